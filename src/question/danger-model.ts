// Linear models over the features of a message: whether it is an alarm, and of which kind. What they learned stands in
// danger-weights.ts; `npm run learn:danger` makes it from seeds/danger.tsv.
import { packNumbers, unpackNumbers } from "../packed-numbers.ts";
import type { Message } from "./danger-features.ts";

/** One class's weights, as they stand in the program. */
export interface PackedClass {
  /** The features that have a weight, by their numbers: the step to each. */
  readonly features: string;
  /** Whole numbers of steps, each as twice its size, less one if it is negative. */
  readonly weights: string;
  readonly bias: number;
}

export interface PackedModel {
  /** Fingerprints in ascending order: the step to each. */
  readonly features: string;
  /** What a weight counts in. */
  readonly step: number;
  readonly alarm: PackedClass;
  readonly kinds: Readonly<Record<string, PackedClass>>;
  readonly thresholds: DangerThresholds;
}

/** Log-odds; each is calibrated by `npm run learn:danger` on sentences that were not learned from. */
export interface DangerThresholds {
  /** From here on a message is an alarm. */
  readonly threshold: number;
  /** From here on it can hardly be anything else. */
  readonly sure: number;
  /** After an alarm, a message whose evidence is below speaks plainly of something else. */
  readonly lasting: number;
}

export interface DangerModel extends DangerThresholds {
  /** Log-odds that a message is an alarm. */
  oddsOf(message: Message): number;
  /** The sum of its weights: unlike the odds it is near nothing where a message says little. */
  evidenceOf(message: Message): number;
  /** Each kind's probability, given that the message is an alarm; the likeliest first. */
  kindsOf(message: Message): { kind: string; probability: number }[];
}

/**
 * A danger told in one clause beside a long question is heard by that clause, which has to be this much surer than a whole
 * message. On development alarms with a legal question beside them: 85 % are raised without clauses, 90 % with them.
 */
const CLAUSE_LOSS = 3.5;

/** Weights of a message with this many known features count as they are. */
const USUAL_FEATURES = 20;

/**
 * What every weight of a message with `count` known features is multiplied with: a long message is no surer than a
 * short one. On unseen sentences the square root is better than no share, and than a mean.
 */
export function shareOf(count: number): number {
  return Math.sqrt(USUAL_FEATURES / Math.max(1, count));
}

/** Weights by the number of their feature; what rounds to fewer steps than `stepsMin` is left out. */
export function packClass(weights: readonly number[], bias: number, step: number, stepsMin = 1): PackedClass {
  const kept = weights.flatMap((weight, number) => {
    const steps = Math.round(weight / step);
    return Math.abs(steps) < stepsMin ? [] : [{ number, steps }];
  });
  return {
    features: packAscending(kept.map(({ number }) => number)),
    weights: packNumbers(kept.map(({ steps }) => (steps < 0 ? -2 * steps - 1 : 2 * steps))),
    bias: Math.round(bias * 1000) / 1000,
  };
}

interface OpenClass {
  readonly bias: number;
  /** By the number of their feature, in steps. */
  readonly weights: Int16Array;
}

function unpackClass({ features, weights, bias }: PackedClass, count: number): OpenClass {
  const unpacked = new Int16Array(count);
  const numbers = unpackAscending(features);
  const signed = unpackNumbers(weights);
  for (let i = 0; i < numbers.length; i++) {
    const packed = signed[i] ?? 0;
    unpacked[numbers[i] ?? 0] = packed % 2 === 1 ? -(packed + 1) / 2 : packed / 2;
  }
  return { bias, weights: unpacked };
}

function unpackAscending(packed: string): Int32Array {
  const numbers = Int32Array.from(unpackNumbers(packed));
  for (let i = 1; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + (numbers[i - 1] ?? 0);
  return numbers;
}

/** Where a number stands among ascending ones; -1 where it does not. */
function positionOf(wanted: number, ascending: Int32Array): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ascending[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The opposite of what is opened: ascending numbers → the steps to each. */
export function packAscending(numbers: readonly number[]): string {
  return packNumbers(numbers.map((number, i) => number - (numbers[i - 1] ?? 0)));
}

export function openModel({ features, step, alarm, kinds, thresholds }: PackedModel): DangerModel {
  const fingerprints = unpackAscending(features);
  const ofAlarm = unpackClass(alarm, fingerprints.length);
  const ofKinds = Object.entries(kinds).map(([kind, packed]) => ({
    kind,
    ...unpackClass(packed, fingerprints.length),
  }));
  const known = (found: readonly number[]) =>
    found.map((feature) => positionOf(feature, fingerprints)).filter((number) => number >= 0);
  const sum = (numbers: readonly number[], { weights }: OpenClass) =>
    step * numbers.reduce((total, number) => total + (weights[number] ?? 0), 0);
  const odds = (numbers: readonly number[], of: OpenClass) => of.bias + shareOf(numbers.length) * sum(numbers, of);
  return {
    ...thresholds,
    oddsOf({ features: all, clauses }) {
      const ofClauses = clauses.map((clause) => odds(known(clause), ofAlarm) - CLAUSE_LOSS);
      return Math.max(odds(known(all), ofAlarm), ...ofClauses);
    },
    evidenceOf: (message) => sum(known(message.features), ofAlarm),
    kindsOf(message) {
      const numbers = known(message.features);
      const all = ofKinds.map((each) => ({ kind: each.kind, odds: odds(numbers, each) }));
      const highest = Math.max(...all.map((each) => each.odds));
      const total = all.reduce((weight, each) => weight + Math.exp(each.odds - highest), 0);
      return all
        .map((each) => ({ kind: each.kind, probability: Math.exp(each.odds - highest) / total }))
        .sort((one, other) => other.probability - one.probability);
    },
  };
}
