// The kiosk's DOM: a region is built anew when it shows another thing, and amended when the same thing has changed; the focus
// goes where the next thing is, and is never nowhere. Text nodes only. What was written in the field stays while the field does.

import { el, type ViewElement } from "../../view/view.ts";
import { toElement } from "../to-nodes.ts";
import { amend } from "./amend.ts";
import type { Looks } from "./kiosk-settings.ts";

/** `line` and `said` are spoken by a screen reader when they change. */
const REGIONS = ["top", "line", "main", "paging", "caption", "bar", "sheet", "said"] as const;
const SPOKEN: readonly Region[] = ["line", "said"];
type Region = (typeof REGIONS)[number];
export type Regions = Readonly<Record<Region, ViewElement | null>>;

/** What is read aloud as one line. */
const LINES = "h1, h2, h3, p, li, dt, dd, button";
/** What comes in the place of what. */
const INSTEAD = new Map([
  ["read", "hush"],
  ["hush", "read"],
]);
/** What can be reached by keys. */
const CONTROLS = 'button:not([disabled]), textarea, [tabindex="0"]';

export class Display {
  readonly #root: HTMLElement;
  #shown = new Map<Region, ViewElement | null>();
  /** What the sheet was opened from. */
  #opener: string | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.clear();
  }

  /** Nothing stays of what was shown. */
  clear(): void {
    this.#shown = new Map();
    this.#opener = null;
    this.#root.textContent = "";
    this.#root.append(...REGIONS.map((region) => placeOf(region)));
  }

  showLooks({ size, hasContrast, isLow }: Looks): void {
    this.#root.setAttribute("data-size", String(size));
    this.#root.toggleAttribute("data-contrast", hasContrast);
    this.#root.toggleAttribute("data-low", isLow);
  }

  show(regions: Regions): void {
    const hadSheet = this.#place("sheet").childElementCount > 0;
    const focused = this.#focusedDo();
    if (!hadSheet && regions.sheet !== null) this.#opener = focused;
    const other = REGIONS.filter((region) => this.#put(region, regions[region]));
    const isCovered = regions.sheet !== null;
    for (const region of REGIONS) {
      // An older browser knows the attribute by what is reached by keys only.
      this.#place(region).toggleAttribute("inert", isCovered && region !== "sheet" && !SPOKEN.includes(region));
    }
    if (other.includes("main")) this.#place("main").scrollTo({ top: 0 });
    if (isCovered) {
      if (other.includes("sheet")) this.#focusIn("sheet");
    } else if (other.includes("main")) this.#focusIn("main");
    else if (other.includes("sheet")) this.#focusDo(this.#opener);
    this.#keepFocus(focused, isCovered ? "sheet" : "main");
    this.showPaging();
  }

  /** What had the focus is gone: it goes to what has its place, else to where the screen begins. */
  #keepFocus(focused: string | null, region: Region): void {
    const isLost = () => document.activeElement === null || document.activeElement === document.body;
    if (focused === null || !isLost()) return;
    this.#focusDo(INSTEAD.get(focused) ?? focused);
    // Other words stand on the keys.
    if (isLost()) this.#focusDo("keys");
    if (isLost()) this.#focusIn(region);
  }

  /** The paging buttons stand there when there is more than fits. */
  showPaging(): void {
    const main = this.#place("main");
    const paging = this.find(".paging", HTMLElement);
    if (paging !== null) paging.hidden = main.scrollHeight <= main.clientHeight + 1;
  }

  page(direction: 1 | -1): void {
    const main = this.#place("main");
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    main.scrollBy({ top: direction * main.clientHeight * 0.8, behavior: isCalm ? "auto" : "smooth" });
  }

  get draft(): string {
    return this.find("textarea", HTMLTextAreaElement)?.value ?? "";
  }

  set draft(text: string) {
    const field = this.find("textarea", HTMLTextAreaElement);
    if (field === null) return;
    field.value = text;
    field.focus();
  }

  /** A piece of text goes to where one writes; null: the character before it goes. */
  write(text: string | null): void {
    const field = this.find("textarea", HTMLTextAreaElement);
    if (field === null) return;
    const { selectionStart: from, selectionEnd: to, value } = field;
    const before = Array.from(value.slice(0, from));
    const start = text === null && from === to ? from - (before[before.length - 1] ?? "").length : from;
    field.setRangeText(text ?? "", start, to, "end");
    field.scrollTop = field.scrollHeight;
  }

  get isWriting(): boolean {
    return document.activeElement instanceof HTMLTextAreaElement;
  }

  find<T extends Element>(selector: string, kind: abstract new () => T): T | null {
    const found = this.#root.querySelector(selector);
    return found instanceof kind ? found : null;
  }

  /** Everything that can be reached by keys now, in its order. */
  controls(): HTMLElement[] {
    return Array.from(this.#root.querySelectorAll<HTMLElement>(CONTROLS)).filter(
      (control) => control.closest("[inert], [hidden]") === null,
    );
  }

  /** What the screen in view says, line by line: its sheet, if there is one. */
  words(): string {
    const shown = this.#place(this.#place("sheet").childElementCount > 0 ? "sheet" : "main");
    const lines = Array.from(shown.querySelectorAll(LINES))
      // A line within another is read with it.
      .filter((line) => line.parentElement?.closest(LINES) === null && line.closest("[hidden], .caption") === null)
      .map(({ textContent }) => textContent);
    return lines.map((line) => line.trim()).join("\n");
  }

  #place(region: Region): HTMLElement {
    const found = this.#root.querySelector<HTMLElement>(`[data-region="${region}"]`);
    if (found === null) throw new Error(`the region ${region} is gone`);
    return found;
  }

  /** True when it shows another thing, or another stage of it. */
  #put(region: Region, view: ViewElement | null): boolean {
    const before = this.#shown.get(region) ?? null;
    this.#shown.set(region, view);
    const place = this.#place(region);
    const shown = place.firstElementChild;
    const [was, is] = [before?.attributes ?? {}, view?.attributes ?? {}];
    const isSame = was["data-screen"] === is["data-screen"];
    if (before !== null && view !== null && shown !== null && isSame && before.tag === view.tag) {
      amend(shown, before, view);
      return was["data-stage"] !== is["data-stage"];
    }
    if (before !== view) {
      place.textContent = "";
      if (view !== null) place.append(toElement(view));
    }
    return before !== view;
  }

  #focusedDo(): string | null {
    const active = document.activeElement;
    if (active === null || !this.#root.contains(active)) return null;
    return active.getAttribute("data-need") ?? active.getAttribute("data-do") ?? active.localName;
  }

  #focusDo(name: string | null): void {
    if (name === null) return;
    const again = `button[data-need="${name}"], button[data-do="${name}"]`;
    const found = this.#root.querySelectorAll<HTMLElement>(name === "textarea" ? name : again);
    Array.from(found)
      .find((control) => control.closest("[inert], [hidden]") === null)
      ?.focus();
  }

  #focusIn(region: Region): void {
    this.#place(region).querySelector<HTMLElement>("[data-focus], .asked")?.focus();
  }
}

/** A live region has to be there before there is something to say. */
function placeOf(region: Region): HTMLElement {
  const live = SPOKEN.includes(region) ? { role: "status" } : {};
  return toElement(el("div", { class: `place-${region}`, "data-region": region, ...live }));
}
