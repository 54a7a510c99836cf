// The chat's DOM in its shadow root: builds it from views, displays turns, announces to screen readers and manages the
// focus. Independent of servers and hosts.

import { el, type ViewElement } from "../view/view.ts";
import { bare } from "./bare.ts";
import { Composition } from "./composition.ts";
import { documentOwn } from "./document-own.ts";
import type { PlainDialogs } from "./old.ts";
import { toElement } from "./to-nodes.ts";

/** An element class. */
type Kind<T extends Element> = abstract new () => T;

/** After this time screen readers have picked up the announcement. */
const SAID_MS = 10_000;

/** A selector that finds the same element again after a rebuild. */
function selectorOf(element: Element | null): string | null {
  if (element === null) return null;
  if (element.id !== "") return `[id="${element.id}"]`;
  const turn = element.closest("[data-turn]")?.getAttribute("data-turn") ?? undefined;
  const does = element.getAttribute("data-do");
  const own = does === null ? `${element.localName}[class="${element.className}"]` : `[data-do="${does}"]`;
  return turn === undefined ? own : `[data-turn="${turn}"] ${own}`;
}

/** Does not use `instanceof`: an older browser has neither the class nor the method. */
function isModal(dialog: HTMLElement): dialog is HTMLDialogElement {
  return "showModal" in dialog;
}

/** Displays the element's fallback content instead of the chat. */
export function showLightTree(root: ShadowRoot): void {
  root.querySelector(".root")?.remove();
  if (root.querySelector("slot") === null) root.appendChild(toElement(el("slot", {})));
}

export class Panel {
  /** Opens and closes the dialog in browsers without `<dialog>`. */
  plain: PlainDialogs | null = null;
  readonly #root: ShadowRoot;
  readonly #onClosed: () => void;
  readonly composition: Composition;
  #hush: ReturnType<typeof setTimeout> | undefined;

  constructor(root: ShadowRoot, onClosed: () => void) {
    this.#root = root;
    this.#onClosed = onClosed;
    this.composition = new Composition(root);
  }

  /**
   * Rebuilds everything except the turns, which `fill` adds again. Keeps the draft, the open dialog, the focus and the
   * scroll position of the log.
   */
  build(view: ViewElement, fill: () => void): void {
    const { draft, place } = this;
    const active = this.#root.activeElement;
    const focused = selectorOf(active);
    const scrolled = this.#log?.scrollTop ?? 0;
    const fresh = toElement(view);
    const old = this.find(".root", HTMLElement);
    if (old === null || !this.#refill(old, fresh)) {
      old?.remove();
      this.find("slot", HTMLElement)?.remove();
      this.#root.appendChild(fresh);
      this.#dialog?.addEventListener("close", () => {
        this.#showOpen(false);
        this.#onClosed();
      });
      this.#lift();
    }
    this.draft = draft;
    if (place !== null) this.place = place;
    fill();
    if (this.#log !== null) this.#log.scrollTo({ top: scrolled, behavior: "instant" });
    const now = focused === null ? null : this.find(focused, HTMLElement);
    now?.focus();
    if (now instanceof HTMLTextAreaElement && active instanceof HTMLTextAreaElement) {
      now.setSelectionRange(active.selectionStart, active.selectionEnd);
    }
  }

  /** Moves the new content into the existing shell. Returns false when the two differ in having a launcher. */
  #refill(old: HTMLElement, fresh: HTMLElement): boolean {
    const [oldFrame, frame] = [old.querySelector(".frame"), fresh.querySelector(".frame")];
    const [oldLauncher, launcher] = [old.querySelector(".launcher"), fresh.querySelector(".launcher")];
    if (oldFrame === null || frame === null || (oldLauncher === null) !== (launcher === null)) return false;
    for (const { name, value } of Array.from(fresh.attributes)) old.setAttribute(name, value);
    if (oldLauncher !== null && launcher !== null) oldLauncher.textContent = launcher.textContent;
    Array.from(frame.children).forEach((piece, i) => {
      const before = oldFrame.children[i];
      if (before !== undefined) oldFrame.replaceChild(piece, before);
    });
    return true;
  }

  /**
   * Puts the launcher into the top layer, independent of the boxes around it. Without popovers it stays fixed in its
   * corner.
   */
  #lift(): void {
    const launcher = this.find(".launcher", HTMLElement);
    if (launcher === null || !launcher.isConnected || !("showPopover" in launcher)) return;
    if (!launcher.matches(":popover-open")) launcher.showPopover();
  }

  get #log(): HTMLElement | null {
    return this.find(".log", HTMLElement);
  }

  get #dialog(): HTMLElement | null {
    return this.find("dialog", HTMLElement);
  }

  /** Always true for a chat without a launcher. */
  get isOpen(): boolean {
    const dialog = this.#dialog;
    return dialog === null || dialog.hasAttribute("open");
  }

  open(): void {
    const dialog = this.#dialog;
    if (dialog === null || this.isOpen || !dialog.isConnected) return;
    if (isModal(dialog)) dialog.showModal();
    else this.plain?.open(dialog);
    this.#showOpen(true);
    // The introduction stands above the field and is read first, so the field must not scroll it away.
    this.#field?.focus(bare({ preventScroll: this.#root.querySelector(".going") === null }));
  }

  /**
   * When an open dialog is moved within its page it is no longer modal, and Escape does not close it. Opens it again.
   */
  raise(): void {
    this.#lift();
    const dialog = this.#dialog;
    if (dialog === null || !this.isOpen) return;
    dialog.removeAttribute("open");
    this.open();
  }

  /** The dialog's `close` event does the rest. */
  close(): void {
    const dialog = this.#dialog;
    if (dialog === null || !this.isOpen) return;
    if (isModal(dialog)) dialog.close();
    else this.plain?.close(dialog);
  }

  #showOpen(isOpen: boolean): void {
    const launcher = this.find(".launcher", HTMLElement);
    launcher?.setAttribute("aria-expanded", String(isOpen));
    // The browser has returned the focus, unless there was nothing to return it to: the page may have opened the dialog
    // from its own button.
    const active = documentOwn("activeElement");
    if (!isOpen && (!(active instanceof Element) || active.contains(this.#root.host))) launcher?.focus();
  }

  find<T extends Element>(selector: string, kind: Kind<T>): T | null {
    const found = this.#root.querySelector(selector);
    return found instanceof kind ? found : null;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.find(".ask textarea", HTMLTextAreaElement);
  }

  get draft(): string {
    return this.#field?.value ?? "";
  }

  set draft(text: string) {
    const field = this.#field;
    if (field === null) return;
    // Otherwise the composed text would be appended.
    if (this.composition.isOn) field.blur();
    field.value = text;
  }

  /** The chosen place, or null when there is no choice. */
  get place(): string | null {
    return this.find(".place", HTMLSelectElement)?.value ?? null;
  }

  set place(place: string) {
    const field = this.find(".place", HTMLSelectElement);
    if (field !== null && Array.from(field.options).some(({ value }) => value === place)) field.value = place;
  }

  focusField(): void {
    this.#field?.focus();
  }

  /** Announces a text once to screen readers, then removes it, so that it is not read again while browsing the page. */
  say(text: string): void {
    const status = this.find('[role="status"]', HTMLElement);
    if (status === null) return;
    status.textContent = text;
    clearTimeout(this.#hush);
    this.#hush = setTimeout(() => (status.textContent = ""), SAID_MS);
  }

  announce(text: string): void {
    const place = this.find(".announcement", HTMLElement);
    if (place !== null) place.textContent = text;
  }

  /** Displays an error about the typed text; null removes it. */
  showFault(sentence: string | null, ids: string): void {
    this.find(".ask .fault", HTMLElement)?.remove();
    const field = this.#field;
    const hint = `${ids}hint`;
    field?.setAttribute("aria-describedby", sentence === null ? hint : `${ids}fault ${hint}`);
    if (sentence === null || field === null) {
      field?.removeAttribute("aria-invalid");
      return;
    }
    field.setAttribute("aria-invalid", "true");
    const fault = toElement(el("p", { class: "fault", id: `${ids}fault`, role: "alert" }, sentence));
    const form = field.closest(".ask");
    form?.insertBefore(fault, form.firstChild);
    field.focus();
  }

  /** Switches the button between sending and stopping. */
  showSending(isAsking: boolean, label: string): void {
    const send = this.find(".send", HTMLButtonElement);
    if (send === null) return;
    send.textContent = label;
    send.setAttribute("data-do", isAsking ? "stop" : "send");
  }

  /** Switches between the layouts before and after the first question. */
  showOpening(isOpening: boolean, label: string): void {
    this.#root.querySelectorAll<HTMLElement>(".opening").forEach((opening) => {
      opening.hidden = !isOpening;
    });
    this.find(".frame", HTMLElement)?.classList.toggle("going", !isOpening);
    this.offer("clear", !isOpening);
    const name = this.find(".ask label", HTMLLabelElement);
    if (name !== null) name.textContent = label;
  }

  /** Displays a turn in place of its previous view. */
  showTurn(id: number, view: ViewElement): void {
    const log = this.#log;
    if (log === null) return;
    const before = this.turn(id);
    const active = this.#root.activeElement;
    const isLost = before?.contains(active) === true;
    const isAbove = before === null && ((active !== log && active?.closest(".log") != null) || this.#isInLightTree());
    const turn = toElement(view);
    if (before === null) log.appendChild(turn);
    else log.replaceChild(turn, before);
    // The pressed button is gone, or its result is further down.
    if (isLost || isAbove) turn.querySelector<HTMLElement>(".asked")?.focus();
  }

  /** Whether the focus is on content that the page has put into the element. */
  #isInLightTree(): boolean {
    const { host } = this.#root;
    const active = documentOwn("activeElement");
    return active instanceof Element && active !== host && host.contains(active);
  }

  /** Scrolls the question to the top, so that the answer is read from its beginning. */
  reveal(id: number): void {
    const field = this.#field;
    // On a phone the keyboard would cover the answer.
    if (matchMedia("(pointer: coarse)").matches && !this.composition.isOn) field?.blur();
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.turn(id)?.scrollIntoView(
      bare<ScrollIntoViewOptions>({ block: "start", behavior: isCalm ? "auto" : "smooth" }),
    );
  }

  /** Shows or hides buttons that depend on the device. */
  offer(does: string, isOffered: boolean): void {
    for (const button of this.#root.querySelectorAll<HTMLElement>(`[data-do="${does}"]`)) button.hidden = !isOffered;
  }

  /** Updates the button for speaking. */
  showHearing(isHearing: boolean, label: string): void {
    const button = this.find('[data-do="speak"]', HTMLButtonElement);
    if (button === null) return;
    button.textContent = label;
    button.disabled = isHearing;
  }

  turn(id: number): HTMLElement | null {
    return this.find(`[data-turn="${id}"]`, HTMLElement);
  }
}
