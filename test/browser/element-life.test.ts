// Tests the element over time: two on a page, removing and reinserting, changing attributes, surviving a reload, and
// the styles of a host page.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { answerTo, connect, leave } from "./visit.ts";
import { field, OTHER_QUESTION, openWatchedPage, QUESTION, send, turns, withModule } from "./watched-page.ts";

const KEPT = withModule('<fawen-chat id="a" keep="session"></fawen-chat>');
/** True runs every case, false a sample. */
const FULL = process.env.FULL === "1";
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/** The number of entries in each storage of this page. */
const stored = (page: Page) => page.evaluate(() => [localStorage.length, sessionStorage.length]);

const setAttribute = (page: Page, name: string, value: string) =>
  page.evaluate(([key, text]) => document.querySelector("fawen-chat")?.setAttribute(key, text), [name, value] as const);

test.runIf(FULL)("two elements on a page are independent", async () => {
  const { page, posted, faults } = await openWatchedPage(
    browser,
    withModule('<fawen-chat id="a"></fawen-chat><fawen-chat id="b" lang="en"></fawen-chat>'),
  );
  const [a, b] = [page.locator("#a"), page.locator("#b")];
  await field(a).fill(QUESTION);
  await field(b).fill(OTHER_QUESTION);
  await a.locator(".send").click();
  await b.locator(".send").click();
  await a.locator(".answer").waitFor();
  await b.locator(".answer").waitFor();
  expect([await turns(a).count(), await turns(b).count()]).toEqual([1, 1]);
  expect(posted("/api/ask").map(({ history }) => history)).toEqual([[], []]);
  await a.getByRole("button", { name: "清空" }).click();
  expect([await turns(a).count(), await turns(b).count()]).toEqual([0, 1]);
  expect(faults).toEqual([]);
});

describe("an element that is removed and reinserted", () => {
  test.runIf(FULL)("keeps its conversation and continues", async () => {
    const { page, faults } = await openWatchedPage(browser);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    await page.evaluate(async () => {
      const chat = document.querySelector("fawen-chat");
      chat?.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (chat !== null) document.querySelector("body")?.appendChild(chat);
    });
    await answerTo(page, QUESTION);
    await send(page, OTHER_QUESTION);
    await answerTo(page, OTHER_QUESTION);
    expect(await turns(page).count()).toBe(2);
    expect(faults).toEqual([]);
  });

  test("is closed if its dialog was open, and opens again above the page", async () => {
    const { page, faults } = await openWatchedPage(browser, withModule("<fawen-chat launcher></fawen-chat>"));
    const launcher = page.getByRole("button", { name: "法律问题，问一问" });
    await launcher.click();
    await field(page).fill(QUESTION);
    await page.evaluate(async () => {
      const chat = document.querySelector("fawen-chat");
      chat?.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (chat !== null) document.querySelector("body")?.appendChild(chat);
    });
    await launcher.click();
    await expect.poll(() => page.locator("dialog").evaluate((dialog) => dialog.matches(":modal"))).toBe(true);
    await expect.poll(() => field(page).inputValue()).toBe(QUESTION);
    expect(faults).toEqual([]);
  });
});

describe("stored conversations", () => {
  test.runIf(FULL)("do not exist unless the page enables them", async () => {
    const { page } = await openWatchedPage(browser);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    expect(await stored(page)).toEqual([0, 0]);
  });

  test("survive a reload within the session, are sent along, and are removed by clear()", async () => {
    const { page, posted, faults } = await openWatchedPage(browser, KEPT);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    expect(await stored(page)).toEqual([0, 1]);
    await page.reload();
    await answerTo(page, QUESTION);
    await send(page, OTHER_QUESTION);
    await answerTo(page, OTHER_QUESTION);
    expect(posted("/api/ask").at(-1)).toMatchObject({ history: [{ role: "user", content: QUESTION }] });
    expect(await turns(page).count()).toBe(2);
    await page.evaluate(() => document.querySelector("fawen-chat")?.clear());
    expect(await stored(page)).toEqual([0, 0]);
    await page.reload();
    await page.getByText("写下您遇到的事").waitFor();
    expect(await turns(page).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("that cannot be displayed do not block the chat, and appear once they can", async () => {
    const { page, faults } = await openWatchedPage(browser, KEPT);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    await page.route("**/widget-answers.js*", (route) => route.abort());
    await page.reload();
    await send(page, OTHER_QUESTION);
    await turns(page).getByText("没有连上").waitFor();
    await page.unroute("**/widget-answers.js*");
    await turns(page).getByRole("button", { name: "再试一次" }).click();
    await answerTo(page, OTHER_QUESTION);
    expect(await turns(page).getByRole("heading", { level: 2 }).allInnerTexts()).toEqual([
      expect.stringContaining(QUESTION),
      expect.stringContaining(OTHER_QUESTION),
    ]);
    expect(faults).toEqual([]);
  });

  test.runIf(FULL)("that were tampered with are ignored", async () => {
    const { page, faults } = await openWatchedPage(browser, KEPT);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    await page.evaluate(() => {
      for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, '[{"question":1},"<b>"');
    });
    await page.reload();
    await send(page, OTHER_QUESTION);
    await answerTo(page, OTHER_QUESTION);
    expect(await turns(page).count()).toBe(1);
    expect(faults).toEqual([]);
  });
});

describe("changing an element's attributes", () => {
  test("updates language, colours and text size at once, and keeps the conversation, the draft and the caret", async () => {
    const { page, faults } = await openWatchedPage(browser);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    await field(page).fill(OTHER_QUESTION);
    await page.keyboard.press("Home");
    const looks = () =>
      page.locator(".root").evaluate((root) => {
        const { backgroundColor } = getComputedStyle(root.querySelector(".frame") ?? root);
        const [letters] = Array.from(root.querySelectorAll("textarea"), (area) => getComputedStyle(area).fontSize);
        return { backgroundColor, letters: Number.parseFloat(letters ?? "") };
      });
    const before = await looks();
    await setAttribute(page, "theme", "dark");
    await setAttribute(page, "size", "huge");
    const after = await looks();
    expect(after.backgroundColor).not.toBe(before.backgroundColor);
    expect(after.letters).toBeGreaterThan(before.letters);
    await setAttribute(page, "lang", "en");
    await page.getByRole("button", { name: "Ask", exact: true }).waitFor();
    await turns(page).getByRole("heading", { name: "Ask a person" }).waitFor();
    expect(await turns(page).innerText()).toContain(QUESTION);
    await page.keyboard.type("再问");
    expect(await field(page).inputValue()).toBe(`再问${OTHER_QUESTION}`);
    await setAttribute(page, "lang", "nonsense");
    await page.getByRole("button", { name: "问一问", exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  test.runIf(FULL)("to a launcher and back keeps the conversation", async () => {
    const { page, faults } = await openWatchedPage(browser);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    await setAttribute(page, "launcher", "");
    await page.getByRole("button", { name: "法律问题，问一问" }).click();
    await answerTo(page, QUESTION);
    await page.evaluate(() => document.querySelector("fawen-chat")?.removeAttribute("launcher"));
    await answerTo(page, QUESTION);
    expect(await page.locator("dialog").count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

describe("styles of the host page", () => {
  test("apply through parts and custom properties", async () => {
    const { page } = await openWatchedPage(browser);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        `fawen-chat { --fawen-accent: rgb(1, 2, 3); --fawen-on-accent: rgb(250, 251, 252); --fawen-height: 300px }
         ${["title", "log", "question", "answer", "lead", "quote", "handoff", "feedback", "form", "send", "notice"]
           .map((part) => `fawen-chat::part(${part}) { outline: 3px dotted rgb(4, 5, 6) }`)
           .join("")}`,
      );
      document.adoptedStyleSheets = [sheet];
    });
    const seen = await page.locator("fawen-chat").evaluate((chat) => {
      const root = chat.shadowRoot;
      const parts = [
        "title",
        "log",
        "question",
        "answer",
        "lead",
        "quote",
        "handoff",
        "feedback",
        "form",
        "send",
        "notice",
      ];
      const outlined = parts.filter((part) => {
        const element = root?.querySelector(`[part~="${part}"]`) ?? null;
        return element !== null && getComputedStyle(element).outlineColor === "rgb(4, 5, 6)";
      });
      const button = root?.querySelector(".send") ?? null;
      const style = button === null ? null : getComputedStyle(button);
      return {
        missing: parts.filter((part) => !outlined.includes(part)),
        ground: style?.backgroundColor,
        ink: style?.color,
        height: chat.getBoundingClientRect().height,
      };
    });
    expect(seen).toMatchObject({ missing: [], ground: "rgb(1, 2, 3)", ink: "rgb(250, 251, 252)" });
    expect(seen.height).toBeLessThanOrEqual(300);
  });
});
