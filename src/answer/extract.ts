// From a statement to what is shown of it: the span that answers, the quote around it, the first line.
// Everything that leaves is a span of the statement's own text.
import type { Span } from "../corpus.ts";
import { LEAD_CHARS_MAX } from "../limits.ts";
import type { Question } from "../question/understand.ts";
import { officeOf, type Want } from "../question/wants.ts";
import { fold } from "../text.ts";
import { belonging, holdsOffice } from "./belonging.ts";
import { cutRun, cutTight, isBalanced, SHORT_QUOTE_CHARS, splitClauses } from "./clauses.ts";
import type { Quote } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import type { Statements } from "./statements.ts";
import { findValues } from "./values.ts";

/** A thing of the kind asked for, and how near it stands to the question's words. */
export interface Value {
  readonly want: Want;
  readonly span: Span;
  readonly nearness: number;
}

/** Words further away than this lend a value little: characters. */
const NEAR_CHARS = 10;

/** Standing where a phrasing points is worth this many nats of rare words. */
const ANCHOR_WORTH = 30;

/** What is looked at beside the statement. */
export interface Seen {
  readonly statements: Statements;
  readonly question: Pick<Question, "concepts" | "folded" | "terms" | "carried" | "place" | "placeNamed">;
}

/** The name of the place asked about, as a word near the value. */
const PLACE_WORTH = 6;
/** Beside words of the question itself, those carried over from the one before point at little. */
const CARRIED_WORTH = 0.2;

/** The value wanted that stands nearest to the question's words, or null. */
export function findValue(want: Want, evidence: Evidence, { statements, question }: Seen): Value | null {
  const { kind } = want;
  const { text, folded } = evidence.statement;
  const office = kind === "person" ? officeOf(question.folded) : null;
  if (office !== null && !holdsOffice(folded, office)) return null;
  const clauses = splitClauses(text);
  const clauseOf = (at: number) => clauses.findIndex(([start, end]) => at >= start && at < end);
  // The words that an English question is in the texts are its own as well.
  const isOwn = (term: string) => question.concepts.length > 0 || question.terms.get(term) === 1;
  const hasOwn = [...evidence.matched].some(isOwn);
  const placeNames =
    question.placeNamed && question.place !== null ? [question.place.name, ...question.place.aliases].map(fold) : [];
  const words = [
    ...[...evidence.matched].map((word) => ({
      word,
      worth: statements.rarity(word) * (hasOwn && !isOwn(word) ? CARRIED_WORTH : 1),
    })),
    // 「全县96个，其中桑坞镇11个」: a place that the question names points at its own figure.
    ...placeNames.map((word) => ({ word, worth: PLACE_WORTH })),
  ];
  let best: Value | null = null;
  for (const span of findValues(want, text)) {
    const belongs = belonging(want, { evidence, span }, { statements, asked: question.folded, clauses });
    if (belongs === 0) continue;
    let nearness = 0;
    for (const { word, worth } of words) {
      let nearest = 0;
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        if (at >= span[0] && at + word.length <= span[1]) continue;
        const distance = at < span[0] ? span[0] - at - word.length : at - span[1];
        const apart = Math.abs(clauseOf(at) - clauseOf(span[0])) + itemsBetween(text, at, span[0]);
        nearest = Math.max(nearest, Math.exp(-Math.max(0, distance) / NEAR_CHARS) / (1 + apart));
      }
      nearness += nearest * worth;
    }
    const pointing = question.carried && hasOwn ? CARRIED_WORTH : 1;
    if (evidence.anchor !== null) {
      nearness += ANCHOR_WORTH * evidence.similarity * closeness(span, evidence.anchor) * pointing;
    }
    nearness *= belongs;
    if (nearness > 0 && (best === null || nearness > best.nearness)) best = { want, span, nearness };
  }
  return best;
}

/** 1 where two spans touch, less with every character between them. */
function closeness(a: Span, b: Span): number {
  const distance = Math.max(0, a[0] - b[1], b[0] - a[1]);
  return Math.exp(-distance / NEAR_CHARS);
}

/** In 「省级21家、市级63家」 each figure belongs to its own item. */
function itemsBetween(text: string, a: number, b: number): number {
  return text.slice(Math.min(a, b), Math.max(a, b)).split("、").length - 1;
}

/** Where the question's terms stand in a statement. */
function termSpans(evidence: Evidence): Span[] {
  const { folded } = evidence.statement;
  return [...evidence.matched].flatMap((term): Span[] => {
    const spans: Span[] = [];
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) spans.push([at, at + term.length]);
    return spans;
  });
}

/** Kinds whose value is the answer by itself; of the others the clause is. */
export const SHORT_KINDS: ReadonlySet<string> = new Set([
  "number",
  "date",
  "telephone",
  "duration",
  "address",
  "hours",
]);

/** The quote of a statement, as offsets into its source: the clauses with the question's words and the values. */
function cutQuote(evidence: Evidence, values: readonly Value[], isWide: boolean): Span {
  const { statement } = evidence;
  const terms = termSpans(evidence);
  const pointed = isPointed(evidence) ? [evidence.anchor] : [];
  const isShort = values.length > 0 && values.every(({ want }) => SHORT_KINDS.has(want.kind));
  // Around a figure the phrasing's own place says enough; stray words would only widen the quote.
  const around = isShort && pointed.length > 0 ? [] : heaviestClauses(evidence, terms);
  const keep = [...values.map(({ span }) => span), ...pointed, ...around];
  let [start, end] = cutRun(statement.text, keep, isShort ? { comfortable: SHORT_QUOTE_CHARS } : { isWide });
  if (!isBalanced(statement.text.slice(start, end)) && isBalanced(statement.text)) {
    const whole = cutRun(statement.text, [[0, statement.text.length]]);
    if (isBalanced(statement.text.slice(...whole))) [start, end] = whole;
  }
  return [statement.start + start, statement.start + end];
}

/** A phrasing is like enough to the question for its place in the text to be trusted. */
const POINTED_SIMILARITY = 0.2;

function isPointed(evidence: Evidence): evidence is Evidence & { anchor: Span } {
  return evidence.anchor !== null && evidence.similarity >= POINTED_SIMILARITY;
}

/** The quote of a statement as a draft shows it; `isWide` where no single value answers. */
export function quoteOf(evidence: Evidence, values: readonly Value[], isWide = false): Quote {
  const { chunk, source } = evidence.statement;
  return { chunk, source, span: cutQuote(evidence, values, isWide) };
}

/** Words of the clauses that hold more than one of the question's terms: a stray word does not widen a quote. */
function heaviestClauses(evidence: Evidence, terms: readonly Span[]): Span[] {
  const counts = splitClauses(evidence.statement.text).map((clause) => ({
    clause,
    held: terms.filter(([start]) => start >= clause[0] && start < clause[1]).length,
  }));
  const most = Math.max(0, ...counts.map(({ held }) => held));
  return counts.filter(({ held }) => held > 0 && held >= most / 2).map(({ clause }) => clause);
}

/**
 * The first line, as a span of the statement: the clauses with the values, or with what the phrasing
 * points at, or that name what is asked for, or with most of the question's words, as many as fit.
 */
export function cutLeadClause(
  evidence: Evidence,
  quote: Span,
  { values, heads }: { values: readonly Value[]; heads: readonly string[] },
): Span {
  const { text, start: offset } = evidence.statement;
  const clauses = splitClauses(text);
  const terms = termSpans(evidence);
  const heldBy = (clause: Span) => terms.filter(([start, end]) => start >= clause[0] && end <= clause[1]).length;
  const most = Math.max(...clauses.map(heldBy));
  const heaviest = most > 0 ? clauses.filter((clause) => heldBy(clause) === most).slice(0, 1) : [];
  const named = heads.flatMap((head) => clausesNaming(head, evidence.statement.folded, clauses));
  const spans = [...values.map(({ span }) => span), ...named];
  const pointed = isPointed(evidence) ? [evidence.anchor] : [];
  for (const keep of [
    [...spans, ...pointed, ...heaviest],
    [...spans, ...pointed],
    [...spans, ...heaviest],
    pointed,
    spans,
    heaviest,
  ]) {
    if (keep.length === 0) continue;
    const [start, end] = trimMarks(text, cutTight(text, keep));
    const inQuote = start + offset >= quote[0] && end + offset <= quote[1];
    if (inQuote && end - start < LEAD_CHARS_MAX && end > start) return [start, end];
  }
  const [start, end] = trimMarks(text, [quote[0] - offset, quote[1] - offset]);
  return [start, Math.min(end, start + LEAD_CHARS_MAX - 1)];
}

/** The clause that names what is asked for, as far as it does: 难题 in 什么难题; none or one. */
function clausesNaming(head: string, folded: string, clauses: readonly Span[]): Span[] {
  const pairs = Array.from({ length: head.length - 1 }, (_, i) => head.slice(i, i + 2));
  const held = (clause: Span) => pairs.filter((pair) => folded.slice(...clause).includes(pair)).length;
  const most = Math.max(...clauses.map(held));
  return most === 0 ? [] : clauses.filter((clause) => held(clause) === most).slice(0, 1);
}

/** Without the marks and blanks around it that part it from its neighbours. */
export function trimMarks(text: string, [start, end]: Span): Span {
  while (start < end && /[，,、；;。！!？?\s]/u.test(text.charAt(start))) start++;
  while (end > start && /[，,、；;。！!？?：:\s]/u.test(text.charAt(end - 1))) end--;
  return [start, end];
}
