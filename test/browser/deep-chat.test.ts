// Tests deep-chat, a third-party chat from npm, on a page of another site. It is connected to chat completions as its
// documentation describes, and must show what a person needs.
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Host, openHost, visitHost } from "./host.ts";
import { connect, leave } from "./visit.ts";

const BUNDLE = new URL("../../node_modules/deep-chat/dist/deepChat.bundle.js", import.meta.url);
let browser: Browser;
let host: Host;
let bundle: string;

beforeAll(async () => {
  browser = await connect();
  host = await openHost();
  bundle = await readFile(BUNDLE, "utf8");
});
afterEach(() => leave(browser));
afterAll(() => host.close());

function html(stream: boolean): string {
  const connection = JSON.stringify({ openAI: { completions: { model: "fawen" }, key: "none" } });
  const to = JSON.stringify({ url: "%SITE%/v1/chat/completions", stream });
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <title>某县人民政府</title>
    <script type="module" src="deep-chat.js"></script>
  </head>
  <body>
    <deep-chat directConnection='${connection}' connect='${to}'></deep-chat>
  </body>
</html>`;
}

/** Asks a question and returns the text of the last message once it is complete. */
async function ask(page: Page, question: string, turn: number): Promise<string> {
  // deep-chat accepts no question until the last answer has ended.
  await page.locator("deep-chat #submit-icon").waitFor();
  const field = page.locator("deep-chat #text-input");
  await field.fill(question);
  await field.press("Enter");
  const answer = page.locator("deep-chat .ai-message-text:not(.error-message)").nth(turn);
  await answer.getByText("不构成法律意见").waitFor();
  expect(await page.locator("deep-chat .error-message").count()).toBe(0);
  return answer.innerText();
}

describe.each([
  ["in chunks", true],
  ["whole", false],
])("with answers %s", (_, stream) => {
  test("shows the answer, its quote and the numbers to call, an alert first, and no error", async () => {
    const files = { "deep-chat.js": { type: "text/javascript", text: bundle } };
    const { page } = await visitHost(browser, host, { html: html(stream), files });
    const posted: string[] = [];
    page.on("request", (request) => posted.push(request.postData() ?? ""));
    const first = await ask(page, "平湖请了多少名法治监督员？", 0);
    expect(first).toMatch(/^首批19名。/u);
    expect(first).toContain("首批19名法治监督员受聘上任。」[1]");
    expect(first).toContain("[1] 平湖市推进法治建设的情况");
    expect(first).toContain("12348");
    const alarm = await ask(page, "我丈夫正在打我，怎么办？", 1);
    expect(alarm).toMatch(/^先到安全的地方\s+110/u);
    // The earlier messages are sent along.
    expect(posted.at(-1)).toContain("首批19名。");
    await page.context().close();
  });
});
