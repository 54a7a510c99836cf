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
  const rarities = Float64Array.from({ length: index.features }, (_, feature) => rarityOf(frequencyOf(index, feature)));
  const unknown = rarityOf(0);
  const weights = weightsOf(index, rarities);
  const shared = new Float64Array(index.texts);
  const likeness = {
    best: new Float32Array(facts.length),
    mean: new Float32Array(facts.length),
    cover: new Float32Array(facts.length),
  };
  const likest = createLikest(shared, weights);
  /** The feature last counted for each fact, so that `cover` counts it once; -1 for none. */
  const counted = new Int32Array(facts.length);

  return {
    owners,
    firsts,
    rarity: (term) => {
      const feature = index.term(term);
      return feature < 0 ? unknown : (rarities[feature] ?? 0);
    },
    compare({ terms, characters }, leftOut) {
      shared.fill(0);
      counted.fill(-1);
      const { best, mean, cover } = likeness;
      cover.fill(0);
      let weight = 0;
      const add = (feature: number, share: number) => {
        const worth = share * (feature < 0 ? unknown : (rarities[feature] ?? 0));
        weight += worth;
        if (feature < 0) return;
        const end = starts[feature + 1] ?? 0;
        for (let i = starts[feature] ?? 0; i < end; i++) {
          const number = numbers[i] ?? 0;
          if (leftOut?.(number)) continue;
          shared[number] = (shared[number] ?? 0) + worth;
          const owner = owners[number] ?? 0;
          if (counted[owner] === feature) continue;
          counted[owner] = feature;
          cover[owner] = (cover[owner] ?? 0) + worth;
        }
      };
      for (const [term, share] of terms) add(index.term(term), share);
      for (const [character, share] of characters) add(index.character(character), share);
      for (let fact = 0; fact < best.length; fact++) {
        // Many facts share nothing with a question: skip their askings.
        const isShared = counted[fact] !== -1;
        const three = likest(weight, isShared ? (firsts[fact] ?? 0) : 0, isShared ? (firsts[fact + 1] ?? 0) : 0);
        best[fact] = three.first;
        mean[fact] = (three.first + three.second + three.third) / 3;
        cover[fact] = weight === 0 ? 0 : (cover[fact] ?? 0) / weight;
      }
      return likeness;
    },
  };
}

/**
 * Creates a function that finds the three highest Dice coefficients between a question of a given weight and a range of
 * askings. Each call overwrites the result of the one before.
 */
function createLikest(shared: Float64Array, weights: Float64Array) {
  const three = { first: 0, second: 0, third: 0 };
  return (weight: number, from: number, to: number): typeof three => {
    let [first, second, third] = [0, 0, 0];
    for (let number = from; number < to; number++) {
      const common = shared[number] ?? 0;
      if (common === 0) continue;
      const like = (2 * common) / (weight + (weights[number] ?? 0));
      if (like <= third) continue;
      third = Math.min(like, second);
      if (like > second) second = Math.min(like, first);
      if (like > first) first = like;
    }
    three.first = first;
    three.second = second;
    three.third = third;
    return three;
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
