// Numbers that lead to quotes, in the service's words: 「…」[1]. Texts have footnotes of their own, and a [1] inside a quote or a
// title is one of those: it stays as it is. Pure.
import type { ShownCitation } from "./shown.ts";

/** A text cut where such a number stands: the texts between, and the numbers. */
export function cutAtMarks(text: string, citations: readonly ShownCitation[]): (string | number)[] {
  const pieces: (string | number)[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(/\[\d\]/g)) {
    const n = Number(mark[1]);
    const before = text.slice(from, index);
    // Of a quote of several lines, the last may stand alone.
    const end = citations
      .find((citation) => citation.n === n)
      ?.quote.split("\n")
      .pop();
    if (end === undefined || !before.endsWith(`${end}」`)) continue;
    pieces.push(before, n);
    from = index + mark.length;
  }
  return [...pieces, text.slice(from)].filter((piece) => piece !== "");
}
