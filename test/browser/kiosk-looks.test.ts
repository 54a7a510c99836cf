// What the kiosk looks like, upright and lying, and what it prints: compared with pictures that were looked at, in
// docs/pictures, at half their size. LOOKS=new writes them anew.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, test } from "vitest";
import { reachState } from "./kiosk-page.ts";
import { type KioskState, kioskState, tap } from "./kiosk-states.ts";
import { expectPicture, halved, IS_NEW } from "./picture.ts";
import { connect, leave } from "./visit.ts";

const FULL = process.env.FULL === "1";
/** Final screens; what lies between differs in words, which other tests read. */
const PICTURED = [
  ["attract", "tall"],
  ["answer", "tall"],
  ["danger", "wide"],
] as const;
const SAMPLE = "attract";
/** 80 mm. */
const SLIP = { width: 302, height: 800 };
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));
afterAll(() => browser.close());

/**
 * A field that blinks and things that move are another picture every time. These terminals have no worker, so that their
 * replies can be made steady; those that people meet have one, and say nothing of it.
 */
const shoot = (page: Page) =>
  page.screenshot({ caret: "hide", animations: "disabled", style: ".needs-line { display: none }" });

/** The same code whatever the test's port and the index's id: where it leads is another test's matter. */
function steady(state: KioskState): KioskState {
  const change = (address: string, pattern: RegExp, text: string) => (page: Page) =>
    page.route(address, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(pattern, text) });
    });
  return {
    ...state,
    prepare: async (page) => {
      await change("**/kiosk?*", /(origin&quot;:&quot;)(?=&quot;)/u, "$1https://fawen.example")(page);
      await change("**/api/ask", /ix_[0-9a-f]{12}/gu, "ix_000000000000")(page);
      await state.prepare?.(page);
    },
  };
}

test.each(PICTURED.filter(([name]) => FULL || IS_NEW || name === SAMPLE))(
  "%s, %s, looks as it did",
  async (name, view) => {
    const page = await reachState(browser, steady(kioskState(name)), view);
    await expectPicture(`kiosk-${name}-${view}.png`, halved(await shoot(page)));
  },
);

test("a slip looks as it did", async () => {
  const state = kioskState("take");
  const onTheDay = { ...state, prepare: (page: Page) => page.clock.setFixedTime("2026-11-22T12:00:00+08:00") };
  const options = { deviceScaleFactor: 2, timezoneId: "Asia/Shanghai" };
  const page = await reachState(browser, steady(onTheDay), "tall", options);
  // It stays until printing is over.
  await page.evaluate(() => {
    window.print = () => {};
  });
  await tap(page, "print");
  await page.setViewportSize(SLIP);
  await page.emulateMedia({ media: "print" });
  await expectPicture("kiosk-slip.png", await page.locator(".slip").screenshot());
});
