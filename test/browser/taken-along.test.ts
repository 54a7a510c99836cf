// Tests what a person takes along from a kiosk: the code on the screen, the page that it opens, and the printed slip.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import decodeQr from "qr/decode.js";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import type { SlipFacts } from "../../src/web/kiosk/slip-view.ts";
import type {} from "./taken-parts.ts";
import { connect, leave, openEmpty, SITE, visit } from "./visit.ts";

const QUESTION = "嘉善和平湖各有多少名法治监督员";
/** Partly answered: something is missing. */
const HALF = "嘉兴有多少人民调解员？调解一次要多久？";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Like the kiosk's page from the server, with its policy; only the script has another name. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const KIOSK = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="stylesheet" href="/kiosk.css">
<link rel="icon" href="/icon.svg"><body>beside the root<div id="kiosk">a bare word<main><h1>${QUESTION}</h1></main></div>
<p style="height: 90cm">after it</p><script src="/kiosk-parts.js"></script>`;
const BARE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="stylesheet" href="/kiosk.css">
<link rel="icon" href="/icon.svg"><body><div id="kiosk"></div><script src="/kiosk-parts.js"></script>`;
const FACTS: SlipFacts = {
  today: "2026-11-22",
  terminal: "罗星街道便民服务中心1号机",
  place: "嘉善县",
  hotline: { name: "公共法律服务热线", tel: "12348" },
  hasCode: true,
};
const POINTS_A_MM = 72 / 25.4;

let browser: Browser;
let script: string;

beforeAll(async () => {
  browser = await connect();
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("taken-parts.ts", import.meta.url))],
    bundle: true,
    format: "iife",
    write: false,
  });
  script = outputFiles[0]?.text ?? "";
});
afterEach(() => leave(browser));

async function openKiosk(html = KIOSK): Promise<Page> {
  const { page } = await openEmpty(browser, { viewport: { width: 1080, height: 1920 } });
  const type = (contentType: string) => ({ contentType: `${contentType}; charset=utf-8` });
  await page.route(`${SITE}/a-kiosk`, (route) =>
    route.fulfill({ body: html, ...type("text/html"), headers: { "Content-Security-Policy": POLICY } }),
  );
  await page.route(`${SITE}/kiosk-parts.js`, (route) => route.fulfill({ body: script, ...type("text/javascript") }));
  await page.goto("/a-kiosk");
  return page;
}

async function answerTo(question: string): Promise<Answer> {
  const body = JSON.stringify({ question });
  const response = await fetch(`${SITE}/api/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  });
  return Answer.parse(await response.json());
}

async function linkOf(page: Page, answer: Answer): Promise<string> {
  const path = await page.evaluate((reply) => window.taken.path(reply), answer);
  return `${SITE}${path}`;
}

/** The text that a phone's camera would read in a picture of the screen. */
function readCode(picture: Buffer): string {
  return decodeQr(PNG.sync.read(picture), { timeLimit: 10_000 });
}

describe("the code on the screen", () => {
  test("opens the reply's quotes on a phone, in order, and does not contain the question", async () => {
    const kiosk = await openKiosk();
    const answer = await answerTo(QUESTION);
    const link = await linkOf(kiosk, answer);
    expect(await kiosk.evaluate((text) => window.taken.showCode(text), link)).toBe(true);
    await expect.poll(() => kiosk.getByRole("img", { name: "手机扫码" }).count()).toBe(1);
    const read = readCode(await kiosk.screenshot());
    expect(read).toBe(link);
    expect(decodeURIComponent(read)).not.toMatch(/\p{Script=Han}/u);

    const { page } = await visit(browser, read, PHONE);
    const quotes = await page.locator("blockquote p").allInnerTexts();
    expect(answer.citations.length).toBeGreaterThan(1);
    expect(quotes).toEqual(answer.citations.map(({ quote }) => quote));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole("link", { name: "看原文这一段" }).first().click();
    await expect.poll(() => page.locator("mark").first().textContent()).toBe(answer.citations[0]?.quote);
  });

  test("is drawn for the longest link that a reply can have, but not for a link that no phone could read", async () => {
    const kiosk = await openKiosk();
    const longest = `https://${"a".repeat(60)}.example/a?i=ix_000000000000${`&q=${"a".repeat(60)}.0123456789-12.123456.123456.0123456789ab`.repeat(5)}`;
    expect(await kiosk.evaluate((text) => window.taken.showCode(text), longest)).toBe(true);
    expect(readCode(await kiosk.screenshot())).toBe(longest);
    expect(await kiosk.evaluate(() => window.taken.showCode("字".repeat(400)))).toBe(false);
  });
});

describe("the slip", () => {
  async function printed(html: string, isFitted = true): Promise<{ page: Page; pdf: string; answer: Answer }> {
    const page = await openKiosk(html);
    const answer = await answerTo(HALF);
    const link = await linkOf(page, answer);
    await page.evaluate(({ reply, facts, url, fits }) => window.taken.putSlip(reply, facts, url, fits), {
      reply: answer,
      facts: FACTS,
      url: link,
      fits: isFitted,
    });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    return { page, pdf, answer };
  }

  /** The width and height of every page in millimetres. */
  function pagesOf(pdf: string): number[][] {
    return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...sizes]) =>
      sizes.map((points) => Math.round(Number(points) / POINTS_A_MM)),
    );
  }

  test("is one page of 80 mm, as long as its content", async () => {
    const { page, pdf } = await printed(KIOSK);
    await page.emulateMedia({ media: "print" });
    const length = await page.locator(".slip").evaluate((slip) => (slip.getBoundingClientRect().height / 96) * 25.4);
    const pages = pagesOf(pdf);
    expect(pages.map(([width]) => width)).toEqual([80]);
    expect(pages[0]?.[1]).toBeGreaterThanOrEqual(Math.floor(length));
    expect(pages[0]?.[1]).toBeLessThanOrEqual(length + 3);
  });

  test("is 80 mm wide even when its length was not measured", async () => {
    const { pdf } = await printed(KIOSK, false);
    expect(pagesOf(pdf)).toEqual([[80, 297]]);
  });

  test("looks the same in print as if nothing else were on the page", async () => {
    const pictures: Buffer[] = [];
    for (const html of [KIOSK, BARE]) {
      const { page } = await printed(html);
      await page.setViewportSize({ width: 302, height: 800 });
      await page.emulateMedia({ media: "print" });
      pictures.push(await page.screenshot({ fullPage: true }));
      expect(await page.locator("body").innerText()).not.toMatch(/beside|bare|after|监督员/u);
    }
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(true);
  });

  test("contains every quote with its source, what is missing and the hotline, never the question", async () => {
    const { page, answer } = await printed(KIOSK);
    expect(await page.locator(".slip").isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    const text = await page.locator(".slip").innerText();
    for (const { quote, source } of answer.citations) {
      expect(text).toContain(`「${quote}」`);
      expect(text).toContain(source.title);
    }
    expect(answer.missing).not.toHaveLength(0);
    for (const words of [...answer.missing.map(({ label }) => label), "12348", answer.notice, "2026年11月22日"]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain(HALF);
    // No text is smaller than 10 pt or in the margins that an 80 mm printer leaves blank.
    const faults = await page.locator(".slip *").evaluateAll(
      (elements) =>
        elements.filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          const points = (Number.parseFloat(getComputedStyle(element).fontSize) / 96) * 72;
          return points < 9.99 || left < 15 || right > 288 || element.scrollWidth > element.clientWidth + 1;
        }).length,
    );
    expect(faults).toBe(0);
  });

  test("has a code that can be read from paper and opens the quotes", async () => {
    const { page, answer } = await printed(KIOSK);
    await page.emulateMedia({ media: "print" });
    expect(readCode(await page.locator(".slip-code").screenshot())).toBe(await linkOf(page, answer));
  });

  test("is not printed unless somebody asks for one: the paper stays white", async () => {
    const page = await openKiosk();
    await page.emulateMedia({ media: "print" });
    expect((await page.locator("body").innerText()).trim()).toBe("");
  });
});
