// Opens and uses a terminal: the kiosk's real page, with a clock that the test moves and stand-ins for sounds.
import type { Browser, BrowserContextOptions, Page, Request } from "playwright-core";
import { expect } from "vitest";
import { terminalSounds } from "./terminal-sounds.ts";
import { SITE } from "./visit.ts";

export const IDLE = 20;
export const WARNING = 20;
/** Short times, so that tests do not wait long, and two abilities. */
export const QUERY = `idle=${IDLE}&warning=${WARNING}&can=call,print`;

/** Largest step of the clock; less than the time limit of a connection check. */
const STEP_SECONDS = 2.5;
/** Real time after which a request counts as unanswered. */
const HANGS_MS = 2_000;
const LOOK_MS = 5;
/** Enough to read the longest answer aloud slowly. */
const WAIT_MAX_SECONDS = 1_200;

export interface Terminal {
  page: Page;
  /** Returns the reason of each wipe so far. */
  cleared: () => Promise<string[]>;
  /** Advances the page's clock. */
  wait: (seconds: number) => Promise<void>;
  /** Waits without activity until the warning is shown. Text that is still read aloud delays it. */
  waitForWarning: () => Promise<void>;
  /** Returns the number of page loads. */
  loads: () => number;
}

declare global {
  var clearedWhy: string[];
}

interface Opening {
  query?: string;
  site?: string;
  prepare?: (page: Page) => Promise<unknown>;
  /** False for a browser without service workers, in which the kiosk has no offline copy. */
  hasWorker?: boolean;
}

/** Makes the browser one without service workers, as over plain http. */
export function hideServiceWorkers(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
  });
}

/** Opens the kiosk of `site` in a new browser context. */
export async function openTerminal(
  browser: Browser,
  {
    query = QUERY,
    site = SITE,
    prepare = async () => {},
    hasWorker = true,
    ...options
  }: BrowserContextOptions & Opening = {},
): Promise<Terminal> {
  const context = await browser.newContext({
    baseURL: site,
    locale: "zh-CN",
    viewport: { width: 1080, height: 1920 },
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(terminalSounds);
  await context.addInitScript(() => {
    globalThis.clearedWhy = [];
    addEventListener("fawen:session-cleared", (event) => {
      if (event instanceof CustomEvent) globalThis.clearedWhy.push(event.detail.why);
    });
  });
  const page = await context.newPage();
  let loads = 0;
  page.on("load", () => loads++);
  await page.clock.install();
  if (!hasWorker) await hideServiceWorkers(page);
  await prepare(page);
  await page.goto(`/kiosk?${query}`);
  await expectAttract(page);
  if (hasWorker && options.serviceWorkers !== "block") {
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  }
  const wait = waiter(page);
  return {
    page,
    cleared: () => page.evaluate(() => globalThis.clearedWhy),
    wait,
    waitForWarning: async () => {
      for (let waited = 0; (await warning(page).count()) === 0; waited += STEP_SECONDS) {
        expect(waited).toBeLessThan(WAIT_MAX_SECONDS);
        await wait(STEP_SECONDS);
      }
    },
    loads: () => loads,
  };
}

/**
 * Makes a function that advances the page's clock in steps. After each step it waits in real time for open connection
 * checks, so that the clock does not run ahead of the network.
 */
function waiter(page: Page): (seconds: number) => Promise<void> {
  const open = new Set<Request>();
  page.on("request", (request) => request.url().endsWith("/alive.txt") && open.add(request));
  const close = (request: Request) => open.delete(request);
  page.on("requestfinished", close);
  page.on("requestfailed", close);
  return async (seconds) => {
    for (let rest = seconds; rest > 0; rest -= STEP_SECONDS) {
      await page.clock.runFor(Math.min(rest, STEP_SECONDS) * 1_000);
      for (let waited = 0; open.size > 0 && waited < HANGS_MS; waited += LOOK_MS) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      open.clear();
    }
  };
}

export async function expectAttract(page: Page): Promise<void> {
  await page.getByRole("button", { name: "点这里开始" }).waitFor();
}

/** Taps the reachable button of a name; others of that name may lie under a sheet. */
export const tap = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).and(page.locator(":not([inert] *)")).first().click();

/** Goes from the first screen to the field. */
export async function openField(page: Page): Promise<void> {
  await tap(page, "点这里开始");
  await tap(page, "打字问");
}

/** Sends a message as a shell that runs scripts in the page, and waits until it is handled. */
export function shellSays(page: Page, message: Readonly<Record<string, unknown>>): Promise<void> {
  return page.evaluate(async (says) => {
    for (const data of [{ fawen: 1, type: "hello" }, says]) window.postMessage(data, location.origin);
    // Messages arrive in order: when this one arrives, the others have been handled.
    await new Promise((resolve) => {
      addEventListener("message", ({ data }) => data === "heard" && resolve(null));
      window.postMessage("heard", location.origin);
    });
  }, message);
}

/** Types text into the field. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").click();
  await page.keyboard.insertText(text);
}

/** Types a question, sends it and waits for the whole answer. */
export async function askFor(page: Page, question: string): Promise<void> {
  await write(page, question);
  await tap(page, "问一问");
  await expectAnswer(page);
}

export async function expectAnswer(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "找人问" }).waitFor();
}

export const warning = (page: Page) => page.getByRole("alertdialog", { name: "您还在用吗？" });

/** Returns the current caption, or an empty string. */
export async function caption(page: Page): Promise<string> {
  const said = page.locator(".caption p");
  return (await said.count()) === 0 ? "" : said.innerText();
}

/** Waits without activity until the kiosk is wiped. */
export async function leaveAlone({ page, wait, waitForWarning }: Terminal): Promise<void> {
  await waitForWarning();
  await wait(WARNING);
  await expectAttract(page);
  expect(await warning(page).count()).toBe(0);
}
