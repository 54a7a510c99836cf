// The operator's announcement is shown once above the conversation, in every chat and on the kiosk.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Served, serve } from "../worker/serve.ts";
import { openHost } from "./host.ts";
import { connect, leave } from "./visit.ts";

const NOTICE = "12月20日到22日搬家，来办事请先打电话";
let browser: Browser;
let worker: Served;
beforeAll(async () => {
  worker = await serve({ vars: { NOTICE, NOTICE_UNTIL: "9999-12-31" } });
  browser = await connect();
});
afterEach(() => leave(browser));
afterAll(async () => {
  await worker.close();
});

async function open(path: string) {
  const context = await browser.newContext({ baseURL: worker.url.origin, locale: "zh-CN", serviceWorkers: "block" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

test.each(["/", "/embed"])("%s shows it once, before and after a question", async (path) => {
  const page = await open(path);
  const seen = page.getByText(NOTICE).filter({ visible: true });
  await seen.waitFor();
  await page.locator("fawen-chat .ask textarea").last().fill("嘉善的网办率达到了多少？");
  await page.locator('fawen-chat [data-do="send"]').last().click();
  await page.locator("fawen-chat .answer").waitFor();
  expect(await seen.count()).toBe(1);
});

test("a chat on another site gets it with the first reply", async () => {
  const host = await openHost(worker.url.origin);
  const html = '<!doctype html><script type="module" src="%SITE%/widget.js"></script><fawen-chat></fawen-chat>';
  const page = await open(host.put({ html }));
  await page.locator("fawen-chat .ask textarea").fill("嘉善的网办率达到了多少？");
  expect(await page.locator("fawen-chat .announcement").isVisible()).toBe(false);
  await page.locator('fawen-chat [data-do="send"]').click();
  await page.locator("fawen-chat .answer").waitFor();
  expect(await page.locator("fawen-chat .announcement").textContent()).toBe(NOTICE);
  await host.close();
});

test("the kiosk shows it above every screen", async () => {
  const page = await open("/kiosk?idle=900");
  await page.locator("#kiosk button.begin").waitFor();
  expect(await page.locator("#kiosk .line").textContent()).toContain(NOTICE);
  await page.locator("#kiosk button.begin").click();
  await page.locator("#kiosk .needs").waitFor();
  expect(await page.locator("#kiosk .line").textContent()).toContain(NOTICE);
});
