// Written sentences → the weights of the danger model: multinomial logistic regression with an L2 penalty, learned by
// AdaGrad (Duchi, Hazan and Singer 2011). The shuffle is fixed: the same sentences give the same weights.
import type { Message } from "../../src/question/danger-features.ts";
import {
  type DangerThresholds,
  openModel,
  type PackedModel,
  packAscending,
  packClass,
  shareOf,
} from "../../src/question/danger-model.ts";

export interface Example {
  readonly message: Message;
  /** The same sentence with a question beside it, to be learned from, too; or null. */
  readonly beside: Message | null;
  readonly isAlarm: boolean;
  /** The id of the kind that it is, or looks like. */
  readonly kind: string;
}

/** Chosen by cross-validation over seeds/danger.tsv: half or twice of each costs less than half a point of recall. */
const EPOCHS = 15;
const RATE = 0.2;
const PENALTY = 1e-2;
/** What stands in one sentence alone would be learned by heart. */
const SENTENCES_MIN = 2;
/** The worthiest weights are kept and learned again: more of them find little more on unseen sentences, and take bytes. */
const ALARM_WEIGHTS_MAX = 18_000;
const KIND_WEIGHTS_MAX = 28_000;
/** The largest weight, in steps. */
const STEPS_MAX = 13;
/** Slighter weights of a kind are left out: unseen sentences are told apart as well, in 3 kB less. */
const KIND_STEPS_MIN = 2;

/** Learns from all examples. The thresholds are calibrated apart, on sentences that were not learned from. */
function learn(given: readonly Example[], thresholds: DangerThresholds): PackedModel {
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
  // Of two classes: how much more a feature speaks for the second.
  const [no, yes] = [columnOf(isAlarm, 0, features), columnOf(isAlarm, 1, features)];
  const alarm = yes.map((weight, i) => weight - (no[i] ?? 0));
  const columns = kindIds.map((_, i) => columnOf(kinds, i, features));
  const largest = [alarm, ...columns].flat().reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
  const step = Number((largest / STEPS_MAX).toPrecision(3));
  return {
    features: packAscending(features),
    step,
    alarm: packClass(alarm, (isAlarm.biases[1] ?? 0) - (isAlarm.biases[0] ?? 0), step),
    kinds: Object.fromEntries(
      kindIds.map((id, i) => [id, packClass(columns[i] ?? [], kinds.biases[i] ?? 0, step, KIND_STEPS_MIN)]),
    ),
    thresholds,
  };
}

interface Learned extends Fitted {
  features: readonly number[];
}

/** One class's weights in the order of `features`. */
function columnOf({ features: own, weights, biases }: Learned, column: number, features: readonly number[]): number[] {
  const numberOf = new Map(own.map((feature, i) => [feature, i]));
  return features.map((feature) => weights[(numberOf.get(feature) ?? Number.NaN) * biases.length + column] ?? 0);
}

/** Learns with every feature, keeps the worthiest weights, and learns these again. */
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
  // What speaks for a class is enough: the others' weights say what speaks against it.
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

/** How many sentences have each feature, of those that stand in enough. */
function countFeatures(examples: readonly Example[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { message } of examples)
    for (const each of message.features) counts.set(each, (counts.get(each) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count >= SENTENCES_MIN));
}

/** A sentence as the learner reads it: the numbers of its known features. */
function rowsOf(examples: readonly Example[], features: readonly number[]): Int32Array[] {
  const numberOf = new Map(features.map((feature, i) => [feature, i]));
  return examples.map((example) =>
    Int32Array.from(example.message.features.flatMap((each) => numberOf.get(each) ?? [])),
  );
}

interface Fitted {
  /** Feature by feature, each with a weight a class. */
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

/** A linear congruential generator: the shuffle has to be even, not unforeseeable. */
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

/** What a model that did not learn from an example makes of it. */
export interface Judged {
  readonly example: Example;
  readonly odds: number;
  readonly evidence: number;
  /** The likeliest kind. */
  readonly kind: string;
}

/** Learns from all folds but one and judges that one, in turn. */
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

/** The model with its thresholds, and how it did on sentences that it had not learned from. */
export function learnCalibrated(examples: readonly Example[]): { model: PackedModel; judged: Judged[] } {
  const judged = crossValidate(examples, FOLDS);
  return { model: learn(examples, calibrate(judged)), judged };
}

/** Shares of harmless sentences; half of them are written to look like danger. */
const FALSE_ALARMS = 0.033;
const SURE_FALSE_ALARMS = 0.004;
const PLAINLY_ELSE = 0.68;

/** Sets the thresholds on sentences that were not learned from. */
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
