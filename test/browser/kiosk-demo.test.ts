// Demo mode, `?demo=1`: a row of buttons brings up every screen, and each screen is marked as a demonstration.
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, expect, test } from "vitest";
import { reachState } from "./kiosk-page.ts";
import { connect, leave } from "./visit.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/** The demo buttons and a selector of the screen that each brings up. */
const SCREENS = [
  ["开头", ".attract"],
  ["选事情", ".needs"],
  ["选问题", ".question-list button"],
  ["打字", ".write textarea"],
  ["回答", ".answer .quote"],
  ["缺一部分的回答", ".answer .missing"],
  ["没有的回答", ".answer:not(:has(.quote)) .handoff"],
  ["有危险", ".alert"],
  ["请选一个", ".choices button"],
  ["回答", ".answer .quote"],
  ["带走", ".sheet.take svg"],
  ["找人", ".sheet.packet"],
  ["字号和声音", ".sheet.looks"],
  ["快要清除", ".sheet.warning"],
  ["断网", ".line:not(.back):not(:empty)"],
  ["断网又没有离线资料", ".cut .numbers"],
  ["网络好了", ".line.back:not(:empty)"],
  ["开头", ".attract"],
] as const;

test("the demo row brings up every screen from any other, each marked as a demonstration", async () => {
  const page = await reachState(browser, { name: "demo", query: { demo: "1" }, reach: async () => {} }, "wide");
  const row = page.getByRole("navigation", { name: "演示" });
  const offered = await row.getByRole("button").allInnerTexts();
  expect(new Set(offered)).toEqual(new Set(SCREENS.map(([name]) => name)));
  for (const [name, sign] of SCREENS) {
    await row.getByRole("button", { name, exact: true }).click();
    await page.locator(`#kiosk ${sign}`).first().waitFor();
    expect(await page.locator("#kiosk .top .demo").innerText()).toBe("演示");
    expect(await row.isVisible()).toBe(true);
    expect(await row.innerText()).toContain("这是演示");
  }
});

test("a terminal without demo=1 has no demo row", async () => {
  const page = await reachState(browser, { name: "usual", reach: async () => {} });
  expect(await page.getByText("演示").count()).toBe(0);
});
