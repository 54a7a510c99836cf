// Learns boosted trees (`src/match/trees.ts`): each tree corrects the log-odds of those before it by one Newton step
// (Friedman, 2001). The trees are symmetric (Prokhorenkova and others, 2018), which keeps them small and steady.
// Deterministic.
import type { Trees } from "../../src/match/trees.ts";
import type { LogisticSample } from "./logistic.ts";

export interface TreeOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Added to the curvature of each leaf, in samples of weight 1. */
  readonly decay: number;
}

/** Most bounds that a feature is compared with. */
const BOUNDS_MAX = 31;
/** Digits of a bound. */
const DIGITS = 3;
/** Most steps of a leaf to either side of 0. */
const STEPS_MAX = 100;

const logOdds = (share: number) => Math.log(share / (1 - share));

export function learnTrees(samples: readonly LogisticSample[], options: TreeOptions): Trees {
  const { depth, rate } = options;
  const columns = binned(samples);
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const bias = logOdds(samples.reduce((sum, { isTrue, weight }) => sum + (isTrue ? weight : 0), 0) / total);
  const odds = new Float64Array(samples.length).fill(bias);
  const slopes = new Float64Array(samples.length);
  const curves = new Float64Array(samples.length);
  const learned = { features: [] as number[], bounds: [] as number[], leaves: [] as number[] };
  for (let tree = 0; tree < options.trees; tree++) {
    for (const [i, { isTrue, weight }] of samples.entries()) {
      const probability = 1 / (1 + Math.exp(-(odds[i] ?? 0)));
      slopes[i] = ((isTrue ? 1 : 0) - probability) * weight;
      curves[i] = probability * (1 - probability) * weight;
    }
    const grown = grow(columns, { slopes, curves }, options);
    const values = grown.leaves.map((leaf) => leaf * rate);
    for (let i = 0; i < samples.length; i++) odds[i] = (odds[i] ?? 0) + (values[grown.leafOf[i] ?? 0] ?? 0);
    learned.features.push(...grown.splits.map(({ feature }) => feature));
    learned.bounds.push(...grown.splits.map(({ feature, bin }) => columns[feature]?.bounds[bin] ?? 0));
    learned.leaves.push(...values);
  }
  const highest = learned.leaves.reduce((most, leaf) => Math.max(most, Math.abs(leaf)), 0);
  const step = Number((highest / STEPS_MAX).toPrecision(DIGITS));
  return {
    ...learned,
    depth,
    leaves: learned.leaves.map((leaf) => Math.round(leaf / step)),
    step,
    bias: Number(bias.toPrecision(DIGITS)),
  };
}

/** A feature of all samples: how many of its bounds lie below each value. */
interface Column {
  readonly bounds: readonly number[];
  readonly bins: Uint8Array;
}

function binned(samples: readonly LogisticSample[]): Column[] {
  return (samples[0]?.features ?? []).map((_, feature) => {
    const values = samples.map(({ features }) => features[feature] ?? 0);
    const sorted = [...values].sort((a, b) => a - b);
    const quantiles = Array.from(
      { length: BOUNDS_MAX },
      (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / (BOUNDS_MAX + 1))] ?? 0,
    );
    const [least = 0] = sorted;
    const bounds = [...new Set([least, ...quantiles].map((bound) => Number(bound.toPrecision(DIGITS))))].sort(
      (a, b) => a - b,
    );
    return { bounds, bins: Uint8Array.from(values, (value) => bounds.filter((bound) => value > bound).length) };
  });
}

interface Split {
  readonly feature: number;
  readonly bin: number;
}

interface Gradient {
  readonly slopes: Float64Array;
  readonly curves: Float64Array;
}

/** Grows one tree level by level. A leaf's value is its Newton step. */
function grow(columns: readonly Column[], gradient: Gradient, { depth, decay }: TreeOptions) {
  const leafOf = new Uint16Array(gradient.slopes.length);
  const splits: Split[] = [];
  for (let level = 0; level < depth; level++) {
    const split = bestSplit(columns, gradient, { leafOf, leaves: 2 ** level, decay });
    splits.push(split);
    const bins = columns[split.feature]?.bins ?? new Uint8Array();
    for (let i = 0; i < leafOf.length; i++) leafOf[i] = 2 * (leafOf[i] ?? 0) + ((bins[i] ?? 0) > split.bin ? 1 : 0);
  }
  const slope = new Float64Array(2 ** depth);
  const curve = new Float64Array(2 ** depth);
  for (const [i, leaf] of leafOf.entries()) {
    slope[leaf] = (slope[leaf] ?? 0) + (gradient.slopes[i] ?? 0);
    curve[leaf] = (curve[leaf] ?? 0) + (gradient.curves[i] ?? 0);
  }
  return { splits, leafOf, leaves: Array.from(slope, (each, leaf) => each / ((curve[leaf] ?? 0) + decay)) };
}

/** The feature and bound that, applied to every leaf of a level, gain most. */
function bestSplit(
  columns: readonly Column[],
  { slopes, curves }: Gradient,
  { leafOf, leaves, decay }: { leafOf: Uint16Array; leaves: number; decay: number },
): Split {
  const bins = BOUNDS_MAX + 2;
  const worth = (slope: number, curve: number) => (slope * slope) / (curve + decay);
  let best = { feature: 0, bin: 0, gain: Number.NEGATIVE_INFINITY };
  for (const [feature, column] of columns.entries()) {
    const slope = new Float64Array(leaves * bins);
    const curve = new Float64Array(leaves * bins);
    for (let i = 0; i < leafOf.length; i++) {
      const cell = (leafOf[i] ?? 0) * bins + (column.bins[i] ?? 0);
      slope[cell] = (slope[cell] ?? 0) + (slopes[i] ?? 0);
      curve[cell] = (curve[cell] ?? 0) + (curves[i] ?? 0);
    }
    const gains = new Float64Array(column.bounds.length);
    for (let leaf = 0; leaf < leaves; leaf++) {
      const own = leaf * bins;
      const allSlope = sumOf(slope, own, own + bins);
      const allCurve = sumOf(curve, own, own + bins);
      let [lowSlope, lowCurve] = [0, 0];
      for (let bin = 0; bin < gains.length; bin++) {
        lowSlope += slope[own + bin] ?? 0;
        lowCurve += curve[own + bin] ?? 0;
        gains[bin] = (gains[bin] ?? 0) + worth(lowSlope, lowCurve) + worth(allSlope - lowSlope, allCurve - lowCurve);
      }
    }
    for (const [bin, gain] of gains.entries()) if (gain > best.gain) best = { feature, bin, gain };
  }
  return best;
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] ?? 0;
  return sum;
}
