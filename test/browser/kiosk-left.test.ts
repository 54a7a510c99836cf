// A terminal after its visitor has left: the page is hidden and shown again, or the shell clears it. Events that come
// late for the old visitor (an answer, speech, a line read aloud, the end of printing) must not reach the next one.
import type { Browser, Page, Route } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { findings, placesOf } from "./terminal-rests.ts";
import {
  askFor,
  caption,
  expectAnswer,
  expectAttract,
  openField,
  openTerminal,
  QUERY,
  shellSays,
  type Terminal,
  tap,
  write,
} from "./terminal-visit.ts";
import { connect, leave } from "./visit.ts";

const WORD = "龘靐齉";
const QUESTION = "嘉善和平湖各有多少名法治监督员";
/** A terminal without an offline copy: the copy takes as long as a test, and keeps nothing of a visitor. */
const ONLINE = { hasWorker: false };
/** Time for a late event to take effect. */
const SETTLE_MS = 100;

const FULL = process.env.FULL === "1";
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

const settle = () => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
const field = (page: Page) => page.getByRole("textbox").inputValue();

async function expectForgotten({ page }: Terminal): Promise<void> {
  expect(findings(await placesOf(page), [WORD, "18名"])).toEqual([]);
}

/** Opens a terminal and asks a question that contains `WORD`. */
async function openUsed(query = QUERY): Promise<Terminal> {
  const terminal = await openTerminal(browser, { ...ONLINE, query });
  const { page } = terminal;
  await openField(page);
  await askFor(page, `${QUESTION}（${WORD}）`);
  expect(findings(await placesOf(page), [WORD, "18名"])).not.toEqual([]);
  return terminal;
}

describe("a hidden page", () => {
  const turn = (page: Page, type: "pagehide" | "pageshow", persisted: boolean) =>
    page.evaluate(([name, isKept]) => dispatchEvent(new PageTransitionEvent(name, { persisted: isKept })), [
      type,
      persisted,
    ] as const);

  test.each([true, false])("is empty when it is hidden (persisted: %s) and when it is shown again", async (isKept) => {
    const terminal = await openUsed();
    const { page, cleared } = terminal;
    await turn(page, "pagehide", isKept);
    await expectForgotten(terminal);
    await expectAttract(page);
    await turn(page, "pageshow", isKept);
    await expectForgotten(terminal);
    expect(await cleared()).toEqual(["page"]);
  });

  test("is wiped when it is shown again with a session", async () => {
    const terminal = await openUsed();
    await turn(terminal.page, "pageshow", true);
    await expectForgotten(terminal);
    expect(await terminal.cleared()).toEqual(["page"]);
  });

  test("is not wiped when it is shown for the first time", async () => {
    const terminal = await openUsed();
    await turn(terminal.page, "pageshow", false);
    expect(await terminal.cleared()).toEqual([]);
  });

  test("is empty after going to another page and back", async () => {
    const terminal = await openUsed();
    const { page } = terminal;
    await page.goto("/sources");
    await page.goBack();
    await expectAttract(page);
    await expectForgotten(terminal);
    await page.goForward();
    await page.goBack();
    await expectAttract(page);
  });
});

describe("session-cleared", () => {
  test("is sent once per wipe with its reason, and not without a session", async () => {
    const terminal = await openUsed();
    const { page, cleared } = terminal;
    await shellSays(page, { fawen: 1, type: "clear" });
    await expectForgotten(terminal);
    await shellSays(page, { fawen: 1, type: "clear" });
    expect(await cleared()).toEqual(["shell"]);
    await tap(page, "点这里开始");
    await tap(page, "清除并离开");
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
    expect(await cleared()).toEqual(["shell", "tap"]);
  });

  test("is sent even if the browser forbids a step of the wipe", async () => {
    const terminal = await openUsed();
    const { page } = terminal;
    await page.evaluate(() => {
      const forbidden = () => {
        throw new DOMException("forbidden", "SecurityError");
      };
      for (const name of ["localStorage", "sessionStorage", "getSelection"]) {
        Object.defineProperty(window, name, { get: forbidden, configurable: true });
      }
      Object.assign(window.speechSynthesis, { cancel: forbidden });
    });
    await tap(page, "朗读");
    await tap(page, "清除并离开");
    await expectAttract(page);
    expect(await terminal.cleared()).toEqual(["tap"]);
    expect(await page.locator("#kiosk").innerText()).not.toContain("18名");
  });
});

describe.runIf(FULL)("after the visitor has left", () => {
  test("a late answer does not reach the next visitor's screen or conversation", async () => {
    const held: Route[] = [];
    const terminal = await openTerminal(browser, ONLINE);
    const { page, cleared } = terminal;
    await page.route("**/api/ask", (route) => held.push(route));
    await openField(page);
    await write(page, `${QUESTION}（${WORD}）`);
    await tap(page, "问一问");
    await expect.poll(() => held.length).toBe(1);
    await tap(page, "清除并离开");
    await openField(page);
    await write(page, "我的话");
    const reply = await page.request.post("/api/ask", { data: { question: QUESTION } });
    await held[0]?.fulfill({ response: reply }).catch(() => {});
    await settle();
    expect(await field(page)).toBe("我的话");
    await expectForgotten(terminal);
    await tap(page, "问一问");
    await expect.poll(() => held.length).toBe(2);
    expect(held[1]?.request().postDataJSON()).toEqual({ question: "我的话", lang: "zh-CN", history: [] });
    await held[1]?.continue();
    await expectAnswer(page);
    await expectForgotten(terminal);
    expect(await cleared()).toEqual(["tap"]);
  });

  test("late speech from the shell is dropped, and the next visitor's speech is accepted", async () => {
    const keepId = () => addEventListener("fawen:voice", (event) => Reflect.set(window, "heardFor", event));
    const prepare = (opened: Page) => opened.addInitScript(keepId);
    const terminal = await openTerminal(browser, { ...ONLINE, query: `${QUERY},voice`, prepare });
    const { page } = terminal;
    /** Makes the shell's reply to the last `voice` message. */
    const heard = async (text: string) => {
      const id = await page.evaluate(() => Reflect.get(window, "heardFor").detail.id);
      return { fawen: 1, type: "heard", id, text };
    };
    await tap(page, "点这里开始");
    await tap(page, "说话问");
    const late = await heard(WORD);
    await shellSays(page, { fawen: 1, type: "clear" });
    await openField(page);
    await shellSays(page, late);
    expect(await field(page)).toBe("");
    await expectForgotten(terminal);
    await tap(page, "说话问");
    await shellSays(page, late);
    expect(await field(page)).toBe("");
    const own = await heard("我的话");
    await shellSays(page, own);
    expect(await field(page)).toBe("我的话");
    await tap(page, "清除并离开");
    await shellSays(page, late);
    await shellSays(page, own);
    await expectAttract(page);
    await expectForgotten(terminal);
  });

  test("late speech from the device is dropped", async () => {
    const terminal = await openTerminal(browser, { ...ONLINE, prepare: (page) => page.addInitScript(slowEars) });
    const { page } = terminal;
    await tap(page, "点这里开始");
    await tap(page, "说话问");
    await page.getByRole("button", { name: "正在听，请说…" }).waitFor();
    await tap(page, "清除并离开");
    await openField(page);
    await page.evaluate((word) => globalThis.hearLate(word), WORD);
    await settle();
    expect(await field(page)).toBe("");
    await expectForgotten(terminal);
  });

  test("late speech from the device does not bring back a screen that the visitor has left", async () => {
    const { page } = await openTerminal(browser, { ...ONLINE, prepare: (opened) => opened.addInitScript(slowEars) });
    await tap(page, "点这里开始");
    await tap(page, "说话问");
    await tap(page, "问别的事");
    await page.evaluate((word) => globalThis.hearLate(word), WORD);
    await settle();
    expect(await page.getByRole("heading", { name: "您遇到什么事" }).count()).toBe(1);
  });

  test("a late line of reading aloud is not captioned for the next visitor", async () => {
    const terminal = await openUsed();
    const { page } = terminal;
    await tap(page, "朗读");
    await expect.poll(() => caption(page)).toContain("18名");
    await tap(page, "清除并离开");
    await tap(page, "点这里开始");
    await page.evaluate(() => globalThis.soundLog.beginLate());
    expect(await caption(page)).toBe("");
    await expectForgotten(terminal);
  });

  test("an unfinished slip is removed, and the end of its printing does not remove the next slip", async () => {
    const terminal = await openTerminal(browser, { ...ONLINE, prepare: (page) => page.addInitScript(slowPrinter) });
    const { page } = terminal;
    const slips = page.locator(".slip");
    const print = async () => {
      await openField(page);
      await askFor(page, QUESTION);
      await tap(page, "带走");
      await tap(page, "打印小票");
      await expect.poll(() => slips.count()).toBe(1);
    };
    await print();
    await tap(page, "清除并离开");
    await expectForgotten(terminal);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await print();
    await tap(page, "清除并离开");
    await expect.poll(() => slips.count()).toBe(0);
    await expectForgotten(terminal);
  });
});

declare global {
  var hearLate: (text: string) => void;
}

/** Installs a stand-in for speech recognition that reports a result when the test calls `hearLate`, even if aborted. */
function slowEars(): void {
  class Recognition {
    lang = "";
    onresult: ((event: unknown) => void) | null = null;
    onend: (() => void) | null = null;
    onerror: (() => void) | null = null;
    get processLocally(): boolean {
      return true;
    }
    set processLocally(_: boolean) {}
    static available(): Promise<string> {
      return Promise.resolve("available");
    }
    start(): void {
      globalThis.hearLate = (transcript) => this.onresult?.({ results: [[{ transcript }]] });
    }
    abort(): void {}
  }
  Object.defineProperty(window, "SpeechRecognition", { value: Recognition, configurable: true });
}

/** Installs a stand-in for `print` that never dispatches `afterprint`. */
function slowPrinter(): void {
  window.print = () => {};
}
