// What people come with, as tiles: each opens onto questions that are answered, of which one is asked by a tap. The server
// prints them inside the chat's element, and the chat keeps them in their place; they work without a script, too.
import { html } from "hono/html";
import type { Collection } from "../../collection.ts";
import type { Corpus } from "../../corpus.ts";
import { menuQuestion } from "../../menu-question.ts";
import { choicesView } from "../../web/choices-view.ts";
import { iconOfMatter, iconView } from "../../web/icons.ts";
import { printedAt } from "../../web/printed.ts";
import { toHtml } from "../to-html.ts";
import type { Html } from "./layout.ts";

type Need = Corpus["menu"]["needs"][number];

/** As many as a phone shows without scrolling; the others stand behind a tile of their own. */
const FIRST = 6;
/** Asked without a place. */
const ANYWHERE = 0;

/** `base` is the path that the service stands under. */
export function needsTiles({ corpus }: Collection, base: string): Html | "" {
  const tiles = corpus.menu.needs.flatMap((need) => {
    const questions = questionsOf(need, corpus);
    return questions.length === 0 ? [] : [tile(need, questions, base)];
  });
  if (tiles.length === 0) return "";
  const [first, others] = [tiles.slice(0, FIRST), tiles.slice(FIRST)];
  return html`<section slot="needs" class="needs" lang="zh-CN" aria-label="常遇到的事">${first}
${others.length === 0 ? "" : html`<details class="more"><summary>还有别的事</summary><div class="needs">${others}</div></details>`}</section>`;
}

function tile({ id, label }: Need, questions: readonly string[], base: string): Html {
  const choices = questions.map((question) => ({ label: question, question }));
  return html`<details class="need"><summary>${toHtml(iconView(iconOfMatter(id)))} ${label}</summary>${toHtml(choicesView(`${label}，您想问哪一句？`, choices, printedAt(base), "h2"))}</details>`;
}

function questionsOf({ questions }: Need, corpus: Corpus): string[] {
  return questions.flatMap(([written, area]) =>
    corpus.menu.areas[area]?.includes(ANYWHERE) === true ? [menuQuestion(corpus, written)] : [],
  );
}
