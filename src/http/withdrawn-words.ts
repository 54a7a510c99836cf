// The sentence about a withdrawn text: when and why. It is shown wherever an old link leads to the text; as with every
// problem, the contacts stand beside it.
import type { WithdrawnText } from "../corpus.ts";
import type { Sentence } from "../problem.ts";
import { fill } from "../view/chat-words.ts";
import { dateWords } from "../view/source-words.ts";
import { PAGE_WORDS } from "./pages/page-words.ts";

export function withdrawnWords({ title, date, reason }: WithdrawnText, words = PAGE_WORDS["zh-CN"]): string {
  return fill(words.withdrawn, {
    title: title === null ? words.thisText : fill(words.quotedTitle, { title }),
    date: dateWords(date, words),
    reason,
  });
}

/** The sentence in every language, for a problem. */
export function withdrawnSentence(text: WithdrawnText): Sentence {
  return {
    "zh-CN": withdrawnWords(text),
    "zh-Hant": withdrawnWords(text, PAGE_WORDS["zh-Hant"]),
    en: withdrawnWords(text, PAGE_WORDS.en),
  };
}

/** A passage's id starts with its source's id, which contains no dot. */
export function sourceOfPassage(id: string): string {
  return id.slice(0, Math.max(id.indexOf("."), 0));
}
