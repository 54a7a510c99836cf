// What the kiosk looks like, upright and lying, what it prints, and what a phone shows of it: compared with pictures that were
// looked at, in docs/pictures, at half their size. LOOKS=new writes them anew.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { takenPath } from "../../src/web/taken-link.ts";
import { reachState } from "./kiosk-page.ts";
import { ANSWERED, KIOSK_STATES, type KioskState, kioskState, tap } from "./kiosk-states.ts";
import { expectPicture, halved, IS_NEW } from "./picture.ts";
import { connect, leave, SITE, visit } from "./visit.ts";

const FULL = process.env.FULL === "1";
/** Others differ from these in a sentence. */
const PICTURED = new Set([
  ...[
    "attract",
    "needs",
    "ask",
    "answer",
    "partial",
    "danger",
    "differing",
    "failed",
    "offline",
    "cut",
    "need",
    "warning",
  ],
  ...["take", "packet", "looks", "reading", "contrast", "low", "largest"],
]);
const SAMPLE = { tall: "partial", wide: "needs" };
const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: "reduce",
} as const;
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

describe.each(["tall", "wide"] as const)("%s", (view) => {
  const isShown = (name: string) => FULL || IS_NEW || SAMPLE[view] === name;
  test.each(KIOSK_STATES.filter(({ name }) => PICTURED.has(name) && isShown(name)))(
    "$name looks as it did",
    async (state) => {
      const page = await reachState(browser, steady(state), view);
      await expectPicture(`kiosk-${state.name}-${view}.png`, halved(await shoot(page)));
    },
  );
});

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

test("what a phone shows of it looks as it did", async () => {
  const response = await fetch(`${SITE}/api/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ question: ANSWERED }),
  });
  const { page } = await visit(browser, takenPath(Answer.parse(await response.json())) ?? "", PHONE);
  await page.locator("blockquote").first().waitFor();
  await expectPicture("kiosk-phone.png", await shoot(page));
});
