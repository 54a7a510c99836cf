// Tests the first impression: no part of a screen is empty or cut off by another.
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, expect, test } from "vitest";
import { ask, connect, leave, visit } from "./visit.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

test.each([
  [390, 700],
  [1280, 1200],
])("the chat fills a frame of %i×%i, with the field at the bottom", async (width, height) => {
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
])(
  "the question is scrolled below the header of the page, which cuts off no control (%i×%i)",
  async (width, height) => {
    const { page } = await visit(browser, "/", { viewport: { width, height }, reducedMotion: "reduce" });
    await ask(page, "嘉善的网办率达到了多少？");
    const head = await page.locator(".top").boundingBox();
    const edge = (head?.y ?? 0) + (head?.height ?? 0);
    expect((await page.locator("fawen-chat .asked").boundingBox())?.y).toBeGreaterThanOrEqual(edge);
    for (const control of await page.locator("fawen-chat .head .tools > *:visible").all()) {
      const box = await control.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(edge);
    }
  },
);
