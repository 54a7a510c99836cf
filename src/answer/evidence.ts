// Which statements speak of what was asked. Enter the question and the chunks that search found;
// leave statements, best first, each with how much of the question it covers. Nothing is decided here.

import type { Places } from "../question/places.ts";
import type { Question } from "../question/understand.ts";
import type { Hit } from "../search/engine.ts";
import { fold } from "../text.ts";
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
}

/** How much the words around a statement count beside its own. */
const CONTEXT_WEIGHT = 0.35;
/** A term that no text has is often mere talk, so it counts less than a rare one that is known. */
const UNKNOWN_WEIGHT = 0.4;
/** The value asked for stands in the statement: worth this share of the question's weight. */
const VALUE_BONUS = 0.12;

/** Weighs every statement of the chunks found. */
export function weighEvidence(
  question: Question,
  hits: readonly Hit[],
  statements: Statements,
  places: Places,
): Evidence[] {
  const weights = [...question.terms].map(([term, share]) => ({
    term,
    weight: share * statements.rarity(term) * (statements.knows(term) ? 1 : UNKNOWN_WEIGHT),
  }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const found: Evidence[] = [];
  for (const hit of hits) {
    const around = statements.chunkTerms(hit.chunk);
    for (const statement of statements.of(hit.chunk)) {
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
      const bonus = question.wants.some(({ kind }) => findValues(kind, statement.text).length > 0)
        ? VALUE_BONUS * total
        : 0;
      found.push({
        statement,
        score: ((own + CONTEXT_WEIGHT * context + (own > 0 ? bonus : 0)) * fit) / total,
        coverage: own / total,
        chunkCoverage: (own + context) / total,
        matched,
      });
    }
  }
  return found.sort((a, b) => b.score - a.score || a.statement.start - b.statement.start);
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
  if (places.isNamed(place, fold(statement.text))) return 1;
  const strict = question.placeNamed;
  if (about === null) return strict ? 0.6 : 0.8;
  // A text about the city that does not name the county does not speak for it.
  if (places.isWithin(place, about)) return strict ? 0.55 : 0.8;
  if (places.isWithin(about, place)) return strict ? 0.7 : 0.8;
  return strict ? 0 : 0.5;
}
