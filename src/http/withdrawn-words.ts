// What is said of a text that an editor has withdrawn, wherever an old link leads to it: when and why. Whom to turn to
// stands beside it, as beside every problem.
import type { WithdrawnText } from "../corpus.ts";
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

/** A passage's id begins with its source's, which has no dot. */
export function sourceOfPassage(id: string): string {
  return id.slice(0, Math.max(id.indexOf("."), 0));
}
