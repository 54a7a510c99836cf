// Tests the element as host pages use it: tags, methods, events, storage. Nothing that it reports to a page contains
// the question.
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { answerTo, connect, leave, SITE } from "./visit.ts";
import { field, OTHER_QUESTION, openWatchedPage, QUESTION, send, turns, withModule } from "./watched-page.ts";

/** The files that a page may load before the first question. */
const BYTES_MAX = 15_360;
const OPENS = "法律问题，问一问";
const TAG = '<script src="/widget.js" async data-place="嘉善县" data-lang="en" data-position="left"></script>';
/** True runs every case, false a sample. */
const FULL = process.env.FULL === "1";
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

const isOpen = (page: Page) => page.evaluate(() => document.querySelector("fawen-chat")?.isOpen);

describe("one script tag", () => {
  test("adds a launcher and a dialog with the attributes of the tag, without a layout shift", async () => {
    const { page, posted, faults } = await openWatchedPage(browser, `<p>Text</p>${TAG}<p>Text</p>`);
    const launcher = page.getByRole("button", { name: "Ask about legal services" });
    await launcher.waitFor();
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          const add = (list: PerformanceObserverEntryList) => {
            for (const entry of list.getEntries()) sum += Number(entry.toJSON().value);
          };
          new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 200);
        }),
    );
    expect(shift).toBe(0);
    expect(await launcher.evaluate((button) => button.getBoundingClientRect().left < innerWidth / 2)).toBe(true);
    await launcher.click();
    await expect.poll(() => isOpen(page)).toBe(true);
    await expect.poll(() => field(page).evaluate((area) => area.matches(":focus"))).toBe(true);
    await send(page, QUESTION);
    await page.locator(".answer").waitFor();
    expect(posted("/api/ask")).toMatchObject([{ place: "嘉善县", lang: "en" }]);
    await page.keyboard.press("Escape");
    await expect.poll(() => isOpen(page)).toBe(false);
    expect(await launcher.evaluate((button) => button.matches(":focus"))).toBe(true);
    expect(faults).toEqual([]);
  });

  test.runIf(FULL)("adds one launcher, however often it appears and even beside one in the markup", async () => {
    const { page, faults } = await openWatchedPage(browser, `<fawen-chat launcher></fawen-chat>${TAG}${TAG}`);
    await page.waitForLoadState("networkidle");
    expect(await page.locator("fawen-chat").count()).toBe(1);
    expect(faults).toEqual([]);
  });

  test("requests only itself before a question, within 15 KiB", async () => {
    const { page, requests } = await openWatchedPage(browser, TAG);
    await page.getByRole("button", { name: "Ask about legal services" }).click();
    await field(page).pressSequentially("abc");
    await page.waitForLoadState("networkidle");
    const loaded = [...new Set(requests)];
    expect(loaded.map((url) => new URL(url).origin)).toEqual(loaded.map(() => SITE));
    const bodies = await Promise.all(loaded.map(async (url) => (await page.request.get(url)).body()));
    expect(bodies.map((body) => gzipSync(body).length).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(
      BYTES_MAX,
    );
    expect(loaded.map((url) => new URL(url).pathname)).toEqual(["/widget.js", "/widget-words-en.js"]);
  });
});

describe("the methods", () => {
  test.runIf(FULL)("open and close the dialog, and have no effect on a chat in the page", async () => {
    const { page } = await openWatchedPage(browser, withModule("<fawen-chat launcher></fawen-chat>"));
    await page.getByRole("button", { name: OPENS }).waitFor();
    const states = await page.evaluate(() => {
      const chat = document.querySelector("fawen-chat");
      const inPage = document.createElement("fawen-chat");
      document.querySelector("body")?.appendChild(inPage);
      if (chat === null) return [];
      const before = chat.isOpen;
      chat.open();
      chat.open();
      const opened = chat.isOpen;
      chat.close();
      chat.close();
      inPage.close();
      return [before, opened, chat.isOpen, inPage.isOpen];
    });
    expect(states).toEqual([false, true, false, true]);
  });

  test("ask resolves to the reply or null, and never rejects for any argument", async () => {
    const { page, posted, faults } = await openWatchedPage(browser, withModule("<fawen-chat launcher></fawen-chat>"));
    await page.getByRole("button", { name: OPENS }).waitFor();
    const ask = (question: string) =>
      page.evaluate(async (text) => {
        const reply = await document.querySelector("fawen-chat")?.ask(text, { place: "嘉善县" });
        return reply === null ? null : reply?.id.slice(0, 2);
      }, question);
    expect(await ask(QUESTION)).toBe("r_");
    expect(await isOpen(page)).toBe(true);
    expect(posted("/api/ask")).toMatchObject([{ question: QUESTION, place: "嘉善县" }]);
    expect(await ask("  ")).toBe(null);
    expect(await ask("问".repeat(501))).toBe(null);
    await page.route("**/api/ask", (route) => route.abort());
    expect(await ask(QUESTION)).toBe(null);
    const given = await page.evaluate(async () => {
      const chat = document.querySelector("fawen-chat");
      if (chat === null) return [];
      const handed: unknown[] = [undefined, null, Symbol("x"), Object.create(null), { toString: () => "" }];
      const asks = handed.map((value) => Promise.resolve(Reflect.apply(chat.ask, chat, [value, null])));
      const loose = document.createElement("fawen-chat");
      chat.remove();
      chat.open();
      return Promise.all([...asks, chat.ask(""), loose.ask("x")]);
    });
    expect(given).toEqual(given.map(() => null));
    expect(faults).toEqual([]);
  });

  test.runIf(FULL)("strings replaces strings at once and ignores invalid values", async () => {
    const { page, faults } = await openWatchedPage(
      browser,
      withModule(`<fawen-chat strings='{"title":"一号窗口"}'></fawen-chat>`),
    );
    await page.getByRole("heading", { name: "一号窗口" }).waitFor();
    const title = await page.evaluate(() => {
      const chat = document.querySelector("fawen-chat");
      if (chat === null) return "";
      chat.strings = { send: "问", copy: "抄走", en: { send: "Go" } };
      return `${chat.strings.title} ${chat.strings.send}`;
    });
    expect(title).toBe("undefined 问");
    await page.getByRole("button", { name: "问", exact: true }).waitFor();
    await send(page, QUESTION);
    await (await answerTo(page, QUESTION)).getByRole("button", { name: "抄走" }).waitFor();
    await page.evaluate(() => {
      const chat = document.querySelector("fawen-chat");
      for (const value of [null, 5, { title: 5 }]) if (chat !== null) Reflect.set(chat, "strings", value);
    });
    await page.getByRole("heading", { name: "一号窗口" }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe("the events", () => {
  test("report answers, failures and calls, and none contains the question", async () => {
    const secret = "我家住枫桥路，邻居王老五占了我的地";
    const { page, chatEvents, faults } = await openWatchedPage(browser);
    await send(page, secret);
    const turn = await answerTo(page, secret);
    await page.evaluate(() => {
      addEventListener("fawen:handoff", (event) => event.preventDefault());
      addEventListener("click", (event) => Reflect.set(window, "isPrevented", event.defaultPrevented));
    });
    await turn.locator("a.call").first().click();
    expect(await page.evaluate(() => Reflect.get(window, "isPrevented"))).toBe(true);
    await page.route("**/api/ask", (route) => route.abort());
    await send(page, secret);
    await turns(page).getByText("没有连上").waitFor();
    const events = await chatEvents();
    expect(events.map(({ type }) => type)).toEqual(["fawen:answer", "fawen:handoff", "fawen:error"]);
    const [answer, handoff, error] = events.map(({ detail }) => detail);
    expect(Object.keys(answer ?? {}).sort()).toEqual(["id", "index", "matter", "reason", "reply", "status"]);
    expect(Object.keys(handoff ?? {}).sort()).toEqual(["matter", "name", "tel"]);
    expect(handoff?.tel).toMatch(/^\d+$/u);
    expect(error).toEqual({ kind: "offline", status: null, slug: null });
    expect(JSON.stringify(events)).not.toContain("王老五");
    expect(JSON.stringify(events)).not.toContain("枫桥路");
    expect(faults).toEqual([]);
  });
});

describe("a preset question", () => {
  test.runIf(FULL)("is asked once, when the dialog first opens", async () => {
    const { page, posted } = await openWatchedPage(
      browser,
      withModule(`<fawen-chat launcher question="${QUESTION}"></fawen-chat>`),
    );
    await page.getByRole("button", { name: OPENS }).click();
    await answerTo(page, QUESTION);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: OPENS }).click();
    await send(page, OTHER_QUESTION);
    await answerTo(page, OTHER_QUESTION);
    expect(posted("/api/ask").map(({ question }) => question)).toEqual([QUESTION, OTHER_QUESTION]);
  });

  test("gives way to a question that the page asks itself", async () => {
    const { page, posted } = await openWatchedPage(
      browser,
      withModule(`<fawen-chat launcher question="${QUESTION}"></fawen-chat>`),
    );
    await page.getByRole("button", { name: OPENS }).waitFor();
    await page.evaluate((question) => document.querySelector("fawen-chat")?.ask(question), OTHER_QUESTION);
    expect(posted("/api/ask").map(({ question }) => question)).toEqual([OTHER_QUESTION]);
    expect(await turns(page).count()).toBe(1);
  });

  test.runIf(FULL)("in the page is asked at once, without scrolling or moving the focus", async () => {
    const lines = "<p>Text</p>".repeat(60);
    const { page } = await openWatchedPage(
      browser,
      withModule(`${lines}<fawen-chat question="${QUESTION}"></fawen-chat>${lines}`),
    );
    await answerTo(page, QUESTION);
    const state = await page.evaluate(() => [
      window.scrollY,
      document.activeElement === document.querySelector("body"),
    ]);
    expect(state).toEqual([0, true]);
  });
});
