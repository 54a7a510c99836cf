// Cuts a statement down to the run of clauses that carries the answer. Offsets in, offsets out:
// what leaves is always a verbatim run of the text.
import type { Span } from "../corpus.ts";
import { QUOTE_CHARS_MAX } from "../limits.ts";

const OPENING = "“‘「『《（(";
const CLOSING = "”’」』》）)";

/** The clauses of a text: runs between commas that stand outside quotation marks and brackets. */
export function splitClauses(text: string): Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (character === "，" || isComma(text, i))) {
      spans.push([from, i + 1]);
      from = i + 1;
    }
  }
  if (from < text.length) spans.push([from, text.length]);
  return spans;
}

/** A half-width comma that is not inside a number (1,519). */
function isComma(text: string, at: number): boolean {
  return text.charAt(at) === "," && !/^\d,\d{3}(?!\d)/u.test(text.slice(Math.max(0, at - 1), at + 5));
}

/** A clause that only ties a sentence to the one before it. */
const CONNECTIVE =
  /^\s*(?:此外|同时|与此同时|另外|其中|在此基础上|不仅如此|据了解|截至目前|近年来|据悉|为此|于是|随即)[，,]$/u;

/** A run may grow to this many characters to keep its subject. */
const COMFORTABLE_CHARS = 110;
/** And to this many around a figure or a date, which says most by itself. */
export const SHORT_QUOTE_CHARS = 60;

/**
 * The run of clauses from the first to the last that holds one of `keep` (spans of `text`), widened
 * to the left while it is short, since a Chinese sentence names its subject first, and with `isWide` to the
 * right, too. Trailing marks that only part it from what follows are left out.
 */
export function cutRun(
  text: string,
  keep: readonly Span[],
  { comfortable = COMFORTABLE_CHARS, isWide = false }: { comfortable?: number; isWide?: boolean } = {},
): Span {
  const clauses = splitClauses(text);
  const holds = ([from, to]: Span) => keep.some(([start, end]) => start < to && end > from);
  let first = clauses.findIndex(holds);
  let last = clauses.findLastIndex(holds);
  if (first < 0) [first, last] = [0, clauses.length - 1];
  const lengthOf = (a: number, b: number) => (clauses[b]?.[1] ?? 0) - (clauses[a]?.[0] ?? 0);
  while (last > first && lengthOf(first, last) > QUOTE_CHARS_MAX) last--;
  while (first > 0 && lengthOf(first - 1, last) <= comfortable) first--;
  while (isWide && last < clauses.length - 1 && lengthOf(first, last + 1) <= comfortable) last++;
  while (first < last && CONNECTIVE.test(text.slice(...(clauses[first] ?? [0, 0])))) first++;
  let [start, end]: Span = [clauses[first]?.[0] ?? 0, clauses[last]?.[1] ?? text.length];
  while (start < end && /[，,、；;\s]/u.test(text.charAt(start))) start++;
  end = Math.min(end, start + QUOTE_CHARS_MAX);
  // Never half of a pair.
  if (end < text.length && /[\udc00-\udfff]/.test(text.charAt(end))) end--;
  while (end > start && /[，,、；;：:\s]/u.test(text.charAt(end - 1))) end--;
  return [start, end];
}

/** The clauses from the first to the last that holds one of `keep`, and no more. */
export function cutTight(text: string, keep: readonly Span[]): Span {
  const holding = splitClauses(text).filter(([from, to]) => keep.some(([start, end]) => start < to && end > from));
  return [holding[0]?.[0] ?? 0, holding.at(-1)?.[1] ?? text.length];
}

/** Brackets and quotation marks are all closed: what is shown alone should not dangle. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}
