// What people come with, as tiles: each opens onto questions that are answered, of which one is asked by a tap. The server
// prints them inside the chat's element, and the chat keeps them in their place; they work without a script, too.
import type { Collection } from "../../collection.ts";
import type { Corpus } from "../../corpus.ts";
import { menuQuestion } from "../../menu-question.ts";
import type { MenuWords, NeedWords } from "../../menu-words.ts";
import { fill } from "../../view/chat-words.ts";
import { type Choice, choicesView } from "../../view/choices-view.ts";
import { iconOfMatter, iconView } from "../../view/icons.ts";
import { el, type ViewElement } from "../../view/view.ts";
import type { Reader } from "../page-language.ts";

type Need = Corpus["menu"]["needs"][number];

/** As many as a phone shows without scrolling; the others stand behind a tile of their own. */
const FIRST = 6;
/** Asked without a place. */
const ANYWHERE = 0;

/**
 * In the reader's language, where an editor has written it. What an English question stands for is asked in Chinese: that it is
 * answered was tried by the build, and its answer is in the reader's language.
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

/** The questions that have words in the reader's language. */
function choicesIn({ asks }: NeedWords, questions: readonly string[], { lang }: Reader): Choice[] {
  return questions.flatMap((question) => {
    const label = asks[question];
    return label === undefined ? [] : [{ label, question: lang === "en" ? question : label }];
  });
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
