// What people come with, as tiles: each opens onto questions that are answered, of which one is asked by a tap. The server
// prints them inside the chat's element, and the chat keeps them in their place; they work without a script, too.
import type { Collection } from "../../collection.ts";
import type { Corpus } from "../../corpus.ts";
import { menuQuestion } from "../../menu-question.ts";
import { fill } from "../../web/chat-words.ts";
import { choicesView } from "../../web/choices-view.ts";
import { iconOfMatter, iconView } from "../../web/icons.ts";
import { el, type ViewElement } from "../../web/view.ts";
import type { Reader } from "../page-language.ts";

type Need = Corpus["menu"]["needs"][number];

/** As many as a phone shows without scrolling; the others stand behind a tile of their own. */
const FIRST = 6;
/** Asked without a place. */
const ANYWHERE = 0;

/** The needs and their questions are in Chinese, in whatever language the page is. */
export function needsTiles({ corpus }: Collection, reader: Reader): ViewElement | null {
  const { words } = reader;
  const tiles = corpus.menu.needs.flatMap((need) => {
    const questions = questionsOf(need, corpus);
    return questions.length === 0 ? [] : [tile(need, questions, reader)];
  });
  if (tiles.length === 0) return null;
  const others = tiles.slice(FIRST);
  return el(
    "section",
    { slot: "needs", class: "needs", lang: reader.lang, "aria-label": words.needs },
    ...tiles.slice(0, FIRST),
    others.length === 0
      ? null
      : el("details", { class: "more" }, el("summary", {}, words.moreNeeds), el("div", { class: "needs" }, ...others)),
  );
}

function tile({ id, label }: Need, questions: readonly string[], { words, showing }: Reader): ViewElement {
  const choices = questions.map((question) => ({ label: question, question }));
  return el(
    "details",
    { class: "need" },
    el("summary", {}, iconView(iconOfMatter(id)), " ", label),
    choicesView(fill(words.whichQuestion, { label }), choices, showing, "h2"),
  );
}

function questionsOf({ questions }: Need, corpus: Corpus): string[] {
  return questions.flatMap(([written, area]) =>
    corpus.menu.areas[area]?.includes(ANYWHERE) === true ? [menuQuestion(corpus, written)] : [],
  );
}
