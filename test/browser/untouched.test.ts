// In the chat and on the pages typed text is not sent to a spelling service, and browsers do not translate quotes,
// questions or numbers; they may translate the service's own strings. A frame offers what the front page offers.
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, expect, test } from "vitest";
import { ask, connect, leave, visit } from "./visit.ts";
import { openWatchedPage, QUESTION } from "./watched-page.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

test.each(["zh-CN", "en"])("fields, quotes and numbers have the attributes for this in a chat in %s", async (lang) => {
  const { page } = await openWatchedPage(browser, undefined, {});
  await page.locator("fawen-chat").evaluate((chat, value) => chat.setAttribute("lang", value), lang);
  await page.evaluate((question) => document.querySelector("fawen-chat")?.ask(question), QUESTION);
  await page.locator(".handoff").waitFor();
  const seen = await page.locator(".root").evaluate((root) => {
    const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
    return {
      fields: all("textarea").map((field) => [
        field.spellcheck,
        field.translate,
        ...["autocomplete", "autocapitalize", "autocorrect"].map((name) => field.getAttribute(name)),
      ]),
      kept: ["blockquote p", "cite", ".asked bdi", ".tel"].map((selector) =>
        all(selector).map(({ translate }) => translate),
      ),
      ours: [".title", ".send", ".handoff h3", ".foot"].map((selector) =>
        all(selector).map(({ translate }) => translate),
      ),
    };
  });
  expect(seen.fields).toEqual([[false, false, "off", "off", "off"]]);
  for (const found of seen.kept) expect([found.length > 0, found.includes(true)]).toEqual([true, false]);
  for (const found of seen.ours) expect([found.length > 0, found.includes(false)]).toEqual([true, false]);
});

test("the kiosk's field and the form of a page without a script have them too", async () => {
  const { page } = await visit(browser, "/", { javaScriptEnabled: false });
  const printed = page.locator("textarea");
  expect([await printed.getAttribute("spellcheck"), await printed.getAttribute("translate")]).toEqual(["false", "no"]);
  const kiosk = await visit(browser, "/kiosk");
  await kiosk.page.locator('[data-do="begin"]').first().click();
  await kiosk.page.locator('[data-do="type"]').first().click();
  const field = await kiosk.page.locator("textarea").evaluate((area) => {
    if (!(area instanceof HTMLTextAreaElement)) throw new Error("no field");
    return [area.spellcheck, area.translate, area.getAttribute("autocorrect"), area.getAttribute("autocapitalize")];
  });
  expect(field).toEqual([false, false, "off", "off"]);
});

test("a frame shows the region, suggests questions and asks about the chosen place", async () => {
  const { page } = await visit(browser, "/embed?place=jiashan", { viewport: { width: 390, height: 844 } });
  await page.getByText("我从嘉兴一带公共法律服务的资料里").waitFor();
  expect(await page.getByRole("combobox", { name: "在哪里" }).inputValue()).toBe("嘉善县");
  expect(await page.locator(".root .offered button").count()).toBeGreaterThan(1);
  await page.locator(".language").selectOption("en");
  await page.getByText("what sources of public legal services in and around Jiaxing say").waitFor();
  await page.locator(".language").selectOption("zh-CN");
  await page.getByRole("combobox", { name: "在哪里" }).selectOption("平湖市");
  const sent = page.waitForRequest(/\/api\/ask$/);
  await ask(page, "请了多少名法治监督员？");
  expect(JSON.parse((await sent).postData() ?? "")).toMatchObject({ place: "平湖市" });
});
