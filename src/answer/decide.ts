// Decides the outcome: whether the evidence holds what was asked, and what it lacks.
// The kind of thing asked for is looked for in the evidence itself; coverage alone cannot see
// that a telephone number was asked for and none is there.
import type { MissingKind } from "../contract.ts";
import type { Span } from "../corpus.ts";
import { QUOTES_MAX } from "../limits.ts";
import type { Question } from "../question/understand.ts";
import type { Want } from "../question/wants.ts";
import type { Draft, Quote } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import { cutLeadClause, cutQuote, findValue, type Value } from "./extract.ts";
import type { Statements } from "./statements.ts";
import { isRecognisable } from "./values.ts";

/** Shares of the question's weight that the evidence has to hold. */
export interface Thresholds {
  /** To be quoted as an answer. */
  readonly answer: number;
  /** To be quoted as near the matter, when what was asked is not there. */
  readonly near: number;
}

/** A value may stand in a statement that covers the question this much worse than the best one. */
const VALUE_SLACK = 0.7;
/** Another statement is shown beside the first when it is nearly as good. */
const SECOND_QUOTE_SHARE = 0.85;
/** Statements looked into for a value. */
const LOOKED_INTO = 6;

const NOTHING: Omit<Draft, "reason"> = { status: "unanswered", quotes: [], lead: null, missing: [] };

export function decide(
  question: Question,
  evidence: readonly Evidence[],
  statements: Statements,
  thresholds: Thresholds,
): Draft {
  const best = evidence[0];
  if (best === undefined) return { ...NOTHING, reason: "no_evidence" };
  const hard = question.wants.filter(isRecognisable);
  const values = hard.flatMap((want) => {
    const found = bestValue(want, evidence, statements);
    return found === null ? [] : [found];
  });
  const missing = hard.filter((want) => !values.some(({ value }) => value.want === want));
  const isHeld = hard.length === 0 || values.length > 0;
  const first = values[0]?.evidence ?? best;
  if (first.support < (isHeld ? thresholds.answer : thresholds.near)) return { ...NOTHING, reason: "no_evidence" };

  const about = aboutOf(question, first);
  const quotes = pickQuotes(first, values, evidence);
  const answered = missing.length === 0;
  return {
    status: answered ? "answered" : "partial",
    reason: answered ? null : "missing_facts",
    quotes,
    lead: isHeld ? leadOf(first, values, quotes) : null,
    missing: missing.map(({ kind }) => ({ kind, about })),
  };
}

interface FoundValue {
  readonly value: Value;
  readonly evidence: Evidence;
}

/** The value of a kind in the statements that cover the question nearly as well as the best one. */
function bestValue(want: Want, evidence: readonly Evidence[], statements: Statements): FoundValue | null {
  const enough = (evidence[0]?.support ?? 0) * VALUE_SLACK;
  let best: (FoundValue & { worth: number }) | null = null;
  for (const candidate of evidence.slice(0, LOOKED_INTO)) {
    if (candidate.support < enough) continue;
    const value = findValue(want, candidate, statements);
    if (value === null) continue;
    const worth = candidate.score * (1 + value.nearness / (1 + value.nearness));
    if (best === null || worth > best.worth) best = { value, evidence: candidate, worth };
  }
  return best;
}

function pickQuotes(first: Evidence, values: readonly FoundValue[], evidence: readonly Evidence[]): Quote[] {
  const quotes: Quote[] = [];
  const add = (chosen: Evidence) => {
    if (quotes.length >= QUOTES_MAX) return;
    const held = values.filter(({ evidence: of }) => of === chosen).map(({ value }) => value);
    const span = cutQuote(chosen, held);
    const { chunk, source } = chosen.statement;
    const overlaps = (other: Quote) => other.source === source && other.span[0] < span[1] && span[0] < other.span[1];
    if (!quotes.some(overlaps)) quotes.push({ chunk, source, span });
  };
  add(first);
  for (const { evidence: held } of values) add(held);
  for (const other of evidence) {
    if (other.score < first.score * SECOND_QUOTE_SHARE) continue;
    add(other);
  }
  return quotes;
}

function leadOf(first: Evidence, values: readonly FoundValue[], quotes: readonly Quote[]): Draft["lead"] {
  const own = values.filter(({ evidence }) => evidence === first).map(({ value }) => value);
  const short = own.length === 1 ? own[0] : undefined;
  const offset = first.statement.start;
  const toSource = ([start, end]: Span): Span => [offset + start, offset + end];
  if (short !== undefined && (SHORT_KINDS.has(short.want.kind) || short.want.exact === "title")) {
    return { span: toSource(short.span), isNumber: short.want.kind === "number" };
  }
  const quote = quotes[0]?.span ?? toSource([0, first.statement.text.length]);
  return { span: toSource(cutLeadClause(first, quote, own)), isNumber: own.some(({ want }) => want.kind === "number") };
}

/** Kinds whose value is the answer by itself; of the others the clause is. */
const SHORT_KINDS: ReadonlySet<MissingKind> = new Set(["number", "date", "telephone", "duration", "address", "hours"]);

/** What the missing thing belongs to: the question's own words as the statement writes them. */
function aboutOf(question: Question, { statement }: Evidence): string {
  const longest = question.phrases
    .filter((phrase) => [...phrase].length > 1)
    .map((phrase) => longestCommonRun(phrase, statement.text))
    .sort((a, b) => b.length - a.length)[0];
  return longest !== undefined && longest.length > 1 ? longest : (statement.chunk.section ?? statement.source.title);
}

function longestCommonRun(phrase: string, text: string): string {
  for (let length = phrase.length; length > 1; length--) {
    for (let at = 0; at + length <= phrase.length; at++) {
      const run = phrase.slice(at, at + length);
      if (text.includes(run)) return run;
    }
  }
  return "";
}
