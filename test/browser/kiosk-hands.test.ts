// What a visitor can take from a kiosk: a QR code and a printed slip. Nothing else may lead out: no request to another
// server, no link, no menu, no shortcut, no file dropped on the page.
import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import decodeQr from "qr/decode.js";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { askAt, does } from "./shell-page.ts";
import { hideServiceWorkers } from "./terminal-visit.ts";
import { connect, leave, openEmpty, SITE, visit } from "./visit.ts";

const QUESTION = "我和隔壁老陈打赌，嘉善和平湖各有多少名法治监督员";
const OWN_WORDS = ["隔壁", "老陈", "打赌", "各有多少"];
const TERMINAL = { viewport: { width: 1080, height: 1920 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

declare global {
  interface Window {
    /** Text of the slip at each call of `print`; null without a slip. */
    printed: (string | null)[];
  }
}

/** Opens the kiosk with a stand-in for `print` that records the slip. Printing ends only when the test says so. */
async function open(
  path = "/kiosk?can=print&place=嘉善县&terminal=3号机",
): Promise<{ page: Page; requests: string[] }> {
  const { page, requests } = await openEmpty(browser, TERMINAL);
  await page.addInitScript(() => {
    window.printed = [];
    window.print = () => window.printed.push(document.querySelector(".slip")?.textContent ?? null);
  });
  await hideServiceWorkers(page);
  requests.length = 0;
  await page.goto(path);
  await page.locator("button.begin").waitFor();
  return { page, requests };
}

/** Returns the texts of the quotes in view. */
async function quotesShown(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allTextContents();
}

describe("the QR code", () => {
  test("opens a page with the kiosk's quotes on a phone", async () => {
    const { page } = await open();
    await askAt(page, QUESTION);
    const quotes = (await quotesShown(page, "main blockquote")).map((text) => text.replace(/^「|」$/gu, ""));
    expect(quotes.length).toBeGreaterThan(1);
    await does(page, "take").click();
    await page.locator(".code svg").waitFor();
    const link = decodeQr(PNG.sync.read(await page.locator(".sheet.take").screenshot()), { timeLimit: 10_000 });
    expect(link.startsWith(`${SITE}/a?i=`)).toBe(true);
    expect(decodeURIComponent(link)).not.toMatch(/\p{Script=Han}/u);
    const phone = await visit(browser, link, PHONE);
    expect(await quotesShown(phone.page, "blockquote p")).toEqual(quotes);
    for (const words of OWN_WORDS) expect(await phone.page.content()).not.toContain(words);
  });
});

describe("the slip", () => {
  test("holds the quotes but not the question, and leaves the page after printing", async () => {
    const { page } = await open();
    await askAt(page, QUESTION);
    const quotes = await quotesShown(page, "main blockquote");
    await does(page, "take").click();
    await does(page, "print").click();
    await expect.poll(() => page.evaluate(() => window.printed.length)).toBe(1);
    const slip = (await page.evaluate(() => window.printed[0])) ?? "";
    for (const quote of quotes) expect(slip).toContain(quote);
    for (const words of [...OWN_WORDS, QUESTION]) expect(slip).not.toContain(words);
    for (const words of ["3号机", "嘉善县", "12348"]) expect(slip).toContain(words);
    await page.emulateMedia({ media: "print" });
    const paper = await page.locator("body").innerText();
    for (const quote of quotes) expect(paper).toContain(quote);
    for (const words of OWN_WORDS) expect(paper).not.toContain(words);
    await page.emulateMedia({ media: null });
    // The browser's own printing does dispatch `afterprint`.
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/MediaBox \[0 0 2(?:26|27)[.\d]* /gu)).toHaveLength(1);
    await expect.poll(() => page.locator(".slip").count()).toBe(0);
    await expect.poll(() => page.getByRole("status").allInnerTexts()).toContainEqual(expect.stringContaining("出纸口"));
  });

  test("is wiped with the session even if printing never ends", async () => {
    const { page } = await open();
    await askAt(page, QUESTION);
    await does(page, "take").click();
    await does(page, "print").click();
    await page.locator(".slip").waitFor({ state: "attached" });
    await does(page, "leave").click();
    await expect.poll(() => page.locator(".slip, svg:not(.icon)").count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    await page.emulateMedia({ media: "print" });
    expect((await page.locator("body").innerText()).trim()).toBe("");
  });
});

describe("a visit", () => {
  /** Brings up all screens and sheets. Returns the texts of all links, forms and frames found on them. */
  async function wander(page: Page): Promise<string[]> {
    const links: string[] = [];
    const look = async () =>
      links.push(...(await page.locator("a, area, form, object, embed, iframe").allTextContents()));
    await look();
    await page.locator("button.begin").click();
    await look();
    await page.locator("button.need").first().click();
    await look();
    await page.locator(".question-list button").first().click();
    await does(page, "packet").waitFor();
    await look();
    for (const question of [QUESTION, "我丈夫正在打我，怎么办？", "中心在哪里？", "月球上打官司找谁？"]) {
      await askAt(page, question);
      await look();
    }
    for (const sheet of ["packet", "looks"]) {
      await does(page, sheet).click();
      await look();
      await does(page, "close").click();
    }
    return links;
  }

  test("sends requests only to its own server and never leaves the page", async () => {
    const { page, requests } = await open("/kiosk?can=call,dial,voice,print");
    const seen = { addresses: new Set([page.url()]), loads: 0, downloads: 0 };
    page.on("framenavigated", (frame) => seen.addresses.add(frame.url()));
    page.on("load", () => seen.loads++);
    page.on("download", () => seen.downloads++);
    expect(await wander(page)).toEqual([]);
    // Also taps every telephone number in view.
    for (const button of await page.locator("main button.call").all()) await button.click();
    await does(page, "leave").click();
    expect(requests.length).toBeGreaterThan(5);
    expect(requests.filter((url) => new URL(url).origin !== SITE)).toEqual([]);
    expect(requests.filter((url) => /\?q=|%/u.test(url.replace(/\/kiosk\?.*/u, "")))).toEqual([]);
    expect(seen).toEqual({ addresses: new Set([page.url()]), loads: 0, downloads: 0 });
    expect(page.context().pages()).toHaveLength(1);
    // The history holds the blank page, the icon page where the test started, and the kiosk.
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(3);
  });

  test("opens tel: for a tapped number only if the system can dial", async () => {
    for (const [query, dialled] of [
      ["?can=tel", ["tel:12348"]],
      ["?can=print", []],
    ] as const) {
      const { page } = await open(`/kiosk${query}`);
      const session = await page.context().newCDPSession(page);
      const wanted: string[] = [];
      await session.send("Page.enable");
      session.on("Page.frameRequestedNavigation", ({ url }) => wanted.push(url));
      await page.locator("button.begin").click();
      await page.locator("button.need").first().click();
      await page.locator(".question-list button").first().click();
      const number = page.locator(".handoff .call", { hasText: "12348" });
      await number.waitFor();
      await number.click();
      await expect.poll(() => wanted).toEqual(dialled);
      expect(await page.locator(".answer").count()).toBe(1);
    }
  });

  test("does not follow a link or submit a form that got into the page", async () => {
    const { page } = await open();
    const address = page.url();
    await page.evaluate(() => {
      const link = Object.assign(document.createElement("a"), { href: "/sources", textContent: "出去", id: "out" });
      const form = Object.assign(document.createElement("form"), { action: "/sources", id: "form" });
      form.append(Object.assign(document.createElement("button"), { textContent: "提交", id: "submit" }));
      document.querySelector("#kiosk")?.append(link, form);
    });
    await page.locator("#out").evaluate((link: HTMLAnchorElement) => link.click());
    await page.locator("#submit").evaluate((button: HTMLButtonElement) => button.click());
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(page.url()).toBe(address);
    expect(await page.locator("#kiosk").count()).toBe(1);
  });

  test("blocks menu, drag and drop, zoom and browser shortcuts, but allows text editing", async () => {
    const { page } = await open();
    await page.locator("button.begin").click();
    await does(page, "type").click();
    const prevented = (expression: string) =>
      page.evaluate(
        `(() => { const event = ${expression}; document.querySelector("main").dispatchEvent(event); return event.defaultPrevented; })()`,
      );
    const on = "{ bubbles: true, cancelable: true }";
    for (const type of ["contextmenu", "dragstart", "dragover", "drop"]) {
      expect(await prevented(`new MouseEvent("${type}", ${on})`), type).toBe(true);
    }
    const key = (name: string, held: string) =>
      `new KeyboardEvent("keydown", { key: "${name}", ${held}: true, bubbles: true, cancelable: true })`;
    for (const held of ["ctrlKey", "metaKey"]) {
      for (const name of "p s o n t w l u r f j h d g P S + - 0 F5 Tab".split(" ")) {
        expect(await prevented(key(name, held)), `${held} ${name}`).toBe(true);
      }
      for (const name of "a c v x z".split(" ")) expect(await prevented(key(name, held)), name).toBe(false);
    }
    expect(await prevented(`new WheelEvent("wheel", { ctrlKey: true, bubbles: true, cancelable: true })`)).toBe(true);
    expect(await prevented(`new WheelEvent("wheel", ${on})`)).toBe(false);
    expect(await prevented(key("b", "shiftKey"))).toBe(false);
  });
});
