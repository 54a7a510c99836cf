// Phrasings ⇄ what is written of them in the corpus's text: for each run of one source its spans as steps, and the questions.
// Half a digit a span instead of two numbers: there are hundreds.
import type { Phrasing } from "./corpus.ts";

/** Source; for each phrasing the step from the last one's start to its own, and its length; its questions. */
export type PackedPhrasings = [source: string, spans: number[], asks: string[][]][];

export function packPhrasings(phrasings: readonly Phrasing[]): PackedPhrasings {
  const packed: PackedPhrasings = [];
  let before = 0;
  for (const { source, start, end, ask } of phrasings) {
    let run = packed.at(-1);
    if (run?.[0] !== source) {
      run = [source, [], []];
      packed.push(run);
      before = 0;
    }
    run[1].push(start - before, end - start);
    run[2].push(ask);
    before = start;
  }
  return packed;
}

export function unpackPhrasings(packed: PackedPhrasings): Phrasing[] {
  return packed.flatMap(([source, spans, asks]) => {
    let start = 0;
    return asks.map((ask, i) => {
      start += spans[2 * i] ?? 0;
      return { source, start, end: start + (spans[2 * i + 1] ?? 0), ask };
    });
  });
}
