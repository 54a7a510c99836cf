// Using the kiosk by keys alone: Tab, and the arrows, Enter, Escape and star of a keypad. The focus must always be on a
// visible element, where a person expects it.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { focusStop } from "./focus.ts";
import { reachState, VIEWS } from "./kiosk-page.ts";
import { ANSWERED, KIOSK_STATES, type KioskState, kioskState, questionField } from "./kiosk-states.ts";
import { connect, leave } from "./visit.ts";

const FULL = process.env.FULL === "1";
const PRESSES_MAX = 80;
const WHOLE: KioskState = { name: "whole", query: { can: "call print dial" }, reach: async () => {} };
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

function hasFocus(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
}

async function focusComesTo(page: Page, selector: string): Promise<void> {
  await expect.poll(() => hasFocus(page, selector), { message: `focus on ${selector}` }).toBe(true);
}

/** Presses the key until the focus is on `selector`. Expects every stop on the way to be visible. */
async function goTo(page: Page, key: string, selector: string): Promise<void> {
  for (let presses = 0; presses < PRESSES_MAX; presses++) {
    if (await hasFocus(page, selector)) return;
    await page.keyboard.press(key);
    const stop = await focusStop(page);
    // After the last stop, Tab goes through the browser's own controls before it comes back to the first.
    if (stop === null && key === "Tab") continue;
    expect(stop).toMatchObject({ isWhole: true, isCovered: false });
    expect(stop?.contrast, stop?.name).toBeGreaterThanOrEqual(3);
  }
  throw new Error(`${key} does not reach ${selector}`);
}

async function press(page: Page, key: string, selector: string): Promise<void> {
  await goTo(page, key, selector);
  await page.keyboard.press("Enter");
}

describe.each(FULL ? ["Tab", "ArrowDown", "ArrowRight"] : ["ArrowDown"])("with %s and Enter", (key) => {
  test("a person can ask, take an answer along, send the packet and leave", async () => {
    const page = await reachState(browser, WHOLE, "wide");
    await focusComesTo(page, ".attract h1");
    await press(page, key, ".begin");
    await focusComesTo(page, ".needs h1");
    await press(page, key, '[data-need="mediation"]');
    await focusComesTo(page, ".needs h1");
    await press(page, key, ".question-list button");
    await page.locator("#kiosk .answer").waitFor();
    await focusComesTo(page, ".asked");
    const first = await page.locator("#kiosk .asked").innerText();
    await press(page, key, ".to-quote");
    await focusComesTo(page, "figure.quote");
    await press(page, key, "button.choice");
    await expect.poll(() => page.locator("#kiosk .asked").innerText()).not.toBe(first);
    await page.locator("#kiosk .answer").waitFor();
    await focusComesTo(page, ".asked");
    await press(page, key, '[data-do="take"]');
    await focusComesTo(page, ".take h1");
    await press(page, key, '[data-do="close"]');
    await focusComesTo(page, '[data-do="take"]');
    await press(page, key, '[data-do="packet"]');
    await focusComesTo(page, ".packet h1");
    await press(page, key, '[data-do="send-packet"]');
    await page.locator("#kiosk .sent:not(:empty)").waitFor();
    await focusComesTo(page, ".packet h1");
    await page.keyboard.press("Escape");
    await focusComesTo(page, '[data-do="packet"]');
    await page.keyboard.press("Escape");
    await focusComesTo(page, ".needs h1");
    await press(page, key, '[data-do="leave"]');
    await focusComesTo(page, ".attract h1");
  });
});

describe("Tab", () => {
  const STATES = FULL ? KIOSK_STATES : ["differing", "packet"].map(kioskState);
  const SHOWN = FULL ? (["tall", "wide"] as const) : (["wide"] as const);

  test.each(STATES)(
    "goes through $name in reading order, with visible stops, and stays inside an open sheet",
    async (state) => {
      // The screen is reached once, and turned.
      const page = await reachState(browser, state, SHOWN[0]);
      for (const view of SHOWN) {
        await page.setViewportSize(VIEWS[view]);
        await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
        const { seen, faults } = await goThrough(page);
        // The screen for a lost connection shows only numbers to call, and may have nothing to focus.
        if (state.name !== "cut") expect(seen.length, view).toBeGreaterThan(0);
        expect(
          faults.filter((fault) => state.name !== "demo" || !fault.includes("under a sheet")),
          view,
        ).toEqual([]);
        expect(await disorder(page), view).toEqual([]);
      }
    },
  );

  /** Presses Tab until the focus leaves the page. Returns the stops and what is wrong with them. */
  async function goThrough(page: Page): Promise<{ seen: string[]; faults: string[] }> {
    const seen: string[] = [];
    const faults: string[] = [];
    for (let presses = 0; presses < 50; presses++) {
      await page.keyboard.press("Tab");
      const stop = await focusStop(page);
      if (stop === null) break;
      seen.push(stop.name);
      if (stop.contrast < 3 || !stop.isWhole || stop.isCovered) faults.push(JSON.stringify(stop));
      const isOutside = await page.evaluate(() => document.activeElement?.closest("[inert], .demo-row") !== null);
      if (isOutside) faults.push(`${stop.name} is under a sheet`);
    }
    return { seen, faults };
  }

  /** Returns the controls that are above their predecessor without being in the next column. */
  function disorder(page: Page): Promise<string[]> {
    return page.evaluate(() => {
      const controls = Array.from(document.querySelectorAll("#kiosk :is(button, textarea)")).filter(
        (control) => control.checkVisibility() && control.closest("[inert]") === null,
      );
      return controls.flatMap((control, i) => {
        const [box, before] = [control.getBoundingClientRect(), controls[i - 1]?.getBoundingClientRect()];
        if (before === undefined || box.bottom > before.top + 1 || box.left >= before.right) return [];
        // A control far down in a scrolling region rightly comes before the bars below the region.
        return control.closest(".bar, .paging, .caption") !== null ? [] : [control.textContent ?? ""];
      });
    });
  }
});

describe("the focus stays", () => {
  test("on a settings button, up to the last step and beyond it", async () => {
    const page = await reachState(browser, kioskState("looks"));
    for (const does of ["larger", "smaller", "louder", "softer", "contrast", "low"]) {
      await goTo(page, "Tab", `[data-do="${does}"]`);
      for (let presses = 0; presses < 7; presses++) {
        await page.keyboard.press("Enter");
        await expect.poll(() => hasFocus(page, `.sheet [data-do="${does}"]`)).toBe(true);
      }
    }
  });

  test("on the warning's button during the countdown, and returns to the field with its text", async () => {
    const state = kioskState("warning");
    const page = await reachState(browser, { ...state, reach: async () => {} });
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await press(page, "ArrowDown", '[data-do="type"]');
    await page.keyboard.insertText("押金不退");
    await page.clock.fastForward(90_000);
    await focusComesTo(page, '[data-do="stay"]');
    await page.keyboard.press("ArrowDown");
    await focusComesTo(page, '.sheet [data-do="leave"]');
    const count = page.locator("#kiosk .count");
    const before = await count.innerText();
    await page.clock.runFor(3_000);
    expect(await count.innerText()).not.toBe(before);
    expect(await hasFocus(page, '.sheet [data-do="leave"]')).toBe(true);
    await page.keyboard.press("Escape");
    await focusComesTo(page, "textarea");
    expect(await questionField(page).inputValue()).toBe("押金不退");
  });

  test("on the question during a long wait, and returns to it when it is asked again", async () => {
    const page = await reachState(browser, kioskState("very-slow"));
    expect(await hasFocus(page, ".asked")).toBe(true);
    await page.route("**/api/ask", (route) => route.continue());
    await press(page, "Tab", '[data-do="again"]');
    await page.locator("#kiosk .answer").waitFor();
    await focusComesTo(page, ".asked");
  });

  test("on the button for reading aloud after the stop button has gone", async () => {
    const page = await reachState(browser, kioskState("reading"));
    await goTo(page, "Tab", '.caption [data-do="hush"]');
    await page.keyboard.press("Enter");
    await focusComesTo(page, '[data-do="read"]');
  });
});

describe("the field", () => {
  test("sends on Enter, breaks the line on Shift+Enter, and leaves Enter to an input method", async () => {
    const page = await reachState(browser, kioskState("ask"));
    await focusComesTo(page, "textarea");
    await page.keyboard.insertText("第一行");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.insertText("第二行");
    expect(await questionField(page).inputValue()).toBe("第一行\n第二行");
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Input.imeSetComposition", { text: "laoban", selectionStart: 6, selectionEnd: 6 });
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#kiosk .write").count()).toBe(1);
    await questionField(page).fill(ANSWERED);
    await page.keyboard.press("Enter");
    await page.locator("#kiosk .answer").waitFor();
  });

  test("shows a fault and keeps its text and the focus", async () => {
    const page = await reachState(browser, kioskState("ask"));
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("请先写下您的问题").waitFor();
    expect(await hasFocus(page, 'textarea[aria-invalid="true"]')).toBe(true);
    await page.keyboard.insertText("问".repeat(501));
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("501").waitFor();
    expect(await hasFocus(page, "textarea")).toBe(true);
    expect(await questionField(page).inputValue()).toHaveLength(501);
  });

  test("lets arrow keys leave it only at the start and end of its text", async () => {
    const page = await reachState(browser, kioskState("ask"));
    await page.keyboard.insertText("两行\n字");
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => hasFocus(page, "textarea")).toBe(true);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await focusComesTo(page, '[data-do="send"]');
  });
});
