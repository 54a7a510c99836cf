// What is quoted of a fact: as short a run of its sentence as can be understood alone.
import { ITEM, isForbidden, leadInOf } from "../articles.ts";
import type { Collection } from "../collection.ts";
import type { Span } from "../corpus.ts";
import { QUOTE_CHARS_MAX, QUOTES_MAX } from "../limits.ts";
import type { Described } from "../match/facts.ts";
import type { Match } from "../match/judge.ts";
import type { Ranked } from "../match/matcher.ts";
import { quoteAt, type Statement } from "../match/statements.ts";
import { type Figure, isSameAmount } from "../question/figures.ts";
import type { Case, Quote } from "./draft.ts";

/** Statements are quoted until so much of what all are worth is shown. */
const SHOWN_SHARE = 0.9;
/** Where it is sure, one that is worth less of all is of something else. */
const WORTH = 0.05;
/** By how much a lead of the ranker counts less: in English, in a follow-up and where nobody has edited the facts it is less sure. */
const DOUBT = { sure: 1.5, unsure: 2 } as const;

const CLAUSE_END = /[，,；;。！？：:]/u;

/** The run of whole clauses around `span` inside `within`, at most `max` long; null where the clauses of the span are longer. */
export function clausesAround(text: string, span: Span, within: Span, max: number): Span | null {
  let [start, end] = span;
  while (start > within[0] && !CLAUSE_END.test(text.charAt(start - 1))) start--;
  while (end < within[1] && !CLAUSE_END.test(text.charAt(end - 1))) end++;
  return end - start > max ? null : [start, end];
}

/** As much of the sentence as a quote may hold: whole clauses around the anchor, those behind it first. */
function cut(text: string, anchor: Span, within: Span): Span {
  const core = clausesAround(text, anchor, within, QUOTE_CHARS_MAX) ?? [
    anchor[0],
    Math.min(anchor[1], anchor[0] + QUOTE_CHARS_MAX),
  ];
  let [start, end] = core;
  for (let grows = true; grows; ) {
    grows = false;
    let next = end;
    while (next < within[1]) if (CLAUSE_END.test(text.charAt(next++))) break;
    if (next > end && next - start <= QUOTE_CHARS_MAX) [end, grows] = [next, true];
    let before = start - 1;
    while (before > within[0] && !CLAUSE_END.test(text.charAt(before - 1))) before--;
    if (before >= within[0] && end - before <= QUOTE_CHARS_MAX) [start, grows] = [before, true];
  }
  return [start, end];
}

/** A sentence no longer than this is quoted whole. */
const SHORT_SENTENCE = 60;
/** A fact of the same sentence that is less than this behind the best, in score, may be the one that is meant. */
const AS_LIKELY = 3;
/** So little behind it is left to the sentence. */
const TAIL = 15;
/** A clause that says itself of which place it is. */
const OWN_SUBJECT = /^(?:全[市县区省]|[我本][市县区])/u;
/** What is taken back or narrowed belongs to what was said before it. */
const TAKEN_BACK = /^[，,；;]?\s*(?:但|不过|然而|除|其中|即(?!将)|仅|只|而不|未|不(?!断|仅))/u;

/**
 * The quote of a fact; null where its passage cannot be cited. From where its part of the sentence begins to the clause in which
 * its anchor ends: what is said before says who, where and when; what is said behind only where the sentence is short, takes
 * something back, or tells another fact that may be meant.
 */
export function quoteOf(collection: Collection, described: Described, match: Match | null = null): Quote | null {
  const { fact, source, statement } = described;
  const within: Span = [statement.start, Math.max(statement.end, Math.min(fact.end, statement.chunk.end))];
  const size = within[1] - within[0];
  // The ranker knows the sentence better than the fact.
  if (size <= (match !== null && isUnsure(match, collection) ? QUOTE_CHARS_MAX : SHORT_SENTENCE))
    return quoteAt(collection, source.id, within);
  const told = (match?.ranked ?? []).filter((each) => each.described.statement === statement);
  const meant = told.filter(({ score }) => score > (told[0]?.score ?? 0) - AS_LIKELY);
  const anchor = [described, ...meant.map((each) => each.described)].reduce<Span>(
    ([start, end], each) => [Math.min(start, each.fact.start), Math.min(Math.max(end, each.fact.end), within[1])],
    [fact.start, Math.min(fact.end, within[1])],
  );
  const run = runAround(source.text, anchor, within);
  return quoteAt(collection, source.id, run[1] - run[0] <= QUOTE_CHARS_MAX ? run : cut(source.text, anchor, within));
}

const isUnsure = ({ question }: Match, { corpus }: Collection) =>
  question.isEnglish || question.carried || corpus.weights !== null;

/** From the beginning of the part of the sentence, which a semicolon may end, to the end of the clause. */
export function runAround(text: string, [from, to]: Span, within: Span): Span {
  const isOfItself = CLAUSE_END.test(text.charAt(from - 1)) && OWN_SUBJECT.test(text.slice(from, to));
  const start = isOfItself ? from : within[0] + Math.max(0, text.slice(within[0], from).search(/[^；;]*$/u));
  let end = to;
  do {
    while (end < within[1] && !CLAUSE_END.test(text.charAt(end))) end++;
  } while (TAKEN_BACK.test(text.slice(end, within[1])) && end++ < within[1]);
  return [start, within[1] - end <= TAIL && /[。！？]$/u.test(text.slice(end, within[1])) ? within[1] : end];
}

/** The quotes of an answer: `first`, and other statements while the best ones are in doubt. */
export function quotesOf({ collection, match, question }: Case, first: Described): Quote[] {
  const quotes: Quote[] = [];
  const push = (described: Described) => {
    const quote = quoteOf(collection, described, match);
    if (quote === null) return;
    const isShown = quotes.some(
      ({ source, span }) => source === quote.source && span[0] < quote.span[1] && quote.span[0] < span[1],
    );
    if (!isShown) quotes.push(...withLeadIn(collection, quote, described));
  };
  push(first);
  const shares = statementShares(match.ranked, isUnsure(match, collection) ? DOUBT.unsure : DOUBT.sure);
  const isOfPlace = (described: Described) =>
    match.ranked.some((each) => each.described === described && each.features.place === 1);
  const ofPlaceOnly = first.fact.kind === "number" && question.placeNamed && isOfPlace(first);
  let shown = shares.get(first.statement)?.share ?? 0;
  for (const { described, share } of [...shares.values()].sort((a, b) => b.share - a.share)) {
    if (shown >= SHOWN_SHARE || quotes.length === QUOTES_MAX) break;
    if (described.statement === first.statement) continue;
    if (share < WORTH && !isUnsure(match, collection)) break;
    shown += share;
    if (saysTheSame(first, described) || (ofPlaceOnly && !isOfPlace(described))) continue;
    push(described);
  }
  return quotes;
}

/** What leads to a list with as many of its items as a quote holds. */
function withItems({ source, chunk, span }: Quote): Span {
  let end = span[1];
  if (!/[:：]$/u.test(source.text.slice(span[0], end))) return span;
  for (const [from, to] of chunk.sentences) {
    if (from < end) continue;
    if (to - span[0] > QUOTE_CHARS_MAX || !ITEM.test(source.text.slice(from, to))) break;
    end = to;
  }
  return [span[0], end];
}

/** An item of a list with what leads to it: in one run where that is short enough, else before it. */
export function withLeadIn(collection: Collection, quote: Quote, { statement }: Described): Quote[] {
  const { source, chunk, span } = quote;
  const lead = leadInOf(source.text, statement.start);
  if (lead === null || span[0] < statement.start) return [{ ...quote, span: withItems(quote) }];
  if (lead[0] >= chunk.start && span[1] - lead[0] <= QUOTE_CHARS_MAX) return [{ ...quote, span: [lead[0], span[1]] }];
  // What is allowed can be understood alone.
  if (!isForbidden(source.text, statement.start)) return [quote];
  const before = quoteAt(collection, source.id, [Math.max(lead[0], lead[1] - QUOTE_CHARS_MAX), lead[1]]);
  return before === null ? [quote] : [before, quote];
}

/** Another statement with the same values of the same subject adds nothing. */
function saysTheSame(one: Described, other: Described): boolean {
  if (one.subject !== other.subject || one.values.length === 0 || one.values.length !== other.values.length)
    return false;
  const isSame = (figure: Figure, i: number) =>
    other.figures[i] !== undefined && isSameAmount(figure, other.figures[i]);
  return (
    one.values.every((value, i) => value === other.values[i]) || (one.figures.length > 0 && one.figures.every(isSame))
  );
}

/** What each statement is worth of all, and its best fact; less sure than the ranker is, which has learned from plain texts. */
function statementShares(
  ranked: readonly Ranked[],
  doubt: number,
): Map<Statement, { described: Described; share: number }> {
  const [top] = ranked;
  const shares = new Map<Statement, { described: Described; share: number }>();
  for (const { described, score } of ranked) {
    const worth = Math.exp((score - (top?.score ?? 0)) / doubt);
    const known = shares.get(described.statement);
    // The best fact of a statement speaks for it.
    if (known === undefined) shares.set(described.statement, { described, share: worth });
  }
  const all = [...shares.values()].reduce((sum, { share }) => sum + share, 0);
  for (const each of shares.values()) each.share /= all;
  return shares;
}
