// Which statements speak of what was asked. Enter the question and the chunks that search found;
// leave statements, best first, each with how much of the question it covers. Nothing is decided here.

import type { CorpusPlace, Phrasing, Span } from "../corpus.ts";
import type { Synonym } from "../question/lexicon.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/understand.ts";
import type { Hit } from "../search/engine.ts";
import type { PhrasingMatch } from "../search/phrasings.ts";
import type { Statement, Statements } from "./statements.ts";
import { type Translated, translate } from "./translated.ts";
import { findValues } from "./values.ts";

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

/** What each sign is worth beside a term that the statement itself holds; measured on two collections. */
const WEIGHTS = {
  /** A term that stands around it, in its chunk or heading. */
  context: 0.35,
  /** A term of its source's title. */
  title: 0.2,
  /** A term that its phrasings have. */
  asked: 0.5,
  /** All its single characters together. */
  characters: 0.3,
  /** A word that the lexicon gives for one of the question, in place of that one. */
  lexicon: 0.7,
  /** A likeness of phrasings, in coverage. */
  similarity: 2,
  /** In English a word is a whole term, and two questions share one by chance: less alike than this counts less. */
  alikeInEnglish: 0.7,
  /** One word of several in an English question, as a dictionary gives it, is found by chance. */
  lone: 0.7,
  /** A value of the kind asked for, for ordering only. */
  value: 0.15,
  /** A place of the collection is named, for relevance only. */
  place: 0.15,
  /** A term that nothing has is often mere talk, so it counts less against the statement. */
  unknown: 0.7,
} as const;

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
  for (const { phrasing } of found.phrasings) for (const chunk of statements.chunksAt(phrasing)) chunks.add(chunk);
  const weighed: Evidence[] = [];
  for (const chunk of chunks) {
    for (const statement of statements.of(chunk)) {
      const fit = placeFit(question, statement, places);
      const evidence = fit === 0 ? null : weigher(statement, fit);
      if (evidence !== null) weighed.push(evidence);
    }
  }
  return weighed
    .sort((a, b) => b.score - a.score || a.statement.start - b.statement.start)
    .slice(0, LOOKED_INTO)
    .map((evidence) => {
      const holds = question.wants.some((want) => findValues(want, evidence.statement.text).length > 0);
      return holds ? { ...evidence, score: evidence.score + WEIGHTS.value } : evidence;
    })
    .sort((a, b) => b.score - a.score || a.statement.start - b.statement.start);
}

/** Weighs one statement, or gives null where it shares nothing with the question. */
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
  const characters = [...question.characters].map((character) => ({
    character,
    weight: statements.characterRarity(character),
  }));
  const allCharacters = characters.reduce((sum, { weight }) => sum + weight, 0);
  /** How much of the question is made of words that the collection or its phrasings have anywhere. */
  const familiar =
    (weights.reduce((sum, { term, weight }) => sum + (statements.knows(term, gone) ? weight : 0), 0) +
      translated.reduce((sum, { weight, familiarity }) => sum + weight * familiarity(gone), 0)) /
    total;
  const likeness = new Map(alike.map(({ phrasing, similarity }) => [phrasing, similarity]));

  /** What each term is worth that stands around a statement: the same for all statements of a chunk. */
  const besideOf = new Map<string, number[]>();
  const besideIn = ({ chunk, source }: Statement): number[] => {
    const known = besideOf.get(chunk.id);
    if (known !== undefined) return known;
    const around = statements.chunkTerms(chunk.id);
    const title = statements.titleTerms(source);
    const beside = weights.map(({ term, weight }) =>
      around.has(term) ? WEIGHTS.context * weight : title.has(term) ? WEIGHTS.title * weight : 0,
    );
    for (const { weight, shareIn } of translated) {
      beside.push(weight * Math.max(WEIGHTS.context * shareIn(around), WEIGHTS.title * shareIn(title)));
    }
    besideOf.set(chunk.id, beside);
    return beside;
  };

  const held = holdings(question, weights, translated, statements);
  const likenessOf = (similarity: number) =>
    question.concepts.length === 0
      ? similarity
      : similarity * Math.min(1, similarity / WEIGHTS.alikeInEnglish, (question.concepts.length + 2) / 5);

  return (statement: Statement, fit: number): Evidence | null => {
    const { own, asked, lexicon, terms: matched, within } = held.get(statement) ?? NOTHING_HELD;
    // What stands around a statement and also in it is not counted twice.
    let beside = asked + lexicon;
    for (const [i, worth] of besideIn(statement).entries()) if (worth > 0 && !within.has(i)) beside += worth;
    const { similarity, anchor } = likest(statement, likeness);
    if (own + beside === 0 && similarity === 0) return null;
    let shared = 0;
    for (const { character, weight } of characters) if (statement.characters.has(character)) shared += weight;
    const inCharacters = allCharacters === 0 ? 0 : shared / allCharacters;
    const support =
      ((own + beside) / total + WEIGHTS.characters * inCharacters + WEIGHTS.similarity * likenessOf(similarity)) *
      fit *
      (question.concepts.length > 1 && within.size < 2 && similarity < LONE_SIMILARITY ? WEIGHTS.lone : 1);
    // Support alone grows with the number of phrasings; the three together part in from out of scope best.
    // Single characters that a dictionary gives for English words stand everywhere.
    const inWords = question.concepts.length === 0 ? inCharacters : 0;
    const relevance = Math.min(support, 1) + familiar + inWords + (question.placeNamed ? WEIGHTS.place : 0);
    return { statement, score: support, coverage: own / total, matched, similarity, anchor, support, relevance };
  };
}

/** A phrasing this like an English question bears out the one word. */
const LONE_SIMILARITY = 0.4;

/** What of the question stands in a statement and in its phrasings. */
interface Holding {
  own: number;
  asked: number;
  lexicon: number;
  readonly terms: Set<string>;
  /** Positions of these terms among the question's. */
  readonly within: Set<number>;
}

const NOTHING_HELD: Holding = { own: 0, asked: 0, lexicon: 0, terms: new Set(), within: new Set() };

/** By the statements that have a term, so that those without any cost nothing. */
function holdings(
  question: Question,
  weights: readonly { term: string; weight: number }[],
  translated: readonly Translated[],
  statements: Statements,
): Map<Statement, Holding> {
  const held = new Map<Statement, Holding>();
  const of = (statement: Statement): Holding => {
    const known = held.get(statement);
    if (known !== undefined) return known;
    const fresh: Holding = { own: 0, asked: 0, lexicon: 0, terms: new Set(), within: new Set() };
    held.set(statement, fresh);
    return fresh;
  };
  for (const [i, { term, weight }] of weights.entries()) {
    for (const statement of statements.having(term)) {
      const holding = of(statement);
      holding.own += weight;
      holding.terms.add(term);
      holding.within.add(i);
    }
    for (const statement of statements.askedWith(term)) {
      if (!statement.terms.has(term)) of(statement).asked += WEIGHTS.asked * weight;
    }
  }
  for (const [i, { weight, own, asked }] of translated.entries()) {
    for (const [statement, { share, terms }] of own) {
      const holding = of(statement);
      holding.own += weight * share;
      for (const term of terms) holding.terms.add(term);
      holding.within.add(weights.length + i);
    }
    for (const [statement, share] of asked) {
      if (!own.has(statement)) of(statement).asked += WEIGHTS.asked * weight * share;
    }
  }
  const worth = new Map(weights.map(({ term, weight }) => [term, weight]));
  for (const synonym of question.synonyms) {
    for (const [statement, share] of sharesOf(synonym, statements)) {
      const lacking = synonym.said.filter((term) => !statement.terms.has(term));
      const weight = lacking.reduce((sum, term) => sum + (worth.get(term) ?? 0), 0);
      if (weight > 0) of(statement).lexicon += WEIGHTS.lexicon * weight * share;
    }
  }
  return held;
}

/** How much of the best of the words meant each statement has: 0 to 1, by rarity. */
function sharesOf({ meant }: Synonym, statements: Statements): Map<Statement, number> {
  const best = new Map<Statement, number>();
  for (const terms of meant) {
    const all = terms.reduce((sum, term) => sum + statements.rarity(term), 0);
    const shares = new Map<Statement, number>();
    for (const term of terms) {
      const share = statements.rarity(term) / all;
      for (const statement of statements.having(term)) shares.set(statement, (shares.get(statement) ?? 0) + share);
    }
    for (const [statement, share] of shares) best.set(statement, Math.max(share, best.get(statement) ?? 0));
  }
  return best;
}

/** The likeness of the statement's best phrasing, and where in the statement what it asks for stands. */
function likest(
  { phrasings, start, end }: Statement,
  likeness: ReadonlyMap<Phrasing, number>,
): { similarity: number; anchor: Span | null } {
  let best: { similarity: number; anchor: Span | null } = { similarity: 0, anchor: null };
  for (const phrasing of phrasings) {
    const similarity = likeness.get(phrasing) ?? 0;
    if (similarity <= best.similarity) continue;
    best = { similarity, anchor: [Math.max(phrasing.start, start) - start, Math.min(phrasing.end, end) - start] };
  }
  return best;
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
