// Tests reading aloud and asking by voice: offered only when the device does it locally, silent until a tap, and
// without any request. Voices and speech recognition are stand-ins; all our code is real.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { hasFocus } from "./focus.ts";
import { openHost } from "./host-page.ts";
import { localEars, localVoices, remoteEars, remoteVoices } from "./platform-voices.ts";
import { askIn, button, CONFLICTING, field, lastTurn, openDialog, QUOTED } from "./states.ts";
import { connect, leave, SITE } from "./visit.ts";

const FULL = process.env.FULL === "1";
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/** The calls that the stand-in has recorded. */
function platformLog(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(() => {
    const log: unknown = Reflect.get(window, "platformLog");
    return typeof log === "object" && log !== null ? Object.fromEntries(Object.entries(log)) : {};
  });
}

async function spokenIn(page: Page): Promise<{ text: string; voice: string }[]> {
  const { spoken } = await platformLog(page);
  if (!Array.isArray(spoken)) return [];
  return spoken.map((line) => ({ text: String(line.text), voice: String(line.voice) }));
}

async function answerWith(platform: () => void, question = QUOTED): Promise<{ page: Page; requests: string[] }> {
  const { page, requests } = await openHost(browser, { platform });
  await openDialog(page);
  await askIn(page, question);
  return { page, requests };
}

const elsewhere = (requests: readonly string[]) => requests.filter((url) => new URL(url).origin !== SITE);

/** Actions that stop the reading. */
const LEAVES = [
  { way: "the dialog is closed", leave: (page: Page) => page.keyboard.press("Escape") },
  { way: "the letters become larger", leave: (page: Page) => button(page, "size").click() },
  { way: "the conversation is cleared", leave: (page: Page) => button(page, "clear").click() },
  {
    way: "the chat is taken out of the page",
    leave: (page: Page) => page.evaluate(() => document.querySelector("fawen-chat")?.remove()),
  },
  {
    way: "something else is asked",
    leave: async (page: Page) => {
      await field(page).fill(CONFLICTING);
      await page.keyboard.press("Enter");
    },
  },
];

describe("reading aloud", () => {
  test("waits for a tap, then reads the whole answer with local voices, without a request", async () => {
    const { page, requests } = await answerWith(localVoices, CONFLICTING);
    expect(await spokenIn(page)).toEqual([]);
    const before = requests.length;
    await button(page, "read").click();
    const spoken = await spokenIn(page);
    const all = spoken.map(({ text }) => text).join("\n");
    for (const line of await lastTurn(page).locator(".lead, blockquote, .warning, .tip p").allInnerTexts()) {
      expect(all).toContain(
        line
          .replace(/\[\d\]/gu, "")
          .replace(/[「」]/gu, "")
          .trim(),
      );
    }
    expect(all).toContain("不构成法律意见");
    expect(all).not.toMatch(/\[\d\]/u);
    expect(new Set(spoken.map(({ voice }) => voice))).toEqual(new Set(["local zh"]));
    expect(requests.length).toBe(before);
    expect(elsewhere(requests)).toEqual([]);
  });

  test("stops with the same button, which changes its label and keeps the focus", async () => {
    const { page } = await answerWith(localVoices);
    await button(page, "read").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => button(page, "read").innerText()).toBe("停止朗读");
    const { cancels: before } = await platformLog(page);
    await page.keyboard.press("Enter");
    await expect.poll(() => button(page, "read").innerText()).toBe("朗读");
    await expect.poll(() => hasFocus(page, '[data-do="read"]')).toBe(true);
    expect((await platformLog(page)).cancels).toBeGreaterThan(Number(before));
    expect(await spokenIn(page).then((lines) => lines.length)).toBeGreaterThan(0);
  });

  test("moves from one answer to another, and only the button of the current one says stop", async () => {
    const { page } = await answerWith(localVoices);
    await askIn(page, CONFLICTING);
    const buttons = page.locator('fawen-chat [data-do="read"]');
    await buttons.nth(0).click();
    await buttons.nth(1).click();
    await expect.poll(() => buttons.allInnerTexts()).toEqual(["朗读", "停止朗读"]);
  });

  test.each(FULL ? LEAVES : LEAVES.slice(0, 2))("stops when $way", async ({ leave }) => {
    const { page } = await answerWith(localVoices);
    await button(page, "read").click();
    const { cancels: before } = await platformLog(page);
    await leave(page);
    await expect.poll(async () => (await platformLog(page)).cancels).toBeGreaterThan(Number(before));
  });

  test("is not offered when all voices are remote", async () => {
    const { page } = await answerWith(remoteVoices);
    await button(page, "copy").waitFor();
    expect(await button(page, "read").isVisible()).toBe(false);
  });

  test("is offered as soon as local voices are available", async () => {
    const { page } = await answerWith(localVoices);
    await page.evaluate(() => {
      const synthesis = window.speechSynthesis;
      const all = synthesis.getVoices();
      Object.defineProperty(synthesis, "getVoices", { value: () => [], configurable: true });
      synthesis.dispatchEvent(new Event("voiceschanged"));
      Reflect.set(window, "voices", all);
    });
    expect(await button(page, "read").isVisible()).toBe(false);
    await page.evaluate(() => {
      Object.defineProperty(window.speechSynthesis, "getVoices", { value: () => Reflect.get(window, "voices") });
      window.speechSynthesis.dispatchEvent(new Event("voiceschanged"));
    });
    expect(await button(page, "read").isVisible()).toBe(true);
  });
});

describe("asking by voice", () => {
  test("recognises speech locally after a tap, and puts the text into the field without sending it", async () => {
    const { page, requests } = await openHost(browser, { platform: localEars });
    await openDialog(page);
    expect(await platformLog(page)).toEqual({ started: [] });
    await button(page, "speak").click();
    await expect.poll(() => field(page).inputValue()).toBe("老板拖欠工资怎么办");
    expect(await hasFocus(page, ".ask textarea")).toBe(true);
    expect(await platformLog(page)).toEqual({ started: [{ lang: "zh-CN", processLocally: true }] });
    expect(requests.filter((url) => url.includes("/api/"))).toEqual([]);
    expect(elsewhere(requests)).toEqual([]);
  });

  test("is not offered in a language that the device would have to download", async () => {
    const { page } = await openHost(browser, { platform: localEars, attributes: { lang: "en" } });
    await openDialog(page);
    await page.waitForTimeout(200);
    expect(await button(page, "speak").count()).toBe(0);
  });

  test.each([
    { what: "no speech recognition", platform: () => {} },
    { what: "remote speech recognition", platform: remoteEars },
  ])("is not offered with $what", async ({ platform }) => {
    const { page } = await openHost(browser, { platform });
    await openDialog(page);
    await page.waitForTimeout(200);
    expect(await button(page, "speak").count()).toBe(0);
  });

  test("is left to the page with voice=host, which gets an event and returns the text", async () => {
    const { page, requests } = await openHost(browser, { platform: remoteEars, attributes: { voice: "host" } });
    await openDialog(page);
    await page.evaluate(() => {
      document.addEventListener("fawen:voice", (event) => {
        if (!(event instanceof CustomEvent)) return;
        Reflect.set(window, "platformLog", { lang: event.detail.lang });
        event.detail.done("押金不退怎么办");
      });
    });
    expect(await field(page).inputValue()).toBe("");
    await button(page, "speak").click();
    await expect.poll(() => field(page).inputValue()).toBe("押金不退怎么办");
    await expect.poll(() => hasFocus(page, ".ask textarea")).toBe(true);
    expect(await platformLog(page)).toEqual({ lang: "zh-CN" });
    expect(elsewhere(requests)).toEqual([]);
  });
});
