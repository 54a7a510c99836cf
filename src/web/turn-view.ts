// The view of a turn at any stage. The caller provides the view of an answer. Pure. The attribute `data-do` of a button
// names its action; the caller handles it.
import type { Lang } from "../contract.ts";
import { askedView } from "../view/asked-view.ts";
import type { ChatWords } from "../view/chat-words.ts";
import type { Turn } from "../view/conversation.ts";
import { contactsView } from "../view/handoff-view.ts";
import { type Failure, type FailureWords, failureSentence } from "../view/outcome.ts";
import type { ShownContact } from "../view/shown.ts";
import { el, telAddress, type View, type ViewElement } from "../view/view.ts";

/** The number to call when no other is known. Every collection has it in its contacts. */
function hotline({ hotline: name }: ChatWords): ShownContact {
  return { tel: "12348", name, url: null, for: "" };
}

export interface TurnShowing {
  words: FailureWords;
  lang: Lang;
}

/** `answered` renders a turn that has an answer. */
export function stageView(turn: Turn, showing: TurnShowing, answered: (turn: Turn) => View[]): ViewElement {
  const { stage } = turn;
  return el(
    "article",
    { class: "turn", "data-turn": String(turn.id) },
    askedView(turn.question, showing.words, turn.note),
    ...(stage.kind === "answered" ? answered(turn) : stageViews(turn, showing)),
  );
}

function stageViews({ stage }: Turn, showing: TurnShowing): View[] {
  const { words } = showing;
  if (stage.kind === "failed") return [failureView(stage.failure, showing)];
  if (stage.kind === "stopped") return [el("div", { class: "pending" }, el("p", {}, words.stopped), againView(words))];
  if (stage.kind === "answered") return [];
  if (stage.patience === "fresh") return [el("p", { class: "pending" }, words.asking)];
  if (stage.patience === "slow") return [el("p", { class: "pending" }, words.slow)];
  return [
    el("p", { class: "pending" }, words.verySlow),
    el("p", {}, el("button", { type: "button", "data-do": "stop" }, words.stop), " ", againView(words)),
    contactsView([hotline(words)], words) ?? "",
  ];
}

function failureView(failure: Failure, { words, lang }: TurnShowing): ViewElement {
  const given = failure.contacts;
  const canCall = given.some(({ tel }) => telAddress(tel) !== null);
  const contacts = canCall ? given : [...given, hotline(words)];
  return el(
    "div",
    { class: "failure" },
    el("p", {}, failureSentence(failure, words, lang)),
    el("p", {}, againView(words)),
    el("p", {}, words.urgent),
    contactsView(contacts, words),
  );
}

function againView(words: ChatWords): ViewElement {
  return el("button", { type: "button", class: "again", "data-do": "again" }, words.again);
}
