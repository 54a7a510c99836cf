// Learns the weights of the danger model from labelled sentences: multinomial logistic regression with an L2 penalty,
// trained by AdaGrad (Duchi, Hazan and Singer 2011). The shuffle has a fixed seed, so the result is reproducible.
import type { Message } from "../../src/question/danger-features.ts";
import { type DangerThresholds, openModel, type PackedModel, shareOf } from "../../src/question/danger-model.ts";
import { packTable } from "../../src/question/danger-table.ts";

export interface Example {
  readonly message: Message;
  /** The same sentence with a question beside it, as a second training example; null when there is none. */
  readonly beside: Message | null;
  readonly isAlarm: boolean;
  /** The id of the kind of danger that the sentence reports, or, when harmless, resembles. */
  readonly kind: string;
}

/** Chosen by cross-validation over seeds/danger.tsv: halving or doubling one costs less than half a point of recall. */
const EPOCHS = 15;
const RATE = 0.2;
const PENALTY = 1e-2;
/** Features of fewer sentences are ignored, since the model would only memorise them. */
const SENTENCES_MIN = 2;
/** Number of weights that are kept and retrained. More improve little on unseen sentences and take more bytes. */
const ALARM_WEIGHTS_MAX = 18_000;
const KIND_WEIGHTS_MAX = 28_000;
/** Quantisation: the largest weight, in steps. */
const STEPS_MAX = 13;
/** Smaller weights of a kind are left out: kinds of unseen sentences are recognised as well, with 3 kB less. */
const KIND_STEPS_MIN = 2;

/** Learns from all examples. The thresholds come from cross-validation, on sentences that were not learned from. */
export function learn(given: readonly Example[], thresholds: DangerThresholds): PackedModel {
  const besides = given.flatMap((example) =>
    example.beside === null ? [] : [{ ...example, message: example.beside }],
  );
  const examples = [...given, ...besides];
  const alarms = examples.filter(({ isAlarm }) => isAlarm);
  const kindIds = [...new Set(alarms.map(({ kind }) => kind))].sort();
  const isAlarm = learnClasses(examples, ({ isAlarm }) => (isAlarm ? 1 : 0), 2, ALARM_WEIGHTS_MAX);
  const kinds = learnClasses(alarms, ({ kind }) => kindIds.indexOf(kind), kindIds.length, KIND_WEIGHTS_MAX);
  const used = new Set([...isAlarm.features, ...kinds.features]);
  const features = [...used].sort((a, b) => a - b);
  // Two classes need one weight per feature: the difference between "alarm" and "no alarm".
  const [no, yes] = [columnOf(isAlarm, 0, features), columnOf(isAlarm, 1, features)];
  const alarm = yes.map((weight, i) => weight - (no[i] ?? 0));
  const columns = kindIds.map((_, i) => columnOf(kinds, i, features));
  const largest = [alarm, ...columns].flat().reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
  const step = Number((largest / STEPS_MAX).toPrecision(3));
  const stepsOf = (weights: readonly number[], least: number) =>
    Int16Array.from(weights, (weight) => {
      const steps = Math.round(weight / step);
      return Math.abs(steps) < least ? 0 : steps;
    });
  const short = (bias: number) => Math.round(bias * 1000) / 1000;
  return {
    count: features.length,
    table: packTable({
      features: Int32Array.from(features),
      alarm: stepsOf(alarm, 1),
      kinds: columns.map((column) => stepsOf(column, KIND_STEPS_MIN)),
    }),
    step,
    biases: {
      alarm: short((isAlarm.biases[1] ?? 0) - (isAlarm.biases[0] ?? 0)),
      kinds: Object.fromEntries(kindIds.map((id, i) => [id, short(kinds.biases[i] ?? 0)])),
    },
    thresholds,
  };
}

interface Learned extends Fitted {
  features: readonly number[];
}

/** Returns the weights of one class in the order of `features`; 0 for a feature that the class lacks. */
function columnOf({ features: own, weights, biases }: Learned, column: number, features: readonly number[]): number[] {
  const numberOf = new Map(own.map((feature, i) => [feature, i]));
  return features.map((feature) => weights[(numberOf.get(feature) ?? Number.NaN) * biases.length + column] ?? 0);
}

/** Learns with every feature, keeps the most useful `weightsMax` weights, and trains these again. */
function learnClasses(
  examples: readonly Example[],
  classOf: (example: Example) => number,
  classes: number,
  weightsMax: number,
): Learned {
  const counts = countFeatures(examples);
  const features = [...counts.keys()];
  const rows = rowsOf(examples, features);
  const wanted = examples.map(classOf);
  const first = regress(rows, wanted, { classes, features: features.length }, null);
  // Positive weights are enough: the positive weights of the other classes are evidence against this one.
  const worth = first.weights.map(
    (weight, i) => Math.max(0, weight) * Math.sqrt(counts.get(features[Math.floor(i / classes)] ?? -1) ?? 0),
  );
  const least = worth.toSorted((a, b) => b - a)[weightsMax] ?? 0;
  const isKept = Uint8Array.from(worth, (each) => (each > least ? 1 : 0));
  const again = regress(rows, wanted, { classes, features: features.length }, isKept);
  const used = features.flatMap((_, i) => (isKept.subarray(i * classes, (i + 1) * classes).includes(1) ? [i] : []));
  return {
    features: used.map((i) => features[i] ?? -1),
    weights: Float64Array.from(used.flatMap((i) => [...again.weights.subarray(i * classes, (i + 1) * classes)])),
    biases: again.biases,
  };
}

/** Counts the sentences that have each feature, and drops features of fewer than SENTENCES_MIN. */
function countFeatures(examples: readonly Example[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { message } of examples)
    for (const each of message.features) counts.set(each, (counts.get(each) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count >= SENTENCES_MIN));
}

/** Turns each sentence into the indices of its known features. */
function rowsOf(examples: readonly Example[], features: readonly number[]): Int32Array[] {
  const numberOf = new Map(features.map((feature, i) => [feature, i]));
  return examples.map((example) =>
    Int32Array.from(example.message.features.flatMap((each) => numberOf.get(each) ?? [])),
  );
}

interface Fitted {
  /** One row per feature, one weight per class in each row. */
  weights: Float64Array;
  biases: Float64Array;
}

function regress(
  rows: readonly Int32Array[],
  classOf: readonly number[],
  size: { classes: number; features: number },
  isKept: Uint8Array | null,
): Fitted {
  const { classes } = size;
  const weights = new Float64Array(size.features * classes);
  const squares = new Float64Array(weights.length).fill(1e-3);
  const biases = new Float64Array(classes);
  const biasSquares = new Float64Array(classes).fill(1e-3);
  const order = rows.map((_, i) => i);
  const random = createRandom();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const i of order) {
      const row = rows[i] ?? new Int32Array();
      const share = shareOf(row.length);
      const probabilities = softmax(row, share, weights, biases);
      for (let c = 0; c < classes; c++) {
        const slope = (probabilities[c] ?? 0) - (classOf[i] === c ? 1 : 0);
        biasSquares[c] = (biasSquares[c] ?? 0) + slope * slope;
        biases[c] = (biases[c] ?? 0) - (RATE * slope) / Math.sqrt(biasSquares[c] ?? 1);
        for (const feature of row) {
          const at = feature * classes + c;
          if (isKept !== null && isKept[at] !== 1) continue;
          const weight = weights[at] ?? 0;
          const down = slope * share + PENALTY * weight;
          const square = (squares[at] ?? 0) + down * down;
          squares[at] = square;
          weights[at] = weight - (RATE * down) / Math.sqrt(square);
        }
      }
    }
  }
  return { weights, biases };
}

function softmax(row: Int32Array, share: number, weights: Float64Array, biases: Float64Array): Float64Array {
  const classes = biases.length;
  const odds = Float64Array.from(biases);
  for (const feature of row) {
    for (let c = 0; c < classes; c++) odds[c] = (odds[c] ?? 0) + (weights[feature * classes + c] ?? 0) * share;
  }
  const highest = Math.max(...odds);
  const shares = odds.map((each) => Math.exp(each - highest));
  const all = shares.reduce((sum, each) => sum + each, 0);
  return shares.map((each) => each / all);
}

/** A linear congruential generator: the shuffle has to be uniform, not unpredictable. */
function createRandom(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function shuffle(items: number[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const item = items[i] ?? 0;
    items[i] = items[other] ?? 0;
    items[other] = item;
  }
}

const UNCALIBRATED: DangerThresholds = { threshold: 0, sure: 0, lasting: 0 };

/** The output for an example of a model that was not trained on it. */
export interface Judged {
  readonly example: Example;
  readonly odds: number;
  readonly evidence: number;
  /** The most likely kind. */
  readonly kind: string;
}

/** K-fold cross-validation: each fold is judged by a model that learned from the others. */
function crossValidate(examples: readonly Example[], folds: number): Judged[] {
  return Array.from({ length: folds }, (_, fold) => {
    const model = openModel(
      learn(
        examples.filter((_, i) => i % folds !== fold),
        UNCALIBRATED,
      ),
    );
    return examples
      .filter((_, i) => i % folds === fold)
      .map((example) => ({
        example,
        odds: model.oddsOf(example.message),
        evidence: model.evidenceOf(example.message),
        kind: model.kindsOf(example.message)[0]?.kind ?? "",
      }));
  }).flat();
}

const FOLDS = 5;

/** Returns the model with its thresholds, and the cross-validated output for every example. */
export function learnCalibrated(examples: readonly Example[]): { model: PackedModel; judged: Judged[] } {
  const judged = crossValidate(examples, FOLDS);
  return { model: learn(examples, calibrate(judged)), judged };
}

/**
 * Shares of the harmless sentences: those that may raise an alarm, those that may raise a sure alarm, and those whose
 * evidence lies below the `lasting` threshold. Half of the harmless sentences are written to resemble danger.
 */
const FALSE_ALARMS = 0.033;
const SURE_FALSE_ALARMS = 0.004;
const PLAINLY_ELSE = 0.68;

/** Sets the thresholds as quantiles of the cross-validated scores of harmless sentences. */
function calibrate(judged: readonly Judged[]): DangerThresholds {
  const harmless = judged.filter(({ example }) => !example.isAlarm);
  const at = (share: number, of: "odds" | "evidence") => {
    const sorted = harmless.map((each) => each[of]).sort((a, b) => a - b);
    return Math.round((sorted[Math.floor(share * sorted.length)] ?? 0) * 100) / 100;
  };
  return {
    threshold: at(1 - FALSE_ALARMS, "odds"),
    sure: at(1 - SURE_FALSE_ALARMS, "odds"),
    lasting: at(PLAINLY_ELSE, "evidence"),
  };
}
