// A question and its answer as the server prints them, with what is taken along without a script: files for the contacts, paper,
// the page of the quotes.
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

/** When and where a page is printed by the server. */
export interface Printing {
  /** The day it is, `YYYY-MM-DD`. */
  day: string;
  /** What addresses begin with that are opened elsewhere; empty where the operator has named no address. */
  home: string;
}

/** More characters quoted than one page holds in letters of the usual size. */
const MUCH = 700;

/** The class of what is one page on paper. */
export function paperClass(quotes: readonly string[]): string {
  return quotes.join("").length > MUCH ? "on-paper much" : "on-paper";
}

/** What paper says below. */
export function printedPaper({ day, home }: Printing, { words, print }: Reader): Html {
  return html`${print(paperView({ notice: "", day, home: home || words.title, words }))}`;
}

/** A view with what it needs to be taken along; in danger without files for the contacts. */
export function takeable(
  view: ViewElement,
  { home }: Printing,
  { words, showing }: Reader,
  hasCards = true,
): ViewElement {
  return takeableView(view, { ...showing, words, home, hasCards });
}

/** A question and its answer; `note` says whose words the question is, where it came by a link. */
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
