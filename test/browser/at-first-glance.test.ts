// What a person sees first: no part of a screen is left empty or cut by another.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ask, connect, leave, visit } from "./visit.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));
afterAll(() => browser.close());

test.each([
  [390, 700],
  [1280, 1200],
])("a frame of %i×%i is filled by the chat, with the field at its end", async (width, height) => {
  const { page } = await visit(browser, "/embed", { viewport: { width, height } });
  const frame = await page.locator("fawen-chat .frame").boundingBox();
  expect(frame).toMatchObject({ x: 0, y: 0, width });
  expect(frame?.height).toBeCloseTo(height, 0);
  const foot = await page.locator("fawen-chat .foot").boundingBox();
  expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeCloseTo(height, 0);
});

test.each([
  [390, 844],
  [1280, 800],
])("what was asked comes below the head of the page, and no control is cut by it (%i×%i)", async (width, height) => {
  const { page } = await visit(browser, "/", { viewport: { width, height }, reducedMotion: "reduce" });
  await ask(page, "嘉善的网办率达到了多少？");
  const head = await page.locator(".top").boundingBox();
  const edge = (head?.y ?? 0) + (head?.height ?? 0);
  expect((await page.locator("fawen-chat .asked").boundingBox())?.y).toBeGreaterThanOrEqual(edge);
  for (const control of await page.locator("fawen-chat .head .tools > *:visible").all()) {
    const box = await control.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(edge);
  }
});
