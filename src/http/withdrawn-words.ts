// What is said of a text that an editor has withdrawn, wherever an old link leads to it: when and why. Whom to turn to
// stands beside it, as beside every problem.
import type { WithdrawnText } from "../corpus.ts";
import { PRINTED_WORDS } from "../web/printed.ts";
import { dateWords } from "../web/source-words.ts";

export function withdrawnWords({ title, date, reason }: WithdrawnText): string {
  const named = title === null ? "这篇资料" : `《${title}》`;
  return `${named}已经在${dateWords(date, PRINTED_WORDS)}撤下，不能再看，也不再拿它回答。原因：${reason}。`;
}

/** A passage's id begins with its source's, which has no dot. */
export function sourceOfPassage(id: string): string {
  return id.slice(0, Math.max(id.indexOf("."), 0));
}
