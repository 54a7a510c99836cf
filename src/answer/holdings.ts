// What of a question stands in each statement. Enter the question's terms with their weights and its concepts; leave sums
// by the statement's number. Only statements that have something cost anything; nothing is judged here.
import type { Synonym } from "../question/lexicon.ts";
import type { Question } from "../question/understand.ts";
import type { Statements } from "./statements.ts";
import type { Translated } from "./translated.ts";
import { WEIGHTS } from "./weights.ts";

/** What of the question stands in each statement and in its phrasings, by the statement's number. */
export interface Holdings {
  readonly own: Float64Array;
  readonly asked: Float64Array;
  readonly lexicon: Float64Array;
  /** Whether a statement has the question's `i`th term; behind the terms come the translated concepts. */
  has(i: number, statement: number): boolean;
  /** Whether any statement of a chunk has the `i`th term. */
  isAround(i: number, chunk: number): boolean;
}

/** By the statements that have a term, so that those without any cost nothing. */
export function holdings(
  question: Question,
  weights: readonly { term: string; weight: number }[],
  translated: readonly Translated[],
  statements: Statements,
): Holdings {
  const { count, chunkNumbers, chunkCount } = statements;
  const [own, asked, lexicon] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const having = new Uint8Array((weights.length + translated.length) * count);
  const around = new Uint8Array(weights.length * chunkCount);
  for (const [i, { term, weight }] of weights.entries()) {
    const within = statements.having(term);
    addEach(own, within, weight);
    for (const number of within) {
      having[i * count + number] = 1;
      around[i * chunkCount + (chunkNumbers[number] ?? 0)] = 1;
    }
    const worth = WEIGHTS.asked * weight;
    addEach(
      asked,
      statements.askedWith(term).filter((number) => having[i * count + number] === 0),
      worth,
    );
  }
  for (const [i, concept] of translated.entries()) {
    for (const [number, { share }] of concept.own) {
      own[number] = (own[number] ?? 0) + concept.weight * share;
      having[(weights.length + i) * count + number] = 1;
    }
    for (const [number, share] of concept.asked) {
      if (concept.own.has(number)) continue;
      asked[number] = (asked[number] ?? 0) + WEIGHTS.asked * concept.weight * share;
    }
  }
  for (const synonym of question.synonyms) {
    const said = weights.flatMap(({ term, weight }, i) => (synonym.said.includes(term) ? [{ i, weight }] : []));
    for (const [number, share] of sharesOf(synonym, statements).entries()) {
      if (share === 0) continue;
      let lacking = 0;
      for (const { i, weight } of said) if (having[i * count + number] === 0) lacking += weight;
      lexicon[number] = (lexicon[number] ?? 0) + WEIGHTS.lexicon * lacking * share;
    }
  }
  return {
    own,
    asked,
    lexicon,
    has: (i, statement) => having[i * count + statement] === 1,
    isAround: (i, chunk) => around[i * chunkCount + chunk] === 1,
  };
}

/** How much of the best of the words meant each statement has: 0 to 1, by rarity. */
function sharesOf({ meant }: Synonym, statements: Statements): Float64Array {
  const best = new Float64Array(statements.count);
  for (const terms of meant) {
    const all = terms.reduce((sum, term) => sum + statements.rarity(term), 0);
    const shares = new Float64Array(statements.count);
    for (const term of terms) addEach(shares, statements.having(term), statements.rarity(term) / all);
    for (const [number, share] of shares.entries()) if (share > (best[number] ?? 0)) best[number] = share;
  }
  return best;
}

/** The share of the question's single characters, by rarity, that each statement has. */
export function characterShares(question: Question, statements: Statements): Float64Array {
  const shares = new Float64Array(statements.count);
  let all = 0;
  for (const character of question.characters) {
    const weight = statements.characterRarity(character);
    all += weight;
    addEach(shares, statements.havingCharacter(character), weight);
  }
  return all === 0 ? shares : shares.map((shared) => shared / all);
}

function addEach(sums: Float64Array, numbers: Int32Array, worth: number): void {
  for (const number of numbers) sums[number] = (sums[number] ?? 0) + worth;
}
