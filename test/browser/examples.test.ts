// Tests the unchanged pages in examples/ on a site of their own against the real Worker.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { serve } from "../worker/serve.ts";
import { type Host, openHost, visitHost } from "./host.ts";
import { connect, leave } from "./visit.ts";

const QUESTION = "嘉善的网办率达到了多少？";
/** The address at which the examples expect `npm start`. */
const WRITTEN = "http://127.0.0.1:8787";
let browser: Browser;
let host: Host;

beforeAll(async () => {
  [browser, host] = await Promise.all([connect(), openHost()]);
});
afterEach(() => leave(browser));
afterAll(() => host.close());

function example(name: string, site = "%SITE%"): { html: string } {
  const html = readFileSync(fileURLToPath(new URL(`../../examples/${name}.html`, import.meta.url)), "utf8");
  expect(html).toContain(WRITTEN);
  return { html: html.replaceAll(WRITTEN, site) };
}

async function ask(page: Page): Promise<void> {
  const field = page.getByRole("textbox", { name: "您的问题" });
  await field.fill(QUESTION);
  await field.press("Enter");
  await page.getByRole("figure").first().waitFor();
}

test("launcher.html opens a dialog that answers", async () => {
  const { page, troubles } = await visitHost(browser, host, example("launcher"));
  await page.getByRole("button", { name: "法律问题，问一问" }).click();
  await ask(page);
  expect(await troubles()).toEqual([]);
});

test("inline.html answers in the page, which receives the outcome but not the question", async () => {
  const { page, troubles } = await visitHost(browser, host, example("inline"));
  await ask(page);
  const heard = page.locator("#heard");
  await expect.poll(() => heard.innerText()).toMatch(/^回答 r_\w+：answered$/u);
  expect(await troubles()).toEqual([]);
});

test("frame.html exchanges messages with the frame when its origin may frame it", async () => {
  const worker = await serve({ vars: { FRAME_ANCESTORS: host.origin } });
  try {
    const { page, troubles } = await visitHost(browser, host, example("frame", worker.url.origin));
    const heard = page.locator("#heard");
    await expect.poll(() => heard.innerText()).toBe("ready");
    await page.getByRole("button", { name: "问：" }).click();
    await expect.poll(() => heard.innerText(), { timeout: 10_000 }).toMatch(/^回答 r_\w+：answered$/u);
    await page.frameLocator("#fawen").getByRole("figure").first().waitFor();
    await page.getByRole("button", { name: "清空", exact: true }).first().click();
    await expect.poll(() => page.frameLocator("#fawen").getByRole("figure").count()).toBe(0);
    expect(await troubles()).toEqual([]);
  } finally {
    await worker.close();
  }
});
