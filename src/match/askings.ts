// Measures how similar a question is to the askings of each fact: the sample questions that the fact answers. An asking
// is compared as a whole: the share of words in common counts, not how often a word occurs. Takes the facts; returns,
// for a question, similarities by fact number.
import type { Fact } from "../corpus.ts";
import { frequencyOf, indexTerms, type TermIndex } from "../term-index.ts";

/** The parts of a question that are compared: terms and single characters, each with its share. */
export interface Compared {
  readonly terms: ReadonlyMap<string, number>;
  readonly characters: ReadonlyMap<string, number>;
}

/** Similarities by fact number. The arrays are reused: read them before the next question is compared. */
export interface Likeness {
  /** Weighted Dice coefficient with the most similar asking, and the mean of the three most similar: 0 to 1. */
  readonly best: Float32Array;
  readonly mean: Float32Array;
  /** The weighted share of the question that occurs in any of the fact's askings: 0 to 1. */
  readonly cover: Float32Array;
}

/** Tells which askings, by number, to ignore while learning. */
export type LeftOut = (asking: number) => boolean;

export interface Askings {
  /** The fact number of each asking. Everyday questions come last; their fact number is the number of facts. */
  readonly owners: Int32Array;
  /** The number of each fact's first asking, and after the last fact the number of askings. */
  readonly firsts: Int32Array;
  /** How rare a term is among the askings: highest for a term in none of them. */
  rarity(term: string): number;
  /** The same for a single character. */
  rarityOfCharacter(character: string): number;
  compare(question: Compared, leftOut?: LeftOut): Likeness;
}

/**
 * Builds the index. `bare` folds an asking and removes stop words. `everyday` holds questions of no fact, which only
 * count for rarity.
 */
export function indexAskings(
  facts: readonly Pick<Fact, "asks">[],
  bare: (text: string) => string,
  everyday: readonly string[] = [],
): Askings {
  const index = indexTerms([...facts.flatMap(({ asks }) => asks), ...everyday].map(bare), true);
  const { starts, numbers } = index;
  const { owners, firsts } = numberAskings(facts, index.texts);
  const rarityOf = (having: number) => Math.log(1 + index.texts / (1 + having));
  const rarities = new Float64Array(index.features);
  for (let feature = 0; feature < rarities.length; feature++) rarities[feature] = rarityOf(frequencyOf(index, feature));
  const unknown = rarityOf(0);
  const rarityAt = (feature: number) => (feature < 0 ? unknown : (rarities[feature] ?? 0));
  const weights = weightsOf(index, rarities);
  const shared = new Float64Array(index.texts);
  const likeness = {
    best: new Float32Array(facts.length),
    mean: new Float32Array(facts.length),
    cover: new Float32Array(facts.length),
  };
  const compareAskings = createComparer(likeness, { firsts, shared, weights });

  return {
    owners,
    firsts,
    rarity: (term) => rarityAt(index.term(term)),
    rarityOfCharacter: (character) => rarityAt(index.character(character)),
    compare({ terms, characters }, leftOut) {
      shared.fill(0);
      const { best, mean, cover } = likeness;
      best.fill(0);
      mean.fill(0);
      cover.fill(0);
      let weight = 0;
      const add = (feature: number, share: number) => {
        const worth = share * rarityAt(feature);
        weight += worth;
        if (feature < 0) return;
        const end = starts[feature + 1] ?? 0;
        // The askings of a fact follow one another, so `cover` counts the feature once for each.
        let before = -1;
        for (let i = starts[feature] ?? 0; i < end; i++) {
          const number = numbers[i] ?? 0;
          if (leftOut?.(number)) continue;
          shared[number] = (shared[number] ?? 0) + worth;
          const owner = owners[number] ?? 0;
          if (owner === before) continue;
          before = owner;
          cover[owner] = (cover[owner] ?? 0) + worth;
        }
      };
      for (const [term, share] of terms) add(index.term(term), share);
      for (const [character, share] of characters) add(index.character(character), share);
      for (let fact = 0; fact < best.length; fact++) {
        // Many facts share nothing with a question.
        if (cover[fact] === 0) continue;
        compareAskings(fact, weight);
        cover[fact] = (cover[fact] ?? 0) / weight;
      }
      return likeness;
    },
  };
}

/** Creates a function that sets `best` and `mean` of a fact for a question of a given weight. */
function createComparer(
  { best, mean }: Pick<Likeness, "best" | "mean">,
  { firsts, shared, weights }: { firsts: Int32Array; shared: Float64Array; weights: Float64Array },
): (fact: number, weight: number) => void {
  return (fact, weight) => {
    let [first, second, third] = [0, 0, 0];
    const end = firsts[fact + 1] ?? 0;
    for (let number = firsts[fact] ?? 0; number < end; number++) {
      const common = shared[number] ?? 0;
      if (common === 0) continue;
      const like = (2 * common) / (weight + (weights[number] ?? 0));
      if (like <= third) continue;
      if (like <= second) third = like;
      else if (like <= first) [second, third] = [like, second];
      else [first, second, third] = [like, first, second];
    }
    best[fact] = first;
    mean[fact] = (first + second + third) / 3;
  };
}

/** The total weight of each asking's features. */
function weightsOf({ starts, numbers, texts, features }: TermIndex, rarities: Float64Array): Float64Array {
  const weights = new Float64Array(texts);
  for (let feature = 0; feature < features; feature++) {
    const end = starts[feature + 1] ?? 0;
    for (let i = starts[feature] ?? 0; i < end; i++) {
      const number = numbers[i] ?? 0;
      weights[number] = (weights[number] ?? 0) + (rarities[feature] ?? 0);
    }
  }
  return weights;
}

/** Numbers the askings: the fact of each (the number of facts if it has none), and the first asking of each fact. */
function numberAskings(facts: readonly Pick<Fact, "asks">[], askings: number) {
  const owners = new Int32Array(askings).fill(facts.length);
  const firsts = new Int32Array(facts.length + 1);
  let number = 0;
  for (const [fact, { asks }] of facts.entries()) {
    firsts[fact] = number;
    owners.fill(fact, number, number + asks.length);
    number += asks.length;
  }
  firsts[facts.length] = number;
  return { owners, firsts };
}
