// Learns a logistic model over a few standardised features, and measures how well a score separates two classes.
import { CLIP, type Logistic } from "../../src/match/network.ts";

export interface LogisticSample {
  readonly features: readonly number[];
  readonly isTrue: boolean;
  readonly weight: number;
}

const STEPS = 12;
const DECAY = 1e-3;

/** Maximises the penalised likelihood by Newton's method. Deterministic. */
export function learnLogistic(samples: readonly LogisticSample[]): Logistic {
  const inputs = samples[0]?.features.length ?? 0;
  const at = (features: readonly number[], i: number) => features[i] ?? 0;
  const range = [...Array(inputs).keys()];
  const means = range.map((i) => samples.reduce((sum, { features }) => sum + at(features, i), 0) / samples.length);
  const scales = means.map((mean, i) => {
    const square = samples.reduce((sum, { features }) => sum + (at(features, i) - mean) ** 2, 0) / samples.length;
    return Math.sqrt(square) || 1;
  });
  // The last column is the bias.
  const rows = samples.map(({ features }) => [
    ...range.map((i) => Math.max(-CLIP, Math.min(CLIP, (at(features, i) - (means[i] ?? 0)) / (scales[i] ?? 1)))),
    1,
  ]);
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  let weights = new Array<number>(inputs + 1).fill(0);
  for (let step = 0; step < STEPS; step++) weights = newtonStep(rows, samples, weights, total);
  const short = (value: number) => Number(value.toPrecision(4));
  return {
    means: means.map(short),
    scales: scales.map(short),
    weights: weights.slice(0, inputs).map(short),
    bias: short(weights[inputs] ?? 0),
  };
}

function newtonStep(
  rows: readonly number[][],
  samples: readonly LogisticSample[],
  weights: number[],
  total: number,
): number[] {
  const size = weights.length;
  const slope = new Float64Array(size);
  const curve = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const [j, row] of rows.entries()) {
    const sample = samples[j];
    if (sample === undefined) continue;
    const odds = row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
    const probability = 1 / (1 + Math.exp(-odds));
    const wrong = (probability - (sample.isTrue ? 1 : 0)) * sample.weight;
    const bend = probability * (1 - probability) * sample.weight;
    for (let i = 0; i < size; i++) {
      const own = row[i] ?? 0;
      slope[i] = (slope[i] ?? 0) + wrong * own;
      const line = curve[i];
      if (line === undefined) continue;
      for (let k = 0; k < size; k++) line[k] = (line[k] ?? 0) + bend * own * (row[k] ?? 0);
    }
  }
  for (const [i, line] of curve.entries()) {
    const decay = i < size - 1 ? DECAY * total : 0;
    line[i] = (line[i] ?? 0) + decay + 1e-9;
    line[size] = (slope[i] ?? 0) + decay * (weights[i] ?? 0);
  }
  const change = solve(curve);
  return weights.map((weight, i) => weight - (change[i] ?? 0));
}

/** Solves linear equations by Gaussian elimination with pivoting; the last column is the right-hand side. */
function solve(lines: Float64Array[]): number[] {
  const size = lines.length;
  for (let i = 0; i < size; i++) {
    const pivot = lines
      .slice(i)
      .reduce((best, line, k) => (Math.abs(line[i] ?? 0) > Math.abs(lines[best]?.[i] ?? 0) ? i + k : best), i);
    const [a, b] = [lines[i], lines[pivot]];
    if (a === undefined || b === undefined) break;
    lines[i] = b;
    lines[pivot] = a;
    for (const [k, line] of lines.entries()) {
      if (k === i) continue;
      const share = (line[i] ?? 0) / (b[i] || 1e-12);
      if (share === 0) continue;
      for (let c = i; c <= size; c++) line[c] = (line[c] ?? 0) - share * (b[c] ?? 0);
    }
  }
  return lines.map((line, i) => (line[size] ?? 0) / (line[i] || 1e-12));
}

/** Area under the ROC curve: the probability that a value of `above` exceeds a value of `below`. */
export function area(above: readonly number[], below: readonly number[]): number {
  const sorted = [...below].sort((a, b) => a - b);
  let sum = 0;
  for (const value of above) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    sum += low;
  }
  return sum / (above.length * below.length);
}
