// Evaluates the small learned models: the network that ranks candidates, and those that give probabilities. Their
// weights are data, in weights.ts or in a corpus.
import type { AnswerWeights } from "../learned.ts";

export type Network = AnswerWeights["ranker"];

/**
 * Returns the score function of a network: a layer of tanh units beside a linear part. `weights` holds, for each unit,
 * a weight per input and a bias; then a weight per unit; then the linear weights. Features come in the order of their
 * names. A network ignores features that were added after it was learned; these come last.
 */
export function openNetwork({ hidden, weights }: Network): (features: ArrayLike<number>) => number {
  const table = Float64Array.from(weights);
  const inputs = (table.length - 2 * hidden) / (hidden + 1);
  const outputs = hidden * (inputs + 1);
  const linear = outputs + hidden;
  return (features) => {
    let score = 0;
    for (let unit = 0; unit < hidden; unit++) {
      const from = unit * (inputs + 1);
      let sum = table[from + inputs] ?? 0;
      for (let i = 0; i < inputs; i++) sum += (table[from + i] ?? 0) * (features[i] ?? 0);
      score += (table[outputs + unit] ?? 0) * Math.tanh(sum);
    }
    for (let i = 0; i < inputs; i++) score += (table[linear + i] ?? 0) * (features[i] ?? 0);
    return score;
  };
}

/** Logistic regression over standardised features. */
export type Logistic = AnswerWeights["about"];

/** Standardised features are clipped to this many scales from the mean. */
export const CLIP = 4;

/** The probability that a logistic model gives. */
export function probabilityOf({ means, scales, weights, bias }: Logistic, features: readonly number[]): number {
  const odds = features.reduce((sum, value, i) => {
    const scaled = (value - (means[i] ?? 0)) / (scales[i] ?? 1);
    return sum + (weights[i] ?? 0) * Math.max(-CLIP, Math.min(CLIP, scaled));
  }, bias);
  return 1 / (1 + Math.exp(-odds));
}

/** The log-odds of a probability, which is clamped to keep the result finite. */
export function logit(probability: number): number {
  const inside = Math.max(1e-6, Math.min(1 - 1e-6, probability));
  return Math.log(inside / (1 - inside));
}
