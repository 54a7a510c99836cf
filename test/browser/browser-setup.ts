// Global setup of all browser tests: starts the production Worker in workerd, and provides its address to the tests and
// how to start Chromium.
import { fileURLToPath } from "node:url";
import type { LaunchOptions } from "playwright-core";
import type { TestProject } from "vitest/node";
import { createTestHarness } from "wrangler";
import { prepareChrome } from "./chrome.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The origin of the running Worker, without a trailing slash. */
    site: string;
    /** How each process of tests starts its Chromium. */
    chrome: LaunchOptions;
  }
}

const configPath = fileURLToPath(new URL("../../wrangler.toml", import.meta.url));
const harness = createTestHarness({ workers: [{ configPath }] });

export async function setup(project: TestProject): Promise<void> {
  const { url } = await harness.listen();
  project.provide("site", new URL(url).origin);
  project.provide("chrome", await prepareChrome());
}

export async function teardown(): Promise<void> {
  await harness.close();
}
