// The askings of a fact that the Worker receives, and reproducible random numbers.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keptAskings } from "../../../index/askings.ts";
import { random, shuffled } from "../../../index/learning/random.ts";
import type { Fact } from "../../../src/corpus.ts";
import { isEnglish } from "../../../src/english-words.ts";
import { fold } from "../../../src/text.ts";
import { runs } from "../core/seeds-collection.ts";

const factOf = (asks: string[]): Fact => ({
  row: 3,
  source: "a",
  start: 4,
  end: 9,
  subject: "room",
  kind: "number",
  values: [[5, 7]],
  unit: "名",
  of: "律师",
  places: ["nanhe"],
  time: "2023",
  modality: "was",
  mark: "joint",
  asks,
  checked_on: "2026-11-02",
});
/** Askings with different numbers are not similar to each other. */
const repeated = (words: string, number: number) => String.fromCodePoint(0x4e00 + number).repeat(9) + words;
const chinese = fc.integer({ min: 0, max: 99 }).map((number) => `${repeated("律师", number)}？`);
const english = fc
  .integer({ min: 0, max: 25 })
  .map((number) => `how many ${String.fromCharCode(97 + number).repeat(24)}?`);
const asks = fc.uniqueArray(fc.oneof({ weight: 3, arbitrary: chinese }, { weight: 1, arbitrary: english }), {
  maxLength: 16,
});

/** Ignores the final question mark, which may be dropped. */
const bare = (text: string) => text.replace(/[？?]$/u, "");

describe("keptAskings", () => {
  test("keeps the first six Chinese askings and the first English one, in order", () => {
    fc.assert(
      fc.property(asks, (all) => {
        const kept = keptAskings(factOf(all)).asks;
        const isFirst = (text: string) => {
          const same = all.filter((other) => isEnglish(fold(other)) === isEnglish(fold(text)));
          return same.indexOf(text) < (isEnglish(fold(text)) ? 1 : 6);
        };
        expect(kept.map(bare)).toEqual(all.filter(isFirst).map(bare));
      }),
      runs(100),
    );
  });

  test("drops an asking that hardly differs from an earlier one", () => {
    const all = ["嘉善有多少名律师驻点？", "嘉善有多少名律师驻点呢？", "天天坐在县政府的法律专家几个？"];
    expect(keptAskings(factOf(all)).asks.map(bare)).toEqual([all[0], all[2]].map((text) => bare(text ?? "")));
  });

  test("changes nothing else in the fact", () => {
    fc.assert(
      fc.property(asks, (all) => {
        const fact = factOf(all);
        expect(keptAskings(fact)).toEqual({ ...fact, asks: keptAskings(fact).asks });
        expect(fact.asks).toEqual(all);
      }),
      runs(50),
    );
  });

  test("is idempotent", () => {
    fc.assert(
      fc.property(asks, (all) => {
        const kept = keptAskings(factOf(all));
        expect(keptAskings(kept)).toEqual(kept);
      }),
      runs(50),
    );
  });
});

describe("reproducible random numbers", () => {
  test("are in [0, 1), equal for the same seed and different for another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
        const draw = (of: number) => {
          const next = random(of);
          return Array.from({ length: 50 }, next);
        };
        for (const each of draw(seed)) expect(each >= 0 && each < 1).toBe(true);
        expect(draw(seed)).toEqual(draw(seed));
        expect(draw(seed)).not.toEqual(draw(seed + 1));
      }),
      runs(50),
    );
  });

  test("shuffle without loss, the same way for the same seed", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (things, seed) => {
        const before = [...things];
        const mixed = shuffled(things, seed);
        expect(things).toEqual(before);
        expect(mixed.toSorted((a, b) => a - b)).toEqual(things.toSorted((a, b) => a - b));
        expect(shuffled(things, seed)).toEqual(mixed);
      }),
      runs(100),
    );
  });

  test("put each element in each place about equally often", () => {
    const count = 3000;
    const firsts = Array.from({ length: count }, (_, seed) => shuffled([0, 1, 2, 3], seed)[0] ?? -1);
    for (const thing of [0, 1, 2, 3]) {
      const share = firsts.filter((first) => first === thing).length / count;
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.3);
    }
  });
});
