// What a link of something taken along means in this collection: a link goes in, quotes of its texts come out. A link can
// be forged, so a quote lies in one passage, is no longer than a reply's and loses no 不 of its clause; else it is not shown.
import { type Collection, chunkAt } from "../collection.ts";
import type { Chunk, CorpusSource, WithdrawnText } from "../corpus.ts";
import { QUOTE_CHARS_MAX } from "../limits.ts";
import type { TakenLink, TakenQuote } from "../view/taken-link.ts";
import { sourceOfPassage } from "./withdrawn-words.ts";

export type FoundQuote =
  | { kind: "quote"; source: CorpusSource; chunk: Chunk; start: number; end: number }
  /** The text is not the one that the link was made for; what there is of it today. */
  | { kind: "changed"; source: CorpusSource | undefined; chunk: Chunk | undefined }
  | { kind: "withdrawn"; text: WithdrawnText }
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
  const of = sourceOfPassage(passage);
  const text = collection.corpus.withdrawn.find(({ id }) => id === of);
  if (text !== undefined) return { kind: "withdrawn", text };
  const source = collection.sources.get(of);
  const changed: FoundQuote = { kind: "changed", source, chunk: named };
  if (source === undefined || !source.version.startsWith(version)) return isSameIndex ? UNREADABLE : changed;
  // The same text may have been cut into other passages since.
  const chunk = named ?? (isSameIndex ? undefined : chunkAt(collection, source.id, start));
  if (chunk !== undefined && isQuote(source.text, chunk, start, end))
    return { kind: "quote", source, chunk, start, end };
  return named === undefined && !isSameIndex ? changed : UNREADABLE;
}

/** A span that a reply could have: inside the passage, not too long, no word cut off that turns its sense round. */
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
/** Left out of its clause, it would make the rest say the contrary. */
const TURNING = /[不没無无未非勿莫别禁免否拒停废除止防假骗谎冒]|取消|撤销|反对|打击|暂缓/u;

/** Between the digits of 1519 or 1,519, or a number and its 万. */
function isInNumber(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - 2), position);
  return /\d[.,:：]?$/u.test(before) && /^[.,:：]?[\d%％‰十百千万亿余多]/u.test(text.slice(position, position + 2));
}
