// Common steps of browser tests: a fresh context for each visit, asking, waiting for the answer.
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { inject } from "vitest";
import { launchChrome } from "./chrome.ts";

export const SITE = inject("site");

let started: Promise<Browser> | undefined;

/**
 * The Chromium of this process. Its files share it one after the other, and give it back with `leave`. It ends with the
 * process; one that has ended before is replaced.
 */
export async function connect(): Promise<Browser> {
  const running = await started;
  if (running?.isConnected() === true) return running;
  started = launchChrome(inject("chrome"));
  return started;
}

/** Closes all contexts: hundreds of open pages slow down the following ones. */
export async function leave(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}

interface Visit {
  page: Page;
  requests: string[];
}

/** Opens a page in a fresh context and records all its requests. It scrolls at once, as for people who want that. */
export async function visit(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const visited = await openEmpty(browser, options);
  await visited.page.goto(path);
  return visited;
}

/** The same before the page is opened. */
export async function openEmpty(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: SITE, locale: "zh-CN", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(15_000);
  const requests: string[] = [];
  context.on("request", (request) => requests.push(request.url()));
  const page = await context.newPage();
  return { page, requests };
}

export function questionField(page: Page): Locator {
  return page.getByRole("textbox", { name: /您的问题|接着问/u });
}

/** Asks on the page and waits until the last answer is displayed. */
export async function ask(page: Page, question: string): Promise<Locator> {
  await questionField(page).fill(question);
  await page.getByRole("button", { name: "问一问" }).click();
  return answerTo(page, question);
}

/** Returns the turn of a question once its answer is complete. An answer ends with the contacts. */
export async function answerTo(page: Page, question: string): Promise<Locator> {
  const turn = page
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: question }) })
    .last();
  await turn.getByRole("heading", { name: "找人问" }).waitFor();
  return turn;
}

/** Presses Tab until the element has the focus. Throws if that never happens. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element.matches(":focus"))) return;
  }
  throw new Error("Tab does not reach the element");
}
