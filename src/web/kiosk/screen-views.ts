// The screens: what invites, what people come with, a field to write in, an answer. Pure: state in, a view out. The heading of
// each takes the focus when it comes, so that who does not see it hears where they are.
import { QUESTION_CHARS_MAX } from "../../limits.ts";
import { answerView } from "../answer-view.ts";
import { fill } from "../chat-words.ts";
import { choicesView } from "../choices-view.ts";
import { PRINTED, PRINTED_WORDS } from "../printed.ts";
import { stageView } from "../turn-view.ts";
import { el, type ViewElement } from "../view.ts";
import { button } from "./frame-view.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import { can, type KioskState, type Screen, type Terminal } from "./screens.ts";
import { terminalView } from "./terminal-view.ts";

/** Where the focus goes when a screen or a sheet comes. */
export const FOCUS = { tabindex: "-1", "data-focus": "" };

/** Buttons ask by script; the notice stands in the answer. */
const SHOWING = { ...PRINTED, hasForms: false, ids: "kiosk-" };

export function screenView({ screen }: KioskState, terminal: Terminal): ViewElement {
  if (screen.kind === "attract") return attractView(terminal);
  if (screen.kind === "needs") return needsView(terminal);
  if (screen.kind === "ask") return askView(screen, terminal);
  return turnView(screen, terminal);
}

function attractView({ data, needs, settings }: Terminal): ViewElement {
  const { hotline, region } = data;
  return el(
    "main",
    { class: "screen attract", "data-screen": "attract", "data-do": "begin" },
    el(
      "div",
      { class: "invitation" },
      el("h1", FOCUS, W.attractTitle),
      el("p", { class: "lead" }, W.attractLead),
      button("begin", W.begin, { class: "begin" }),
      el("p", {}, W.attractHow),
    ),
    el(
      "div",
      { class: "offer" },
      needs.length === 0 ? null : el("h2", {}, W.attractNeeds),
      needs.length === 0 ? null : el("ul", { class: "labels" }, ...needs.map(({ label }) => el("li", {}, label))),
      el("p", {}, fill(W.attractWhat, { region })),
      hotline === null ? null : el("p", { class: "hotline" }, fill(W.hotlineBy, { ...hotline })),
      settings.terminal === "" ? null : el("p", {}, fill(W.terminal, { name: settings.terminal })),
      settings.unread.length === 0
        ? null
        : el("p", { class: "unread" }, fill(W.unread, { names: settings.unread.join("、") })),
    ),
  );
}

function needsView(terminal: Terminal): ViewElement {
  const { needs } = terminal;
  return el(
    "main",
    { class: "screen needs", "data-screen": "needs" },
    el("h1", FOCUS, needs.length === 0 ? W.noNeeds : W.needsTitle),
    el(
      "div",
      { class: "need-grid" },
      ...needs.map(({ id, label }) => button("need", label, { "data-need": id, class: "need" })),
    ),
    needs.length === 0 ? null : el("p", {}, can(terminal, "voice") ? W.needsSpeak : W.needsHint),
    el(
      "div",
      { class: "ways" },
      button("type", W.type, { class: "way" }),
      can(terminal, "voice") ? button("speak", W.speak, { class: "way" }) : null,
    ),
  );
}

function askView({ fault, isListening }: Extract<Screen, { kind: "ask" }>, terminal: Terminal): ViewElement {
  return el(
    "main",
    { class: "screen write", "data-screen": "ask" },
    el("h1", FOCUS, el("label", { for: "question" }, W.askTitle)),
    // It stands there before there is something to say: only then is it said, and what stands below it stays.
    el("p", { class: "fault", id: "fault", role: "alert" }, fault),
    el("textarea", {
      id: "question",
      rows: "4",
      autocomplete: "off",
      autocorrect: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "send",
      "aria-describedby": fault === null ? "hint" : "fault hint",
      ...(fault === null ? {} : { "aria-invalid": "true" }),
    }),
    el("p", { class: "hint", id: "hint" }, fill(PRINTED_WORDS.hint, { max: QUESTION_CHARS_MAX })),
    el(
      "div",
      { class: "ways" },
      button("send", W.send, { class: "send" }),
      can(terminal, "voice")
        ? button("speak", isListening ? W.listening : W.speak, isListening ? { "aria-disabled": "true" } : {})
        : null,
      button("erase", W.erase),
    ),
  );
}

function turnView({ turn, need }: Extract<Screen, { kind: "turn" }>, terminal: Terminal): ViewElement {
  const shown = stageView(turn, { words: PRINTED_WORDS, lang: "zh-CN" }, ({ stage }) =>
    stage.kind === "answered" ? [answerView(stage.answer, SHOWING)] : [],
  );
  const others = need === null ? [] : need.questions.filter((question) => question !== turn.question);
  const more = others.map((question) => ({ label: question, question }));
  return el(
    "main",
    {
      class: "screen",
      "data-screen": `turn-${turn.id}`,
      "data-stage": turn.stage.kind,
      "aria-busy": String(turn.stage.kind === "asking"),
    },
    el("h1", { class: "unseen" }, W.turnTitle),
    terminalView(shown, can(terminal, "dial")),
    turn.stage.kind === "answered" && more.length > 0 ? choicesView(W.alsoAbout, more, SHOWING, "h3") : null,
  );
}
