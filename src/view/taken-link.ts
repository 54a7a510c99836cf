// The link to what a person takes along: a reply's quotes become `/a?…`, and that is read again. Ids, numbers and digests
// go in, never a word of the question or the answer. Short, since it stands in a QR code. Pure.
import { CITATIONS_MAX, VERSION_DIGITS } from "../limits.ts";

/** Ids as the build makes them: whatever else stands in a reply gets into no link. */
const INDEX = /^[\w-]{1,40}$/;
const QUOTE = /^([a-z\d][a-z\d.-]{0,99})\.(0|[1-9]\d{0,8})\.([1-9]\d{0,8})\.([\da-f]{12})$/;

export interface TakenQuote {
  passage: string;
  start: number;
  end: number;
  /** The first digits of the text's digest. */
  version: string;
}

/** What of a reply the link is made of. */
export interface Takeable {
  index: { id: string };
  citations: readonly { passage: string; start: number; end: number; version: string }[];
}

export interface TakenLink {
  index: string;
  /** In the reply's order, no two the same; null: cannot be read. */
  quotes: (TakenQuote | null)[];
}

/** The path and query of the page with these quotes; null where there is nothing to take along. */
export function takenPath({ index, citations }: Takeable): string | null {
  const quotes = citations
    .map(({ passage, start, end, version }) => `${passage}.${start}.${end}.${version.slice(0, VERSION_DIGITS)}`)
    .filter((quote) => readQuote(quote) !== null);
  const taken = [...new Set(quotes)].slice(0, CITATIONS_MAX);
  if (taken.length === 0 || !INDEX.test(index.id)) return null;
  return `/a?i=${index.id}${taken.map((quote) => `&q=${quote}`).join("")}`;
}

/** The same of a link that was read: without what of it cannot be. */
export function pathOf({ index, quotes }: TakenLink): string {
  const read = quotes.flatMap((quote) => (quote === null ? [] : [quote]));
  return `/a?i=${index}${read.map(({ passage, start, end, version }) => `&q=${passage}.${start}.${end}.${version}`).join("")}`;
}

/** What a link's query says, at most as many quotes as a reply has; null when it is none of ours. */
export function readTaken(query: string): TakenLink | null {
  const pairs = new URLSearchParams(query);
  const index = pairs.get("i") ?? "";
  const quotes = [...new Set(pairs.getAll("q"))].slice(0, CITATIONS_MAX).map(readQuote);
  return INDEX.test(index) && quotes.some((quote) => quote !== null) ? { index, quotes } : null;
}

function readQuote(text: string): TakenQuote | null {
  const [, passage, start, end, version] = QUOTE.exec(text) ?? [];
  if (passage === undefined || version === undefined) return null;
  return { passage, start: Number(start), end: Number(end), version };
}
