// Views of the sheets over a screen: the idle warning, the QR code to take along, the handoff packet, the looks. Pure.
// Each is a modal dialog.
import { fill } from "../../view/chat-words.ts";
import { PRINTED_WORDS } from "../../view/printed.ts";
import { SOURCES_LANG } from "../../view/showing.ts";
import { dateWords } from "../../view/source-words.ts";
import { el, type View, type ViewElement } from "../../view/view.ts";
import { button, captionView, FOCUS, looksView, readButton } from "./frame-view.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import { numbersView } from "./numbers-view.ts";
import { type Packet, packetOf } from "./packet.ts";
import { can, type KioskState, type Sheet, type Terminal } from "./screens.ts";
import { isTakenAnswer, type TakenAnswer } from "./taken-answer.ts";

/** Returns the answer on the screen, or null. */
export function answerInView({ screen }: KioskState): TakenAnswer | null {
  if (screen.kind !== "turn" || screen.turn.stage.kind !== "answered") return null;
  const { answer } = screen.turn.stage;
  return isTakenAnswer(answer) ? answer : null;
}

/** Returns the warning if there is one, else the open sheet, else null. */
export function sheetView(state: KioskState, terminal: Terminal): ViewElement | null {
  if (state.warning !== null) return warningView(state.warning);
  if (state.sheet === "looks") return dialog("looks", W.looks, [looksView(state, terminal)], state, terminal);
  const answer = answerInView(state);
  if (answer === null || state.sheet === null) return null;
  return state.sheet === "take" ? takeView(state, terminal) : packetView(answer, state, terminal);
}

/** A sheet with a scrolling body, a caption and buttons. `way` is its own button, before those that every sheet has. */
function dialog(
  name: Sheet,
  title: string,
  said: readonly (View | null)[],
  state: KioskState,
  terminal: Terminal,
  way: View | null = null,
): ViewElement {
  return el(
    "section",
    {
      class: `sheet ${name}`,
      "data-screen": name,
      role: "dialog",
      "aria-modal": "true",
      "aria-labelledby": "sheet-title",
    },
    el("h1", { id: "sheet-title", ...FOCUS }, title),
    el("div", { class: "sheet-body", tabindex: "0", role: "region", "aria-labelledby": "sheet-title" }, ...said),
    captionView(state),
    el(
      "div",
      { class: "ways" },
      way,
      readButton(terminal, state.isReading),
      button("close", W.back),
      button("leave", W.leave, { class: "leave" }),
    ),
  );
}

/** The idle warning. A screen reader does not announce each second: `saidView` does so once. */
function warningView(seconds: number): ViewElement {
  return el(
    "section",
    {
      class: "sheet warning",
      "data-screen": "warning",
      role: "alertdialog",
      "aria-modal": "true",
      "aria-labelledby": "sheet-title",
      "aria-describedby": "warning-count",
      "data-do": "stay",
    },
    el("h1", { id: "sheet-title" }, W.warningTitle),
    el("p", { class: "count", id: "warning-count", role: "timer" }, fill(W.warningCount, { n: seconds })),
    el(
      "div",
      { class: "ways" },
      button("stay", W.stay, { class: "send", "data-focus": "" }),
      button("leave", W.leave, { class: "leave" }),
    ),
    el("p", { class: "small-print" }, W.chime),
  );
}

function takeView(state: KioskState, terminal: Terminal): ViewElement {
  const said = [
    el("div", { class: "code" }),
    el("p", {}, W.takeHow),
    el("p", {}, W.takeNet),
    el("p", { role: "status" }, state.isPrinted ? W.printing : null),
  ];
  const print = can(terminal, "print") ? button("print", W.print, { class: "send" }) : null;
  return dialog("take", W.takeTitle, said, state, terminal, print);
}

function packetView(answer: TakenAnswer, state: KioskState, terminal: Terminal): ViewElement {
  const { isSent } = state;
  const packet = packetOf(answer, terminal);
  const isSendable = can(terminal, "call");
  const said = [
    numbersView(packet.emergency.length > 0 ? W.urgent : W.callFirst, numbersOf(state, packet), terminal),
    el("p", { class: "sent", role: "status" }, isSent ? W.packetSent : null),
    el("h2", {}, W.packetTitle),
    el("p", {}, isSendable ? W.packetBefore : W.packetShow),
    packetList(packet),
  ];
  const send = button("send-packet", W.packetSend, { class: "send" });
  return dialog("packet", W.person, said, state, terminal, isSendable && !isSent ? send : null);
}

/** Numbers to call: in danger only the emergency numbers, else those of the answer, else the hotline. */
function numbersOf({ screen }: KioskState, { emergency, hotline }: Packet): Packet["emergency"] {
  if (emergency.length > 0) return emergency;
  const stage = screen.kind === "turn" ? screen.turn.stage : null;
  const contacts = stage?.kind === "answered" ? stage.answer.handoff.contacts : [];
  const numbers = contacts.flatMap(({ name, tel }) => (tel === null ? [] : [{ name, tel }]));
  return numbers.length > 0 || hotline === null ? numbers : [hotline];
}

function packetList({ emergency, matter, place, terminal, services, quotes, missing }: Packet): ViewElement {
  const row = (label: string, ...values: View[]) =>
    el(
      "div",
      {},
      el("dt", {}, label),
      ...(values.length === 0 ? [el("dd", {}, W.none)] : values.map((value) => el("dd", {}, value))),
    );
  return el(
    "dl",
    { class: "packet-list" },
    emergency.length === 0
      ? null
      : row(
          W.urgent,
          ...emergency.map(({ name, tel }) =>
            el("span", {}, el("strong", { class: "tel", translate: "no" }, tel), ` ${name}`),
          ),
        ),
    row(W.packetMatter, ...(matter === null ? [] : [matter.name])),
    row(W.packetPlace, ...(place === null ? [] : [place])),
    terminal === "" ? null : row(W.packetTerminal, terminal),
    row(W.packetServices, ...services),
    row(
      W.packetQuotes,
      ...quotes.map(({ quote, title, published }) =>
        el(
          "span",
          {},
          el("q", SOURCES_LANG, quote),
          ` ${title}${published === null ? "" : ` ${dateWords(published, PRINTED_WORDS)}`}`,
        ),
      ),
    ),
    row(W.packetMissing, ...missing),
  );
}
