// Tests a source with its quote marked: the mark is reachable by keyboard and visible in black and white print.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { ask, connect, leave, tabTo, visit } from "./visit.ts";

const QUESTION = "嘉善的网办率达到了多少？";
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/** The source page of the first quote of an answer. */
async function openQuote(options: Parameters<typeof visit>[2] = {}): Promise<Page> {
  const { page } = await visit(browser, "/", options);
  const turn = await ask(page, QUESTION);
  const href = await turn.getByRole("link", { name: "看原文这一段" }).first().getAttribute("href");
  await page.goto((href ?? "").replace("#quote", ""));
  return page;
}

describe("the marked quote", () => {
  test("is reachable by keyboard, and Tab goes on behind it", async () => {
    const page = await openQuote();
    await tabTo(page, page.getByRole("link", { name: "跳到标出的原文" }));
    await page.keyboard.press("Enter");
    const mark = page.locator("mark").first();
    await expect.poll(() => mark.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Tab");
    const back = page.getByRole("link", { name: "回去接着问" });
    expect(await back.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test.each(["light", "dark"] as const)(
    "is visible in print without a background colour, in %s",
    async (colorScheme) => {
      const page = await openQuote({ colorScheme });
      await page.emulateMedia({ media: "print", colorScheme });
      const looks = await page
        .locator("mark")
        .first()
        .evaluate((mark) => {
          const { textDecorationLine, borderTopStyle, borderTopWidth, color } = getComputedStyle(mark);
          return { textDecorationLine, borderTopStyle, isThick: Number.parseFloat(borderTopWidth) >= 1.5, color };
        });
      expect(looks).toEqual({
        textDecorationLine: "underline",
        borderTopStyle: "solid",
        isThick: true,
        color: "rgb(0, 0, 0)",
      });
    },
  );

  test("is printed with its source and without controls", async () => {
    const page = await openQuote();
    await page.emulateMedia({ media: "print" });
    const main = page.getByRole("main");
    const printed = await main.innerText();
    for (const words of [
      "《",
      "市司法局 · 嘉善县 · 2021年5月10日",
      "这段原文的链接",
      "原文摘录，仅供参考，不构成法律意见。",
    ]) {
      expect(printed).toContain(words);
    }
    const link = page.getByRole("link", { name: "这段原文的链接" });
    const written = await link.evaluate((element) => getComputedStyle(element, "::after").content);
    expect(written).toContain(await link.getAttribute("href"));
    for (const name of ["跳到标出的原文", "回去接着问", "资料目录", "跳到正文"]) {
      expect(await page.getByText(name).isVisible(), name).toBe(false);
    }
  });
});
