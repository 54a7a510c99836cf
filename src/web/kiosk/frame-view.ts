// Views of the parts around every screen: name and connection notice above, controls below, caption of what sounds.
// Pure. A button names its act in `data-do`.
import { fill } from "../../view/chat-words.ts";
import { type IconName, iconView } from "../../view/icons.ts";
import { failureSentence } from "../../view/outcome.ts";
import { PRINTED_WORDS } from "../../view/printed.ts";
import { el, type ViewElement } from "../../view/view.ts";
import { SIZES, VOLUME_MAX } from "./kiosk-settings.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import { can, isCut, type KioskState, type Screen, type Terminal } from "./screens.ts";
import { isTakenAnswer } from "./taken-answer.ts";

/** Attributes of the element that gets the focus when its screen or sheet opens. */
export const FOCUS = { tabindex: "-1", "data-focus": "" };

/** Icons of the main controls. */
const ICON_OF = new Map<string, IconName>([
  ["home", "list"],
  ["type", "keyboard"],
  ["close", "back"],
  ["read", "sound"],
  ["hush", "stop"],
  ["packet", "person"],
  ["send-packet", "send"],
  ...(["speak", "send", "take", "print", "looks", "leave"] as const).map((name) => [name, name] as const),
]);

/** A button for the act `does`. `icon` replaces the act's usual icon. */
export function button(
  does: string,
  label: string,
  attributes: Readonly<Record<string, string>> = {},
  icon = ICON_OF.get(does),
): ViewElement {
  return el(
    "button",
    { type: "button", "data-do": does, ...attributes },
    icon === undefined ? null : iconView(icon),
    label,
  );
}

/** Name, place, and a short notice when the terminal cannot answer offline. */
export function topView({ place, settings, isKept, isUp }: Terminal): ViewElement {
  return el(
    "header",
    { class: "top" },
    settings.isDemo ? el("p", { class: "demo" }, W.demo) : null,
    el("p", { class: "name" }, W.name),
    el("p", { class: "place" }, place === null ? W.what : `${W.what} · ${place}`),
    isKept === false && isUp ? el("p", { class: "needs-line" }, W.needsLine) : null,
  );
}

/** The connection's state, when there is something to say about it, and the announcements that still run `today`. */
export function lineView(terminal: Terminal, today: string): ViewElement {
  const { isUp, isBack } = terminal;
  const line = isUp ? (isBack ? W.online : null) : isCut(terminal) ? W.cut : W.offline;
  const told = terminal.data.announcements.filter(({ until }) => until === "" || today <= until);
  const said = [line, ...told.map(({ text }) => text)].filter((text) => text !== null);
  return el("p", { class: isUp ? "line back" : "line" }, said.join(" "));
}

/** Text for screen readers when the current screen changes. A new screen needs none: its heading takes the focus. */
export function saidView({ screen, warning }: KioskState): ViewElement {
  return el("p", { class: "unseen" }, warning === null ? saidOf(screen) : saidOfWarning(warning));
}

function saidOf(screen: Screen): string | null {
  if (screen.kind === "ask") return screen.isListening ? W.listening : null;
  if (screen.kind !== "turn") return null;
  const { stage } = screen.turn;
  if (stage.kind === "asking") return PRINTED_WORDS[PATIENCE[stage.patience]];
  if (stage.kind === "stopped") return PRINTED_WORDS.stopped;
  if (stage.kind === "failed") return failureSentence(stage.failure, PRINTED_WORDS, "zh-CN");
  const { alert, answer } = stage.answer;
  return alert === null ? (answer.split("\n")[0] ?? null) : `${alert.title}。${alert.text}`;
}

const PATIENCE = { fresh: "asking", slow: "slow", "very-slow": "verySlow" } as const;

/** The countdown is announced twice: by the dialog when it opens, and here before the end. Its ticks are only shown. */
function saidOfWarning(seconds: number): string | null {
  return seconds > LAST_SECONDS ? null : fill(W.warningCount, { n: LAST_SECONDS });
}

const LAST_SECONDS = 10;

/** Number of buttons that fit in one row. */
const ROW_MAX = 5;

/**
 * The controls: first the acts on the answer, then those of every screen, with the way out always in the same place.
 * When they all fit in one row, they share it.
 */
export function barView({ screen, isReading, sheet }: KioskState, terminal: Terminal): ViewElement {
  if (screen.kind === "attract") return el("nav", { class: "bar", hidden: "" });
  const stage = screen.kind === "turn" ? screen.turn.stage : null;
  const answer = stage?.kind === "answered" && isTakenAnswer(stage.answer) ? stage.answer : null;
  const rows = [
    el(
      "div",
      { class: "bar-row" },
      readButton(terminal, isReading && sheet === null),
      answer === null || answer.citations.length === 0 ? null : button("take", W.takeAlong, { class: "major" }),
      answer === null ? null : button("packet", W.person, { class: "major" }),
    ),
    el(
      "div",
      { class: "bar-row" },
      ...(isCut(terminal) ? [] : goingOn(screen, terminal)),
      button("looks", W.looks),
      button("leave", W.leave, { class: "leave" }),
    ),
  ];
  const isFew = rows.flatMap(({ children }) => children).length <= ROW_MAX;
  return el("nav", { class: isFew ? "bar few" : "bar", "aria-label": W.controls }, ...rows);
}

function goingOn({ kind }: Screen, terminal: Terminal): (ViewElement | null)[] {
  if (kind === "needs") return [];
  if (kind === "need") return [button("home", W.back, {}, "back")];
  // The other screens have these buttons in their content.
  if (kind !== "turn") return [button("home", W.home)];
  return [button("home", W.home), button("type", W.type), can(terminal, "voice") ? button("speak", W.speak) : null];
}

/** The button that reads the screen aloud, or stops the reading. */
export function readButton(terminal: Terminal, isReading: boolean): ViewElement | null {
  if (!can(terminal, "read")) return null;
  return isReading ? button("hush", W.stopReading) : button("read", W.read);
}

/** Two buttons that scroll, for people who cannot drag. They are shown when the content is taller than the screen. */
export function pagingView(): ViewElement {
  return el("div", { class: "paging", hidden: "" }, button("up", `▲ ${W.up}`), button("down", `▼ ${W.down}`));
}

export function captionView({ caption, isReading }: KioskState): ViewElement {
  return el(
    "section",
    { class: "caption", "aria-label": W.captionName, ...(caption === null ? { hidden: "" } : {}) },
    caption === null ? null : el("p", {}, isReading ? `${W.spoken}${caption}` : caption),
    isReading ? button("hush", W.stopReading) : null,
  );
}

/** Settings of text size, contrast, button height and sound. Each button's label says what the next tap does. */
export function looksView({ looks }: KioskState, terminal: Terminal): ViewElement {
  const { size, hasContrast, isLow, volume, isNarrated } = looks;
  const pressed = (is: boolean) => ({ "aria-pressed": String(is) });
  // `aria-disabled`, not `disabled`: a disabled button would lose the focus at the last tap.
  const off = (is: boolean) => (is ? { "aria-disabled": "true" } : {});
  return el(
    "div",
    { class: "choices-grid" },
    button("smaller", W.smaller, off(size === SIZES[0])),
    button("larger", W.larger, off(size === SIZES[SIZES.length - 1])),
    button("softer", W.softer, off(volume === 0)),
    button("louder", W.louder, off(volume === VOLUME_MAX)),
    button("contrast", W.contrast, pressed(hasContrast)),
    button("low", isLow ? W.high : W.low),
    can(terminal, "read")
      ? button("narrate", isNarrated ? W.narrateOff : W.narrate, { ...pressed(isNarrated), class: "wide" })
      : null,
    el("p", { class: "volume", role: "status" }, volume === 0 ? W.silent : fill(W.volume, { n: volume })),
  );
}
