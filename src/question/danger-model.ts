// Linear models over the features of a message: whether it is an alarm, and of which kind. The learned weights are in
// danger-weights.ts, which `npm run learn:danger` makes from seeds/danger.tsv.
import type { Message } from "./danger-features.ts";
import { openTable } from "./danger-table.ts";

export interface PackedModel {
  /** The number of features, and the packed table of their weights (`danger-table.ts`). */
  readonly count: number;
  readonly table: string;
  /** The unit of the weights. */
  readonly step: number;
  readonly biases: { readonly alarm: number; readonly kinds: Readonly<Record<string, number>> };
  readonly thresholds: DangerThresholds;
}

/** In log-odds. `npm run learn:danger` calibrates each on sentences that the model has not learned from. */
export interface DangerThresholds {
  /** A message at or above it is an alarm. */
  readonly threshold: number;
  /** At or above it, a message can hardly be anything else. */
  readonly sure: number;
  /** After an alarm, a message whose evidence is below it clearly changes the subject. */
  readonly lasting: number;
}

export interface DangerModel extends DangerThresholds {
  /** Log-odds that a message is an alarm. */
  oddsOf(message: Message): number;
  /** The sum of the message's weights. Unlike the odds, it is near 0 for a message that says little. */
  evidenceOf(message: Message): number;
  /** The probability of each kind, given that the message is an alarm; most likely first. */
  kindsOf(message: Message): { kind: string; probability: number }[];
}

/**
 * Subtracted from the odds of a single clause, which has to be surer than a whole message. Clauses are scored by
 * themselves because a danger may be told in one clause beside a long question. Of development alarms with a legal
 * question beside them, 85 % are raised without clauses and 90 % with them.
 */
const CLAUSE_LOSS = 3.5;

/** Number of known features at which weights count as they are. */
const USUAL_FEATURES = 20;

/**
 * Factor for every weight of a message with `count` known features: a long message is no surer than a short one. On
 * unseen sentences the square root does better than no factor and better than a mean.
 */
export function shareOf(count: number): number {
  return Math.sqrt(USUAL_FEATURES / Math.max(1, count));
}

interface OpenClass {
  readonly bias: number;
  /** In steps, by feature number. */
  readonly weights: Int16Array;
}

/** The index of a number in an ascending array, or -1. */
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

export function openModel({ count, table, step, biases, thresholds }: PackedModel): DangerModel {
  const kinds = Object.entries(biases.kinds);
  const { features: fingerprints, alarm, kinds: weights } = openTable(table, count, kinds.length);
  const ofAlarm = { bias: biases.alarm, weights: alarm };
  const ofKinds = kinds.map(([kind, bias], i) => ({ kind, bias, weights: weights[i] ?? new Int16Array(count) }));
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
