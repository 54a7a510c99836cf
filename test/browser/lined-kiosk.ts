// Opens and uses a kiosk behind the proxy of `line-cut.ts`. The page's script can be replaced by `line-page.ts`, so
// that tests do not depend on screens. The kit then holds the digest of that script, as if the build had written it.
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { Line } from "./line-cut.ts";
import type { Behind } from "./line-page.ts";
import { SITE } from "./visit.ts";

export const WORKER = "/kiosk/worker.js";

export const QUESTION = { question: "嘉善的网办率达到了多少？" };

export interface Asked {
  status: number;
  type: string | null;
  /** The header `Fawen-Answered`: `offline` for the engine, null for the server. */
  by: string | null;
  text: string;
}

/**
 * Makes the proxy serve the test script and a kit that names it. Other values of `origin` and `comment` (added to the
 * page) make other versions.
 */
export async function putLinePage(line: Line, { origin = "", comment = "" } = {}): Promise<void> {
  const script = await bundle();
  const withComment = (body: Buffer | string) => Buffer.concat([Buffer.from(body), Buffer.from(comment)]);
  const page = withComment(await (await fetch(`${SITE}/kiosk`)).text());
  line.change("/kiosk", withComment);
  line.change("/kiosk.js", () => script);
  line.change(WORKER, (body) => {
    const kit = withDigest(withDigest(body.toString(), "/kiosk.js", script), "/kiosk", page);
    return Buffer.from(kit.replace('"origin":""', `"origin":${JSON.stringify(origin)}`));
  });
}

/** Returns the worker's script with the digest of `file` at a path of the kit. */
function withDigest(text: string, path: string, file: Buffer): string {
  const name = `"${path}":"`;
  const from = text.indexOf(name) + name.length;
  if (from < name.length) throw new Error(`${WORKER} names no ${path}`);
  const digest = createHash("sha256").update(file).digest("hex");
  return `${text.slice(0, from)}${digest}${text.slice(from + digest.length)}`;
}

let bundled: Promise<Buffer> | undefined;

function bundle(): Promise<Buffer> {
  bundled ??= build({
    entryPoints: [fileURLToPath(new URL("line-page.ts", import.meta.url))],
    bundle: true,
    format: "iife",
    write: false,
    logLevel: "silent",
  }).then(({ outputFiles: [output] }) => Buffer.from(output?.contents ?? []));
  return bundled;
}

/** Opens the kiosk in a new browser context and waits until its service worker is active. */
export async function openKiosk(
  browser: Browser,
  line: Line,
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<{ page: Page; loads: () => number }> {
  const context = await browser.newContext({ baseURL: line.origin, locale: "zh-CN" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  let loads = 0;
  page.on("load", () => loads++);
  await prepare(page);
  await page.goto("/kiosk");
  await waitForWorker(page);
  return { page, loads: () => loads };
}

export async function waitForWorker(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** Asks as the page does. */
export function ask(page: Page, request: unknown): Promise<Asked> {
  return page.evaluate(async (body) => {
    const response = await fetch("/api/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
      redirect: "manual",
    });
    const { status, headers } = response;
    return {
      status,
      type: headers.get("Content-Type"),
      by: headers.get("Fawen-Answered"),
      text: await response.text(),
    };
  }, JSON.stringify(request));
}

/** Asks the server directly, not through the proxy. */
export async function askServer(site: string, request: unknown): Promise<Asked> {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(`${site}/api/ask`, { method: "POST", headers, body: JSON.stringify(request) });
  const type = response.headers.get("Content-Type");
  return { status: response.status, type, by: response.headers.get("Fawen-Answered"), text: await response.text() };
}

/** Expects the offline engine to answer, with the same reply as the server. */
export async function expectEngine(page: Page): Promise<void> {
  const reply = await ask(page, QUESTION);
  expect(reply).toEqual({ ...(await askServer(SITE, QUESTION)), by: "offline" });
}

export interface Workers {
  isWaiting: boolean;
  /** The active worker controls the page. */
  isServed: boolean;
  /** The files of each cache, by the cache's name. */
  kept: Record<string, string[]>;
}

/** Looks for a newer worker and waits until it is installed or refused. */
export function update(page: Page): Promise<Workers> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/kiosk");
    if (registration === undefined) throw new Error("no worker is registered");
    await registration.update().catch(() => undefined);
    const { installing } = registration;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (installing === null || installing.state !== "installing") resolve();
      };
      installing?.addEventListener("statechange", look);
      look();
    });
    const kept: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      kept[name] = requests.map(({ url }) => new URL(url).pathname).sort();
    }
    const { waiting, active } = registration;
    return { isWaiting: waiting !== null, isServed: active === navigator.serviceWorker.controller, kept };
  });
}

/** Evaluates a function of the test script's `behind` object in the page. */
export function look<T>(page: Page, read: (behind: Behind) => T): Promise<T> {
  return page.evaluate<T>(`(${read.toString()})(globalThis.behind)`);
}
