// Compares the kiosk's screens (portrait and landscape) and its slip with the reviewed pictures in docs/pictures, at
// half size. LOOKS=new writes new pictures.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, test } from "vitest";
import { reachState } from "./kiosk-page.ts";
import { type KioskState, kioskState, tap } from "./kiosk-states.ts";
import { expectPicture, halved, IS_NEW } from "./picture.ts";
import { connect, leave } from "./visit.ts";

const FULL = process.env.FULL === "1";
/** Screens with a picture. The other screens differ only in their texts, which other tests check. */
const PICTURED = [
  ["attract", "tall"],
  ["answer", "tall"],
  ["danger", "wide"],
] as const;
const SAMPLE = "attract";
/** In CSS pixels: 80 mm wide. */
const SLIP = { width: 302, height: 800 };
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/**
 * Takes a screenshot without a caret or animations. The test's terminals have no service worker, so that `steady` can
 * change their replies; the notice about that is hidden, because real terminals do not show it.
 */
const shoot = (page: Page) =>
  page.screenshot({ caret: "hide", animations: "disabled", style: ".needs-line { display: none }" });

/** Fixes the origin and the index's id, so that the QR code is the same in every run. */
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
  "the screen %s (%s) matches its picture",
  async (name, view) => {
    const page = await reachState(browser, steady(kioskState(name)), view);
    await expectPicture(`kiosk-${name}-${view}.png`, halved(await shoot(page)));
  },
);

test("the slip matches its picture", async () => {
  const state = kioskState("take");
  const onTheDay = { ...state, prepare: (page: Page) => page.clock.setFixedTime("2026-11-22T12:00:00+08:00") };
  const options = { deviceScaleFactor: 2, timezoneId: "Asia/Shanghai" };
  const page = await reachState(browser, steady(onTheDay), "tall", options);
  // The slip stays in the page, because this `print` never ends.
  await page.evaluate(() => {
    window.print = () => {};
  });
  await tap(page, "print");
  await page.setViewportSize(SLIP);
  await page.emulateMedia({ media: "print" });
  await expectPicture("kiosk-slip.png", await page.locator(".slip").screenshot());
});
