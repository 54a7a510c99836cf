// Turns taps and keys into calls of the controller. One listener on the root handles all buttons, because the buttons
// change with every screen.
import type { Display } from "./display.ts";
import { listenToKeypad } from "./keypad.ts";
import type { KioskController } from "./kiosk-controller.ts";
import { SIZES, VOLUME_MAX } from "./kiosk-settings.ts";

/** Acts that a person may repeat with quick taps. */
const REPEATED = new Set(["larger", "smaller", "louder", "softer", "up", "down", "key", "delete"]);

export function listenToActs(root: HTMLElement, display: Display, controller: KioskController): void {
  let last: string | null = null;
  root.addEventListener("click", (event) => {
    if (!controller.touch()) return;
    const target = event.target instanceof Element ? event.target.closest("[data-do], [data-ask]") : null;
    if (target === null) return;
    const does = target.getAttribute("data-do") ?? "ask";
    // Ignores the second tap of a double tap: it would press a button that the first tap has just brought up.
    const isRepeated = REPEATED.has(does) && does === last;
    last = does;
    if (event.detail > 1 && !isRepeated) return;
    act(does, target, display, controller);
  });
  // Scrolling, typing and tapping beside the buttons also count as activity, although they cause no act.
  for (const type of ["pointerdown", "wheel", "input", "keydown"]) {
    addEventListener(type, () => isWarned(display) || controller.touch(), { passive: true });
  }
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement) controller.onFocus(nameOf(target));
  });
  for (const type of ["focusin", "focusout"]) root.addEventListener(type, () => controller.lookAtField());
  root.addEventListener("keydown", (event) => {
    // While an input method is composing (keyCode 229), Enter chooses a word and does not send.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    controller.send();
  });
  listenToKeypad(() => display.controls(), {
    onBack: () => controller.back(),
    onNarrate: () => controller.narrate(),
  });
}

/** Returns the text to read aloud for a focused element. */
function nameOf(target: HTMLElement): string {
  const label =
    target instanceof HTMLTextAreaElement ? target.labels[0]?.textContent : target.getAttribute("aria-label");
  return label ?? target.textContent.trim();
}

/**
 * Whether the warning is shown. Only a click counts as activity then: a press would close the warning before its click.
 */
function isWarned(display: Display): boolean {
  return display.find('[role="alertdialog"]', HTMLElement) !== null;
}

function act(does: string, target: Element, display: Display, controller: KioskController): void {
  const { looks } = controller;
  const value = (name: string) => target.getAttribute(name);
  const acts: Readonly<Record<string, () => void>> = {
    begin: () => void controller.begin(),
    home: () => controller.goTo("needs"),
    type: () => controller.goTo("ask"),
    speak: () => controller.hear(),
    need: () => controller.pickNeed(value("data-need") ?? ""),
    ask: () => void controller.ask(value("data-ask") ?? "", value("data-place") ?? undefined),
    send: () => controller.send(),
    erase: () => controller.goTo("ask"),
    keys: () => controller.showKeys(value("data-need")),
    key: () => display.write(value("data-key") ?? ""),
    delete: () => display.write(null),
    again: () => controller.again(),
    stop: () => controller.stopAsking(),
    quote: () => display.find(`[id="${value("data-quote") ?? ""}"]`, HTMLElement)?.focus(),
    read: () => controller.read(),
    hush: () => controller.hush(),
    take: () => controller.openSheet("take"),
    packet: () => controller.openSheet("packet"),
    looks: () => controller.openSheet("looks"),
    close: () => controller.openSheet(null),
    "send-packet": () => controller.sendPacket(),
    print: () => controller.print(),
    dial: () => controller.terminal.dial(value("data-name") ?? "", (value("data-tel") ?? "").slice("tel:".length)),
    stay: () => controller.touch(),
    leave: () => controller.wipe("tap"),
    up: () => display.page(-1),
    down: () => display.page(1),
    larger: () => controller.look({ size: SIZES.find((size) => size > looks.size) ?? looks.size }),
    smaller: () => controller.look({ size: SIZES.filter((size) => size < looks.size).pop() ?? looks.size }),
    contrast: () => controller.look({ hasContrast: !looks.hasContrast }),
    low: () => controller.look({ isLow: !looks.isLow }),
    louder: () => controller.look({ volume: Math.min(looks.volume + 1, VOLUME_MAX) }),
    softer: () => controller.look({ volume: Math.max(looks.volume - 1, 0) }),
    narrate: () => controller.narrate(),
  };
  if (Object.keys(acts).includes(does)) acts[does]?.();
}
