// Compares the trees with a walk over their levels, and what is learned with what no linear model can express.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OFFICE_WEIGHTS } from "../../../index/office-weights.ts";
import { openTrees, type Trees } from "../../../src/match/trees.ts";
import { WEIGHTS } from "../../../src/match/weights.ts";
import type { LogisticSample } from "../../../tools/learning/logistic.ts";
import { learnTrees } from "../../../tools/learning/trees.ts";
import { runs } from "../core/seeds-collection.ts";

const FEATURES = 4;
const number = fc.double({ min: -5, max: 5, noNaN: true });

const anyTrees = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 5 })).chain(([depth, trees]) => {
  const each = { minLength: depth * trees, maxLength: depth * trees };
  return fc.record({
    depth: fc.constant(depth),
    features: fc.array(fc.integer({ min: 0, max: FEATURES - 1 }), each),
    bounds: fc.array(number, each),
    leaves: fc.array(fc.integer({ min: -100, max: 100 }), {
      minLength: trees * 2 ** depth,
      maxLength: trees * 2 ** depth,
    }),
    step: fc.constant(0.01),
    bias: number,
  });
});

/** The leaf that a row reaches in one tree, as the bits of its comparisons. */
function leafOf({ depth, features, bounds }: Trees, tree: number, row: readonly number[]): number {
  const bits = Array.from({ length: depth }, (_, level) => {
    const at = tree * depth + level;
    return (row[features[at] ?? 0] ?? 0) > (bounds[at] ?? 0) ? "1" : "0";
  });
  return Number.parseInt(bits.join(""), 2);
}

describe("openTrees", () => {
  test("returns the logistic function of the bias and the leaf of each tree", () => {
    fc.assert(
      fc.property(anyTrees, fc.array(number, { minLength: FEATURES, maxLength: FEATURES }), (trees, row) => {
        const leaves = Array.from({ length: trees.features.length / trees.depth }, (_, tree) => {
          return (trees.leaves[tree * 2 ** trees.depth + leafOf(trees, tree, row)] ?? 0) * trees.step;
        });
        const odds = leaves.reduce((sum, leaf) => sum + leaf, trees.bias);
        expect(openTrees(trees)(row)).toBeCloseTo(1 / (1 + Math.exp(-odds)), 9);
      }),
      runs(200),
    );
  });

  test.each([
    ["WEIGHTS", WEIGHTS],
    ["OFFICE_WEIGHTS", OFFICE_WEIGHTS],
  ])("has trees in %s", (_, { answers }) => {
    expect(answers.features.length).toBeGreaterThan(0);
    expect(answers.bounds.every(Number.isFinite)).toBe(true);
  });
});

describe("learnTrees", () => {
  const OPTIONS = { trees: 20, depth: 2, rate: 0.5, decay: 1 } as const;
  /** A sample is true if its two features are both large or both small, which no linear model can express. */
  const samples = Array.from({ length: 400 }, (_, i): LogisticSample => {
    const [one, other] = [Math.sin(i * 1.7), Math.cos(i * 2.9 + 1)];
    return { features: [one, other, 7], isTrue: one > 0 === other > 0, weight: 1 + (i % 3) };
  });
  const probability = openTrees(learnTrees(samples, OPTIONS));

  test("tells true samples from false ones, although no linear model could", () => {
    const right = samples.filter(({ features, isTrue }) => probability(features) > 0.5 === isTrue);
    expect(right.length / samples.length).toBeGreaterThan(0.95);
  });

  test("learns the same trees twice", () => {
    expect(learnTrees(samples, OPTIONS)).toEqual(learnTrees(samples, OPTIONS));
  });

  test("gives the weighted share of true samples when there is nothing to compare", () => {
    const flat = samples.map((sample) => ({ ...sample, features: [1] }));
    const [all, good] = flat.reduce(
      ([sum, own], { weight, isTrue }) => [sum + weight, own + (isTrue ? weight : 0)],
      [0, 0],
    );
    expect(openTrees(learnTrees(flat, OPTIONS))([1])).toBeCloseTo(good / all, 2);
  });
});
