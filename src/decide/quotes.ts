// What is quoted of a fact: its whole sentence, or the clauses around it where the sentence is longer than a quote may be.
import type { Collection } from "../collection.ts";
import type { Span } from "../corpus.ts";
import { QUOTE_CHARS_MAX, QUOTES_MAX } from "../limits.ts";
import type { Described } from "../match/facts.ts";
import type { Ranked } from "../match/matcher.ts";
import { quoteAt, type Statement } from "../match/statements.ts";
import type { Case, Quote } from "./draft.ts";

/** Statements are quoted until so much of what all are worth is shown. */
const SHOWN_SHARE = 0.9;
/** By how much a lead of the ranker counts less. */
const DOUBT = 2;

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

/** The quote of a fact; null where its passage cannot be cited. */
export function quoteOf(collection: Collection, { fact, source, statement }: Described): Quote | null {
  const within: Span = [statement.start, Math.max(statement.end, Math.min(fact.end, statement.chunk.end))];
  const isWhole = within[1] - within[0] <= QUOTE_CHARS_MAX;
  const span = isWhole ? within : cut(source.text, [fact.start, Math.min(fact.end, within[1])], within);
  return quoteAt(collection, source.id, span);
}

/** The quotes of an answer: `first`, and other statements while the best ones are in doubt. */
export function quotesOf({ collection, match }: Case, first: Described): Quote[] {
  const quotes: Quote[] = [];
  const push = (described: Described) => {
    const quote = quoteOf(collection, described);
    if (quote === null) return;
    const isShown = quotes.some(
      ({ source, span }) => source === quote.source && span[0] < quote.span[1] && quote.span[0] < span[1],
    );
    if (!isShown) quotes.push(quote);
  };
  push(first);
  const shares = statementShares(match.ranked);
  let shown = shares.get(first.statement)?.share ?? 0;
  for (const { described, share } of [...shares.values()].sort((a, b) => b.share - a.share)) {
    if (shown >= SHOWN_SHARE || quotes.length === QUOTES_MAX) break;
    if (described.statement === first.statement) continue;
    push(described);
    shown += share;
  }
  return quotes;
}

/** What each statement is worth of all, and its best fact; less sure than the ranker is, which has learned from plain texts. */
function statementShares(ranked: readonly Ranked[]): Map<Statement, { described: Described; share: number }> {
  const [top] = ranked;
  const shares = new Map<Statement, { described: Described; share: number }>();
  for (const { described, score } of ranked) {
    const worth = Math.exp((score - (top?.score ?? 0)) / DOUBT);
    const known = shares.get(described.statement);
    // The best fact of a statement speaks for it.
    if (known === undefined) shares.set(described.statement, { described, share: worth });
  }
  const all = [...shares.values()].reduce((sum, { share }) => sum + share, 0);
  for (const each of shares.values()) each.share /= all;
  return shares;
}
