// Resolves a take-along link (`/a?…`) to quotes of this collection. A link can be forged, so a quote is shown only when
// it lies in one passage, is no longer than a quote of a reply, and drops no negation from its clause.
import { type Collection, chunkAt } from "../collection.ts";
import type { Chunk, CorpusSource, WithdrawnText } from "../corpus.ts";
import { QUOTE_CHARS_MAX } from "../limits.ts";
import type { TakenLink, TakenQuote } from "../view/taken-link.ts";
import { sourceOfPassage } from "./withdrawn-words.ts";

export type FoundQuote =
  | { kind: "quote"; source: CorpusSource; chunk: Chunk; start: number; end: number }
  /** The text has changed since the link was made; `source` and `chunk` are what remains of it. */
  | { kind: "changed"; source: CorpusSource | undefined; chunk: Chunk | undefined }
  | { kind: "withdrawn"; text: WithdrawnText }
  | { kind: "unreadable" };

const UNREADABLE: FoundQuote = { kind: "unreadable" };

/** Finds one result for each quote of the link, in the link's order. */
export function findTaken(collection: Collection, { index, quotes }: TakenLink): FoundQuote[] {
  const isSameIndex = index === collection.info.id;
  return quotes.map((quote) => (quote === null ? UNREADABLE : findQuote(collection, quote, isSameIndex)));
}

function findQuote(collection: Collection, quote: TakenQuote, isSameIndex: boolean): FoundQuote {
  const { passage, start, end, version } = quote;
  const named = collection.chunks.get(passage);
  const of = sourceOfPassage(passage);
  const text = collection.corpus.withdrawn.find(({ id }) => id === of);
  if (text !== undefined) return { kind: "withdrawn", text };
  const source = collection.sources.get(of);
  const changed: FoundQuote = { kind: "changed", source, chunk: named };
  if (source === undefined || !source.version.startsWith(version)) return isSameIndex ? UNREADABLE : changed;
  // The same text may have been split into different passages since.
  const chunk = named ?? (isSameIndex ? undefined : chunkAt(collection, source.id, start));
  if (chunk !== undefined && isQuote(source.text, chunk, start, end))
    return { kind: "quote", source, chunk, start, end };
  return named === undefined && !isSameIndex ? changed : UNREADABLE;
}

/**
 * Checks that a reply could contain this span: inside the passage, short enough, and with no word cut off that reverses
 * the meaning.
 */
function isQuote(text: string, chunk: Chunk, start: number, end: number): boolean {
  const length = end - start;
  if (start < chunk.start || end > chunk.end || length <= 0 || length > QUOTE_CHARS_MAX) return false;
  if (!text.slice(start, end).isWellFormed() || isInNumber(text, start) || isInNumber(text, end)) return false;
  const before = text.slice(chunk.start, start).split(CLAUSE_END).at(-1) ?? "";
  const after = text.slice(end, chunk.end).split(CLAUSE_END)[0] ?? "";
  const isWholeToItsEnd = CLAUSE_END.test(text.charAt(end - 1)) || length >= QUOTE_CHARS_MAX - 1;
  return !TURNING.test(before) && (isWholeToItsEnd || !TURNING.test(after));
}

const CLAUSE_END = /[，。！？；：…—,;:!?\s]/u;
/** Words that reverse the meaning of their clause: a quote must not leave them out. */
const TURNING = /[不没無无未非勿莫别禁免否拒停废除止防假骗谎冒]|取消|撤销|反对|打击|暂缓/u;

/** True inside a number such as 1519 or 1,519, and between a number and its 万. */
function isInNumber(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - 2), position);
  return /\d[.,:：]?$/u.test(before) && /^[.,:：]?[\d%％‰十百千万亿余多]/u.test(text.slice(position, position + 2));
}
