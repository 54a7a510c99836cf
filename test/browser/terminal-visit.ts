// A terminal as people find it: the kiosk's real page, the clock in the test's hand, stand-ins for what sounds.
import type { Browser, BrowserContextOptions, Page, Request } from "playwright-core";
import { expect } from "vitest";
import { terminalSounds } from "./terminal-sounds.ts";
import { SITE } from "./visit.ts";

export const IDLE = 20;
export const WARNING = 20;
/** So short that a test need not wait long, and a shell that can do everything. */
export const QUERY = `idle=${IDLE}&warning=${WARNING}&can=call,print`;

/** Less than the page waits for a sign of the line. */
const STEP_SECONDS = 2.5;
/** A request that has no answer by then has none. */
const HANGS_MS = 2_000;
const LOOK_MS = 5;
/** Every line of the longest answer, read slowly. */
const WAIT_MAX_SECONDS = 1_200;

export interface Terminal {
  page: Page;
  /** Why everything was wiped, each time. */
  cleared: () => Promise<string[]>;
  /** Lets time pass. */
  wait: (seconds: number) => Promise<void>;
  /** Nobody does anything until the warning stands there: a voice that reads on is listened to. */
  waitForWarning: () => Promise<void>;
  /** Documents that were opened in the page. */
  loads: () => number;
}

declare global {
  var clearedWhy: string[];
}

/** `site` is where the kiosk is reached. */
export async function openTerminal(
  browser: Browser,
  {
    query = QUERY,
    site = SITE,
    prepare = async () => {},
    ...options
  }: BrowserContextOptions & { query?: string; site?: string; prepare?: (page: Page) => Promise<unknown> } = {},
): Promise<Terminal> {
  const context = await browser.newContext({
    baseURL: site,
    locale: "zh-CN",
    viewport: { width: 1080, height: 1920 },
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
  await prepare(page);
  await page.goto(`/kiosk?${query}`);
  await expectAttract(page);
  if (options.serviceWorkers !== "block") {
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
 * The clock runs ahead of the network: requests for a sign of the line come home before more time passes, unless nobody answers
 * them at all.
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

/** The one that can be reached: others of its name may lie under a sheet. */
export const tap = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).and(page.locator(":not([inert] *)")).first().click();

/** From the attract screen to the field. */
export async function openField(page: Page): Promise<void> {
  await tap(page, "点这里开始");
  await tap(page, "打字问");
}

/** What the shell says, where it runs scripts in the page. */
export function shellSays(page: Page, message: Readonly<Record<string, unknown>>): Promise<void> {
  return page.evaluate(async (says) => {
    for (const data of [{ fawen: 1, type: "hello" }, says]) window.postMessage(data, location.origin);
    // Messages come in their order: after this one those have been heard.
    await new Promise((resolve) => {
      addEventListener("message", ({ data }) => data === "heard" && resolve(null));
      window.postMessage("heard", location.origin);
    });
  }, message);
}

/** Writes as a keyboard does. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").click();
  await page.keyboard.insertText(text);
}

/** Writes and sends; waits for the answer's end. */
export async function askFor(page: Page, question: string): Promise<void> {
  await write(page, question);
  await tap(page, "问一问");
  await expectAnswer(page);
}

export async function expectAnswer(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "找人问" }).waitFor();
}

export const warning = (page: Page) => page.getByRole("alertdialog", { name: "您还在用吗？" });

/** What is captioned just now, or an empty text. */
export async function caption(page: Page): Promise<string> {
  const said = page.locator(".caption p");
  return (await said.count()) === 0 ? "" : said.innerText();
}

/** Nobody does anything until everything is wiped. */
export async function leaveAlone({ page, wait, waitForWarning }: Terminal): Promise<void> {
  await waitForWarning();
  await wait(WARNING);
  await expectAttract(page);
  expect(await warning(page).count()).toBe(0);
}
