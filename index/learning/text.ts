// Learns a linear model over the features of texts. Enter labelled features; leaves the packed model. The same input gives
// the same weights.
import { type PackedTextModel, packTextModel, softmax } from "../../src/match/text-model.ts";
import { shuffled } from "./random.ts";

export interface TextExample {
  readonly features: ReadonlySet<number>;
  /** Number of its class. */
  readonly label: number;
  /** How much it counts. */
  readonly weight: number;
}

export interface TextOptions {
  readonly epochs: number;
  readonly rate: number;
  /** A feature of fewer examples is not learned from. */
  readonly examplesMin: number;
  readonly decay: number;
  /** Smaller weights are left out. */
  readonly weightMin: number;
}

/** Multinomial logistic regression by stochastic gradient descent. */
export function learnText(
  examples: readonly TextExample[],
  classes: readonly string[],
  { epochs, rate, examplesMin, decay, weightMin }: TextOptions,
): PackedTextModel {
  const having = new Map<number, number>();
  for (const { features } of examples)
    for (const feature of features) having.set(feature, (having.get(feature) ?? 0) + 1);
  const weights = new Map<number, Float64Array>();
  for (const [feature, count] of having)
    if (count >= examplesMin) weights.set(feature, new Float64Array(classes.length));
  const biases = new Float64Array(classes.length);
  let step = rate;
  for (let epoch = 0; epoch < epochs; epoch++, step *= 0.75) {
    for (const example of shuffled(examples, epoch)) learnFrom(example, { weights, biases, step, decay });
  }
  for (const [feature, each] of weights) {
    if (each.every((weight) => Math.abs(weight) < weightMin)) weights.delete(feature);
  }
  return packTextModel(classes, weights, biases);
}

function learnFrom(
  { features, label, weight }: TextExample,
  model: { weights: Map<number, Float64Array>; biases: Float64Array; step: number; decay: number },
): void {
  const { weights, biases, step, decay } = model;
  const share = 1 / Math.sqrt(Math.max(1, features.size));
  const known = [...features].flatMap((feature) => weights.get(feature) ?? []);
  const odds = biases.slice();
  for (const of of known) for (let i = 0; i < odds.length; i++) odds[i] = (odds[i] ?? 0) + share * (of[i] ?? 0);
  const wrong = softmax(odds);
  wrong[label] = (wrong[label] ?? 0) - 1;
  const by = weight * step;
  for (let i = 0; i < odds.length; i++) biases[i] = (biases[i] ?? 0) - 0.1 * by * (wrong[i] ?? 0);
  for (const of of known) {
    for (let i = 0; i < odds.length; i++) {
      of[i] = (of[i] ?? 0) - by * share * (wrong[i] ?? 0) - step * decay * (of[i] ?? 0);
    }
  }
}
