// Cuts quotes: the shortest span of a fact's sentence that can be understood alone.
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

/** Statements are quoted until their shares add up to this. */
const SHOWN_SHARE = 0.9;
/** Smallest share with which a statement is quoted beside a sure one. */
const WORTH = 0.05;
/** Probability of an office's answer from which the ranker's order counts in full: less is quoted beside the point. */
const SURE = 0.3;
/**
 * Divisors of differences in score: the larger, the less the ranker's order counts. The ranker is less sure in English,
 * in a follow-up, and if nobody has edited the facts.
 */
const DOUBT = { sure: 1.5, unsure: 2 } as const;

const CLAUSE_END = /[，,；;。！？：:]/u;

/** The whole clauses around `span`, inside `within`; null if they are longer than `max`. */
export function clausesAround(text: string, span: Span, within: Span, max: number): Span | null {
  let [start, end] = span;
  while (start > within[0] && !CLAUSE_END.test(text.charAt(start - 1))) start--;
  while (end < within[1] && !CLAUSE_END.test(text.charAt(end - 1))) end++;
  return end - start > max ? null : [start, end];
}

/** Cuts a sentence to the length of a quote: whole clauses around the anchor, added in turn after and before it. */
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
/** Facts of the same sentence within this distance in score of the best may be the one that is meant. */
const AS_LIKELY = 3;
/** If no more than this of the sentence is left after the span, it is quoted, too. */
const TAIL = 15;
/** Beginnings of a clause that names its own place. */
const OWN_SUBJECT = /^(?:全[市县区省]|[我本][市县区])/u;
/** Beginnings of a clause that restricts or takes back the one before it: they are quoted together. */
const TAKEN_BACK = /^[，,；;]?\s*(?:但|不过|然而|除|其中|即(?!将)|仅|只|而不|未|不(?!断|仅))/u;

/**
 * The quote of a fact; null if its passage cannot be cited. It begins where the fact's part of the sentence does, which
 * says who, where and when, and ends with the clause in which the anchor ends. More of the sentence follows only if it
 * is short, takes something back, or tells another fact that may be meant.
 */
export function quoteOf(collection: Collection, described: Described, match: Match | null = null): Quote | null {
  const { fact, source, statement } = described;
  const within: Span = [statement.start, Math.max(statement.end, Math.min(fact.end, statement.chunk.end))];
  const size = within[1] - within[0];
  // The ranker is surer of the sentence than of the fact.
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

const isUnsure = ({ question }: Match, { isEdited }: Collection) => question.isEnglish || question.carried || !isEdited;

/**
 * Extends an anchor to the start of its part of the sentence, which semicolons divide, and to the end of its clause.
 */
export function runAround(text: string, [from, to]: Span, within: Span): Span {
  const isOfItself = CLAUSE_END.test(text.charAt(from - 1)) && OWN_SUBJECT.test(text.slice(from, to));
  const start = isOfItself ? from : within[0] + Math.max(0, text.slice(within[0], from).search(/[^；;]*$/u));
  let end = to;
  do {
    while (end < within[1] && !CLAUSE_END.test(text.charAt(end))) end++;
  } while (TAKEN_BACK.test(text.slice(end, within[1])) && end++ < within[1]);
  return [start, within[1] - end <= TAIL && /[。！？]$/u.test(text.slice(end, within[1])) ? within[1] : end];
}

/** The quotes of an answer: that of `first`, then other statements while the best ones are in doubt. */
export function quotesOf({ collection, match, question, answers }: Case, first: Described): Quote[] {
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
  const isSure = !collection.isEdited && answers >= SURE;
  const isDoubted = isUnsure(match, collection) && !isSure;
  const shares = statementShares(match.ranked, isDoubted ? DOUBT.unsure : DOUBT.sure);
  const isOfPlace = (described: Described) =>
    match.ranked.some((each) => each.described === described && each.features.place === 1);
  const ofPlaceOnly = first.fact.kind === "number" && question.placeNamed && isOfPlace(first);
  let shown = shares.get(first.statement)?.share ?? 0;
  for (const { described, share } of [...shares.values()].sort((a, b) => b.share - a.share)) {
    if (shown >= SHOWN_SHARE || quotes.length === QUOTES_MAX) break;
    if (described.statement === first.statement) continue;
    if (share < WORTH && !isDoubted) break;
    shown += share;
    if (saysTheSame(first, described) || (ofPlaceOnly && !isOfPlace(described))) continue;
    push(described);
  }
  return quotes;
}

/** Extends the lead-in of a list by as many of its items as the quote can hold. */
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

/** Adds the lead-in to the quote of a list item: in one span if that is short, otherwise as a quote before it. */
export function withLeadIn(collection: Collection, quote: Quote, { statement }: Described): Quote[] {
  const { source, chunk, span } = quote;
  const lead = leadInOf(source.text, statement.start);
  if (lead === null || span[0] < statement.start) return [{ ...quote, span: withItems(quote) }];
  if (lead[0] >= chunk.start && span[1] - lead[0] <= QUOTE_CHARS_MAX) return [{ ...quote, span: [lead[0], span[1]] }];
  // An item that is allowed can be understood alone.
  if (!isForbidden(source.text, statement.start)) return [quote];
  const before = quoteAt(collection, source.id, [Math.max(lead[0], lead[1] - QUOTE_CHARS_MAX), lead[1]]);
  return before === null ? [quote] : [before, quote];
}

/** Whether two facts have the same subject and the same values, so that quoting both adds nothing. */
function saysTheSame(one: Described, other: Described): boolean {
  if (one.subject !== other.subject || one.values.length === 0 || one.values.length !== other.values.length)
    return false;
  const isSame = (figure: Figure, i: number) =>
    other.figures[i] !== undefined && isSameAmount(figure, other.figures[i]);
  return (
    one.values.every((value, i) => value === other.values[i]) || (one.figures.length > 0 && one.figures.every(isSame))
  );
}

/** The share of each statement, with its best fact. `doubt` flattens the scores, of which the ranker is too sure. */
function statementShares(
  ranked: readonly Ranked[],
  doubt: number,
): Map<Statement, { described: Described; share: number }> {
  const [top] = ranked;
  const shares = new Map<Statement, { described: Described; share: number }>();
  for (const { described, score } of ranked) {
    const worth = Math.exp((score - (top?.score ?? 0)) / doubt);
    const known = shares.get(described.statement);
    // The candidates are in order, so the first of a statement is its best fact.
    if (known === undefined) shares.set(described.statement, { described, share: worth });
  }
  const all = [...shares.values()].reduce((sum, { share }) => sum + share, 0);
  for (const each of shares.values()) each.share /= all;
  return shares;
}
