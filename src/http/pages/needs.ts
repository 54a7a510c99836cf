// Common needs as tiles: each opens a list of questions, and a tap asks one. The server renders them inside the chat's
// element, and the chat keeps them in place. They work without a script.
import type { Collection } from "../../collection.ts";
import type { Lang } from "../../contract.ts";
import type { Corpus } from "../../corpus.ts";
import { SUGGESTIONS_MAX } from "../../limits.ts";
import { menuQuestion } from "../../menu-question.ts";
import type { MenuWords, NeedWords } from "../../menu-words.ts";
import { fill } from "../../view/chat-words.ts";
import { type Choice, choicesView } from "../../view/choices-view.ts";
import { iconOfMatter, iconView } from "../../view/icons.ts";
import { el, type ViewElement } from "../../view/view.ts";
import type { Reader } from "../page-language.ts";
import { suggestions } from "./chat-attributes.ts";

type Need = Corpus["menu"]["needs"][number];

/** Number of tiles that a phone shows without scrolling; the others are behind a "more" tile. */
const FIRST = 6;
/** The number in an area that stands for questions without a place. */
const ANYWHERE = 0;

/**
 * Tiles in the reader's language, where an editor has translated them. An English label still asks the Chinese
 * question: the build has checked that it is answered, and its answer is in the reader's language.
 */
export function needsTiles({ corpus }: Collection, reader: Reader, menuWords: MenuWords): ViewElement | null {
  const { words } = reader;
  const tiles = corpus.menu.needs.flatMap((need) => {
    const questions = questionsOf(need, corpus);
    const said = menuWords[need.id]?.[reader.lang];
    const own = said === undefined ? [] : choicesIn(said, questions, reader);
    if (own.length > 0) return [tile({ id: need.id, label: said?.label ?? need.label }, own, reader)];
    const choices = questions.map((question) => ({ label: question, question }));
    return choices.length === 0 ? [] : [tile(need, choices, reader)];
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

/** The questions that have a label in the reader's language. */
function choicesIn({ asks }: NeedWords, questions: readonly string[], { lang }: Reader): Choice[] {
  return questions.flatMap((question) => {
    const label = asks[question];
    return label === undefined ? [] : [{ label, question: lang === "en" ? question : label }];
  });
}

/**
 * Questions to begin with, in a reader's language: one of each need. Only a collection without translations suggests its
 * Chinese questions to everybody.
 */
export function suggestionsIn(collection: Collection, menuWords: MenuWords, lang: Lang): string[] {
  const { needs } = collection.corpus.menu;
  const own = needs.flatMap(({ id }) => menuWords[id]?.[lang]?.begin ?? []);
  return own.length === 0 ? suggestions(collection) : own.slice(0, SUGGESTIONS_MAX);
}

function tile(
  { id, label }: Pick<Need, "id" | "label">,
  choices: readonly Choice[],
  { words, showing }: Reader,
): ViewElement {
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
