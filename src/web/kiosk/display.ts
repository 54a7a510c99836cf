// The kiosk's DOM. A region is rebuilt when it shows another screen and amended when the same screen changes. The focus
// moves to the new content and is never lost. Text is inserted as text nodes only. The field keeps its text while it is
// shown.

import { el, type ViewElement } from "../../view/view.ts";
import { toElement } from "../to-nodes.ts";
import { amend } from "./amend.ts";
import type { Looks } from "./kiosk-settings.ts";

/** The regions of the page in their order. */
const REGIONS = ["top", "line", "main", "paging", "caption", "bar", "sheet", "said"] as const;
/** Live regions: a screen reader announces their changes. */
const SPOKEN: readonly Region[] = ["line", "said"];
type Region = (typeof REGIONS)[number];
export type Regions = Readonly<Record<Region, ViewElement | null>>;

/** Elements that are each read aloud as one line. */
const LINES = "h1, h2, h3, p, li, dt, dd, button";
/** Maps a button to the one that replaces it: reading aloud and stopping it. */
const INSTEAD = new Map([
  ["read", "hush"],
  ["hush", "read"],
]);
/** Elements that the keypad can reach. */
const CONTROLS = 'button:not([disabled]), textarea, [tabindex="0"]';

export class Display {
  readonly #root: HTMLElement;
  #shown = new Map<Region, ViewElement | null>();
  /** The control that opened the sheet; it gets the focus back when the sheet closes. */
  #opener: string | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.clear();
  }

  /** Removes everything that was shown and restores the empty regions. */
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
      // A browser without `inert` ignores it; `controls` still keeps the keypad out.
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

  /** If the focused element has gone, focuses its replacement, else the start of the region. */
  #keepFocus(focused: string | null, region: Region): void {
    const isLost = () => document.activeElement === null || document.activeElement === document.body;
    if (focused === null || !isLost()) return;
    this.#focusDo(INSTEAD.get(focused) ?? focused);
    // The pressed key is gone because the keys now show other words: focuses the first key that changes them.
    if (isLost()) this.#focusDo("keys");
    if (isLost()) this.#focusIn(region);
  }

  /** Shows the paging buttons only when the content is taller than the screen. */
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

  /** Inserts text at the cursor; null deletes the character before it. */
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

  /** Returns the controls that the keypad can reach now, in document order. */
  controls(): HTMLElement[] {
    return Array.from(this.#root.querySelectorAll<HTMLElement>(CONTROLS)).filter(
      (control) => control.closest("[inert], [hidden]") === null,
    );
  }

  /** Returns the text of the open sheet, else of the screen, one line per element, for reading aloud. */
  words(): string {
    const shown = this.#place(this.#place("sheet").childElementCount > 0 ? "sheet" : "main");
    const lines = Array.from(shown.querySelectorAll(LINES))
      // A line inside another line is read as part of it.
      .filter((line) => line.parentElement?.closest(LINES) === null && line.closest("[hidden], .caption") === null)
      .map(({ textContent }) => textContent);
    return lines.map((line) => line.trim()).join("\n");
  }

  #place(region: Region): HTMLElement {
    const found = this.#root.querySelector<HTMLElement>(`[data-region="${region}"]`);
    if (found === null) throw new Error(`the region ${region} is gone`);
    return found;
  }

  /** Renders a region. Returns true when it shows another screen or another stage of the same one. */
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

/** Creates a region's element. A live region must exist before its text changes, or nothing is announced. */
function placeOf(region: Region): HTMLElement {
  const live = SPOKEN.includes(region) ? { role: "status" } : {};
  return toElement(el("div", { class: `place-${region}`, "data-region": region, ...live }));
}
