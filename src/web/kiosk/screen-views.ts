// Views of the screens: the invitation, the needs, the writing screen, the answer. Pure: state in, view out. Each
// screen's heading takes the focus when the screen opens, so that a screen reader announces it.
import { answerView } from "../../view/answer-view.ts";
import { fill } from "../../view/chat-words.ts";
import { choicesView } from "../../view/choices-view.ts";
import { iconOfMatter } from "../../view/icons.ts";
import { PRINTED, PRINTED_WORDS } from "../../view/printed.ts";
import { el, type ViewElement } from "../../view/view.ts";
import { stageView } from "../turn-view.ts";
import { button, FOCUS } from "./frame-view.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import type { OfferedNeed } from "./needs.ts";
import { numbersView } from "./numbers-view.ts";
import { can, isCut, type KioskState, type Screen, type Terminal } from "./screens.ts";
import { terminalView } from "./terminal-view.ts";
import { askView } from "./write-view.ts";

/** Choices are buttons with a script, not forms, and ids have their own prefix. */
const SHOWING = { ...PRINTED, hasForms: false, ids: "kiosk-" };

export function screenView({ screen }: KioskState, terminal: Terminal): ViewElement {
  const hasAnswer = screen.kind === "turn" && screen.turn.stage.kind === "answered";
  if (isCut(terminal) && !hasAnswer) return cutView(terminal);
  if (screen.kind === "attract") return attractView(terminal);
  if (screen.kind === "needs") return needsView(terminal);
  if (screen.kind === "need") return needView(screen.need, terminal);
  if (screen.kind === "ask") return askView(screen, terminal);
  return turnView(screen, terminal);
}

function attractView(terminal: Terminal): ViewElement {
  const { data, needs, settings } = terminal;
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
      el("p", {}, fill(W.attractWhat, { region })),
    ),
    el(
      "div",
      { class: "offer" },
      needs.length === 0 ? null : el("h2", {}, W.attractNeeds),
      needGrid(terminal),
      hotline === null ? null : el("p", { class: "hotline" }, fill(W.hotlineBy, { ...hotline })),
      settings.terminal === "" ? null : el("p", {}, fill(W.terminal, { name: settings.terminal })),
      settings.unread.length === 0
        ? null
        : el("p", { class: "unread" }, fill(W.unread, { names: settings.unread.join("、") })),
    ),
  );
}

/** No question can be asked: shows whom to call. The previous screen returns with the connection. */
function cutView(terminal: Terminal): ViewElement {
  const { numbers } = terminal.data;
  const group = (title: string, isUrgent: boolean) =>
    numbersView(
      title,
      numbers.filter((number) => number.isUrgent === isUrgent),
      terminal,
    );
  return el(
    "main",
    { class: "screen cut", "data-screen": "cut" },
    el("h1", FOCUS, W.cutTitle),
    group(W.urgent, true),
    group(W.legal, false),
  );
}

function needGrid({ needs }: Terminal): ViewElement | null {
  if (needs.length === 0) return null;
  return el(
    "div",
    { class: "need-grid" },
    ...needs.map(({ id, label }) => button("need", label, { "data-need": id, class: "need" }, iconOfMatter(id))),
  );
}

function needsView(terminal: Terminal): ViewElement {
  const hasNeeds = terminal.needs.length > 0;
  return el(
    "main",
    { class: "screen needs", "data-screen": "needs" },
    el("h1", FOCUS, hasNeeds ? W.needsTitle : W.noNeeds),
    needGrid(terminal),
    hasNeeds ? el("p", {}, can(terminal, "voice") ? W.needsSpeak : W.needsHint) : null,
    ownWords(W.type, terminal),
  );
}

function needView({ id, label, questions }: OfferedNeed, terminal: Terminal): ViewElement {
  return el(
    "main",
    { class: "screen needs", "data-screen": `need-${id}` },
    el("h1", FOCUS, fill(W.needTitle, { label })),
    el(
      "div",
      { class: "question-list" },
      ...questions.map((question) => button("ask", question, { "data-ask": question, class: "choice" })),
    ),
    ownWords(W.other, terminal),
  );
}

/** Buttons for asking in one's own words. */
function ownWords(type: string, terminal: Terminal): ViewElement {
  return el("div", { class: "ways" }, button("type", type), can(terminal, "voice") ? button("speak", W.speak) : null);
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
    terminalView(shown, terminal),
    turn.stage.kind === "answered" && more.length > 0 && !isCut(terminal)
      ? choicesView(W.alsoAbout, more, SHOWING, "h3")
      : null,
  );
}
