// Training samples: each asking of a collection as a question, as if that asking had not been written.
import { describe, expect, test } from "vitest";
import { learnText } from "../../../index/learning/text.ts";
import { factsOfServices } from "../../../src/match/directory-facts.ts";
import { featuresOf, openTextModel } from "../../../src/match/text-model.ts";
import { FOLDS, foldOf, KINDS, openBench, rightFacts } from "../../../tools/learning/bench.ts";
import { learnKinds } from "../../../tools/learning/kinds.ts";
import { sampleOf } from "../../../tools/learning/samples.ts";
import { openCounty } from "../decide/county.ts";

const { collection } = await openCounty();
const { facts, services } = collection.corpus;
const lacking = [{ kind: "telephone", text: "中心的电话", fold: 0 }];
const bench = openBench(collection, [...facts, ...factsOfServices(services)], lacking);
const kinds = openTextModel(
  learnText([{ features: featuresOf("有多少"), label: 0, weight: 1 }], [...KINDS], {
    epochs: 1,
    rate: 0.1,
    examplesMin: 1,
    decay: 0,
    weightMin: 0,
  }),
);

describe("the askings of a collection", () => {
  test("are all askings of its facts, numbered in order, each with its fact", () => {
    const written = [...facts, ...factsOfServices(services)].flatMap(({ asks }, fact) =>
      asks.map((text) => ({ text, fact })),
    );
    expect(bench.askings.map(({ text, fact }) => ({ text, fact }))).toEqual(written);
    expect(bench.askings.map(({ number }) => number)).toEqual([...bench.askings.keys()]);
  });

  test("have their number in the index", () => {
    const { owners, firsts } = bench.matcher.askings;
    for (const { indexed, fact, text } of bench.askings) {
      if (indexed === null) continue;
      expect(owners[indexed]).toBe(fact);
      const kept = bench.matcher.facts[fact]?.asks[indexed - (firsts[fact] ?? 0)] ?? "";
      expect(text.startsWith(kept)).toBe(true);
      expect(text.length - kept.length).toBeLessThanOrEqual(1);
    }
  });

  test("of one statement are in one fold, so that a model is never tested on what it was trained on", () => {
    const parts = Map.groupBy(bench.askings, ({ fact }) => bench.matcher.describe(fact).statement.number);
    for (const [statement, askings] of parts) {
      expect(new Set(askings.map(({ fold }) => fold)).size).toBe(1);
      expect(FOLDS.map(Number)).toContain(foldOf(statement));
    }
  });
});

describe("rightFacts", () => {
  test("returns the asking's own fact, or all facts of its anchor for a statement", () => {
    for (const { fact } of bench.askings) {
      const right = rightFacts(bench.matcher, fact);
      const own = bench.matcher.facts[fact];
      if (own?.kind !== "statement") expect(right).toEqual([fact]);
      else {
        expect(right).toContain(fact);
        for (const number of right) {
          const other = bench.matcher.facts[number];
          expect(other?.kind).not.toBe("need");
          expect(other?.source).toBe(own.source);
          expect((other?.start ?? 0) < own.end && (other?.end ?? 0) > own.start).toBe(true);
        }
      }
    }
    expect(rightFacts(bench.matcher, -1)).toEqual([]);
  });
});

describe("a sample", () => {
  test("excludes its own asking, and has the right facts among its candidates", async () => {
    for (const asking of bench.askings) {
      const { isOut, right, candidates, vectors } = await sampleOf(bench, asking, { kinds, liken: undefined });
      if (asking.indexed !== null) expect(isOut(asking.indexed)).toBe(true);
      expect(right.map((i) => candidates[i]?.described.number).toSorted()).toEqual(
        rightFacts(bench.matcher, asking.fact).toSorted(),
      );
      expect(vectors).toHaveLength(candidates.length);
      for (const vector of vectors) expect(vector.every(Number.isFinite)).toBe(true);
    }
  });

  test("never matches its own words as an asking", async () => {
    for (const asking of bench.askings) {
      const { candidates, question } = await sampleOf(bench, asking, { kinds, liken: undefined });
      const isRepeated = bench.askings.some((other) => other.text === asking.text && other !== asking);
      const own = candidates.find(({ described }) => described.number === asking.fact);
      if (!isRepeated && !question.carried && asking.indexed !== null)
        expect(own?.features.asked ?? 0).toBeLessThan(0.999);
    }
  });

  test("is the same when it is made again", async () => {
    for (const asking of bench.askings.slice(0, 12)) {
      const [one, other] = [
        await sampleOf(bench, asking, { kinds, liken: undefined }),
        await sampleOf(bench, asking, { kinds, liken: undefined }),
      ];
      expect(other.vectors).toEqual(one.vectors);
      expect(other.right).toEqual(one.right);
    }
  });

  test("of some askings is a follow-up without the name of its subject", async () => {
    const samples = await Promise.all(
      bench.askings.map((asking) => sampleOf(bench, asking, { kinds, liken: undefined })),
    );
    const followUps = samples.filter(({ question }) => question.carried);
    expect(followUps.length).toBeGreaterThan(0);
    for (const { question, asking } of followUps) {
      const { subject } = bench.matcher.describe(asking.fact);
      expect(question.folded).not.toContain(subject?.name);
      expect(question.before?.subject).toBe(subject?.id);
    }
  });
});

describe("learnKinds", () => {
  test("learns from all folds but one, and from the lacking kinds", () => {
    const all = learnKinds(bench, [], null);
    expect(all.classes).toEqual(KINDS);
    expect(learnKinds(bench, [], null)).toEqual(all);
    expect(KINDS).not.toContain("statement");
    const bare = openBench(collection, [], lacking);
    expect(learnKinds(bare, [], 0)).toEqual(learnKinds(openBench(collection, [], []), [], null));
  });
});
