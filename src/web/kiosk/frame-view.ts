// What stands around every screen: the name and the line above, the controls below, the caption of what sounds. Pure. Buttons
// say in `data-do` what they do.
import { fill } from "../../view/chat-words.ts";
import { type IconName, iconView } from "../../view/icons.ts";
import { failureSentence } from "../../view/outcome.ts";
import { PRINTED_WORDS } from "../../view/printed.ts";
import { el, type ViewElement } from "../../view/view.ts";
import { SIZES, VOLUME_MAX } from "./kiosk-settings.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import { can, isCut, type KioskState, type Screen, type Terminal } from "./screens.ts";
import { isTakenAnswer } from "./taken-answer.ts";

/** Where the focus goes when a screen or a sheet comes. */
export const FOCUS = { tabindex: "-1", "data-focus": "" };

/** What the main controls have beside their words. */
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

/** `icon` in place of the one that goes with what it does. */
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

/** Name and place; in a quiet line what the terminal cannot do. */
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

/** How the line is, if there is something to say of it, and what everybody is to read `today`. */
export function lineView(terminal: Terminal, today: string): ViewElement {
  const { isUp, isBack } = terminal;
  const line = isUp ? (isBack ? W.online : null) : isCut(terminal) ? W.cut : W.offline;
  const told = terminal.data.announcements.filter(({ until }) => until === "" || today <= until);
  const said = [line, ...told.map(({ text }) => text)].filter((text) => text !== null);
  return el("p", { class: isUp ? "line back" : "line" }, said.join(" "));
}

/** What who does not see the screen is told when it changes under their hands; where a screen comes, its heading has the focus. */
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

/** The countdown is in sight; it is said when it begins, by the dialog, and once more before it ends. */
function saidOfWarning(seconds: number): string | null {
  return seconds > LAST_SECONDS ? null : fill(W.warningCount, { n: LAST_SECONDS });
}

const LAST_SECONDS = 10;

const ROW_MAX = 5;

/**
 * The controls: what can be done with the answer, then what is always there, with the way out always in the same place. As
 * few as fit one row may stand in one.
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
  // The other screens have these in the middle.
  if (kind !== "turn") return [button("home", W.home)];
  return [button("home", W.home), button("type", W.type), can(terminal, "voice") ? button("speak", W.speak) : null];
}

/** Reads what is in view, or stops. */
export function readButton(terminal: Terminal, isReading: boolean): ViewElement | null {
  if (!can(terminal, "read")) return null;
  return isReading ? button("hush", W.stopReading) : button("read", W.read);
}

/** Two buttons for who cannot or will not drag: they come where there is more than fits. */
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

/** Letters, contrast, reach, sound: each shows what it does next. */
export function looksView({ looks }: KioskState, terminal: Terminal): ViewElement {
  const { size, hasContrast, isLow, volume, isNarrated } = looks;
  const pressed = (is: boolean) => ({ "aria-pressed": String(is) });
  // Not disabled: that would take the focus from under a finger that has pressed it for the last time.
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
