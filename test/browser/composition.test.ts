// Chinese is typed with an input method: letters first, then the words chosen for them. Whatever the page, the chat or
// the network do during a composition, the composed text is not lost, damaged or sent too early, and their changes take
// effect afterwards.
import type { Browser, CDPSession, Locator, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { answerTo, connect, leave, openEmpty } from "./visit.ts";
import { field, openWatchedPage, QUESTION, send, turns, withModule } from "./watched-page.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/** Imitates an input method: its letters are in the focused field until words are chosen. */
class Writer {
  readonly #session: CDPSession;

  constructor(session: CDPSession) {
    this.#session = session;
  }

  async composes(text: string): Promise<void> {
    await this.#session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  async chooses(text: string): Promise<void> {
    await this.#session.send("Input.insertText", { text });
  }

  /** Enter accepts the letters as they are. The browser also sends the key event to the page. */
  async pressesEnter(): Promise<void> {
    const key = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 };
    await this.#session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
    await this.#session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  }
}

const writerAt = async (page: Page) => new Writer(await page.context().newCDPSession(page));

/** Counts the ended compositions of a field, and marks the field to recognise it later. */
const watch = (at: Locator) =>
  at.evaluate((area) => {
    area.setAttribute("data-mine", "");
    area.addEventListener("compositionend", () => {
      document.documentElement.dataset.ended = `${document.documentElement.dataset.ended ?? ""}.`;
    });
  });
const ended = (page: Page) => page.evaluate(() => document.documentElement.dataset.ended ?? "");

const CHANGES: readonly [string, (page: Page) => Promise<void>, (page: Page) => Locator][] = [
  [
    "the language",
    (page) => page.evaluate(() => document.querySelector("fawen-chat")?.setAttribute("lang", "en")),
    (page) => page.getByRole("button", { name: "Ask", exact: true }),
  ],
  [
    "its words",
    (page) =>
      page.evaluate(() => {
        const chat = document.querySelector("fawen-chat");
        if (chat !== null) Reflect.set(chat, "strings", { send: "发送" });
      }),
    (page) => page.getByRole("button", { name: "发送" }),
  ],
  [
    "the places to choose from",
    (page) => page.evaluate(() => document.querySelector("fawen-chat")?.setAttribute("places", "嘉善县|平湖市")),
    (page) => page.locator("select.place"),
  ],
];

describe("during a composition", () => {
  test.each(CHANGES)("a page's change of %s waits until it has ended", async (_name, change, shown) => {
    const { page, faults } = await openWatchedPage(browser);
    const writer = await writerAt(page);
    await field(page).click();
    await watch(field(page));
    await writer.composes("shan'xia");
    await change(page);
    expect([await field(page).inputValue(), await ended(page)]).toEqual(["shan'xia", ""]);
    await writer.composes("嘉善");
    expect(await shown(page).count()).toBe(0);
    await writer.chooses("嘉善");
    await shown(page).waitFor();
    expect([await field(page).inputValue(), await ended(page)]).toEqual(["嘉善", "."]);
    await page.keyboard.type("县");
    expect(await field(page).inputValue()).toBe("嘉善县");
    expect(faults).toEqual([]);
  });

  test("an answer that arrives or a question of the page does not disturb it", async () => {
    const { page, faults } = await openWatchedPage(browser, undefined, { hasTouch: true, isMobile: true });
    const writer = await writerAt(page);
    await field(page).click();
    await watch(field(page));
    await writer.composes("ping'hu");
    await page.evaluate((question) => document.querySelector("fawen-chat")?.ask(question), QUESTION);
    await answerTo(page, QUESTION);
    expect([await field(page).inputValue(), await ended(page)]).toEqual(["ping'hu", ""]);
    await writer.chooses("平湖");
    expect([await field(page).inputValue(), await ended(page)]).toEqual(["平湖", "."]);
    expect(faults).toEqual([]);
  });

  test("Enter ends it without asking, and the next Enter asks", async () => {
    const { page, posted } = await openWatchedPage(browser);
    const writer = await writerAt(page);
    await field(page).click();
    await writer.composes(QUESTION);
    await writer.pressesEnter();
    await writer.chooses(QUESTION);
    expect([await turns(page).count(), posted("/api/ask")]).toEqual([0, []]);
    await page.keyboard.press("Enter");
    await answerTo(page, QUESTION);
    expect(posted("/api/ask").map(({ question }) => question)).toEqual([QUESTION]);
  });

  test("clear() removes the composed text too", async () => {
    const { page, faults } = await openWatchedPage(browser);
    const writer = await writerAt(page);
    await send(page, QUESTION);
    await answerTo(page, QUESTION);
    await field(page).click();
    await writer.composes("jia'shan");
    await page.evaluate(() => document.querySelector("fawen-chat")?.clear());
    expect([await field(page).inputValue(), await turns(page).count()]).toEqual(["", 0]);
    await page.getByText("写下您遇到的事").waitFor();
    expect(faults).toEqual([]);
  });

  test("removing the element does not delay later changes", async () => {
    const { page, faults } = await openWatchedPage(browser, withModule("<main><fawen-chat></fawen-chat></main>"));
    const writer = await writerAt(page);
    await field(page).click();
    await writer.composes("jia'shan");
    await page.evaluate(() => {
      const chat = document.querySelector("fawen-chat");
      chat?.remove();
      chat?.setAttribute("lang", "en");
      if (chat !== null) document.querySelector("main")?.append(chat);
    });
    await page.getByRole("button", { name: "Ask", exact: true }).waitFor();
    expect(faults).toEqual([]);
  });
});

test("a composition in the server's form stays intact when the chat replaces the form", async () => {
  const { page } = await openEmpty(browser);
  const held: (() => Promise<void>)[] = [];
  await page.route("**/widget-answers.js*", (route) => {
    held.push(() => route.continue());
  });
  await page.goto(`/?q=${encodeURIComponent(QUESTION)}`);
  await expect.poll(() => held.length).toBe(1);
  const writer = await writerAt(page);
  await page.locator("form textarea").click();
  await watch(page.locator("form textarea"));
  await writer.composes("ping'hu");
  await Promise.all([page.waitForResponse(/widget-answers/), held[0]?.()]);
  // The loaded script runs a moment later.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  expect([await page.locator("textarea").first().inputValue(), await ended(page)]).toEqual(["ping'hu", ""]);
  await writer.chooses("平湖");
  await page.locator(".root textarea").waitFor();
  expect(await page.locator(".root textarea").inputValue()).toBe("平湖");
});
