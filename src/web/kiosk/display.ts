// The kiosk's DOM: each region is changed where its view has changed, and only there; the focus goes where the next thing is.
// Text nodes only. What was written in the field stays while the field does.
import { toElement } from "../to-nodes.ts";
import { el, type ViewElement } from "../view.ts";
import { amend } from "./amend.ts";
import type { Looks } from "./kiosk-settings.ts";

const REGIONS = ["top", "main", "paging", "caption", "bar", "sheet"] as const;
type Region = (typeof REGIONS)[number];
export type Regions = Readonly<Record<Region, ViewElement | null>>;

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
    this.#root.replaceChildren(...REGIONS.map((region) => placeOf(region)));
  }

  showLooks({ size, hasContrast, isLow }: Looks): void {
    this.#root.setAttribute("data-size", String(size));
    this.#root.toggleAttribute("data-contrast", hasContrast);
    this.#root.toggleAttribute("data-low", isLow);
  }

  show(regions: Regions): void {
    const hadSheet = this.#place("sheet").childElementCount > 0;
    if (!hadSheet && regions.sheet !== null) this.#opener = this.#focusedDo();
    const sheet = this.#place("sheet").firstElementChild;
    const changed = REGIONS.filter((region) => this.#put(region, regions[region]));
    const isCovered = regions.sheet !== null;
    for (const region of REGIONS) this.#place(region).inert = isCovered && region !== "sheet";
    const isSheetNew = this.#place("sheet").firstElementChild !== sheet;
    if (isCovered) {
      // One that only says something new keeps the focus where a person has put it.
      if (isSheetNew || !this.#place("sheet").contains(document.activeElement)) this.#focusIn("sheet");
    } else if (isSheetNew) {
      this.#focusDo(this.#opener);
    } else if (changed.includes("main") && !this.#isWriting) {
      this.#place("main").scrollTo({ top: 0 });
      this.#focusIn("main");
    }
    this.showPaging();
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
    const lines = Array.from(
      shown.querySelectorAll("h1, h2, h3, p, li, dt, dd, button"),
      ({ textContent }) => textContent,
    );
    return lines.map((line) => line.trim()).join("\n");
  }

  get #isWriting(): boolean {
    return document.activeElement instanceof HTMLTextAreaElement;
  }

  #place(region: Region): HTMLElement {
    const found = this.#root.querySelector<HTMLElement>(`[data-region="${region}"]`);
    if (found === null) throw new Error(`the region ${region} is gone`);
    return found;
  }

  /** True when something of it changed. */
  #put(region: Region, view: ViewElement | null): boolean {
    const before = this.#shown.get(region) ?? null;
    if (JSON.stringify(before) === JSON.stringify(view)) return false;
    this.#shown.set(region, view);
    const place = this.#place(region);
    const focused = place.contains(document.activeElement) ? this.#focusedDo() : null;
    const { draft } = this;
    const node = place.firstElementChild;
    if (node !== null && before !== null && view !== null) amend(node, before, view);
    else place.replaceChildren(...(view === null ? [] : [toElement(view)]));
    if (region === "main" && draft !== "") {
      const field = this.find("textarea", HTMLTextAreaElement);
      if (field !== null) field.value = draft;
    }
    if (focused !== null && !place.contains(document.activeElement)) this.#focusDo(focused, place);
    return true;
  }

  #focusedDo(): string | null {
    const active = document.activeElement;
    return active?.getAttribute("data-need") ?? active?.getAttribute("data-do") ?? active?.localName ?? null;
  }

  #focusDo(name: string | null, within: HTMLElement = this.#root): void {
    if (name === null) return;
    const again = `button[data-need="${name}"], button[data-do="${name}"]`;
    (within.querySelector<HTMLElement>(name === "textarea" ? name : again) ?? null)?.focus();
  }

  #focusIn(region: Region): void {
    this.#place(region).querySelector<HTMLElement>("[data-focus], .asked")?.focus();
  }
}

function placeOf(region: Region): HTMLElement {
  return toElement(el("div", { class: `place-${region}`, "data-region": region }));
}
