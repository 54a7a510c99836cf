// How like a question is to the questions that each fact answers. Every asking is compared as a whole: how much of both is
// shared counts, not how often a word occurs. Enter the facts; leave, for a question, numbers by the fact's number.
import type { Fact } from "../corpus.ts";
import { frequencyOf, indexTerms, type TermIndex } from "../term-index.ts";

/** What of a question is compared: its terms and its single characters, each with its share. */
export interface Compared {
  readonly terms: ReadonlyMap<string, number>;
  readonly characters: ReadonlyMap<string, number>;
}

/** By the number of a fact; kept from one question to the next, so read before the next is compared. */
export interface Likeness {
  /** Weighted Dice coefficient with its likest asking, and the mean of the three likest: 0 to 1. */
  readonly best: Float32Array;
  readonly mean: Float32Array;
  /** The share of the question that stands in any of its askings. */
  readonly cover: Float32Array;
}

/** Askings that are treated as not written, by their number: for learning. */
export type LeftOut = (asking: number) => boolean;

export interface Askings {
  /** How many there are, and the fact of each. */
  readonly owners: Int32Array;
  /** The number of the first asking of each fact, and behind the last. */
  readonly firsts: Int32Array;
  /** How rare a term is among the askings; largest where none has it. */
  rarity(term: string): number;
  compare(question: Compared, leftOut?: LeftOut): Likeness;
}

/**
 * `bare` folds an asking and takes out what says nothing about its matter. `everyday` are questions of no fact, which tell how
 * rare a word is, too.
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
  /** The last feature that was counted for a fact. */
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
        // Some facts share nothing with a question.
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

/** The three highest Dice coefficients of a range of askings with a question of this weight; kept till the next call. */
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

/** How much all features of each asking weigh together. */
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

/** The fact of each asking by its number, and by the fact's number its first asking. What is of no fact has a number behind all. */
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
