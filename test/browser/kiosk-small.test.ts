// The kiosk on the small screens that offices have: the first screen shows all needs, large enough to touch, with every
// setting of text size and looks.
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { measure, reachState } from "./kiosk-page.ts";
import { connect, leave } from "./visit.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

const NAMED = { terminal: "罗星街道便民服务中心1号机" };

describe.each([
  [1024, 768],
  [1280, 800],
  [1366, 768],
])("on %i×%i", (width, height) => {
  test.each([{}, { size: "24" }, { size: "36" }, { low: "1" }, { contrast: "1" }])(
    "the first screen shows every need and the hotline's number (%j)",
    async (looks) => {
      const query = { ...NAMED, ...looks };
      const state = { name: "small", query, reach: async () => {} };
      const page = await reachState(browser, state, "wide", { viewport: { width, height } });
      const needs = page.locator("#kiosk .offer button.need");
      await expect.poll(() => needs.count()).toBeGreaterThan(9);
      for (const shown of [needs.last(), page.locator("#kiosk .hotline"), page.getByText(NAMED.terminal)]) {
        const box = await shown.boundingBox();
        expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
      }
      expect((await measure(page)).faults).toEqual([]);
    },
  );
});
