// Compares the small models with their formulas, and what is learned with the conditions of an optimum.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OFFICE_WEIGHTS } from "../../../index/office-weights.ts";
import { FEATURES } from "../../../src/match/features.ts";
import { CLIP, logit, type Network, openNetwork, probabilityOf } from "../../../src/match/network.ts";
import { WEIGHTS } from "../../../src/match/weights.ts";
import { area, type LogisticSample, learnLogistic } from "../../../tools/learning/logistic.ts";
import { learnNetwork, type RankSample } from "../../../tools/learning/network.ts";
import { runs } from "../core/seeds-collection.ts";

const number = fc.double({ min: -5, max: 5, noNaN: true });
const numbers = (count: number) => fc.array(number, { minLength: count, maxLength: count });

/** Weights of a network, with features as input. */
const anyNetwork = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 6 })).chain(([hidden, inputs]) =>
  fc.record({
    hidden: fc.constant(hidden),
    inputs: fc.constant(inputs),
    units: fc.array(numbers(inputs + 1), { minLength: hidden, maxLength: hidden }),
    worth: numbers(hidden),
    linear: numbers(inputs),
    features: numbers(inputs),
  }),
);

const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, each, i) => sum + each * (other[i] ?? 0), 0);
const sigmoid = (odds: number) => 1 / (1 + Math.exp(-odds));

describe("openNetwork", () => {
  test("returns the weighted sum of each unit's tanh, plus a linear part", () => {
    fc.assert(
      fc.property(anyNetwork, ({ hidden, units, worth, linear, features }) => {
        const network: Network = { hidden, weights: [...units.flat(), ...worth, ...linear] };
        const active = units.map((unit) => Math.tanh(dot(unit, [...features, 1])));
        const score = openNetwork(network)(features);
        expect(score).toBeCloseTo(dot(worth, active) + dot(linear, features), 8);
        expect(openNetwork(network)([...features, 5, -3])).toBe(score);
      }),
      runs(200),
    );
  });

  test.each([
    ["WEIGHTS", WEIGHTS],
    ["OFFICE_WEIGHTS", OFFICE_WEIGHTS],
  ])("has whole tables in %s, for no more features than there are", (_, { ranker, about, answers }) => {
    const size = (hidden: number, inputs: number) => hidden * (inputs + 1) + hidden + inputs;
    const inputs = (ranker.weights.length - 2 * ranker.hidden) / (ranker.hidden + 1);
    expect(inputs).toBeLessThanOrEqual(FEATURES.length);
    expect(ranker.weights).toHaveLength(size(ranker.hidden, Math.floor(inputs)));
    expect(answers.bounds).toHaveLength(answers.features.length);
    expect(answers.leaves).toHaveLength((answers.features.length / answers.depth) * 2 ** answers.depth);
    for (const each of [about.scales, about.weights]) expect(each).toHaveLength(about.means.length);
    for (const scale of about.scales) expect(scale).toBeGreaterThan(0);
  });
});

describe("probabilityOf", () => {
  test("returns the logistic function of the weighted, standardised features", () => {
    fc.assert(
      fc.property(numbers(3), numbers(3), number, (features, weights, bias) => {
        const model = { means: [0, 1, 2], scales: [1, 2, 4], weights, bias };
        const scaled = features.map((each, i) => Math.max(-CLIP, Math.min(CLIP, (each - i) / 2 ** i)));
        expect(probabilityOf(model, features)).toBeCloseTo(sigmoid(dot(weights, scaled) + bias), 9);
      }),
      runs(100),
    );
  });

  test("is inverted by logit, which stays finite at 0 and 1", () => {
    for (const odds of [-8, -1, 0, 0.5, 9]) expect(logit(sigmoid(odds))).toBeCloseTo(odds, 6);
    expect(Number.isFinite(logit(0)) && Number.isFinite(logit(1))).toBe(true);
    expect(logit(0)).toBeCloseTo(-logit(1), 6);
  });
});

/** Toy samples: the sum of two features decides, with some noise that is the same in every run. */
function toySamples(count: number): LogisticSample[] {
  return Array.from({ length: count }, (_, i) => {
    const features = [Math.sin(i * 1.7) * 3 + 1, Math.cos(i * 2.3), ((i * 7) % 11) / 10];
    const odds = (features[0] ?? 0) - 1 + 2 * (features[1] ?? 0) + Math.sin(i * 12.9) * 2;
    return { features, isTrue: odds > 0, weight: i % 3 === 0 ? 2 : 1 };
  });
}

describe("learnLogistic", () => {
  const samples = toySamples(300);
  const model = learnLogistic(samples);
  const errors = samples.map((sample) => ({
    wrong: (probabilityOf(model, sample.features) - (sample.isTrue ? 1 : 0)) * sample.weight,
    scaled: sample.features.map((value, i) =>
      Math.max(-CLIP, Math.min(CLIP, (value - (model.means[i] ?? 0)) / (model.scales[i] ?? 1))),
    ),
  }));
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);

  test("finds weights at which the penalised likelihood has no slope", () => {
    for (const [i, weight] of model.weights.entries()) {
      const slope = errors.reduce((sum, { wrong, scaled }) => sum + wrong * (scaled[i] ?? 0), 0);
      // The penalty is a thousandth of all, and the weights are rounded to four digits.
      expect(Math.abs(slope / total + 1e-3 * weight)).toBeLessThan(1e-4);
    }
  });

  test("expects as many true samples as there are", () => {
    expect(Math.abs(errors.reduce((sum, { wrong }) => sum + wrong, 0) / total)).toBeLessThan(1e-4);
  });

  test("learns the same model twice", () => {
    expect(learnLogistic(toySamples(300))).toEqual(model);
  });

  test("returns finite weights for a constant feature", () => {
    const flat = samples.map((sample) => ({ ...sample, features: [...sample.features, 7] }));
    const { weights, scales } = learnLogistic(flat);
    expect(weights.every(Number.isFinite)).toBe(true);
    expect(scales[3]).toBe(1);
  });
});

describe("area", () => {
  test("returns the share of pairs in which the first value is higher", () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, values, (above, below) => {
        const pairs = above.flatMap((one) => below.map((other) => one > other));
        expect(area(above, below)).toBeCloseTo(pairs.filter(Boolean).length / pairs.length, 9);
      }),
      runs(100),
    );
  });
});

describe("learnNetwork", () => {
  const OPTIONS = { hidden: 3, epochs: 30, rate: 0.02, decay: 1e-5 } as const;
  /** A candidate is right if its two features are both large or both small, which no linear model can express. */
  const samples = Array.from({ length: 200 }, (_, i): RankSample => {
    const high = i % 2 === 0 ? 1 : 0;
    const order = i % 3 === 0 ? [0, 1] : [1, 0];
    const vectors = [Float64Array.of(high, high), Float64Array.of(high, 1 - high)];
    return {
      vectors: order.map((at) => vectors[at] ?? new Float64Array(2)),
      right: [order.indexOf(0)],
      weight: 1,
    };
  });

  test("ranks the right candidate first, although no linear model could", () => {
    const scoreOf = openNetwork(learnNetwork(samples, 2, OPTIONS));
    for (const { vectors, right } of samples.slice(0, 12)) {
      const scores = vectors.map(scoreOf);
      expect(right).toEqual([scores.indexOf(Math.max(...scores))]);
    }
  });

  test("learns the same model twice", () => {
    expect(learnNetwork(samples, 2, OPTIONS)).toEqual(learnNetwork(samples, 2, OPTIONS));
  });

  test("learns nothing from a question without a right candidate", () => {
    const none = samples.map((sample) => ({ ...sample, right: [] }));
    expect(learnNetwork(none, 2, OPTIONS)).toEqual(learnNetwork([], 2, OPTIONS));
  });
});
