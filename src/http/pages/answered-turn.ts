// A question and its answer as server-rendered HTML, with what can be taken along without a script: contact files, a
// print layout, the link to the quotes.
import { html } from "hono/html";
import type { Answer } from "../../contract.ts";
import { clean } from "../../text.ts";
import { turnView } from "../../view/answer-view.ts";
import { paperView } from "../../view/paper-view.ts";
import { takeableView } from "../../view/takeable-view.ts";
import { takenPath } from "../../view/taken-link.ts";
import { el, type ViewElement } from "../../view/view.ts";
import type { Reader } from "../page-language.ts";
import type { Html } from "./layout.ts";

/** The day and the address that a printed page shows. */
export interface Printing {
  /** The current day, `YYYY-MM-DD`. */
  day: string;
  /** Prefix of addresses that are opened elsewhere; empty when no `PUBLIC_ORIGIN` is set. */
  home: string;
}

/** Quoted characters that fit on one printed page at the usual font size. */
const MUCH = 700;

/** The class of an element that is printed on one page. */
export function paperClass(quotes: readonly string[]): string {
  return quotes.join("").length > MUCH ? "on-paper much" : "on-paper";
}

/** The lines at the foot of a printed page. */
export function printedPaper({ day, home }: Printing, { words, print }: Reader): Html {
  return html`${print(paperView({ notice: "", day, home: home || words.title, words }))}`;
}

/** Adds what is needed to take a view along. `hasCards` is false in danger: then there are no contact files. */
export function takeable(
  view: ViewElement,
  { home }: Printing,
  { words, showing }: Reader,
  hasCards = true,
): ViewElement {
  return takeableView(view, { ...showing, words, home, hasCards });
}

/** A question and its answer. `note` says that the question came by a link. */
export interface AnsweredTurn {
  question: string;
  answer: Answer;
  note?: string;
}

export function renderTurn({ question, answer, note }: AnsweredTurn, printing: Printing, reader: Reader): Html {
  const { words, showing, base, print } = reader;
  const turn = turnView(clean(question), answer, showing, note);
  const path = takenPath(answer);
  const along = (href: string) =>
    el("p", { class: "tools" }, el("a", { class: "open", href }, `${words.along}${words.colon}${words.takenOpen}`));
  return html`<div class="${paperClass(answer.citations.map(({ quote }) => quote))}">${print(takeable(turn, printing, reader, answer.alert === null))}${printedPaper(printing, reader)}
${path === null ? "" : print(along(`${base}${path}`))}</div>`;
}
