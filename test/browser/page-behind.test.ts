// Scrolling in the dialog by wheel or finger, over the conversation or beside it, never scrolls the page behind. At the
// end of a chat in the page the page itself scrolls on.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { openHost } from "./host-page.ts";
import { swipe } from "./swipe.ts";
import { connect, leave } from "./visit.ts";
import { QUESTION } from "./watched-page.ts";

const PHONE = { viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1280, height: 800 }, hasTouch: true };
const LONG = ["is long", true] as const;
const STATES = process.env.FULL === "1" ? [LONG, ["is empty", false] as const] : [LONG];
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

async function openLong(kind: "inline" | "dialog", context: typeof DESK): Promise<Page> {
  const { page } = await openHost(browser, { kind, context });
  await page.addStyleTag({ content: "body { min-height: 4000px } fawen-chat { --fawen-height: 600px }" });
  if (kind === "dialog") await page.locator("fawen-chat .launcher").click();
  return page;
}

/** The scroll position of the page after scrolling has settled. */
async function pageTop(page: Page): Promise<number> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
  return page.evaluate(() => scrollY);
}

async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`no ${selector}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe.each([
  ["on a phone", PHONE],
  ["on a desk", DESK],
])("the page behind a dialog %s", (_where, context) => {
  test.each(STATES)("does not scroll when the conversation %s", async (_state, isAsked) => {
    const page = await openLong("dialog", context);
    if (isAsked) {
      await page.evaluate((question) => document.querySelector("fawen-chat")?.ask(question), QUESTION);
      await page.locator(".handoff").waitFor();
      await page.locator(".log").evaluate((log) => log.scrollTo({ top: log.scrollHeight }));
    }
    for (const part of [".log", ".head .names", ".ask textarea", ".foot"]) {
      const at = await middleOf(page, part);
      await page.mouse.move(at.x, at.y);
      await page.mouse.wheel(0, 400);
      expect([part, "wheel", await pageTop(page)]).toEqual([part, "wheel", 0]);
      await swipe(page, at, -150);
      expect([part, "finger", await pageTop(page)]).toEqual([part, "finger", 0]);
    }
    // Beside the dialog, in wide windows.
    await page.mouse.move(20, 20);
    await page.mouse.wheel(0, 400);
    expect(await pageTop(page)).toBe(0);
    await swipe(page, { x: 20, y: 300 }, -150);
    expect(await pageTop(page)).toBe(0);
  });
});

test("at the end of a chat in the page the page scrolls on", async () => {
  const page = await openLong("inline", PHONE);
  const at = await middleOf(page, ".log");
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, 300);
  expect(await pageTop(page)).toBeGreaterThan(0);
});
