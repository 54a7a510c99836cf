// Which statements of a collection nobody has written a phrasing for, and the anchor an entry would point with.
// A collection in, statements out. Pure.
import { createAnchors } from "../../index/anchors.ts";
import type { Collection } from "../../src/collection.ts";

export interface Unasked {
  source: string;
  /** The heading it stands under, or null. */
  section: string | null;
  text: string;
  /** A verbatim run of the text that stands in its source once; null where the statement itself stands there twice. */
  anchor: string | null;
}

const ANCHOR_CHARS_MAX = 80;
/** Shorter ones are numbers of a list, not statements. */
const STATEMENT_CHARS_MIN = 8;
const CLAUSE_END = /[，、,：:；;]/gu;

export function findUnasked({ corpus, sources }: Collection): Unasked[] {
  const find = createAnchors(corpus.sources);
  return corpus.chunks.flatMap((chunk) => {
    const source = sources.get(chunk.source);
    if (source === undefined) return [];
    const asked = corpus.phrasings.filter((phrasing) => phrasing.source === source.id);
    return chunk.sentences.flatMap(([start, end]) => {
      const isAsked = asked.some((phrasing) => phrasing.start < end && phrasing.end > start);
      if (isAsked || end - start < STATEMENT_CHARS_MIN) return [];
      const text = source.text.slice(start, end);
      const anchor = anchorsOf(text).find((run) => "span" in find(source.id, run)) ?? null;
      return [{ source: source.id, section: chunk.section, text, anchor }];
    });
  });
}

/** What may serve as an anchor, best first: the whole, its longest short beginning at a clause's end, the whole all the same. */
function anchorsOf(text: string): string[] {
  if (text.length <= ANCHOR_CHARS_MAX) return [text];
  const ends = [...text.matchAll(CLAUSE_END)].map(({ index }) => index).filter((end) => end <= ANCHOR_CHARS_MAX);
  return [...ends.reverse().map((end) => text.slice(0, end)), text];
}
