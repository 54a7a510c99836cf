// The kiosk's main screens fit without scrolling, and the sheet for help shows the telephone numbers first.
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { reachState } from "./kiosk-page.ts";
import { kioskState } from "./kiosk-states.ts";
import { connect, leave } from "./visit.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

const TERMINALS = [
  { view: "tall", query: {} },
  { view: "wide", query: {} },
  { view: "wide", query: { low: "1" } },
  { view: "wide", query: { low: "1", size: "36" } },
] as const;

describe.each(TERMINALS)("on a $view terminal with $query", ({ view, query }) => {
  test.each(["attract", "needs", "need"])("the screen %s shows all its buttons without scrolling", async (name) => {
    const state = kioskState(name);
    const page = await reachState(browser, { ...state, query: { ...state.query, ...query } }, view);
    const hidden = await page.evaluate(() => {
      const main = document.querySelector(".place-main")?.getBoundingClientRect() ?? new DOMRect();
      return Array.from(document.querySelectorAll("#kiosk button"))
        .filter((button) => button.checkVisibility())
        .filter((button) => {
          const { top, bottom } = button.getBoundingClientRect();
          const isInMain = button.closest(".place-main") !== null;
          return top < (isInMain ? main.top : 0) || bottom > (isInMain ? main.bottom : innerHeight);
        })
        .map((button) => button.textContent);
    });
    expect(hidden).toEqual([]);
    expect(await page.locator(".paging:visible").count()).toBe(0);
  });
});

test("the sheet for help shows large numbers first, as buttons only if the terminal can dial", async () => {
  for (const { can, kind } of [
    { can: "dial", kind: "button" },
    { can: "print", kind: "span" },
  ]) {
    const page = await reachState(browser, { ...kioskState("packet"), query: { can } });
    const first = page.locator(".sheet-body .numbers .call").first();
    expect(await first.evaluate(({ localName }) => localName)).toBe(kind);
    const sizes = await page.locator(".sheet-body").evaluate((body) => {
      const size = (selector: string) =>
        Number.parseFloat(getComputedStyle(body.querySelector(selector) ?? body).fontSize);
      return { number: size(".tel"), text: size("dd"), isFirst: body.firstElementChild?.className };
    });
    expect(sizes.isFirst).toBe("numbers");
    expect(sizes.number).toBeGreaterThanOrEqual(2 * sizes.text);
  }
});

test("in danger the sheet for help shows only the emergency numbers, in the order of the alert", async () => {
  const page = await reachState(browser, {
    name: "danger-packet",
    reach: async (opened) => {
      await kioskState("danger").reach(opened);
      await opened.locator('[data-do="packet"]').click();
    },
  });
  const alarm = await page.locator(".alert .tel").allTextContents();
  expect(alarm[0]).toBe("110");
  expect(await page.locator(".sheet .numbers .tel").allTextContents()).toEqual(alarm);
});
