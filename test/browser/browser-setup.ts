// Global setup of the browser tests: makes the box once, starts it in plain workerd, and provides its address and how to
// start Chromium. Tests that need other settings start the same box with them.
import type { LaunchOptions } from "playwright-core";
import type { TestProject } from "vitest/node";
import { readDeployment } from "../../tools/deployment.ts";
import { configure } from "../../tools/serve/box.ts";
import { startWorkerd } from "../../tools/workerd.ts";
import { setup as setupBox, teardown as teardownBox } from "../box/box-setup.ts";
import { prepareChrome } from "./chrome.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The origin of the running Worker, without a trailing slash. */
    site: string;
    /** How each process of tests starts its Chromium. */
    chrome: LaunchOptions;
  }
}

let stop: (() => Promise<void>) | undefined;

export async function setup(project: TestProject): Promise<void> {
  const { vars } = await readDeployment();
  const configuration = await configure(await setupBox(project), "browser.capnp", Object.keys(vars));
  const served = await startWorkerd({ configuration, listenAt: "127.0.0.1:0", env: vars, output: "errors" });
  stop = served.stop;
  project.provide("site", `http://127.0.0.1:${served.port}`);
  project.provide("chrome", await prepareChrome());
}

export async function teardown(): Promise<void> {
  await stop?.();
  await teardownBox();
}
