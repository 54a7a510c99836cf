// A kiosk behind a line that can be cut: what a test does with it. The page's script is the tests' own, so that what is
// tested does not depend on screens; its digest stands in the kit, as the build would have written it.
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import type { Line } from "./line-cut.ts";
import type { Behind } from "./line-page.ts";

export const WORKER = "/kiosk/worker.js";

export interface Asked {
  status: number;
  type: string | null;
  /** Who answered, by the reply's own header. */
  by: string | null;
  text: string;
}

/** From now on the line brings the tests' script, and a kit that names it. `origin` makes another version of the kit. */
export async function putLinePage(line: Line, origin = ""): Promise<void> {
  const script = await bundle();
  line.change("/kiosk.js", () => script);
  line.change(WORKER, (body) => Buffer.from(kitWith(body.toString(), sha256(script), origin)));
}

function kitWith(text: string, digest: string, origin: string): string {
  const changed = text
    .replace(/("\/kiosk\.js":")[0-9a-f]{64}/u, `$1${digest}`)
    .replace('"origin":""', `"origin":${JSON.stringify(origin)}`);
  if (changed === text) throw new Error(`${WORKER} names no /kiosk.js`);
  return changed;
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

export function sha256(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A terminal of its own opens the kiosk; its worker is at work. */
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

/** Asks the server, around the line. */
export async function askServer(site: string, request: unknown): Promise<Asked> {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(`${site}/api/ask`, { method: "POST", headers, body: JSON.stringify(request) });
  const type = response.headers.get("Content-Type");
  return { status: response.status, type, by: response.headers.get("Fawen-Answered"), text: await response.text() };
}

export interface Workers {
  isWaiting: boolean;
  /** The page is served by the worker that is active. */
  isServed: boolean;
  /** Caches with their files. */
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

/** What the page's script has at hand. */
export function look<T>(page: Page, read: (behind: Behind) => T): Promise<T> {
  return page.evaluate<T>(`(${read.toString()})(globalThis.behind)`);
}
