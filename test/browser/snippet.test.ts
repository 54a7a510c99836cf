// Tests `@cloudflare/ai-search-snippet` from npm on a page of another site, against the real Worker: its chats and
// searches show the quote, and in an emergency the number to call first. Its script is served by the page's own site.
import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { type Host, openHost, type Visited, visitHost } from "./host.ts";
import { connect, leave, SITE } from "./visit.ts";

const QUESTION = "平湖请了多少名法治监督员？";
const DANGER = "着火了着火了";
const SCRIPT = new URL("../../node_modules/@cloudflare/ai-search-snippet/dist/search-snippet.es.js", import.meta.url);
let browser: Browser;
let host: Host;
let answer: Answer;
let alarm: Answer;

async function askedDirectly(question: string): Promise<Answer> {
  const body = JSON.stringify({ question });
  const headers = { "Content-Type": "application/json" };
  return Answer.parse(await (await fetch(`${SITE}/api/ask`, { method: "POST", headers, body })).json());
}

beforeAll(async () => {
  [browser, host] = await Promise.all([connect(), openHost()]);
  [answer, alarm] = await Promise.all([askedDirectly(QUESTION), askedDirectly(DANGER)]);
});
afterEach(() => leave(browser));
afterAll(() => host.close());

/** A page as its documentation describes. */
function visit(element: string): Promise<Visited> {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>某县司法局</title>
    <link rel="icon" href="data:,"><script type="module" src="snippet.js"></script></head>
    <body><h1>某县司法局</h1>${element}</body></html>`;
  const files = { "snippet.js": { type: "text/javascript", text: readFileSync(SCRIPT, "utf8") } };
  return visitHost(browser, host, { html, files });
}

/** Asserts that only the page's site and ours were contacted and that no error was reported. */
async function expectCalm({ requests, troubles }: Visited): Promise<void> {
  const origins = new Set(requests.filter((url) => !url.startsWith("data:")).map((url) => new URL(url).origin));
  expect([...origins].sort()).toEqual([host.origin, SITE].sort());
  expect(await troubles()).toEqual([]);
}

const CHATS = [
  ["chat-page-snippet", `<chat-page-snippet api-url="%SITE%/snippet"></chat-page-snippet>`],
  ["chat-bubble-snippet", `<chat-bubble-snippet api-url="%SITE%/snippet"></chat-bubble-snippet>`],
] as const;
const SEARCHES = [
  ["search-bar-snippet", `<search-bar-snippet api-url="%SITE%/snippet"></search-bar-snippet>`],
  ["search-modal-snippet", `<search-modal-snippet api-url="%SITE%/snippet"></search-modal-snippet>`],
] as const;

/** Sends a message in a chat and returns the reply once it is complete. */
async function say(page: Page, words: string): Promise<Locator> {
  const bubble = page.getByRole("button", { name: "Open chat" });
  if (await bubble.isVisible()) await bubble.click();
  const field = page.getByRole("textbox", { name: "Chat message input" });
  await field.fill(words);
  await field.press("Enter");
  const reply = page.locator(".chat-message-assistant .chat-message-text").last();
  await reply.locator("p", { hasText: answer.notice }).waitFor();
  return reply;
}

describe.each(CHATS)("%s", (_, element) => {
  test("shows the verbatim quote, its source, and a number to call", async () => {
    const visited = await visit(element);
    const reply = await say(visited.page, QUESTION);
    const text = await reply.innerText();
    for (const { quote, source } of answer.citations) {
      expect(text).toContain(`「${quote}」`);
      expect(text).toContain(source.title);
    }
    expect(await reply.locator('a[href="tel:12348"]').count()).toBe(1);
    await expectCalm(visited);
  });

  test("begins with the number to call in an emergency", async () => {
    const visited = await visit(element);
    const reply = await say(visited.page, DANGER);
    const [first] = alarm.alert?.contacts ?? [];
    expect(await reply.locator("p").first().innerText()).toBe(alarm.alert?.title);
    const number = reply.getByRole("link").first();
    expect([await number.innerText(), await number.getAttribute("href")]).toEqual([first?.tel, `tel:${first?.tel}`]);
    await expectCalm(visited);
  });
});

test("the request of a chat contains the earlier messages", async () => {
  const { page } = await visit(CHATS[0][1]);
  await say(page, QUESTION);
  const body = page.waitForRequest(`${SITE}/snippet/chat/completions`);
  await page.getByRole("textbox", { name: "Chat message input" }).fill("那嘉善呢？");
  await page.keyboard.press("Enter");
  const sent = (await body).postData();
  const direct = await fetch(`${SITE}/api/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ question: "那嘉善呢？", history: [{ role: "user", content: QUESTION }] }),
  });
  const { id } = Answer.parse(await direct.json());
  const again = { method: "POST", headers: { "Content-Type": "application/json" }, body: sent };
  expect(await (await fetch(`${SITE}/snippet/chat/completions`, again)).text()).toContain(`"id":"${id}"`);
});

test("for an error, whose message the elements do not show, the page's own text has the hotline", async () => {
  const words = "现在查不了，请打12348公共法律服务热线。";
  const script = `document.querySelector("chat-page-snippet").translations = ${JSON.stringify({ errorPrefix: words })};`;
  const { page } = await visit(`${CHATS[0][1]}<script type="module">${script}</script>`);
  const field = page.getByRole("textbox", { name: "Chat message input" });
  await field.fill("问".repeat(501));
  await field.press("Enter");
  const reply = page.locator(".chat-message-assistant .chat-message-text").last();
  await reply.filter({ hasText: "400" }).waitFor();
  expect(await reply.innerText()).toContain(words);
});

/** Searches and returns the results. The dialog opens with its keyboard shortcut. */
async function search(page: Page, words: string): Promise<Locator> {
  const field = page.locator("input");
  await field.waitFor({ state: "attached" });
  if (!(await field.isVisible())) await page.keyboard.press("Control+k");
  await field.fill(words);
  await field.press("Enter");
  const results = page.locator("a[data-result-id]");
  await results.first().waitFor();
  return results;
}

describe.each(SEARCHES)("%s", (_, element) => {
  test("lists the verbatim quote with its link", async () => {
    const visited = await visit(element);
    const results = await search(visited.page, QUESTION);
    for (const { quote, href } of answer.citations) {
      const shown = results.filter({ hasText: quote });
      // The element also searches while somebody types, and shows what comes back last.
      await shown.first().waitFor();
      expect(await shown.last().getAttribute("href")).toBe(href);
    }
    expect(await results.filter({ hasText: "12348" }).last().getAttribute("href")).toBe("tel:12348");
    await expectCalm(visited);
  });

  test("lists the number to call first in an emergency", async () => {
    const visited = await visit(element);
    const results = await search(visited.page, DANGER);
    const [first] = alarm.alert?.contacts ?? [];
    expect(await results.first().innerText()).toContain(alarm.alert?.title);
    expect(await results.first().innerText()).toContain(`${first?.tel} ${first?.name}`);
    expect(await results.first().getAttribute("href")).toBe(`tel:${first?.tel}`);
    await expectCalm(visited);
  });
});
