// Tests the tools of an answer (copying, calling, feedback) and the blocks that an answer can contain.
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { CONFLICTING } from "./states.ts";
import { answerTo, connect, leave, SITE } from "./visit.ts";
import { openWatchedPage, QUESTION, replyTo, send, spokenWords, turns, type WatchedPage } from "./watched-page.ts";

const NOTICE = "原文摘录，仅供参考，不构成法律意见。";
const DANGER = "我老公打我，怎么办？";
/** True runs every case, false a sample. */
const FULL = process.env.FULL === "1";
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/** Opens a page with an answered question. */
async function openAnswered(question = QUESTION, options: Parameters<typeof openWatchedPage>[2] = {}) {
  const host = await openWatchedPage(browser, undefined, options);
  await send(host.page, question);
  return { ...host, turn: await answerTo(host.page, question) };
}

describe("copying", () => {
  test.runIf(FULL)("puts the answer with its sources, contacts and notice on the clipboard", async () => {
    const { page, turn, faults } = await openAnswered(QUESTION, { permissions: ["clipboard-read", "clipboard-write"] });
    await turn.getByRole("button", { name: "复制（带出处）" }).click();
    await turn.getByRole("button", { name: "已经复制。" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const quote = (await turn.getByRole("blockquote").first().innerText()).trim();
    for (const piece of [`您问：${QUESTION}`, quote, "[1] 《", "发布：", `${SITE}/sources/`, "12348", NOTICE]) {
      expect(copied).toContain(piece);
    }
    expect(await spokenWords(page).textContent()).toBe("已经复制。");
    expect(faults).toEqual([]);
  });

  test("shows the selected text when the browser denies access to the clipboard", async () => {
    const host = await openWatchedPage(browser);
    const { page, faults } = host;
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
    });
    await send(page, QUESTION);
    const turn = await answerTo(page, QUESTION);
    await turn.getByRole("button", { name: "复制（带出处）" }).click();
    const byHand = turn.getByRole("textbox", { name: /没能自动复制/u });
    expect(await byHand.inputValue()).toContain(NOTICE);
    expect(
      await byHand.evaluate((area) =>
        area instanceof HTMLTextAreaElement ? [area.selectionStart, area.selectionEnd - area.value.length] : [],
      ),
    ).toEqual([0, 0]);
    expect(faults).toEqual([]);
  });
});

describe("feedback", () => {
  /** The feedback that was posted. Asserts that none of it contains the question. */
  function judgements({ posted }: Pick<WatchedPage, "posted">) {
    const sent = posted("/api/feedback");
    expect(JSON.stringify(sent)).not.toContain("嘉善");
    return sent;
  }

  test.runIf(FULL)(
    "that is positive posts the ids of the reply and the index but not the question, and shows thanks",
    async () => {
      const host = await openAnswered();
      const { turn, chatEvents } = host;
      const before = await chatEvents();
      await turn.getByRole("button", { name: "有用", exact: true }).click();
      await turn.getByText("谢谢您告诉我们。").waitFor();
      const [answer] = before;
      const { id, index } = answer?.detail ?? {};
      expect(judgements(host)).toEqual([{ id, index, useful: true }]);
      expect((await chatEvents()).at(-1)).toEqual({
        type: "fawen:feedback",
        detail: { id, index, useful: true, reason: null },
      });
      // The focus moved to the thanks, so the live region must not announce them as well.
      expect(await turn.getByText("谢谢您告诉我们。").evaluate((words) => words.matches(":focus"))).toBe(true);
      expect(await turn.getByRole("button", { name: "没用" }).count()).toBe(0);
    },
  );

  test("is announced in the live region when the focus has moved elsewhere", async () => {
    const { page, turn } = await openAnswered();
    await page.route("**/api/feedback", async (route) => {
      await page.getByRole("textbox").focus();
      await route.continue();
    });
    await turn.getByRole("button", { name: "有用", exact: true }).click();
    await turn.getByText("谢谢您告诉我们。").waitFor();
    expect(await spokenWords(page).textContent()).toBe("谢谢您告诉我们。");
    expect(await page.getByRole("textbox").evaluate((field) => field.matches(":focus"))).toBe(true);
  });

  test("that is negative posts the reason, once even after a double tap", async () => {
    const host = await openAnswered();
    const { turn } = host;
    await turn.getByRole("button", { name: "没用" }).dblclick();
    expect(judgements(host)).toEqual([]);
    await turn.getByRole("button", { name: "内容太旧" }).dblclick();
    await turn.getByText("谢谢您告诉我们。").waitFor();
    expect(judgements(host)).toMatchObject([{ useful: false, reason: "outdated" }]);
  });

  const BROKEN: [what: string, status: number][] = [
    ["the connection fails", 0],
    ["the server fails", 500],
  ];
  test.each(FULL ? BROKEN : BROKEN.slice(0, 1))(
    "shows an error when %s, and asks again after a change of language",
    async (_, status) => {
      const { page, turn, faults } = await openAnswered();
      await page.route("**/api/feedback", (route) =>
        status === 0 ? route.abort() : route.fulfill({ status, body: "" }),
      );
      await turn.getByRole("button", { name: "有用", exact: true }).click();
      await turn.getByText("没有发出去").waitFor();
      await page.locator("select.language").selectOption("en");
      await turns(page).getByRole("button", { name: "Useful", exact: true }).waitFor();
      expect(faults).toEqual([]);
    },
  );

  test.runIf(FULL)("does not take the focus from somebody who goes on typing", async () => {
    const { page, turn } = await openAnswered();
    let letGo = () => {};
    const isFree = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/api/feedback", async (route) => {
      await isFree;
      await route.continue();
    });
    await turn.getByRole("button", { name: "有用", exact: true }).click();
    const field = page.locator(".ask textarea");
    await field.pressSequentially("接着");
    letGo();
    await turn.getByText("谢谢您告诉我们。").waitFor();
    await page.keyboard.type("问");
    expect(await field.inputValue()).toBe("接着问");
  });
});

describe("the blocks of an answer", () => {
  test("an alert comes first, with each number once and callable, and without quotes", async () => {
    const { turn } = await openAnswered(DANGER);
    const answer = turn.locator(".answer");
    expect(await answer.locator("> :first-child").getAttribute("part")).toBe("alert");
    expect(await turn.locator(".alert a[href='tel:110']").count()).toBe(1);
    expect(await turn.locator("figure, [part~='missing']").count()).toBe(0);
    expect(await turn.locator(".handoff a[href^='tel:']").count()).toBeGreaterThan(0);
    const numbers = await turn
      .locator("a[href^='tel:']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test.runIf(FULL)("differing figures stand side by side, each with a link to its quote", async () => {
    const { page, turn } = await openAnswered(CONFLICTING);
    const conflicts = turn.locator("[part~='conflicts']");
    expect(await conflicts.getByRole("listitem").count()).toBeGreaterThan(1);
    await conflicts.getByRole("link").first().click();
    await expect.poll(() => turn.locator("figure.quote:focus").count()).toBe(1);
    expect(page.url()).toBe(`${SITE}/host`);
  });

  test.runIf(FULL)("a quote is the verbatim source text with a link that opens the source in a new tab", async () => {
    const { page, turn } = await openAnswered();
    const link = turn.locator("figure a.open").first();
    // The page of this test belongs to the chat's own server, where a source opens in the same tab.
    const href = await link.getAttribute("href");
    expect(href).toMatch(new RegExp(`^${SITE}/sources/`, "u"));
    const source = await (await page.request.get(href ?? "")).text();
    const quote = await turn.getByRole("blockquote").first().innerText();
    expect(source).toContain(quote.trim());
  });

  test.runIf(FULL)("a suggestion asks its question when tapped", async () => {
    const { page, turn } = await openAnswered();
    const suggestion = turn.locator(".choices button").first();
    const question = await suggestion.innerText();
    await suggestion.click();
    await answerTo(page, question);
    expect(await turns(page).count()).toBe(2);
  });

  test("replies of older and newer servers are displayed", async () => {
    const { tip: _, conflicts: __, missing: ___, as_of: ____, lead: _____, ...older } = await replyTo(QUESTION);
    const { parts, citations } = await replyTo(QUESTION);
    const newer = {
      ...older,
      status: "pondered",
      mood: { of: ["the day"] },
      parts: [...(Array.isArray(parts) ? parts : []), { kind: "song", text: "一段新的内容", citations: [], more: 1 }],
      citations: Array.isArray(citations) ? citations.map((citation) => ({ ...citation, weight: 0.5 })) : [],
    };
    const { page, faults } = await openWatchedPage(browser);
    for (const reply of [older, newer]) {
      await page.route("**/api/ask", (route) => route.fulfill({ json: reply }), { times: 1 });
      await send(page, QUESTION);
      await expect.poll(() => turns(page).last().getByRole("blockquote").count()).toBeGreaterThan(0);
      await expect.poll(() => turns(page).last().locator(".answer").count()).toBe(1);
    }
    expect(await turns(page).last().innerText()).toContain("一段新的内容");
    expect(faults).toEqual([]);
  });
});
