// What a link of something taken along means in this collection: a link goes in, quotes of its texts come out. A link can
// be forged, so a quote is whole clauses of one passage and no longer than a reply's; else it is not shown at all.
import { type Collection, chunkAt } from "../collection.ts";
import type { Chunk, CorpusSource } from "../corpus.ts";
import { QUOTE_CHARS_MAX } from "../limits.ts";
import type { TakenLink, TakenQuote } from "../web/kiosk/taken-link.ts";

export type FoundQuote =
  | { kind: "quote"; source: CorpusSource; chunk: Chunk; start: number; end: number }
  /** The text is not the one that the link was made for; what there is of it today. */
  | { kind: "changed"; source: CorpusSource | undefined; chunk: Chunk | undefined }
  | { kind: "unreadable" };

const UNREADABLE: FoundQuote = { kind: "unreadable" };

/** One for each of the link's quotes, in its order. */
export function findTaken(collection: Collection, { index, quotes }: TakenLink): FoundQuote[] {
  const isSameIndex = index === collection.info.id;
  return quotes.map((quote) => (quote === null ? UNREADABLE : findQuote(collection, quote, isSameIndex)));
}

function findQuote(collection: Collection, quote: TakenQuote, isSameIndex: boolean): FoundQuote {
  const { passage, start, end, version } = quote;
  const named = collection.chunks.get(passage);
  // A passage's id begins with its source's, which has no dot.
  const source = collection.sources.get(passage.slice(0, Math.max(passage.indexOf("."), 0)));
  const changed: FoundQuote = { kind: "changed", source, chunk: named };
  if (source === undefined || !source.version.startsWith(version)) return isSameIndex ? UNREADABLE : changed;
  // The same text may have been cut into other passages since.
  const chunk = named ?? (isSameIndex ? undefined : chunkAt(collection, source.id, start));
  if (chunk !== undefined && isQuote(source.text, chunk, start, end))
    return { kind: "quote", source, chunk, start, end };
  return named === undefined && !isSameIndex ? changed : UNREADABLE;
}

/** A span that a reply could have: whole clauses, so that no 不 is cut off, inside the passage, not too long. */
function isQuote(text: string, chunk: Chunk, start: number, end: number): boolean {
  const length = end - start;
  if (start < chunk.start || end > chunk.end || length <= 0 || length > QUOTE_CHARS_MAX) return false;
  if (!text.slice(start, end).isWellFormed()) return false;
  // A longer run of clauses is cut where it is full.
  return isEdge(text, chunk, start) && (isEdge(text, chunk, end) || length >= QUOTE_CHARS_MAX - 1);
}

const CLAUSE_END = /[，。！？；：…—,;:!?\s”’」』》）)]/u;

/** A clause ends before the position, or at it; not between the digits of 1,519 or 10:30. */
function isEdge(text: string, chunk: Chunk, position: number): boolean {
  if (position === chunk.start || position === chunk.end) return true;
  if (chunk.sentences.some(([start, end]) => position === start || position === end)) return true;
  const isInNumber = (at: number) => /^\d[,:：]\d/u.test(text.slice(at - 1, at + 2));
  const ends = (at: number) => CLAUSE_END.test(text.charAt(at)) && !isInNumber(at);
  return ends(position - 1) || ends(position);
}
