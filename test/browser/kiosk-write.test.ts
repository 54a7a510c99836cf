// The ways to write: the page's own keys with words and digits, the system's keyboard, or the shell's keyboard, which
// opens and closes on messages.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { reachState } from "./kiosk-page.ts";
import { begin, questionField, tap } from "./kiosk-states.ts";
import { connect, leave } from "./visit.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

declare global {
  interface Window {
    /** The values of `isOpen` that the shell's keyboard was sent, in order. */
    keyboards: boolean[];
  }
}

async function write(keyboard = "own"): Promise<Page> {
  const prepare = (page: Page) =>
    page.addInitScript(() => {
      window.keyboards = [];
      addEventListener("fawen:keyboard", (event) => {
        if (event instanceof CustomEvent) window.keyboards.push(event.detail.isOpen);
      });
    });
  const reach = async (page: Page) => {
    await begin(page);
    await tap(page, "type");
    await questionField(page).waitFor();
  };
  return reachState(browser, { name: "write", query: { keyboard }, prepare, reach });
}

const key = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const written = (page: Page) => questionField(page).inputValue();

describe("the on-screen keys", () => {
  test("write a question from words of a matter, which is then answered", async () => {
    const page = await write();
    await key(page, "欠薪和打工");
    for (const name of ["被老板开除了", "可以找谁"]) await key(page, name);
    expect(await written(page)).toBe("被老板开除了可以找谁");
    await key(page, "问一问");
    await page.locator("#kiosk .answer").waitFor();
  });

  test("delete one character or all text, and write at the caret", async () => {
    const page = await write();
    for (const digit of ["1", "2", "3"]) await key(page, digit);
    await key(page, "删一个字");
    expect(await written(page)).toBe("12");
    await questionField(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(1, 1));
    await key(page, "9");
    expect(await written(page)).toBe("192");
    await questionField(page).fill("🙂");
    await key(page, "删一个字");
    expect(await written(page)).toBe("");
    await key(page, "删一个字");
    await key(page, "5");
    await key(page, "擦掉重写");
    expect(await written(page)).toBe("");
  });

  test("offer every need of the menu, with its words and the pieces of its questions", async () => {
    const page = await write();
    const needs = await page.locator(".keys [data-need]").allTextContents();
    expect(needs.length).toBeGreaterThanOrEqual(10);
    for (const need of needs) {
      await key(page, need);
      const words = await page.locator(".key-grid [data-key]").allTextContents();
      expect({ need, isEnough: words.length >= 4 }).toEqual({ need, isEnough: true });
      expect(words.filter((word) => word === "" || /[，。？！]/u.test(word))).toEqual([]);
      await key(page, "别的词");
    }
  });

  test("keep the text and the focus when other words are shown", async () => {
    const page = await write();
    await key(page, "7");
    await page.locator(".keys [data-need]").nth(2).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest(".keys") !== null)).toBe(true);
    await expect.poll(() => written(page)).toBe("7");
  });
});

test("keyboard=system shows no on-screen keys", async () => {
  const page = await write("system");
  expect(await page.locator(".keys").count()).toBe(0);
  expect(await page.evaluate(() => window.keyboards)).toEqual([]);
});

describe("the shell's keyboard", () => {
  const told = (page: Page) => page.evaluate(() => window.keyboards);

  test("opens when the field gets the focus and closes when it loses it, once each", async () => {
    const page = await write("shell");
    expect(await page.locator(".keys").count()).toBe(0);
    await expect.poll(() => told(page)).toEqual([true]);
    await page.locator('[data-do="erase"]').focus();
    await expect.poll(() => told(page)).toEqual([true, false]);
    await questionField(page).click();
    await expect.poll(() => told(page)).toEqual([true, false, true]);
  });

  test("closes when the visitor leaves", async () => {
    const page = await write("shell");
    await expect.poll(() => told(page)).toEqual([true]);
    await tap(page, "leave");
    await expect.poll(() => told(page)).toEqual([true, false]);
  });
});

test("an unknown keyboard setting is reported on the first screen", async () => {
  const page = await reachState(browser, { name: "odd", query: { keyboard: "piano" }, reach: async () => {} });
  await page.getByText("地址里有读不懂的设置：keyboard").waitFor();
});
