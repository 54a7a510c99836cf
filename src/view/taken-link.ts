// The link under which a person can open an answer's quotes elsewhere: builds `/a?…` from a reply and parses it again.
// The link contains ids, offsets and digests, and never a word of the question or the answer. It is short because it is
// also shown as a QR code. Pure.
import type { Lang } from "../contract.ts";
import { CITATIONS_MAX, VERSION_DIGITS } from "../limits.ts";
import { inLang } from "./showing.ts";

/** The formats of ids that the build makes. Nothing else in a reply gets into a link. */
const INDEX = /^[\w-]{1,40}$/;
const QUOTE = /^([a-z\d][a-z\d.-]{0,99})\.(0|[1-9]\d{0,8})\.([1-9]\d{0,8})\.([\da-f]{12})$/;

export interface TakenQuote {
  passage: string;
  start: number;
  end: number;
  /** The first digits of the digest of the text. */
  version: string;
}

/** The fields of a reply that the link is built from. */
export interface Takeable {
  index: { id: string };
  citations: readonly { passage: string; start: number; end: number; version: string }[];
}

export interface TakenLink {
  index: string;
  /** In the order of the reply, without duplicates. Null is a quote that cannot be parsed. */
  quotes: (TakenQuote | null)[];
}

/** The path and query of the page with these quotes, or null when there is nothing to take along. */
export function takenPath({ index, citations }: Takeable): string | null {
  const quotes = citations
    .map(({ passage, start, end, version }) => `${passage}.${start}.${end}.${version.slice(0, VERSION_DIGITS)}`)
    .filter((quote) => readQuote(quote) !== null);
  const taken = [...new Set(quotes)].slice(0, CITATIONS_MAX);
  if (taken.length === 0 || !INDEX.test(index.id)) return null;
  return `/a?i=${index.id}${taken.map((quote) => `&q=${quote}`).join("")}`;
}

/**
 * A path of a link in the reader's language, for another device. Simplified Chinese is left out: it is the default, and
 * a shorter link is an easier code to read.
 */
export function takenIn(path: string, lang: Lang): string {
  return lang === "zh-CN" ? path : inLang(path, lang);
}

/** The path and query of a parsed link, without the quotes that could not be parsed. */
export function pathOf({ index, quotes }: TakenLink): string {
  const read = quotes.flatMap((quote) => (quote === null ? [] : [quote]));
  return `/a?i=${index}${read.map(({ passage, start, end, version }) => `&q=${passage}.${start}.${end}.${version}`).join("")}`;
}

/**
 * Parses the query of a link, with at most as many quotes as a reply can have. Null when it is not one of our links.
 */
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
