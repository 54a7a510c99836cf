// Tests printing an answer, with the button below it and with the browser's print command: one page without controls.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { answered, keepPrints, type Printed, paperOf, readCode } from "./taken-paper.ts";
import { connect, leave, SITE, visit } from "./visit.ts";
import { openWatchedPage, QUESTION, replyTo, spokenWords, withModule } from "./watched-page.ts";

/** True runs every case, false a sample. */
const FULL = process.env.FULL === "1";
/** Long and short answers, with lists, differing figures, missing facts and hints; none without a quote. */
const QUESTIONS = [
  "有哪些调解服务？",
  "嘉善和平湖各有多少名法治监督员？",
  "老板拖欠工资怎么办？",
  "跟邻居闹了矛盾，找谁调解？",
  "嘉兴有多少人民调解员？调解一次要多久？",
  "嘉善的网办率为什么连一半都不到？",
  "中心在哪里？",
  "今天天气怎么样？",
  "法律援助怎么申请？",
  QUESTION,
];
const PRINTED = FULL ? QUESTIONS : QUESTIONS.slice(0, 2);

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

describe("printing with the button", () => {
  test("prints the question, the answer, the quotes with addresses, large numbers and the date, and nothing of the page", async () => {
    const host = await openWatchedPage(browser, withModule("<h1>四周的网页</h1><fawen-chat></fawen-chat>"));
    const kept = await keepPrints(host.page);
    const turn = await answered(host.page, QUESTION);
    await turn.getByRole("button", { name: "打印" }).click();
    await expect.poll(async () => (await kept()).length).toBe(1);
    const [printed = { title: "", html: "", css: "" }] = await kept();
    // The title appears in the printer's queue.
    expect(printed.title).toBe("法问");
    const paper = await onPaper(printed);
    const text = await paper.locator("body").innerText();
    const quote = (await turn.getByRole("blockquote").first().innerText()).trim();
    for (const words of [QUESTION, quote, "12348", "打印日期：", `来自：${SITE}`, "原文摘录，仅供参考"]) {
      expect(text).toContain(words);
    }
    for (const words of ["四周的网页", "复制", "存到通讯录", "有用", "还可以问"]) expect(text).not.toContain(words);
    const addresses = await paper
      .locator(".quote a.open")
      .evaluateAll((links) => links.map((link) => getComputedStyle(link, "::after").content));
    expect(addresses[0]).toMatch(new RegExp(`^"${SITE}/sources/[^?]+"$`, "u"));
    const points = await paper
      .locator(".tel")
      .first()
      .evaluate((tel) => (Number.parseFloat(getComputedStyle(tel).fontSize) / 96) * 72);
    expect(points).toBeGreaterThanOrEqual(15);
    expect(readCode(await paper.locator("svg").screenshot())).toMatch(new RegExp(`^${SITE}/a\\?i=`, "u"));
    // The page with the chat has not changed.
    expect(await host.page.locator("fawen-chat iframe").count()).toBe(0);
    expect(host.faults).toEqual([]);
  });

  test("fits on one A4 page for every question", async () => {
    const { page } = await openWatchedPage(browser);
    const kept = await keepPrints(page);
    for (const [i, question] of PRINTED.entries()) {
      const turn = await answered(page, question);
      await turn.getByRole("button", { name: "打印" }).click();
      await expect.poll(async () => (await kept()).length).toBe(i + 1);
    }
    for (const [i, printed] of (await kept()).entries()) {
      const paper = await onPaper(printed);
      expect(await paperOf(paper), PRINTED[i]).toEqual([[210, 297]]);
      await paper.close();
    }
  });

  test("fits on one A4 page even with the most that a reply can quote", async () => {
    const { page } = await openWatchedPage(browser);
    const kept = await keepPrints(page);
    const reply = await replyTo("有哪些调解服务？");
    const [citation] = Array.isArray(reply.citations) ? reply.citations : [];
    const citations = [1, 2, 3, 4, 5].map((n) => ({ ...citation, n, quote: "调解不收费，".repeat(40) }));
    await page.route("**/api/ask", (route) => route.fulfill({ json: { ...reply, citations } }));
    const turn = await answered(page, "有哪些调解服务？");
    expect(await turn.getByRole("blockquote").count()).toBe(5);
    await turn.getByRole("button", { name: "打印" }).click();
    await expect.poll(async () => (await kept()).length).toBe(1);
    const [printed] = await kept();
    if (printed === undefined) throw new Error("nothing was printed");
    expect(await paperOf(await onPaper(printed))).toEqual([[210, 297]]);
  });

  test("leaves nothing behind and reports no error when the browser itself prints", async () => {
    const { page, turn, faults } = await openAnswered();
    await page.evaluate(() => {
      const seen: string[] = [];
      Reflect.set(window, "seen", seen);
      new MutationObserver((changes) => {
        for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) seen.push(node.nodeName);
      }).observe(document.querySelector("fawen-chat")?.shadowRoot ?? document, { childList: true });
    });
    await turn.getByRole("button", { name: "打印" }).click();
    await expect.poll(() => page.evaluate(() => Reflect.get(window, "seen"))).toContain("IFRAME");
    await expect.poll(() => page.locator("fawen-chat iframe").count()).toBe(0);
    // Longer than the time after which the button would report an error.
    await page.waitForTimeout(1_500);
    expect(await turn.getByRole("button", { name: "打印", exact: true }).count()).toBe(1);
    expect(faults).toEqual([]);
  });

  test("reports an error when an app does not print", async () => {
    const { page, faults } = await openWatchedPage(browser);
    await keepPrints(page, false);
    const turn = await answered(page, QUESTION);
    await turn.getByRole("button", { name: "打印" }).click();
    await turn.getByRole("button", { name: /这里不能打印/u }).waitFor();
    expect(await spokenWords(page).textContent()).toContain("这里不能打印");
    expect(await page.locator("fawen-chat iframe").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  /** The recorded content of the frame as a document. */
  async function onPaper({ html, css }: Printed): Promise<Page> {
    const page = await (await browser.newContext({ baseURL: SITE })).newPage();
    await page.setContent(`<html lang="zh-CN"><style>${css}</style>${html}`);
    return page;
  }
});

describe("printing with the browser's command", () => {
  test("fits on one A4 page for each answer on the chat's own page, with or without a script", async () => {
    for (const [i, question] of PRINTED.entries()) {
      // The button prints each of them with a script, too.
      const javaScriptEnabled = i % 2 === 1;
      const { page } = await visit(browser, `/?q=${encodeURIComponent(question)}`, { javaScriptEnabled });
      await page.locator(".answer").last().waitFor();
      expect(await paperOf(page), `${question} ${javaScriptEnabled}`).toEqual([[210, 297]]);
      await page.emulateMedia({ media: "print" });
      const text = (await page.locator(".turn:visible, .paper:visible").allInnerTexts()).join("\n");
      for (const words of [question, "查询日期：", `来自：${javaScriptEnabled ? SITE : "法问"}`])
        expect(text).toContain(words);
      expect(text).not.toMatch(/复制（带出处）|存到通讯录/u);
      for (const name of [/问一问/u, /打印/u, /带走/u]) {
        expect(await page.getByRole("button", { name }).or(page.getByRole("link", { name })).count()).toBe(0);
      }
      await page.context().close();
    }
  });

  test("fits on one A4 page for taken quotes with their code", async () => {
    const { page } = await visit(browser, `/?q=${encodeURIComponent("有哪些调解服务？")}`, {
      javaScriptEnabled: false,
    });
    await page.getByRole("link", { name: "带走" }).click();
    await page.getByRole("heading", { name: "这是您查到的原文" }).waitFor();
    expect(await paperOf(page)).toEqual([[210, 297]]);
    await page.evaluate(() => {
      const quote = document.querySelector("figure.quote");
      if (quote === null) return;
      while (document.querySelectorAll("figure.quote").length < 5) quote.after(quote.cloneNode(true));
      // The server adds this class in that case; tests of the Worker check it.
      document.querySelector(".on-paper")?.classList.add("much");
      for (const words of document.querySelectorAll("blockquote p")) words.textContent = "调解不收费，".repeat(40);
    });
    expect(await paperOf(page), "the most that a link can hold").toEqual([[210, 297]]);
    const { page: near } = await visit(browser, page.url(), { deviceScaleFactor: 3 });
    await near.emulateMedia({ media: "print" });
    expect(readCode(await near.locator("svg.code").screenshot())).toBe(page.url());
  });
});

async function openAnswered() {
  const host = await openWatchedPage(browser);
  return { ...host, turn: await answered(host.page, QUESTION) };
}
