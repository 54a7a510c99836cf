// Evaluates boosted trees: a probability from many small decisions about features. Each tree is symmetric: all nodes of
// a level compare the same feature with the same bound, so the answers to the comparisons number the leaf.
import type { AnswerWeights } from "../learned.ts";

export type Trees = AnswerWeights["answers"];

/** Returns the probability that the trees give: the logistic function of the sum of their leaves. */
export function openTrees({ depth, features, bounds, leaves, step, bias }: Trees): (row: readonly number[]) => number {
  const trees = features.length / depth;
  const places = Int32Array.from(features);
  const limits = Float64Array.from(bounds);
  const values = Float64Array.from(leaves, (leaf) => leaf * step);
  return (row) => {
    let odds = bias;
    for (let tree = 0; tree < trees; tree++) {
      let leaf = 0;
      for (let level = tree * depth; level < (tree + 1) * depth; level++) {
        leaf = 2 * leaf + ((row[places[level] ?? 0] ?? 0) > (limits[level] ?? 0) ? 1 : 0);
      }
      odds += values[tree * 2 ** depth + leaf] ?? 0;
    }
    return 1 / (1 + Math.exp(-odds));
  };
}
