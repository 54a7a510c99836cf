// Tests the chat enlarged: zoom of 200 % and 400 %, its three text sizes, and user text spacing. Nothing scrolls
// sideways or is cut off, everything can be reached, and touch targets are large enough.
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { openHost } from "./host-page.ts";
import { askIn, openDialog, QUOTED, STATES, stateOf } from "./states.ts";
import { connect, leave } from "./visit.ts";

const FULL = process.env.FULL === "1";
const OFFERED = { suggestions: "想离婚怎么办？|老板拖欠工资怎么办？", places: "嘉善县|平湖市" };
/** The viewport that a zoom leaves of 1280 × 1024. */
const ZOOMS = { "200 %": { width: 640, height: 512 }, "400 %": { width: 320, height: 256 } };
const SIZES = ["normal", "large", "huge"] as const;
/** The MIIT rules for elderly users: main text, line height and targets, in pixels. */
const LETTERS = { normal: 18, large: 24, huge: 30 };
const TARGETS = { normal: 44, large: 60, huge: 60 };
const LINE_MIN = 1.3;
/** A link in a line of text, as in WCAG. */
const IN_LINE_MIN = 24;
/** Hints, notices and the chat's tools, as opposed to the main text. */
const LESSER = ".about, .hint, .foot, .foot *, .notice, .tools *, .head button, .where *";
const LESSER_SHARE = 0.84;
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

/** Elements that stick out sideways, are cut off, or cannot be scrolled into view. */
function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = document.querySelector("fawen-chat")?.shadowRoot;
    if (root === null || root === undefined) return ["no chat"];
    const faults: string[] = [];
    const nameOf = (element: Element) =>
      `${element.localName}.${element.className} ${(element.textContent ?? "").trim().slice(0, 16)}`;
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page scrolls sideways by ${scrollWidth - clientWidth}`);
    for (const element of root.querySelectorAll<HTMLElement>(".root *")) {
      if (element.closest(".unseen, option, dialog:not([open])") !== null || element.getClientRects().length === 0)
        continue;
      const style = getComputedStyle(element);
      if (style.clipPath !== "none") continue;
      const { left, right } = element.getBoundingClientRect();
      if (left < -0.5 || right > innerWidth + 0.5) faults.push(`${nameOf(element)} sticks out`);
      const scrolls = style.overflowX === "auto" || style.overflowX === "hidden";
      if (scrolls && element.scrollWidth > element.clientWidth + 1) faults.push(`${nameOf(element)} scrolls sideways`);
      const isCut = style.overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
      if (isCut) faults.push(`${nameOf(element)} is cut off`);
      if (!element.matches("button, a, select, textarea")) continue;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const box = element.getBoundingClientRect();
      const hit = root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const isReached = hit !== null && (element === hit || element.contains(hit));
      // The launcher behind an open dialog is meant to be unreachable.
      if (!isReached && !element.matches(".launcher")) faults.push(`${nameOf(element)} cannot be reached`);
    }
    return faults;
  });
}

async function openAt(
  kind: "dialog" | "inline",
  viewport: { width: number; height: number },
  size: string,
): Promise<Page> {
  const { page } = await openHost(browser, { kind, attributes: { ...OFFERED, size }, context: { viewport } });
  if (kind === "dialog") await openDialog(page);
  return page;
}

const CASES = Object.entries(ZOOMS).flatMap(([zoom, viewport]) =>
  (["dialog", "inline"] as const).flatMap((kind) => SIZES.map((size) => ({ zoom, viewport, kind, size }))),
);
const HARDEST = CASES.filter(({ zoom, size }) => zoom === "400 %" && size === "huge");

describe.each(FULL ? CASES : HARDEST)("at $zoom, $kind, text size $size", ({ viewport, kind, size }) => {
  test("everything can be read and reached without scrolling sideways", async () => {
    const page = await openAt(kind, viewport, size);
    expect(await layoutFaults(page)).toEqual([]);
    await askIn(page, QUOTED);
    expect(await layoutFaults(page)).toEqual([]);
  });
});

describe("the user's text spacing", () => {
  test.each(FULL ? SIZES : (["normal"] as const))("cuts nothing off, with text size %s", async (size) => {
    const page = await openAt("dialog", { width: 640, height: 700 }, size);
    await askIn(page, QUOTED);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }",
      );
      document.querySelector("fawen-chat")?.shadowRoot?.adoptedStyleSheets.push(sheet);
    });
    expect(await layoutFaults(page)).toEqual([]);
  });
});

interface Measured {
  targets: { name: string; kind: string; width: number; height: number }[];
  texts: { name: string; isLesser: boolean; letters: number; line: number }[];
}

/** The size of every touch target and of the main text. */
function measure(page: Page): Promise<Measured> {
  return page.locator("fawen-chat .root").evaluate((root, lesser) => {
    const shown = Array.from(root.querySelectorAll<HTMLElement>("*")).filter(
      (element) => element.getClientRects().length > 0 && element.closest(".unseen, [role=status]") === null,
    );
    const nameOf = (element: Element) =>
      `${element.localName}.${element.className} ${(element.textContent ?? "").slice(0, 16)}`;
    return {
      targets: shown
        .filter((element) => element.matches("button, a, select, textarea"))
        .map((element) => {
          const { width, height } = element.getBoundingClientRect();
          return {
            name: nameOf(element),
            kind: element.matches(".to-quote, .foot a") ? "in a line" : element.localName,
            width,
            height,
          };
        }),
      texts: shown
        .filter((element) =>
          Array.from(element.childNodes).some((node) => node instanceof Text && node.data.trim() !== ""),
        )
        .filter((element) => getComputedStyle(element).clipPath === "none" && element.localName !== "option")
        .map((element) => {
          const style = getComputedStyle(element);
          const letters = Number.parseFloat(style.fontSize);
          return {
            name: nameOf(element),
            isLesser: element.matches(lesser),
            letters,
            line: Number.parseFloat(style.lineHeight) / letters,
          };
        }),
    };
  }, LESSER);
}

const SHOWN = FULL ? STATES : [stateOf("answered")];
test.each(SHOWN)("every text size meets the rules for elderly users, and so do touch targets: $name", async (state) => {
  const { page } = await openHost(browser, { attributes: OFFERED });
  await state.reach(page);
  const faults: string[] = [];
  for (const size of SIZES) {
    await page.locator("fawen-chat").evaluate((chat, to) => chat.setAttribute("size", to), size);
    await expect.poll(() => page.locator("fawen-chat .root").getAttribute("data-size")).toBe(size);
    const { targets, texts } = await measure(page);
    faults.push(
      ...targets
        .filter(({ kind, width, height }) => {
          const least = kind === "in a line" && size === "normal" ? IN_LINE_MIN : TARGETS[size];
          return Math.round(width) < least || Math.round(height) < least;
        })
        .map(({ name, width, height }) => `${size}, ${name}: ${width} × ${height}`),
      ...texts
        .filter(({ isLesser, letters, line }) => {
          const least = LETTERS[size] * (isLesser ? LESSER_SHARE : 1);
          return letters < least || line < LINE_MIN;
        })
        .map(({ name, letters, line }) => `${size}, ${name}: letters ${letters}, line ${line}`),
    );
    expect(targets.length).toBeGreaterThan(0);
  }
  expect([...new Set(faults)]).toEqual([]);
});
