// A linear text classifier over character n-grams or English words. Takes the features of a folded question; returns a
// probability per class. The weights are packed as text, so that they can stand in the program or in a corpus.

import { isEnglish, wordsOf } from "../english-words.ts";
import type { LearnedWords } from "../learned.ts";
import { fromUnsigned, packNumbers, toUnsigned, unpackNumbers } from "../packed-numbers.ts";

/**
 * Packed weights. `features` holds each fingerprint as the difference to the one before it, `weights` a weight per
 * class for each of them, in units of STEP.
 */
export type PackedTextModel = Readonly<LearnedWords>;

/** The unit of a packed weight. */
const STEP = 0.25;
const FINGERPRINT_BITS = 20;

/** The distinct features of a folded question: runs of up to three characters, or English words and pairs of them. */
export function featuresOf(folded: string): Set<number> {
  const found = new Set<number>();
  const add = (feature: string) => found.add(fingerprint(feature));
  if (isEnglish(folded)) {
    const words = ["^", ...wordsOf(folded), "$"];
    for (const [i, word] of words.entries()) {
      add(word);
      if (i > 0) add(`${words[i - 1]} ${word}`);
    }
    return found;
  }
  const marked = `^${folded.replace(/\d+/gu, "0").replace(/[\p{P}\p{S}\s]+/gu, "|")}$`;
  for (let at = 0; at < marked.length; at++) {
    for (let length = 1; length <= 3 && at + length <= marked.length; length++) add(marked.slice(at, at + length));
  }
  return found;
}

/** FNV-1a over UTF-16 units, folded to FINGERPRINT_BITS bits. */
export function fingerprint(feature: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < feature.length; i++) hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> FINGERPRINT_BITS)) & (2 ** FINGERPRINT_BITS - 1);
}

export interface TextModel {
  readonly classes: readonly string[];
  /** The probability of each class, in the order of `classes`. `prior` holds log-odds to start from. */
  probabilities(features: ReadonlySet<number>, prior?: Float64Array): Float64Array;
}

/** Unpacks fingerprints: the place of each in the table. */
export function unpackPlaces(features: string): Map<number, number> {
  const places = new Map<number, number>();
  let at = 0;
  for (const [place, step] of unpackNumbers(features).entries()) {
    at += step;
    places.set(at, place);
  }
  return places;
}

/** Packs fingerprints in ascending order. */
export const packPlaces = (features: readonly number[]) =>
  packNumbers(features.map((feature, i) => feature - (features[i - 1] ?? 0)));

export function openTextModel({ classes, features, weights, biases }: PackedTextModel): TextModel {
  const places = unpackPlaces(features);
  const table = Int16Array.from(unpackNumbers(weights), fromUnsigned);
  const count = classes.length;
  return {
    classes,
    probabilities(of, prior) {
      const odds = prior?.slice() ?? new Float64Array(count);
      // Normalises by length: a long question is no surer than a short one.
      const share = STEP / Math.sqrt(Math.max(1, of.size));
      for (const feature of of) {
        const place = places.get(feature);
        if (place === undefined) continue;
        for (let i = 0; i < count; i++) odds[i] = (odds[i] ?? 0) + share * (table[place * count + i] ?? 0);
      }
      return softmax(odds.map((each, i) => each + (biases[i] ?? 0)));
    },
  };
}

/** Makes log-odds probabilities, in place. */
export function softmax(odds: Float64Array): Float64Array {
  let highest = -Infinity;
  for (let i = 0; i < odds.length; i++) highest = Math.max(highest, odds[i] ?? 0);
  let total = 0;
  for (let i = 0; i < odds.length; i++) {
    odds[i] = Math.exp((odds[i] ?? 0) - highest);
    total += odds[i] ?? 0;
  }
  for (let i = 0; i < odds.length; i++) odds[i] = (odds[i] ?? 0) / total;
  return odds;
}

/**
 * Packs weights by fingerprint, one per class. A weight that rounds to fewer than `stepsMin` steps becomes 0, and a
 * feature of which all weights are 0 is left out.
 */
export function packTextModel(
  classes: readonly string[],
  weights: ReadonlyMap<number, Float64Array>,
  biases: Float64Array,
  stepsMin = 1,
): PackedTextModel {
  const stepsOf = (weight: number) => {
    const steps = Math.round(weight / STEP);
    return Math.abs(steps) < stepsMin ? 0 : steps;
  };
  const rounded = [...weights]
    .map(([feature, each]) => ({ feature, steps: Array.from(each, stepsOf) }))
    .filter(({ steps }) => steps.some((each) => each !== 0))
    .sort((a, b) => a.feature - b.feature);
  return {
    classes: [...classes],
    features: packPlaces(rounded.map(({ feature }) => feature)),
    weights: packNumbers(rounded.flatMap(({ steps }) => steps.map(toUnsigned))),
    biases: Array.from(biases, (bias) => Math.round(bias * 1000) / 1000),
  };
}
