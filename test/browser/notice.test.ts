// Before the first question people can read that this is a program, not a person or a lawyer: in a page, a dialog and a
// frame, on a normal and a narrow phone, with the smallest and the largest text. Below an answer they can still read that it is not legal
// advice.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { openHost } from "./host-page.ts";
import { connect, leave, visit } from "./visit.ts";
import { QUESTION } from "./watched-page.ts";

const SUGGESTIONS = "有了纠纷，嘉兴有哪些调解的地方？|想咨询律师，找哪里？|公司想做合规，嘉兴有人帮吗？";
type Size = "normal" | "huge";
/** What has room with the smallest and the largest text has room with the one between. */
const SIZES: readonly Size[] = ["normal", "huge"];
type Context = { viewport: { width: number; height: number } };
const PHONE = { viewport: { width: 390, height: 844 } };
const NARROW = { viewport: { width: 320, height: 568 } };
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

const MODES: readonly [string, (size: Size, context: Context) => Promise<Page>][] = [
  [
    "in a page",
    async (size, context) => {
      const attributes = { size, suggestions: SUGGESTIONS };
      return (await openHost(browser, { kind: "inline", attributes, context })).page;
    },
  ],
  [
    "in a page that gives it little height",
    async (size, context) => {
      const { page } = await openHost(browser, {
        kind: "inline",
        attributes: { size, suggestions: SUGGESTIONS },
        context,
      });
      await page.addStyleTag({ content: "fawen-chat { --fawen-height: 480px }" });
      return page;
    },
  ],
  [
    "in a dialog",
    async (size, context) => {
      const { page } = await openHost(browser, { attributes: { size, suggestions: SUGGESTIONS }, context });
      await page.locator("fawen-chat .launcher").click();
      return page;
    },
  ],
  [
    "in a frame",
    async (size, context) => {
      const { page } = await visit(browser, `/embed?size=${size}`, { reducedMotion: "reduce", ...context });
      await page.locator("fawen-chat .frame").waitFor();
      return page;
    },
  ],
];

/**
 * For each line of an element, whether a pointer reaches its start and its end. Text that is cut off or covered is not
 * reached.
 */
const lines = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const root = element.getRootNode();
    const range = new Range();
    range.selectNodeContents(element);
    return [...range.getClientRects()].map(({ left, right, top, bottom }) =>
      [left + 2, right - 2].every((x) => {
        const hit = root instanceof ShadowRoot ? root.elementFromPoint(x, (top + bottom) / 2) : null;
        return hit !== null && element.contains(hit);
      }),
    );
  });

describe.each(MODES)("%s", (_mode, open) => {
  test.each(SIZES)(
    "on a phone the introduction is complete and visible, and the notice stays below an answer, with %s text",
    async (size) => {
      const page = await open(size, NARROW);
      const intro = page.locator("p.opening");
      expect((await lines(page, "p.opening"))[0], "its start on a narrow phone").toBe(true);
      await intro.evaluate((element) => element.scrollIntoView({ block: "end" }));
      expect((await lines(page, "p.opening")).at(-1), "its end on a narrow phone").toBe(true);

      await page.setViewportSize(PHONE.viewport);
      await intro.evaluate((element) => element.scrollIntoView({ block: "start" }));
      const found = await lines(page, "p.opening");
      expect([found.length > 3, found[0]]).toEqual([true, true]);
      // With huge text in little height the rest takes one turn of the wheel.
      await intro.evaluate((element) => element.scrollIntoView({ block: "nearest" }));
      expect((await lines(page, "p.opening")).filter((isSeen) => !isSeen)).toEqual([]);
      expect(await intro.innerText()).toMatch(/程序，不是真人，也不是律师/);

      await page.evaluate((question) => document.querySelector("fawen-chat")?.ask(question), QUESTION);
      const lead = page.locator(".lead");
      await lead.waitFor();
      expect((await lines(page, ".lead"))[0]).toBe(true);
      await page.locator(".foot").evaluate((foot) => foot.scrollIntoView({ block: "end" }));
      const foot = await lines(page, ".foot");
      expect(foot.filter((isSeen) => !isSeen)).toEqual([]);
      expect(await page.locator(".foot").innerText()).toContain("不构成法律意见");
    },
  );
});
