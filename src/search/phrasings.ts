// Finds the editors' phrasings that are most like a question. A phrasing is matched as what it is, a
// question: how much of both is shared counts, not how often a word occurs.
import type { Phrasing } from "../corpus.ts";
import { frequencyOf, indexTerms, type TermIndex, textsWith } from "../term-index.ts";

export interface PhrasingMatch {
  readonly phrasing: Phrasing;
  /** Weighted Dice coefficient of the best of its questions: 0 to 1. */
  readonly similarity: number;
}

/** What of a question is compared: terms with their share, and single characters. */
export interface Compared {
  readonly terms: ReadonlyMap<string, number>;
  readonly characters: ReadonlySet<string>;
}

/** A phrasing, or one question of it, that is treated as if it had not been written: for calibration. */
export interface LeftOut {
  readonly phrasing: Phrasing;
  /** Position in `ask`; null leaves all of them out. */
  readonly ask: number | null;
}

export interface PhrasingIndex {
  /** The phrasings with anything shared, most alike first. */
  find(question: Compared, limit: number, leftOut?: LeftOut): PhrasingMatch[];
  /** The phrasings that have a term in any of their questions, each once, in their order. */
  having(term: string): readonly Phrasing[];
  /** Whether any phrasing has the term; `but` is treated as not written. */
  knows(term: string, but?: Phrasing): boolean;
}

/** `bare` folds a question and takes out what says nothing about its matter (place names). */
export function indexPhrasings(phrasings: readonly Phrasing[], bare: (text: string) => string): PhrasingIndex {
  const index = indexTerms(
    phrasings.flatMap(({ ask }) => ask.map(bare)),
    true,
  );
  const { starts, numbers } = index;
  const { owners, firsts } = numberQuestions(phrasings, index.texts);
  const { unknown, rarities, weights } = weighFeatures(index);
  const isLeftOut = (number: number, position: number, leftOut: LeftOut) =>
    phrasings[position] === leftOut.phrasing &&
    (leftOut.ask === null || (firsts[position] ?? 0) + leftOut.ask === number);

  /** What each question shares with the one being asked: kept from one to the next. */
  const shared = new Float64Array(index.texts);

  const having = (term: string): Phrasing[] => {
    const positions = new Set(Array.from(textsWith(index, index.term(term)), (number) => owners[number] ?? 0));
    return [...positions].flatMap((position) => phrasings[position] ?? []);
  };

  return {
    find({ terms, characters }, limit, leftOut) {
      shared.fill(0);
      let weight = 0;
      const add = (feature: number, share: number) => {
        const worth = share * (feature < 0 ? unknown : (rarities[feature] ?? 0));
        weight += worth;
        if (feature < 0) return;
        const end = starts[feature + 1] ?? 0;
        for (let i = starts[feature] ?? 0; i < end; i++) {
          const number = numbers[i] ?? 0;
          shared[number] = (shared[number] ?? 0) + worth;
        }
      };
      for (const [term, share] of terms) add(index.term(term), share);
      for (const character of characters) add(index.character(character), 1);
      const found = createBest(limit);
      for (let position = 0; position < phrasings.length; position++) {
        let best = found.enough();
        const before = best;
        const end = firsts[position + 1] ?? 0;
        for (let number = firsts[position] ?? 0; number < end; number++) {
          const common = 2 * (shared[number] ?? 0);
          const both = weight + (weights[number] ?? 0);
          // Most are not nearly enough, and a division costs more than the rest.
          if (common < best * both * BARELY_LESS) continue;
          const similarity = common / both;
          if (similarity <= best) continue;
          if (leftOut === undefined || !isLeftOut(number, position, leftOut)) best = similarity;
        }
        if (best > before) found.add(position, best);
      }
      return found.list().flatMap(({ position, similarity }) => {
        const phrasing = phrasings[position];
        return phrasing === undefined ? [] : [{ phrasing, similarity }];
      });
    },
    having,
    knows(term, but) {
      if (but === undefined) return index.term(term) >= 0;
      return having(term).some((phrasing) => phrasing !== but);
    },
  };
}

/** How rare each feature is among the questions, and how much all features of a question weigh together. */
function weighFeatures(index: TermIndex) {
  const { starts, numbers } = index;
  const rarityOf = (having: number) => Math.log(1 + index.texts / (1 + having));
  const rarities = new Float64Array(index.features);
  const weights = new Float64Array(index.texts);
  for (let feature = 0; feature < index.features; feature++) {
    const rarity = rarityOf(frequencyOf(index, feature));
    rarities[feature] = rarity;
    for (let i = starts[feature] ?? 0; i < (starts[feature + 1] ?? 0); i++) {
      const number = numbers[i] ?? 0;
      weights[number] = (weights[number] ?? 0) + rarity;
    }
  }
  return { unknown: rarityOf(0), rarities, weights };
}

/** By each question's number the position of its phrasing, and by that the number of its first question, up to the last. */
function numberQuestions(phrasings: readonly Phrasing[], questions: number) {
  const owners = new Int32Array(questions);
  const firsts = new Int32Array(phrasings.length + 1);
  let number = 0;
  for (const [position, { ask }] of phrasings.entries()) {
    firsts[position] = number;
    owners.fill(position, number, number + ask.length);
    number += ask.length;
  }
  firsts[phrasings.length] = number;
  return { owners, firsts };
}

/** Less than this is chance, and would only be sorted. */
const SIMILARITY_MIN = 0.05;
/** Room for the rounding of a product that stands for a division. */
const BARELY_LESS = 1 - 1e-9;

/** Keeps the `limit` most alike in order; of equals the first that came. */
function createBest(limit: number) {
  const held: { position: number; similarity: number }[] = [];
  let enough = SIMILARITY_MIN;
  return {
    /** What another has to be more than. */
    enough: () => enough,
    list: () => held,
    add(position: number, similarity: number): void {
      let at = held.length;
      while (at > 0 && (held[at - 1]?.similarity ?? 0) < similarity) at--;
      held.splice(at, 0, { position, similarity });
      if (held.length > limit) held.pop();
      if (held.length === limit) enough = held.at(-1)?.similarity ?? enough;
    },
  };
}
