// Learns the ranker: a network with one hidden layer and a linear part, trained by Adam on the softmax over the
// candidates of each question. Deterministic.
import { random, shuffled } from "../../index/learning/random.ts";
import type { Network } from "../../src/match/network.ts";

/** The feature vectors of one question's candidates, and the indices of the right ones. */
export interface RankSample {
  readonly vectors: readonly Float64Array[];
  readonly right: readonly number[];
  readonly weight: number;
}

export interface NetworkOptions {
  readonly hidden: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
}

/** The last epochs, over which the weights are averaged: a single step leaves them where the last samples pulled them. */
const AVERAGED = 2;

export function learnNetwork(samples: readonly RankSample[], inputs: number, options: NetworkOptions): Network {
  const { hidden, epochs, decay } = options;
  const outputs = hidden * (inputs + 1);
  const linear = outputs + hidden;
  const weights = new Float64Array(linear + inputs);
  const chance = random(3);
  for (let i = 0; i < linear; i++) weights[i] = (chance() - 0.5) * 0.5;
  const adam = createAdam(weights, decay);
  const gradient = new Float64Array(weights.length);
  const mean = new Float64Array(weights.length);
  let averaged = 0;
  let rate = options.rate;
  for (let epoch = 0; epoch < epochs; epoch++, rate *= 0.8) {
    for (const sample of shuffled(samples, epoch)) {
      if (sample.right.length === 0) continue;
      gradient.fill(0);
      addGradient(sample, { weights, gradient, hidden, inputs });
      adam(gradient, rate);
      if (epoch < epochs - AVERAGED) continue;
      averaged++;
      for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + ((weights[i] ?? 0) - (mean[i] ?? 0)) / averaged;
    }
  }
  return { hidden, weights: Array.from(mean, (weight) => Math.round(weight * 1e2) / 1e2) };
}

function addGradient(
  { vectors, right, weight }: RankSample,
  {
    weights,
    gradient,
    hidden,
    inputs,
  }: { weights: Float64Array; gradient: Float64Array; hidden: number; inputs: number },
): void {
  const outputs = hidden * (inputs + 1);
  const linear = outputs + hidden;
  const w = (i: number) => weights[i] ?? 0;
  const activations: Float64Array[] = [];
  const scores = vectors.map((vector) => {
    const active = new Float64Array(hidden);
    let score = 0;
    for (let unit = 0; unit < hidden; unit++) {
      const from = unit * (inputs + 1);
      let sum = w(from + inputs);
      for (let i = 0; i < inputs; i++) sum += w(from + i) * (vector[i] ?? 0);
      active[unit] = Math.tanh(sum);
      score += w(outputs + unit) * (active[unit] ?? 0);
    }
    for (let i = 0; i < inputs; i++) score += w(linear + i) * (vector[i] ?? 0);
    activations.push(active);
    return score;
  });
  const top = Math.max(...scores);
  const worth = scores.map((score) => Math.exp(score - top));
  const all = worth.reduce((sum, each) => sum + each, 0);
  const good = right.reduce((sum, i) => sum + (worth[i] ?? 0), 0);
  const isRight = new Set(right);
  for (const [j, vector] of vectors.entries()) {
    const own = worth[j] ?? 0;
    const wrong = (own / all - (isRight.has(j) ? own / good : 0)) * weight;
    if (Math.abs(wrong) < 1e-5) continue;
    const active = activations[j] ?? new Float64Array(hidden);
    for (let i = 0; i < inputs; i++) gradient[linear + i] = (gradient[linear + i] ?? 0) + wrong * (vector[i] ?? 0);
    for (let unit = 0; unit < hidden; unit++) {
      const of = active[unit] ?? 0;
      gradient[outputs + unit] = (gradient[outputs + unit] ?? 0) + wrong * of;
      const inner = wrong * w(outputs + unit) * (1 - of * of);
      const from = unit * (inputs + 1);
      for (let i = 0; i < inputs; i++) gradient[from + i] = (gradient[from + i] ?? 0) + inner * (vector[i] ?? 0);
      gradient[from + inputs] = (gradient[from + inputs] ?? 0) + inner;
    }
  }
}

/** Adam (Kingma and Ba, 2015) with its standard constants and L2 decay. */
function createAdam(weights: Float64Array, decay: number): (gradient: Float64Array, rate: number) => void {
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  let step = 0;
  return (gradient, rate) => {
    step++;
    const [ofMean, ofSquare] = [1 - 0.9 ** step, 1 - 0.999 ** step];
    for (let i = 0; i < weights.length; i++) {
      const slope = (gradient[i] ?? 0) + decay * (weights[i] ?? 0);
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * slope * slope;
      weights[i] =
        (weights[i] ?? 0) - (rate * ((mean[i] ?? 0) / ofMean)) / (Math.sqrt((square[i] ?? 0) / ofSquare) + 1e-8);
    }
  };
}
