// Global setup of all browser tests: starts the production Worker in workerd and one Chromium, and provides their
// addresses to the tests.
import { fileURLToPath } from "node:url";
import type { BrowserServer } from "playwright-core";
import type { TestProject } from "vitest/node";
import { createTestHarness } from "wrangler";
import { launchChrome } from "./chrome.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The origin of the running Worker, without a trailing slash. */
    site: string;
    /** The endpoint for `chromium.connect`. */
    chrome: string;
  }
}

const configPath = fileURLToPath(new URL("../../wrangler.toml", import.meta.url));
const harness = createTestHarness({ workers: [{ configPath }] });
let chrome: BrowserServer | undefined;

export async function setup(project: TestProject): Promise<void> {
  const { url } = await harness.listen();
  chrome = await launchChrome();
  project.provide("site", new URL(url).origin);
  project.provide("chrome", chrome.wsEndpoint());
}

export async function teardown(): Promise<void> {
  await chrome?.close();
  await harness.close();
}
