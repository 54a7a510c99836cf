// Chooses the first line of an answer. A value leads only if its kind, noun, place, time and unit are those asked for.
// If the question has only a part of the noun, the clause leads, which has all of it. Half a sentence never leads.
import { isForbidden } from "../articles.ts";
import type { MissingKind } from "../contract.ts";
import type { Span } from "../corpus.ts";
import type { FactKind } from "../fact-kinds.ts";
import { LEAD_CHARS_MAX } from "../limits.ts";
import type { Described } from "../match/facts.ts";
import type { Fit } from "../match/fit.ts";
import { fold } from "../text.ts";
import type { Case, DraftLead } from "./draft.ts";
import { clausesAround } from "./quotes.ts";

/** Longest single value that leads without its clause, in UTF-16 units. */
const VALUE_CHARS_MAX = 40;

/** The first line for a fact that fits; null if no clause is short enough. */
export function leadOf(described: Described, fit: Extract<Fit, "value" | "clause">, asked: string): DraftLead | null {
  // A forbidden item does not lead: only the quote says that it is forbidden.
  if (isForbidden(described.source.text, described.statement.start))
    return { kind: "frame", frame: "L26", slots: {}, n: 1 };
  const span = fit === "value" ? (valueSpan(described, asked) ?? clauseSpan(described)) : clauseSpan(described);
  if (span === null) return null;
  return { kind: "span", span, isNumber: fit === "value" && described.fact.kind === "number" };
}

/** The first line for a fact that nobody reviewed: its whole statement if that is short enough, otherwise its clause. */
export function statementLead(described: Described): DraftLead | null {
  const { source, statement } = described;
  const isShort = statement.end - statement.start < LEAD_CHARS_MAX;
  if (!isShort || isForbidden(source.text, statement.start)) return leadOf(described, "clause", "");
  return { kind: "span", span: withoutMarks(source.text, [statement.start, statement.end]), isNumber: false };
}

/** The span from the first value to the last; null if it is too long. */
function valueSpan(described: Described, asked: string): Span | null {
  const { fact } = described;
  const [first] = fact.values;
  const last = fact.values.at(-1);
  if (first === undefined || last === undefined) return null;
  const bare: Span = [Math.min(first[0], last[0]), Math.max(first[1], last[1])];
  const span = fact.kind === "number" ? withNoun(described, bare, asked) : bare;
  return span[1] - span[0] <= (fact.values.length > 1 ? LEAD_CHARS_MAX - 1 : VALUE_CHARS_MAX) ? span : null;
}

/** Adds to a figure the noun after it, if that is what it counts and the question does not name it: 28个部门. */
function withNoun({ fact, source }: Described, [start, end]: Span, asked: string): Span {
  if (fact.row === 0) return [start, end];
  const behind = source.text.slice(end, fact.end);
  for (let from = 0; from + 1 < fact.of.length; from++) {
    const noun = fact.of.slice(from);
    if (behind.startsWith(noun)) return asked.includes(fold(noun)) ? [start, end] : [start, end + noun.length];
  }
  return [start, end];
}

/** Room for the frame 「和您说的不一样，资料写的是：」. */
const FRAME_CHARS = 16;

/** The clauses that contradict the question: those around the value, or around the anchor if there is none. */
export function contradictingSpan(described: Described): Span | null {
  return clauseSpan(described, LEAD_CHARS_MAX - FRAME_CHARS, [
    ...described.fact.values,
    [described.fact.start, described.fact.end],
  ]);
}

/**
 * The whole clauses around the anchor, or around a value if those are too long, without the marks at both ends. Null if
 * all are too long.
 */
function clauseSpan(
  { fact, source, statement }: Described,
  max = LEAD_CHARS_MAX - 1,
  around?: readonly Span[],
): Span | null {
  const within: Span = [statement.start, Math.max(statement.end, fact.end)];
  const wanted: readonly Span[] = around ?? [[fact.start, fact.end], ...fact.values];
  for (const span of wanted) {
    const found = clausesAround(source.text, span, within, max);
    if (found !== null) return withoutAnd(source.text, withoutMarks(source.text, found));
  }
  return null;
}

/** 并 before a verb, which joins a clause to the one before; not that of 并未 or 并购. */
const AND = /^并(?=\p{Script=Han})(?![且未不非没无列购入轨联行存举发案])/u;

/** Leaves out the 并 with which a clause begins: read aloud alone, it joins nothing. */
function withoutAnd(text: string, [start, end]: Span): Span {
  return AND.test(text.slice(start, end)) ? [start + 1, end] : [start, end];
}

export function withoutMarks(text: string, [start, end]: Span): Span {
  let [from, to] = [start, end];
  while (to > from && /[，,；;。：:、\s]/u.test(text.charAt(to - 1))) to--;
  while (from < to && /[，,；;。：:、\s”]/u.test(text.charAt(from))) from++;
  return [from, to];
}

/** Most kinds that one answer reports as missing. */
const KINDS_MISSING = 2;

/** The kinds to report as missing: those that the question names, or the likeliest if it names none. */
export function missingKinds({ question: { kinds, kindOdds } }: Case): MissingKind[] {
  const implied = kinds.flatMap((kind) => BROADER[kind] ?? []);
  const named = kinds.filter((kind) => !implied.includes(kind));
  const exact = named.filter((kind) => kind !== "yes_no");
  if (named.length > 0) return (exact.length > 0 ? exact : named).slice(0, KINDS_MISSING);
  const [likely = ["yes_no", 0]] = [...kindOdds].sort((a, b) => b[1] - a[1]);
  return [MISSING_AS[likely[0]]];
}

/**
 * Broader kinds that a narrower kind's words also match: 「在哪条路上」 asks for the address, not for a place or a list, and
 * 「地址是什么」 not for a definition.
 */
export const BROADER: Partial<Record<MissingKind, readonly MissingKind[]>> = {
  address: ["place", "list", "organisation", "date", "definition"],
  telephone: ["definition"],
  hours: ["definition"],
  fee: ["definition"],
  duration: ["number"],
  documents: ["list", "definition"],
  conditions: ["list", "person", "definition"],
  procedure: ["list"],
  reason: ["definition"],
};

/** The kind to report when a kind of fact is missing. */
const MISSING_AS: Readonly<Record<FactKind, MissingKind>> = {
  number: "number",
  date: "date",
  person: "person",
  place: "place",
  organisation: "organisation",
  telephone: "telephone",
  address: "address",
  hours: "hours",
  fee: "fee",
  conditions: "conditions",
  documents: "documents",
  procedure: "procedure",
  duration: "duration",
  reason: "reason",
  yes_no: "yes_no",
  definition: "definition",
  list: "list",
  name: "definition",
  rank: "number",
  award: "definition",
  deed: "list",
  result: "yes_no",
  status: "yes_no",
  need: "procedure",
  statement: "yes_no",
};
