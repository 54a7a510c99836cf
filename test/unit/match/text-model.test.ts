// The linear text model: packing and opening keep what it says, and it learns from examples.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { learnText, type TextExample } from "../../../index/learning/text.ts";
import { featuresOf, openTextModel, packTextModel, softmax } from "../../../src/match/text-model.ts";
import { fold } from "../../../src/text.ts";
import { runs } from "../core/seeds-collection.ts";
import { anyUnits, hardText } from "../core/strings.ts";

const CLASSES = ["one", "two", "three"] as const;
const feature = fc.integer({ min: 0, max: 2 ** 20 - 1 });
/** Weights as they are packed: in steps of 0.25. */
const weight = fc.integer({ min: -400, max: 400 }).map((steps) => steps / 4);
const table = fc
  .uniqueArray(fc.tuple(feature, fc.array(weight, { minLength: 3, maxLength: 3 })), {
    maxLength: 30,
    selector: ([each]) => each,
  })
  .map((rows) => new Map(rows.map(([each, weights]): [number, Float64Array] => [each, Float64Array.from(weights)])));
const biases = fc
  .array(fc.integer({ min: -9000, max: 9000 }), { minLength: 3, maxLength: 3 })
  .map((all) => Float64Array.from(all, (bias) => bias / 1000));
const typed = fc.oneof(
  hardText,
  anyUnits,
  fc.constantFrom("律师有多少？", "how many lawyers are there", "2024年 12348", ""),
);

/** The plain computation: the sum of the weights, normalised by the number of features, through softmax. */
function plainly(weights: ReadonlyMap<number, Float64Array>, bias: Float64Array, of: ReadonlySet<number>): number[] {
  const odds = CLASSES.map((_, i) => {
    const sum = [...of].reduce((total, each) => total + (weights.get(each)?.[i] ?? 0), 0);
    return sum / Math.sqrt(Math.max(1, of.size)) + (bias[i] ?? 0);
  });
  const worth = odds.map((each) => Math.exp(each - Math.max(...odds)));
  const all = worth.reduce((sum, each) => sum + each, 0);
  return worth.map((each) => each / all);
}

describe("a packed and opened model", () => {
  test("gives the probabilities of its weights", () => {
    fc.assert(
      fc.property(table, biases, fc.array(feature, { maxLength: 20 }), (weights, bias, others) => {
        const model = openTextModel(packTextModel(CLASSES, weights, bias));
        const known = [...weights.keys()].filter((_, i) => i % 2 === 0);
        const of = new Set([...known, ...others]);
        const expected = plainly(weights, bias, of);
        const actual = model.probabilities(of);
        for (const [i, probability] of expected.entries()) expect(actual[i]).toBeCloseTo(probability, 9);
        expect(model.classes).toEqual(CLASSES);
      }),
      runs(200),
    );
  });

  test("gives probabilities that add up to 1 and do not depend on the order of features", () => {
    fc.assert(
      fc.property(table, biases, typed, (weights, bias, text) => {
        const model = openTextModel(packTextModel(CLASSES, weights, bias));
        const features = featuresOf(fold(text));
        const actual = model.probabilities(features);
        expect(actual.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        for (const each of actual) expect(each).toBeGreaterThanOrEqual(0);
        const turned = model.probabilities(new Set([...features].reverse()));
        for (const [i, each] of actual.entries()) expect(turned[i]).toBeCloseTo(each, 9);
        expect(model.probabilities(features)).toEqual(actual);
      }),
      runs(100),
    );
  });

  test("is printable ASCII that survives JSON", () => {
    fc.assert(
      fc.property(table, biases, (weights, bias) => {
        const packed = packTextModel(CLASSES, weights, bias);
        expect(`${packed.features}${packed.weights}`).toMatch(/^[\u0020-\u007e]*$/u);
        expect(JSON.parse(JSON.stringify(packed))).toEqual(packed);
      }),
      runs(50),
    );
  });

  test("leaves out weights that round to 0", () => {
    const small = new Map([[7, Float64Array.of(0.1, -0.1)]]);
    expect(packTextModel(["one", "two"], small, Float64Array.of(0, 0))).toMatchObject({ features: "", weights: "" });
  });
});

describe("softmax", () => {
  test("stays finite for very large odds", () => {
    expect([...softmax(Float64Array.of(1e6, -1e6))]).toEqual([1, 0]);
    expect([...softmax(Float64Array.of(-1e6, -1e6))]).toEqual([0.5, 0.5]);
  });
});

describe("featuresOf", () => {
  test("returns numbers of 20 bits, the same every time, for any text", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const features = featuresOf(fold(text));
        for (const each of features) expect(Number.isInteger(each) && each >= 0 && each < 2 ** 20).toBe(true);
        expect(featuresOf(fold(text))).toEqual(features);
      }),
      runs(100),
    );
  });

  test.each([
    ["2023年办了多少件？", "1999年办了多少件？"],
    ["律师有多少？", "律师有多少！"],
    ["律师  有多少", "律师 有多少"],
  ])("returns the same for 「%s」 and 「%s」: it ignores which digits and which marks occur", (one, other) => {
    expect(featuresOf(one)).toEqual(featuresOf(other));
  });

  test("returns words and pairs of words for English", () => {
    const words = featuresOf("how many lawyers");
    expect(words.size).toBe(5 + 4);
    expect(featuresOf("lawyers many how")).not.toEqual(words);
  });
});

const OPTIONS = { epochs: 8, rate: 0.5, examplesMin: 2, decay: 1e-4, weightMin: 0.1 } as const;
const THINGS = ["律师", "调解员", "公证员", "法律顾问", "志愿者", "中心", "窗口", "调解室"];
const HOW_MANY = ["有多少名", "一共有几个", "有多少", "总数是多少"];
const WHERE = ["在哪里", "地址在哪", "在什么地方", "哪里能找到"];
const examplesOf = (things: readonly string[]): TextExample[] =>
  things.flatMap((thing) =>
    [HOW_MANY, WHERE].flatMap((ends, label) =>
      ends.map((end) => ({ features: featuresOf(`${thing}${end}`), label, weight: 1 })),
    ),
  );

describe("learnText", () => {
  const learn = () => learnText(examplesOf(THINGS), ["number", "place"], OPTIONS);

  test("tells questions for a number from those for a place, for unseen things", () => {
    const model = openTextModel(learn());
    for (const thing of ["仲裁员", "自助机", "图书馆"]) {
      for (const end of HOW_MANY) expect(model.probabilities(featuresOf(thing + end))[0]).toBeGreaterThan(0.7);
      for (const end of WHERE) expect(model.probabilities(featuresOf(thing + end))[1]).toBeGreaterThan(0.7);
    }
  });

  test("learns the same model twice", () => {
    expect(learn()).toEqual(learn());
  });

  test("ignores a feature with too few examples", () => {
    const rare = learnText(examplesOf(THINGS), ["number", "place"], { ...OPTIONS, examplesMin: 1000 });
    expect(rare.features).toBe("");
  });

  test("prefers the class with more weight", () => {
    const features = featuresOf("律师");
    const examples = [
      { features, label: 0, weight: 1 },
      { features, label: 1, weight: 4 },
    ];
    const [one = 1, two = 0] = openTextModel(learnText(examples, ["a", "b"], OPTIONS)).probabilities(features);
    expect(two).toBeGreaterThan(one);
  });
});
