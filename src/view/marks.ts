// Citation marks in the service's text, as in 「…」[1]. The texts have footnotes too: a [1] inside a quote or a title is
// a footnote and stays as it is. Pure.
import type { ShownCitation } from "./shown.ts";

/** Splits a text at its citation marks. Returns the texts between them and the numbers. */
export function cutAtMarks(text: string, citations: readonly ShownCitation[]): (string | number)[] {
  const pieces: (string | number)[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(/\[\d\]/g)) {
    const n = Number(mark[1]);
    const before = text.slice(from, index);
    // When a quote has several lines, the text may contain only its last line.
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
