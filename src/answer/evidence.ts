// Which statements speak of what was asked. Enter the question and the chunks that search found;
// leave statements, best first, each with how much of the question it covers. Nothing is decided here.

import type { CorpusPlace, Phrasing, Span } from "../corpus.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/understand.ts";
import type { Want } from "../question/wants.ts";
import type { Hit } from "../search/engine.ts";
import type { PhrasingMatch } from "../search/phrasings.ts";
import { characterShares, type Holdings, holdings } from "./holdings.ts";
import type { Statement, Statements } from "./statements.ts";
import { type Translated, translate } from "./translated.ts";
import { type Form, findValues } from "./values.ts";
import { WEIGHTS } from "./weights.ts";

export interface Evidence {
  readonly statement: Statement;
  /** For ordering only. */
  readonly score: number;
  /** Share of the question's weight that the statement itself holds: 0 to 1. */
  readonly coverage: number;
  /** The question's terms that it holds. */
  readonly matched: ReadonlySet<string>;
  /** Likeness of the best phrasing that an editor wrote for it: 0 to 1. */
  readonly similarity: number;
  /** The run that this phrasing asks for, as a span of the statement's text; null without one. */
  readonly anchor: Span | null;
  /** Coverage and likeness together: what sureness is held against. */
  readonly support: number;
  /** Whether the question is one for this collection at all: 0 to 3. */
  readonly relevance: number;
}

/** Statements that are looked into for a value of the kind asked for. */
const LOOKED_INTO = 24;

/** Weighs the statements of the chunks found; `gone` is a phrasing that is treated as not written, for calibration. */
export function weighEvidence(
  question: Question,
  found: { readonly hits: readonly Hit[]; readonly phrasings: readonly PhrasingMatch[] },
  statements: Statements,
  places: Places,
  gone?: Phrasing,
): Evidence[] {
  const weigher = createWeigher(question, { alike: found.phrasings, gone }, statements);
  if (weigher === null) return [];
  const chunks = new Set(found.hits.map(({ chunk }) => chunk));
  for (const { phrasing } of found.phrasings) for (const { chunk } of statements.at(phrasing)) chunks.add(chunk.id);
  const weighed: Weighed[] = [];
  for (const chunk of chunks) {
    for (const statement of statements.of(chunk)) {
      const fit = placeFit(question, statement, places);
      const support = fit === 0 ? null : weigher.support(statement, fit);
      if (support !== null) weighed.push({ statement, score: support });
    }
  }
  return weighed
    .sort(inOrder)
    .slice(0, LOOKED_INTO)
    .map((one) => {
      const evidence = weigher.describe(one);
      const holds = question.wants.some((want) => holdsValue(want, evidence.statement));
      return holds ? { ...evidence, score: evidence.score + WEIGHTS.value } : evidence;
    })
    .sort(inOrder);
}

/** Whether a statement holds anything of a form: the same for every question, so it is looked for once. */
function holdsValue({ kind, exact }: Want, statement: Statement): boolean {
  const form: Form = { kind, exact };
  const key = `${kind} ${exact}`;
  const known = HOLDING.get(statement) ?? new Map<string, boolean>();
  const before = known.get(key);
  if (before !== undefined) return before;
  const holds = findValues(form, statement.text).length > 0;
  HOLDING.set(statement, known.set(key, holds));
  return holds;
}

const HOLDING = new WeakMap<Statement, Map<string, boolean>>();

type Weighed = Pick<Evidence, "statement" | "score">;

function inOrder(a: Weighed, b: Weighed): number {
  return b.score - a.score || a.statement.start - b.statement.start;
}

/** Weighs statements of one question; null where the question has nothing to weigh. */
function createWeigher(
  question: Question,
  { alike, gone }: { alike: readonly PhrasingMatch[]; gone: Phrasing | undefined },
  statements: Statements,
) {
  const translated = translate(question.concepts, statements);
  const said = new Set(question.concepts.flatMap(({ terms }) => terms));
  const plain = [...question.terms].filter(([term]) => !said.has(term));
  const weights = plain.map(([term, share]) => ({
    term,
    weight: share * statements.rarity(term) * (statements.knows(term) ? 1 : WEIGHTS.unknown),
  }));
  const total = [...weights, ...translated].reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const held = holdings(question, weights, translated, statements);
  const characters = characterShares(question, statements);
  const likest = findLikest(alike, statements);
  /** How much of the question is made of words that the collection or its phrasings have anywhere. */
  const familiar =
    (weights.reduce((sum, { term, weight }) => sum + (statements.knows(term, gone) ? weight : 0), 0) +
      translated.reduce((sum, { weight, familiarity }) => sum + weight * familiarity(gone), 0)) /
    total;

  const besideIn = createBeside(weights, { translated, held, statements });
  const { concepts } = question;
  const likenessOf = (similarity: number) =>
    concepts.length === 0
      ? similarity
      : similarity * Math.min(1, similarity / WEIGHTS.alikeInEnglish, (concepts.length + 2) / 5);

  return {
    /** Its support, or null where it shares nothing with the question. */
    support(statement: Statement, fit: number): number | null {
      const { number } = statement;
      const own = held.own[number] ?? 0;
      // What stands around a statement and also in it is not counted twice.
      let beside = (held.asked[number] ?? 0) + (held.lexicon[number] ?? 0);
      let within = 0;
      for (const [i, worth] of besideIn(statement).entries()) {
        if (held.has(i, number)) within++;
        else beside += worth;
      }
      const similarity = likest.get(statement)?.similarity ?? 0;
      if (own + beside === 0 && similarity === 0) return null;
      const inCharacters = WEIGHTS.characters * (characters[number] ?? 0);
      const isLone = concepts.length > 1 && within < 2 && similarity < LONE_SIMILARITY;
      return (
        ((own + beside) / total + inCharacters + WEIGHTS.similarity * likenessOf(similarity)) *
        fit *
        (isLone ? WEIGHTS.lone : 1)
      );
    },
    describe({ statement, score }: Weighed): Evidence {
      const { number } = statement;
      const { similarity, anchor } = likest.get(statement) ?? { similarity: 0, anchor: null };
      const matched = new Set<string>();
      for (const [i, { term }] of weights.entries()) if (held.has(i, number)) matched.add(term);
      for (const { own } of translated) for (const term of own.get(number)?.terms ?? []) matched.add(term);
      const coverage = (held.own[number] ?? 0) / total;
      // Support alone grows with the number of phrasings; the three together part in from out of scope best.
      // Single characters that a dictionary gives for English words stand everywhere.
      const inWords = concepts.length === 0 ? (characters[number] ?? 0) : 0;
      const relevance = Math.min(score, 1) + familiar + inWords + (question.placeNamed ? WEIGHTS.place : 0);
      return { statement, score, coverage, matched, similarity, anchor, support: score, relevance };
    },
  };
}

/** What each term is worth that stands around a statement: the same for all statements of a chunk. */
function createBeside(
  weights: readonly { term: string; weight: number }[],
  { translated, held, statements }: { translated: readonly Translated[]; held: Holdings; statements: Statements },
): (statement: Statement) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return ({ chunk, chunkNumber, source }) => {
    const before = known.get(chunkNumber);
    if (before !== undefined) return before;
    const heading = statements.headingTerms(chunk);
    const title = statements.titleTerms(source);
    const beside = weights.map(({ term, weight }, i) => {
      if (held.isAround(i, chunkNumber) || heading.has(term)) return WEIGHTS.context * weight;
      return title.has(term) ? WEIGHTS.title * weight : 0;
    });
    for (const { weight, shareIn } of translated) {
      const around = statements.chunkTerms(chunk.id);
      beside.push(weight * Math.max(WEIGHTS.context * shareIn(around), WEIGHTS.title * shareIn(title)));
    }
    known.set(chunkNumber, beside);
    return beside;
  };
}

/** A phrasing this like an English question bears out the one word. */
const LONE_SIMILARITY = 0.4;

/** The likeness of each statement's best phrasing, and where in the statement what it asks for stands. */
function findLikest(
  alike: readonly PhrasingMatch[],
  statements: Statements,
): Map<Statement, { similarity: number; anchor: Span }> {
  const likest = new Map<Statement, { similarity: number; anchor: Span }>();
  // The best come first.
  for (const { phrasing, similarity } of alike) {
    for (const statement of statements.at(phrasing)) {
      const { start, end } = statement;
      const anchor: Span = [Math.max(phrasing.start, start) - start, Math.min(phrasing.end, end) - start];
      if (!likest.has(statement)) likest.set(statement, { similarity, anchor });
    }
  }
  return likest;
}

/**
 * 1 where the statement is about the place asked for, less where it is about a place around or
 * inside it, 0 where it is about another: one place's passage never answers for another's.
 */
function placeFit(question: Question, statement: Statement, places: Places): number {
  if (question.each.length === 0) return fitOf(question.place, question, statement, places);
  return Math.max(...question.each.map((place) => fitOf(place, question, statement, places)));
}

function fitOf(place: CorpusPlace | null, question: Question, statement: Statement, places: Places): number {
  if (place === null) return 1;
  const about = places.byId(statement.source.place);
  if (about?.id === place.id) return 1;
  if (places.isSpokenOf(place, about, statement.folded)) return 1;
  const strict = question.placeNamed;
  if (about === null) return strict ? 0.6 : 0.8;
  // A text about the city that does not name the county does not speak for it.
  if (places.isWithin(place, about)) return strict ? 0.6 : 0.85;
  if (places.isWithin(about, place)) return strict ? 0.55 : 0.85;
  // A neighbour that no text is about is named for the company it keeps: 「我跟青浦的供货商」.
  if (!places.isCovered(place)) return strict ? 0.6 : 0.85;
  return strict ? 0 : 0.5;
}
