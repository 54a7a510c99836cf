// Which statements speak of what was asked. Enter the question and the chunks that search found;
// leave statements, best first, each with how much of the question it covers. Nothing is decided here.

import type { Phrasing, Span } from "../corpus.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/understand.ts";
import type { Hit } from "../search/engine.ts";
import type { PhrasingMatch } from "../search/phrasings.ts";
import type { Statement, Statements } from "./statements.ts";
import { findValues } from "./values.ts";

export interface Evidence {
  readonly statement: Statement;
  /** For ordering only. */
  readonly score: number;
  /** Share of the question's weight that the statement itself holds: 0 to 1. */
  readonly coverage: number;
  /** The same with the statement's chunk and heading. */
  readonly chunkCoverage: number;
  /** The question's terms that it holds. */
  readonly matched: ReadonlySet<string>;
  /** Likeness of the best phrasing that an editor wrote for it: 0 to 1. */
  readonly similarity: number;
  /** The run that this phrasing asks for, as a span of the statement's text; null without one. */
  readonly anchor: Span | null;
  /** Coverage and likeness together: what the thresholds are held against. */
  readonly support: number;
}

/** How much the words around a statement count beside its own. */
const CONTEXT_WEIGHT = 0.35;
/** A term that no text has is often mere talk, so it counts less than a rare one that is known. */
const UNKNOWN_WEIGHT = 0.4;
/** The value asked for stands in the statement: worth this share of the question's weight. */
const VALUE_BONUS = 0.12;

/** A likeness of phrasings is worth this much coverage. */
const SIMILARITY_WEIGHT = 1.5;

/** Weighs every statement of the chunks found. */
export function weighEvidence(
  question: Question,
  found: { readonly hits: readonly Hit[]; readonly phrasings: readonly PhrasingMatch[] },
  statements: Statements,
  places: Places,
): Evidence[] {
  const weights = [...question.terms].map(([term, share]) => ({
    term,
    weight: share * statements.rarity(term) * (statements.knows(term) ? 1 : UNKNOWN_WEIGHT),
  }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const likeness = new Map(found.phrasings.map(({ phrasing, similarity }) => [phrasing, similarity]));
  const chunks = new Set(found.hits.map(({ chunk }) => chunk));
  for (const { phrasing } of found.phrasings) for (const chunk of statements.chunksAt(phrasing)) chunks.add(chunk);
  const weighed: Evidence[] = [];
  for (const chunk of chunks) {
    const around = statements.chunkTerms(chunk);
    for (const statement of statements.of(chunk)) {
      const fit = placeFit(question, statement, places);
      if (fit === 0) continue;
      const matched = new Set<string>();
      let own = 0;
      let context = 0;
      for (const { term, weight } of weights) {
        if (statement.terms.has(term)) {
          matched.add(term);
          own += weight;
        } else if (around.has(term)) context += weight;
      }
      const bonus = question.wants.some((want) => findValues(want, statement.text).length > 0)
        ? VALUE_BONUS * total
        : 0;
      const { similarity, anchor } = likest(statement, likeness);
      const text = (own + CONTEXT_WEIGHT * context) / total;
      const support = text + SIMILARITY_WEIGHT * similarity;
      weighed.push({
        statement,
        score: (support + (own > 0 || similarity > 0 ? bonus / total : 0)) * fit,
        coverage: own / total,
        chunkCoverage: (own + context) / total,
        matched,
        similarity,
        anchor,
        support: support * fit,
      });
    }
  }
  return weighed.sort((a, b) => b.score - a.score || a.statement.start - b.statement.start);
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
  const { place } = question;
  if (place === null) return 1;
  const about = places.byId(statement.source.place);
  if (about?.id === place.id) return 1;
  if (places.isSpokenOf(place, about, statement.text)) return 1;
  const strict = question.placeNamed;
  if (about === null) return strict ? 0.6 : 0.8;
  // A text about the city that does not name the county does not speak for it.
  if (places.isWithin(place, about)) return strict ? 0.6 : 0.85;
  if (places.isWithin(about, place)) return strict ? 0.55 : 0.85;
  // A neighbour that no text is about is named for the company it keeps: 「我跟青浦的供货商」.
  if (!places.isCovered(place)) return strict ? 0.6 : 0.85;
  return strict ? 0 : 0.5;
}
