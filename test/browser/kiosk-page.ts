// Opens a terminal, in portrait or landscape, in one of the kiosk's states, and measures its text, contrast and touch
// targets.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type KioskState, openState } from "./kiosk-states.ts";
import { SITE } from "./visit.ts";

export const VIEWS = { tall: { width: 1080, height: 1920 }, wide: { width: 1920, height: 1080 } } as const;
export type View = keyof typeof VIEWS;

/**
 * Opens a new browser context and brings the kiosk into a state. Service workers are blocked unless the state needs
 * one.
 */
export async function reachState(
  browser: Browser,
  state: KioskState,
  view: View = "tall",
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: SITE,
    viewport: VIEWS[view],
    locale: "zh-CN",
    reducedMotion: "reduce",
    serviceWorkers: state.hasWorker === true ? "allow" : "block",
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await openState(page, state);
  await state.reach(page);
  return page;
}

/** Accessibility faults of a screen, and its extreme measures. */
export interface Measured {
  faults: string[];
  /** In CSS pixels. */
  smallestText: number;
  smallestTarget: number;
  smallestGap: number;
  lowestContrast: number;
  /** Top edge of the highest touch target, as a share of the screen's height. */
  highestTarget: number;
}

const TEXT_MIN = 24;
const TARGET_MIN = 60;
const GAP_MIN = 8;
const CONTRAST_MIN = 7;

/** Measures a screen. Scrolls through its content and combines the measures of all positions. */
export async function measure(page: Page): Promise<Measured> {
  const all: Measured[] = [];
  for (;;) {
    all.push(await measureView(page));
    if (!(await scrollOn(page))) break;
  }
  const least = (read: (one: Measured) => number) => Math.min(...all.map(read));
  return {
    faults: [...new Set(all.flatMap(({ faults }) => faults))],
    smallestText: least(({ smallestText }) => smallestText),
    smallestTarget: least(({ smallestTarget }) => smallestTarget),
    smallestGap: least(({ smallestGap }) => smallestGap),
    lowestContrast: least(({ lowestContrast }) => lowestContrast),
    highestTarget: least(({ highestTarget }) => highestTarget),
  };
}

/** Scrolls on by 70 % of the region's height. Returns false at the end. */
function scrollOn(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const region = document.querySelector(".sheet-body") ?? document.querySelector(".place-main");
    if (region === null) return false;
    const before = region.scrollTop;
    region.scrollBy({ top: region.clientHeight * 0.7, behavior: "instant" });
    return region.scrollTop > before + 1;
  });
}

function measureView(page: Page): Promise<Measured> {
  return page.evaluate(
    ({ textMin, targetMin, gapMin, contrastMin }) => {
      const faults: string[] = [];
      const nameOf = (element: Element) =>
        `${element.localName}.${element.className} ${(element.textContent ?? "").trim().slice(0, 16)}`;
      const isInert = (element: Element) => element.closest("[inert], .demo-row") !== null;
      const parse = (color: string) => (color.match(/[\d.]+/gu) ?? []).map(Number);
      const light = (color: string) => {
        const [r = 0, g = 0, b = 0] = parse(color).map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const groundOf = (start: Element) => {
        for (let at: Element | null = start; at !== null; at = at.parentElement) {
          const color = getComputedStyle(at).backgroundColor;
          if (parse(color)[3] !== 0) return color;
        }
        return "rgb(255, 255, 255)";
      };
      const contrastOf = (element: Element) => {
        const [a, b] = [light(getComputedStyle(element).color), light(groundOf(element))];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      };
      const isSeen = (box: DOMRect) => box.width > 1 && box.height > 1 && box.top < innerHeight && box.bottom > 0;

      let [smallestText, lowestContrast] = [999, 21];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node.parentElement;
        if (element === null || (node.textContent ?? "").trim() === "" || isInert(element)) continue;
        if (!element.checkVisibility() || element.closest(".unseen, noscript") !== null) {
          if (element.closest(".asked") === null) continue;
        }
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        const contrast = contrastOf(element);
        [smallestText, lowestContrast] = [Math.min(smallestText, size), Math.min(lowestContrast, contrast)];
        if (size < textMin) faults.push(`${nameOf(element)}: letters of ${size}`);
        if (contrast < contrastMin) faults.push(`${nameOf(element)}: contrast ${contrast.toFixed(1)}`);
        const range = new Range();
        range.selectNodeContents(node);
        const { left, right } = range.getBoundingClientRect();
        if (left < 0 || right > innerWidth) faults.push(`${nameOf(element)}: beside the screen`);
      }

      const scroller = (element: Element) =>
        element.closest(".place-main, .sheet-body")?.getBoundingClientRect() ?? null;
      const targets = Array.from(document.querySelectorAll("#kiosk :is(button, textarea)")).filter(
        (element) => !isInert(element) && element.checkVisibility(),
      );
      const boxes = targets.map((element) => ({
        element,
        box: element.getBoundingClientRect(),
        cut: scroller(element),
      }));
      let [smallestTarget, smallestGap, highestTarget] = [999, 999, 1];
      for (const { element, box, cut } of boxes) {
        smallestTarget = Math.min(smallestTarget, box.width, box.height);
        if (box.width < targetMin || box.height < targetMin) {
          faults.push(`${nameOf(element)}: ${Math.round(box.width)}×${Math.round(box.height)} to touch`);
        }
        if (element.scrollWidth > element.clientWidth + 2) faults.push(`${nameOf(element)}: its words are cut`);
        const top = Math.max(box.top, cut?.top ?? 0);
        const bottom = Math.min(box.bottom, cut?.bottom ?? innerHeight);
        // A target outside the scrolling region is measured at another scroll position.
        if (bottom - top < Math.min(targetMin, box.height)) {
          if (cut === null) faults.push(`${nameOf(element)}: outside of the screen`);
          continue;
        }
        highestTarget = Math.min(highestTarget, top / innerHeight);
        const hit = document.elementFromPoint(box.left + box.width / 2, (top + bottom) / 2);
        if (hit === null || !element.contains(hit)) faults.push(`${nameOf(element)}: covered`);
      }
      boxes.forEach(({ element, box }, i) => {
        for (const other of boxes.slice(i + 1)) {
          if (scroller(element)?.top !== scroller(other.element)?.top) continue;
          const across = Math.max(box.left - other.box.right, other.box.left - box.right);
          const down = Math.max(box.top - other.box.bottom, other.box.top - box.bottom);
          const gap = Math.max(across, down);
          smallestGap = Math.min(smallestGap, gap);
          if (gap < gapMin - 0.1) {
            faults.push(`${nameOf(element)} and ${nameOf(other.element)}: ${gap.toFixed(1)} apart`);
          }
        }
      });

      for (const group of document.querySelectorAll(".bar, .bar-row, .ways, .need-grid")) {
        const tops = Array.from(group.querySelectorAll("button"), (one) => Math.round(one.getBoundingClientRect().top));
        if (isInert(group) || !group.checkVisibility()) continue;
        if (tops.some((top) => tops.filter((other) => other === top).length > 5)) {
          faults.push(`${nameOf(group)}: more than five in a row`);
        }
      }

      if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
      for (const region of document.querySelectorAll(".place-main, .sheet-body")) {
        if (region.scrollWidth > region.clientWidth + 1) faults.push(`${nameOf(region)}: scrolls sideways`);
        const isScrolled = region.scrollHeight > region.clientHeight + 1;
        const paging = document.querySelector(".paging");
        if (region.matches(".place-main") && isScrolled && !isInert(region) && paging?.checkVisibility() !== true) {
          faults.push("more than fits, and no buttons to turn over");
        }
      }
      if (
        !isSeen(document.querySelector("#kiosk h1:not(.unseen), #kiosk h2")?.getBoundingClientRect() ?? new DOMRect())
      ) {
        if (document.querySelector(".place-main")?.scrollTop === 0) faults.push("no heading in sight");
      }
      return { faults, smallestText, smallestTarget, smallestGap, lowestContrast, highestTarget };
    },
    { textMin: TEXT_MIN, targetMin: TARGET_MIN, gapMin: GAP_MIN, contrastMin: CONTRAST_MIN },
  );
}
