// Accessibility of every kiosk screen, in portrait and landscape, in all text sizes, in high contrast and with low
// controls. Axe must find nothing, including a contrast below 7:1. Text, touch targets and their gaps must be large
// enough for old people. FULL=1 runs all cases and writes the measures to test/out/kiosk-axe.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Measured, measure, reachState, VIEWS, type View } from "./kiosk-page.ts";
import { KIOSK_STATES, kioskState } from "./kiosk-states.ts";
import { violationsOn } from "./violations.ts";
import { connect, leave } from "./visit.ts";

const FULL = process.env.FULL === "1";
const OUT = fileURLToPath(new URL("../out/", import.meta.url));
/** Highest allowed top edge of a target with low controls, measured from the top as a share of the screen's height. */
const REACH = { tall: 0.38, wide: 0.24 };
/** Attributes of the kiosk's root element that its settings buttons set. */
const LOOKS = {
  usual: {},
  small: { "data-size": "24" },
  largest: { "data-size": "36" },
  contrast: { "data-contrast": "" },
  low: { "data-low": "" },
  "low and largest": { "data-low": "", "data-size": "36" },
} as const;

interface Case {
  name: string;
  /** The looks in each orientation. The screen is reached once, and turned. */
  looks: Partial<Record<View, readonly (keyof typeof LOOKS)[]>>;
}

/** The hardest looks for each orientation: low controls and large text crowd a wide screen, small text a tall one. */
const ALL: Case[] = KIOSK_STATES.map(({ name }) => ({
  name,
  looks: {
    tall: ["usual", "small"],
    wide: ["contrast", "low and largest"],
  },
}));
const SOME: Case[] = [
  { name: "attract", looks: { wide: ["usual", "low"], tall: ["low and largest"] } },
  { name: "need", looks: { tall: ["usual"] } },
  { name: "ask-words", looks: { wide: ["usual"] } },
  { name: "cut", looks: { wide: ["usual", "largest"] } },
  { name: "differing", looks: { wide: ["low", "contrast"] } },
  { name: "packet", looks: { tall: ["usual", "small", "low and largest"] } },
];

interface Row extends Omit<Measured, "faults"> {
  name: string;
  view: View;
  looks: string;
  violations: number;
  faults: number;
}
const rows: Row[] = [];
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));
afterAll(async () => {
  if (!FULL) return;
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}kiosk-axe.json`, `${JSON.stringify(rows, null, 1)}\n`);
});

test.each(FULL ? ALL : SOME)("the screen $name has no accessibility faults", async ({ name, looks: wanted }) => {
  const state = kioskState(name);
  const cases = (["tall", "wide"] as const).flatMap((view) => (wanted[view] ?? []).map((looks) => ({ view, looks })));
  const page = await reachState(browser, state, cases[0]?.view);
  const faults: string[] = [];
  for (const { view, looks } of cases) {
    await page.setViewportSize(VIEWS[view]);
    await putOn(page, LOOKS[looks]);
    const violations = COLOURED.includes(looks)
      ? await violationsIn(page, state.isStill === true, looks === "contrast")
      : [];
    const measured = await measure(page);
    rows.push({ name, view, looks, violations: violations.length, ...measured, faults: measured.faults.length });
    const isHigh = looks.startsWith("low") && name !== "demo" && measured.highestTarget < REACH[view];
    const high = isHigh ? [`something to touch at ${measured.highestTarget} of the height`] : [];
    faults.push(...[...violations, ...measured.faults, ...high].map((fault) => `${view}, ${looks}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

/** Looks with colours of their own. The others move or enlarge the same elements, which is measured without axe. */
const COLOURED: readonly string[] = ["usual", "contrast"];

const RULES = { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } };

/** Runs axe, which waits by the page's clock. If that clock stands still, advances it in small steps meanwhile. */
async function violationsIn(page: Page, isStill: boolean, isColourOnly: boolean): Promise<string[]> {
  let isOver = false;
  const look = () =>
    violationsOn(page, { rules: RULES, isColourOnly }).finally(() => {
      isOver = true;
    });
  const move = async () => {
    while (isStill && !isOver) await page.clock.runFor(5);
  };
  const [violations] = await Promise.all([look(), move()]);
  return violations;
}

function putOn(page: Page, looks: Readonly<Record<string, string>>): Promise<void> {
  return page.evaluate((wanted) => {
    const root = document.querySelector("#kiosk");
    for (const name of ["data-size", "data-contrast", "data-low"]) root?.removeAttribute(name);
    for (const [name, value] of Object.entries(wanted)) root?.setAttribute(name, value);
    for (const region of document.querySelectorAll(".place-main, .sheet-body")) region.scrollTop = 0;
    // Makes the kiosk check again whether the content fits.
    window.dispatchEvent(new Event("resize"));
  }, looks);
}
