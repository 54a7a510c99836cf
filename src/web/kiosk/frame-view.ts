// What stands around every screen: the name and the line above, the controls below, the caption of what sounds. Pure. Buttons
// say in `data-do` what they do.
import { fill } from "../chat-words.ts";
import { el, type View, type ViewElement } from "../view.ts";
import { SIZES, VOLUME_MAX } from "./kiosk-settings.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import { can, type KioskState, type Terminal } from "./screens.ts";
import { isTakenAnswer } from "./taken-answer.ts";

export function button(does: string, label: View, attributes: Readonly<Record<string, string>> = {}): ViewElement {
  return el("button", { type: "button", "data-do": does, ...attributes }, label);
}

/** Name and place, and how the line is. */
export function topView({ place, settings, isUp, isBack }: Terminal): ViewElement {
  const line = isUp ? (isBack ? W.online : null) : W.offline;
  return el(
    "header",
    { class: "top" },
    settings.isDemo ? el("p", { class: "demo" }, W.demo) : null,
    el("p", { class: "name" }, place === null ? W.name : `${W.name} · ${place}`),
    // It stands there before there is something to say: only then is it said to who does not see it.
    el("p", { class: "line", role: "status" }, line),
  );
}

/** The controls, with the way out always in the same place. */
export function barView(state: KioskState, terminal: Terminal): ViewElement {
  const { screen, isReading } = state;
  if (screen.kind === "attract") return el("nav", { class: "bar", hidden: "" });
  const isAnswered = screen.kind === "turn" && screen.turn.stage.kind === "answered";
  const stage = screen.kind === "turn" ? screen.turn.stage : null;
  const isWhole = stage?.kind === "answered" && isTakenAnswer(stage.answer);
  const hasQuotes = stage?.kind === "answered" && stage.answer.citations.length > 0;
  return el(
    "nav",
    { class: "bar", "aria-label": W.name },
    screen.kind === "needs" ? null : button("home", W.home),
    // The other screens have these in the middle.
    screen.kind === "turn" ? button("type", W.type) : null,
    screen.kind === "turn" && can(terminal, "voice") ? button("speak", W.speak) : null,
    can(terminal, "read") ? (isReading ? button("hush", W.stopReading) : button("read", W.read)) : null,
    isWhole && hasQuotes ? button("take", W.takeAlong) : null,
    isAnswered && isWhole ? button("packet", W.person) : null,
    button("looks", W.looks),
    button("leave", W.leave, { class: "leave" }),
  );
}

/** Two buttons for who cannot or will not drag: they come where there is more than fits. */
export function pagingView(): ViewElement {
  return el("div", { class: "paging", hidden: "" }, button("up", `▲ ${W.up}`), button("down", `▼ ${W.down}`));
}

export function captionView({ caption, isReading }: KioskState): ViewElement {
  return el(
    "div",
    { class: "caption", ...(caption === null ? { hidden: "" } : {}) },
    caption === null ? null : el("p", {}, isReading ? `${W.spoken}${caption}` : caption),
    isReading ? button("hush", W.stopReading) : null,
  );
}

/** Letters, contrast, reach, sound: each shows what it does next. */
export function looksView({ looks }: KioskState, terminal: Terminal): ViewElement {
  const { size, hasContrast, isLow, volume, isNarrated } = looks;
  const pressed = (is: boolean) => ({ "aria-pressed": String(is) });
  const off = (is: boolean) => (is ? { disabled: "" } : {});
  return el(
    "div",
    { class: "choices-grid" },
    button("larger", W.larger, off(size === SIZES.at(-1))),
    button("smaller", W.smaller, off(size === SIZES[0])),
    button("contrast", W.contrast, pressed(hasContrast)),
    button("low", isLow ? W.high : W.low),
    button("louder", W.louder, off(volume === VOLUME_MAX)),
    button("softer", W.softer, off(volume === 0)),
    can(terminal, "read") ? button("narrate", isNarrated ? W.narrateOff : W.narrate, pressed(isNarrated)) : null,
    el("p", { class: "volume", role: "status" }, volume === 0 ? W.silent : fill(W.volume, { n: volume })),
  );
}
