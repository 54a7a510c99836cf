// Compares the index of askings with a plain computation of the same sums over sets.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Askings, type Compared, indexAskings } from "../../../src/match/askings.ts";
import { fold, hanCharacters, termsOfFolded } from "../../../src/text.ts";
import { runs } from "../core/seeds-collection.ts";
import { hardText } from "../core/strings.ts";

/** A question as it is compared, with the full share for each part. */
function compared(text: string): Compared {
  const folded = fold(text);
  return {
    terms: new Map(termsOfFolded(folded).map((term) => [term, 1])),
    characters: new Map([...hanCharacters(folded)].map((character) => [character, 1])),
  };
}

const index = (...facts: readonly (readonly string[])[]): Askings =>
  indexAskings(
    facts.map((asks) => ({ asks: [...asks] })),
    fold,
  );

/** The terms and characters of an asking as one set; a prefix tells the characters apart. */
function featuresOf(text: string): Set<string> {
  const folded = fold(text);
  return new Set([...termsOfFolded(folded), ...[...hanCharacters(folded)].map((character) => `one ${character}`)]);
}

const common = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].filter((each) => other.has(each));

/** The plain computation: twice the rarity in common, divided by the sum of both rarities. */
function createOracle(facts: readonly (readonly string[])[]) {
  const askings = facts.flat().map(featuresOf);
  const rarity = (feature: string) =>
    Math.log(1 + askings.length / (1 + askings.filter((asking) => asking.has(feature)).length));
  const sum = (features: Iterable<string>) => [...features].reduce((total, feature) => total + rarity(feature), 0);
  return (question: string, isLeftOut: (asking: number) => boolean) => {
    const own = featuresOf(question);
    let number = 0;
    return facts.map((asks) => {
      const written = asks.flatMap((asking) => (isLeftOut(number++) ? [] : [featuresOf(asking)]));
      const likest = written
        .map((asking) => (2 * sum(common(own, asking))) / Math.max(1e-9, sum(own) + sum(asking)))
        .sort((a, b) => b - a);
      const covered = new Set(written.flatMap((asking) => common(own, asking)));
      return {
        best: likest[0] ?? 0,
        mean: likest.slice(0, 3).reduce((total, each) => total + each, 0) / 3,
        cover: sum(own) === 0 ? 0 : sum(covered) / sum(own),
      };
    });
  };
}

const asking = fc.oneof(
  fc.array(fc.constantFrom(..."南河县调解员律师有多少名在哪里电话"), { maxLength: 12 }).map((all) => all.join("")),
  fc.constantFrom("how many lawyers", "Where is the mediation room?", "12348 是什么", "𠮷", ""),
  hardText,
);
const someFacts = fc.array(fc.array(asking, { maxLength: 5 }), { maxLength: 6 });

describe("compare", () => {
  test("returns the weighted Dice coefficient over terms and characters: the best and the mean of three", () => {
    fc.assert(
      fc.property(someFacts, asking, fc.integer({ min: 1, max: 7 }), (facts, question, step) => {
        const isLeftOut = (number: number) => number % step === step - 1 && step > 1;
        const expected = createOracle(facts)(question, isLeftOut);
        const { best, mean, cover } = index(...facts).compare(compared(question), isLeftOut);
        expect(best).toHaveLength(facts.length);
        for (const [fact, oracle] of expected.entries()) {
          expect(best[fact]).toBeCloseTo(oracle.best, 5);
          expect(mean[fact]).toBeCloseTo(oracle.mean, 5);
          expect(cover[fact]).toBeCloseTo(oracle.cover, 5);
        }
      }),
      runs(200),
    );
  });

  test("returns numbers from 0 to 1", () => {
    fc.assert(
      fc.property(someFacts, asking, (facts, question) => {
        const { best, mean, cover } = index(...facts).compare(compared(question));
        for (const share of [...best, ...mean, ...cover]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
      runs(100),
    );
  });

  test("returns 1 for the asking itself, whatever other askings there are", () => {
    const { best, cover } = index(["调解员有多少？"], ["律师有多少？", "律师几名？"]).compare(compared("律师几名？"));
    expect(best[1]).toBeCloseTo(1, 6);
    expect(cover[1]).toBeCloseTo(1, 6);
    expect(best[0]).toBeLessThan(1);
  });

  test("does not depend on earlier comparisons", () => {
    const askings = index(["调解员有多少？"], ["律师有多少？"]);
    const first = askings.compare(compared("律师有几名")).best.slice();
    askings.compare(compared("调解室在哪里"));
    expect(askings.compare(compared("律师有几名")).best).toEqual(first);
  });

  test("returns 0 for a question without words", () => {
    const { best, mean, cover } = index(["律师有多少？"], []).compare(compared("……"));
    expect([...best, ...mean, ...cover]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("weighs terms carried over by their share", () => {
    const askings = index(["律师有多少"]);
    const [own] = askings.compare(compared("律师在哪里")).best;
    const { terms, characters } = compared("律师在哪里");
    const half = (all: ReadonlyMap<string, number>) =>
      new Map([...all].map(([key, share]): [string, number] => [key, "律师".includes(key) ? share / 2 : share]));
    const [carried] = askings.compare({ terms: half(terms), characters: half(characters) }).best;
    expect(carried).toBeLessThan(own ?? 0);
    expect(carried).toBeGreaterThan(0);
  });
});

describe("compare with askings left out", () => {
  const askings = index(["律师有多少？", "有几个律师？"], ["调解员有多少？"]);

  test("ignores an asking that is left out", () => {
    const all = askings.compare(compared("有几个律师？")).best.slice();
    const without = askings.compare(compared("有几个律师？"), (number) => number === 1);
    expect(all[0]).toBeCloseTo(1, 6);
    expect(without.best[0]).toBeLessThan(1);
    expect(without.best[1]).toBe(all[1]);
  });

  test("returns 0 for a fact whose askings are all left out", () => {
    const { best, mean, cover } = askings.compare(compared("有几个律师？"), (number) => number < 2);
    expect([best[0], mean[0], cover[0]]).toEqual([0, 0, 0]);
  });
});

describe("cover", () => {
  test("counts each word of the question once, in whichever asking it occurs", () => {
    const { best, cover } = index(["律师电话", "律师地址"], ["律师电话地址"]).compare(compared("律师电话，律师地址"));
    expect(cover[0]).toBeCloseTo(1, 6);
    expect(best[0]).toBeLessThan(1);
  });

  test("is below 1 when a word occurs in no asking", () => {
    const [cover = 1] = index(["律师电话"]).compare(compared("律师电话，会计地址")).cover;
    expect(cover).toBeGreaterThan(0);
    expect(cover).toBeLessThan(1);
  });
});

describe("indexAskings", () => {
  test("numbers the askings in order, each with its fact", () => {
    const { owners, firsts } = index(["甲", "乙"], [], ["丙"]);
    expect([...owners]).toEqual([0, 0, 2]);
    expect([...firsts]).toEqual([0, 2, 2, 3]);
  });

  test("gives a term the higher rarity the fewer askings have it, and the highest if none has", () => {
    const askings = index(["律师有多少", "律师在哪里"], ["调解员有多少", "律师电话"]);
    const [often, seldom, never] = ["律师", "调解", "会计"].map(askings.rarity);
    expect(often).toBeLessThan(seldom ?? 0);
    expect(seldom).toBeLessThan(never ?? 0);
  });

  test("works without facts and without askings", () => {
    expect(index().compare(compared("律师")).best).toHaveLength(0);
    expect([...index([], []).compare(compared("律师")).best]).toEqual([0, 0]);
  });
});
