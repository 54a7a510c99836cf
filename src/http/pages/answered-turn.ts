// A question and its answer as the server prints them, with what is taken along without a script: files for the contacts, paper,
// the page of the quotes.
import { html } from "hono/html";
import type { Answer } from "../../contract.ts";
import { clean } from "../../text.ts";
import { turnView } from "../../web/answer-view.ts";
import { paperView } from "../../web/paper-view.ts";
import { printedAt } from "../../web/printed.ts";
import { takeableView } from "../../web/takeable-view.ts";
import { takenPath } from "../../web/taken-link.ts";
import { toHtml } from "../to-html.ts";
import type { Html } from "./layout.ts";
import { PAGE_WORDS } from "./page-words.ts";

/** When and where a page is printed by the server. */
export interface Printing {
  /** The day it is, `YYYY-MM-DD`. */
  day: string;
  /** What addresses begin with that are opened elsewhere; empty where the operator has named no address. */
  home: string;
  /** The path that stands before every path of ours. */
  base: string;
}

/** More characters quoted than one page holds in letters of the usual size. */
const MUCH = 700;

/** The class of what is one page on paper. */
export function paperClass(quotes: readonly string[]): string {
  return quotes.join("").length > MUCH ? "on-paper much" : "on-paper";
}

export function renderTurn(question: string, answer: Answer, { day, home, base }: Printing): Html {
  const printed = printedAt(base);
  const showing = { ...printed, words: PAGE_WORDS, home, hasCards: answer.alert === null };
  const turn = takeableView(turnView(clean(question), answer, printed), showing);
  const path = takenPath(answer);
  return html`<div class="${paperClass(answer.citations.map(({ quote }) => quote))}">${toHtml(turn)}${toHtml(paperView({ notice: "", day, home: home || PAGE_WORDS.title, words: PAGE_WORDS }))}
${path === null ? "" : html`<p class="tools"><a class="open" href="${base}${path}">${PAGE_WORDS.along}：打开这几段原文，可以扫码、打印</a></p>`}</div>`;
}
