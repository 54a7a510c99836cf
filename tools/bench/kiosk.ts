// Measures the kiosk in real Chromium, served by the box: the size of everything that a terminal keeps, and how long a
// person waits from the tap on a question until the answer is painted, online and offline.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { launchChrome } from "../../test/browser/chrome.ts";
import { readDeployment } from "../deployment.ts";
import { configure, makeBox } from "../serve/box.ts";
import { startWorkerd } from "../workerd.ts";

export interface KioskFigures {
  /** Gzipped bytes of the page, script, style sheet, engine, index and the service worker's own script. */
  gzipBytes: number;
  /** Milliseconds from the tap on a question to the frame that shows the answer, one value per simulated person. */
  online: number[];
  /** The same offline, with the engine running since the first tap. */
  offline: number[];
  /** The same offline, after the browser has stopped the service worker: the engine starts between the two taps. */
  woken: number[];
}

const PERSONS = 7;
/** Time between the first tap and the tap on a need. Nobody finds their need sooner. */
const LOOKING_MS = 1_500;

export async function measureKiosk(entry: string, directory: string): Promise<KioskFigures> {
  const deployment = await readDeployment();
  const box = await makeBox(entry, join(directory, "kiosk"), deployment);
  const configuration = await configure(box, "kiosk.capnp", Object.keys(deployment.vars));
  const server = await startWorkerd({ configuration, listenAt: "127.0.0.1:0", env: deployment.vars, output: "errors" });
  const browser = await launchChrome();
  const origin = `http://127.0.0.1:${server.port}`;
  try {
    const gzipBytes = await measureBytes(origin);
    const page = await openKiosk(browser, origin);
    const online = await measurePersons(page, async () => {});
    await server.stop();
    const offline = await measurePersons(page, async () => {});
    const session = await browser.contexts()[0]?.newCDPSession(page);
    await session?.send("ServiceWorker.enable");
    const woken = await measurePersons(page, async () => {
      await session?.send("ServiceWorker.stopAllWorkers");
    });
    return { gzipBytes, online, offline, woken };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function measureBytes(origin: string): Promise<number> {
  const read = async (path: string) => Buffer.from(await (await fetch(`${origin}${path}`)).arrayBuffer());
  const worker = await read("/kiosk/worker.js");
  const paths = [...worker.toString().matchAll(/"(\/[^"]*)":"[0-9a-f]{64}"/gu)].map(([, path = ""]) => path);
  const files = await Promise.all([...paths, "/kiosk-engine.js"].map(read));
  return [worker, ...files].reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
}

async function openKiosk(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  const page = await context.newPage();
  await page.goto(`${origin}/kiosk`);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  return page;
}

async function measurePersons(page: Page, before: () => Promise<void>): Promise<number[]> {
  const found: number[] = [];
  for (let person = 0; person < PERSONS; person++) {
    await before();
    await page.locator("button.begin").click();
    await page.waitForTimeout(LOOKING_MS);
    found.push(await page.evaluate(waitForAnswer, person));
    await page.locator("button.leave").first().click();
  }
  return found;
}

/** Runs in the page: taps a need and its first question; resolves to the milliseconds from that tap to the painted answer. */
async function waitForAnswer(need: number): Promise<number> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  document.querySelectorAll<HTMLElement>("button.need")[need]?.click();
  const question = () => document.querySelector<HTMLElement>(".question-list button");
  while (question() === null) await nextFrame();
  const started = performance.now();
  question()?.click();
  while (document.querySelector(".answer") === null) await nextFrame();
  // The answer is painted with the next frame.
  await nextFrame();
  return performance.now() - started;
}
