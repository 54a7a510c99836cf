// Trains a linear model over the features of texts and packs it. The same input gives the same weights.
import { type PackedTextModel, packTextModel, softmax } from "../../src/match/text-model.ts";
import { shuffled } from "./random.ts";

export interface TextExample {
  readonly features: ReadonlySet<number>;
  /** Index of its class. */
  readonly label: number;
  /** Weight of the example. */
  readonly weight: number;
  /** Log-odds of each class from another source; the model learns only the difference. */
  readonly prior?: Float64Array;
}

export interface TextOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Features with fewer examples are ignored. */
  readonly examplesMin: number;
  readonly decay: number;
  /** Smaller weights are left out. */
  readonly weightMin: number;
  /** Weights of fewer quantization steps are left out; 1 by default. */
  readonly stepsMin?: number;
  /** Saves bytes: only this many of the strongest weights are trained again, each rounded to a multiple of `grain`. */
  readonly kept?: { readonly weights: number; readonly grain: number };
}

/** Multinomial logistic regression by stochastic gradient descent. */
export function learnText(
  examples: readonly TextExample[],
  classes: readonly string[],
  options: TextOptions,
): PackedTextModel {
  const having = new Map<number, number>();
  for (const { features } of examples)
    for (const feature of features) having.set(feature, (having.get(feature) ?? 0) + 1);
  const features = [...having].flatMap(([feature, count]) => (count >= options.examplesMin ? [feature] : []));
  const every = classes.map((_, i) => i);
  const all = new Map(features.map((feature) => [feature, every]));
  const learned = descend(examples, all, classes.length, options);
  if (options.kept === undefined) {
    for (const [feature, each] of learned.weights) {
      if (each.every((weight) => Math.abs(weight) < options.weightMin)) learned.weights.delete(feature);
    }
    return packTextModel(classes, learned.weights, learned.biases, options.stepsMin);
  }
  const { grain } = options.kept;
  const open = strongest(learned.weights, having, options.kept.weights);
  const again = descend(examples, open, classes.length, options);
  const rounded = [...again.weights].map(([feature, each]): [number, Float64Array] => [
    feature,
    each.map((weight) => grain * Math.round(weight / grain)),
  ]);
  return packTextModel(classes, new Map(rounded), again.biases);
}

/** Models by what they were learned from. */
const known = new Map<string, PackedTextModel>();
/** Builds of a process that learn from the same texts, as most do, learn once. Others forget the oldest model. */
const KNOWN_MAX = 4;

/** Returns the model that was learned from the same `from` before, or learns it. */
export function learnOnce(from: string, learn: () => PackedTextModel): PackedTextModel {
  const model = known.get(from) ?? learn();
  known.delete(from);
  known.set(from, model);
  const [oldest] = known.keys();
  if (known.size > KNOWN_MAX && oldest !== undefined) known.delete(oldest);
  return model;
}

interface Learned {
  readonly weights: Map<number, Float64Array>;
  readonly biases: Float64Array;
}

/** The classes whose weights may be trained, by feature; all other weights stay 0. */
type Open = ReadonlyMap<number, readonly number[]>;

/** The weights with the largest effect: large ones of frequent features. */
function strongest(weights: Learned["weights"], having: ReadonlyMap<number, number>, count: number): Open {
  const moved = [...weights].flatMap(([feature, each]) =>
    Array.from(each, (weight, i) => ({ feature, i, by: Math.abs(weight) * Math.sqrt(having.get(feature) ?? 0) })),
  );
  const strong = moved.toSorted((a, b) => b.by - a.by).slice(0, count);
  const byFeature = Map.groupBy(strong, ({ feature }) => feature);
  return new Map([...byFeature].map(([feature, found]) => [feature, found.map(({ i }) => i)]));
}

function descend(
  examples: readonly TextExample[],
  open: Open,
  classes: number,
  { epochs, rate, decay }: TextOptions,
): Learned {
  // All weights stand in one array: a build spends most of its learning here.
  const bases = new Map([...open.keys()].map((feature, i) => [feature, i * classes]));
  const weights = new Float64Array(bases.size * classes);
  const biases = new Float64Array(classes);
  const prepared = examples.map((example) => prepare(example, bases, open, classes));
  let step = rate;
  for (let epoch = 0; epoch < epochs; epoch++, step *= 0.75) {
    for (const example of shuffled(prepared, epoch)) learnFrom(example, weights, biases, { step, decay });
  }
  const of = ([feature, base]: [number, number]) => [feature, weights.subarray(base, base + classes)] as const;
  return { weights: new Map([...bases].map(of)), biases };
}

/** An example with the places of the weights that it updates, and the class of each. */
interface Prepared {
  readonly example: TextExample;
  readonly share: number;
  readonly places: Int32Array;
  readonly labels: Uint16Array;
}

function prepare(example: TextExample, bases: ReadonlyMap<number, number>, open: Open, classes: number): Prepared {
  const places: number[] = [];
  for (const feature of example.features) {
    const base = bases.get(feature);
    if (base === undefined) continue;
    for (const i of open.get(feature) ?? []) places.push(base + i);
  }
  const share = 1 / Math.sqrt(Math.max(1, example.features.size));
  const labels = Uint16Array.from(places, (place) => place % classes);
  return { example, share, places: Int32Array.from(places), labels };
}

function learnFrom(
  { example: { label, weight, prior }, share, places, labels }: Prepared,
  weights: Float64Array,
  biases: Float64Array,
  { step, decay }: { step: number; decay: number },
): void {
  const odds = biases.slice();
  if (prior !== undefined) for (let i = 0; i < odds.length; i++) odds[i] = (odds[i] ?? 0) + (prior[i] ?? 0);
  for (let i = 0; i < places.length; i++) {
    const at = labels[i] ?? 0;
    odds[at] = (odds[at] ?? 0) + share * (weights[places[i] ?? 0] ?? 0);
  }
  const wrong = softmax(odds);
  wrong[label] = (wrong[label] ?? 0) - 1;
  const by = weight * step;
  for (let i = 0; i < biases.length; i++) biases[i] = (biases[i] ?? 0) - 0.1 * by * (wrong[i] ?? 0);
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    const old = weights[place] ?? 0;
    weights[place] = old - by * share * (wrong[labels[i] ?? 0] ?? 0) - step * decay * old;
  }
}
