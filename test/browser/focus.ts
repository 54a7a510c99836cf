// Reports the element with the focus in the chat or, on a page without one, in the page: how its focus ring shows and
// whether something hides it.
import type { Page } from "playwright-core";

interface Stop {
  /** Tag, class and text, for the message of a failed test. */
  name: string;
  /** Contrast ratio of the ring to its surroundings; 0 without a ring of at least two pixels. */
  contrast: number;
  /** No clipping ancestor cuts off the element or its ring. */
  isWhole: boolean;
  /** Another element is drawn over its centre. */
  isCovered: boolean;
}

/** The focused element in the chat, or in a page without one; null when nothing there has the focus. */
export function focusStop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const root = document.querySelector("fawen-chat")?.shadowRoot ?? document;
    const element = root.activeElement;
    if (element === null || element === document.body || element.localName === "fawen-chat") return null;
    const style = getComputedStyle(element);
    const width = Number.parseFloat(style.outlineWidth);
    const hasRing = style.outlineStyle !== "none" && width >= 2;
    const parse = (color: string) => (color.match(/[\d.]+/gu) ?? []).map(Number);
    const light = (color: string) => {
      const [r = 0, g = 0, b = 0] = parse(color).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const groundOf = (start: Element | null) => {
      for (let at = start; at !== null; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if (parse(color)[3] !== 0) return color;
      }
      return getComputedStyle(document.body).backgroundColor.replace("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)");
    };
    const inset = Number.parseFloat(style.outlineOffset) < 0;
    const [a, b] = [light(style.outlineColor), light(groundOf(inset ? element : element.parentElement))];
    const reach = Math.max(0, width + Number.parseFloat(style.outlineOffset));
    const box = element.getBoundingClientRect();
    const cutters = [];
    for (let at = element.parentElement; at !== null; at = at.parentElement) {
      if (getComputedStyle(at).overflow !== "visible") cutters.push(at.getBoundingClientRect());
    }
    cutters.push(new DOMRect(0, 0, innerWidth, innerHeight));
    const isWhole = cutters.every(({ left, right, top, bottom }) => {
      const isAcross = box.left - reach >= left - 1 && box.right + reach <= right + 1;
      // An element nearly as tall as its scroll area cannot be fully visible, and a field is scrolled to its caret.
      const isTall = box.height + 2 * reach + 64 > bottom - top;
      const seen = Math.min(box.bottom, bottom) - Math.max(box.top, top);
      if (isTall || element.localName === "textarea") return isAcross && seen >= Math.min(box.height, 44);
      return isAcross && box.top - reach >= top - 1 && box.bottom + reach <= bottom + 1;
    });
    const hit = root.elementFromPoint(box.left + box.width / 2, Math.min(box.top + box.height / 2, innerHeight - 2));
    return {
      name: `${element.localName}.${element.className} ${(element.textContent ?? "").trim().slice(0, 20)}`,
      contrast: hasRing ? (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) : 0,
      isWhole,
      isCovered: hit === null || !(element.contains(hit) || hit.contains(element)),
    };
  });
}

/** Whether the element for this selector in the chat has the focus. */
export function hasFocus(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const active = document.querySelector("fawen-chat")?.shadowRoot?.activeElement ?? null;
    return active?.matches(wanted) === true;
  }, selector);
}

/** Presses Tab until the element for this selector in the chat has the focus. Throws if that never happens. */
export async function tabInto(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await hasFocus(page, selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}
