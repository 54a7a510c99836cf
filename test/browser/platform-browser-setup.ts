// Global setup of the browser tests that also run on the platform's own runtime: starts the Worker in wrangler, and
// provides its address and how to start Chromium.
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { createTestHarness } from "wrangler";
import { prepareChrome } from "./chrome.ts";

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
