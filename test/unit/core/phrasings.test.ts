// How like a question the editors' phrasings are: the index against Dice written out, and what likeness must be.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Phrasing } from "../../../src/corpus.ts";
import { type Compared, indexPhrasings } from "../../../src/search/phrasings.ts";
import { fold, hanCharacters, terms } from "../../../src/text.ts";
import { openSeeds, runs } from "./seeds-collection.ts";

const phrasing = (...ask: string[]): Phrasing => ({ source: "a", start: 0, end: 1, ask });
const compared = (text: string): Compared => ({
  terms: new Map(terms(text).map((term) => [term, 1])),
  characters: hanCharacters(fold(text)),
});
const index = (phrasings: readonly Phrasing[]) => indexPhrasings(phrasings, fold);

const features = (text: string) =>
  new Set([...new Set(terms(text)), ...[...hanCharacters(fold(text))].map((character) => `one ${character}`)]);

/** Twice what is shared over what both have, each feature worth its rarity among all questions. */
function dice(asked: string, written: string, all: readonly string[]): number {
  const rarity = (feature: string) =>
    Math.log(1 + all.length / (1 + all.filter((text) => features(text).has(feature)).length));
  const weight = (of: Iterable<string>) => [...of].reduce((sum, feature) => sum + rarity(feature), 0);
  const [mine, theirs] = [features(asked), features(written)];
  const both = weight(mine) + weight(theirs);
  return both === 0 ? 0 : (2 * weight([...mine].filter((feature) => theirs.has(feature)))) / both;
}

/** What is less alike than this may be left out. */
const BARELY = 0.1;

const ASKED = [
  "欠我钱不还，找谁？",
  "别人借钱不还怎么办",
  "法律援助怎么申请",
  "What is legal aid?",
  "半夜想问律师",
  "24小时有律师吗",
  "村里的法律顾问是谁",
  "邻居吵架找谁调解",
];
const question = fc.oneof(
  fc.constantFrom(...ASKED),
  fc
    .array(fc.constantFrom(..."欠钱律师法援助调解村里谁 a1"), { minLength: 1, maxLength: 12 })
    .map((all) => all.join("")),
);

describe("likeness", () => {
  test("is that of Dice, for the best of a phrasing's questions", () => {
    fc.assert(
      fc.property(
        question,
        fc.array(fc.array(question, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        (asked, written) => {
          const phrasings = written.map((each) => phrasing(...each));
          const all = written.flat();
          const expected = written.map((each) => Math.max(...each.map((text) => dice(asked, text, all))));
          const found = index(phrasings).find(compared(asked), phrasings.length);
          for (const [i, each] of phrasings.entries()) {
            const likeness = expected[i] ?? -1;
            const match = found.find((other) => other.phrasing === each);
            if (match === undefined) expect(likeness).toBeLessThan(BARELY);
            else expect(match.similarity).toBeCloseTo(likeness, 10);
          }
        },
      ),
      runs(150),
    );
  });

  test("is the same in both directions", () => {
    fc.assert(
      fc.property(question, question, (a, b) => {
        const both = [phrasing(a), phrasing(b)] as const;
        const likeness = (asked: string, of: Phrasing) =>
          index(both)
            .find(compared(asked), 2)
            .find((match) => match.phrasing === of)?.similarity ?? 0;
        expect(likeness(a, both[1])).toBeCloseTo(likeness(b, both[0]), 12);
      }),
      runs(150),
    );
  });

  test("lies between 0 and 1, and is 1 for the very same question only", () => {
    fc.assert(
      fc.property(question, question, (a, b) => {
        const [best] = index([phrasing(b)]).find(compared(a), 1);
        const similarity = best?.similarity ?? 0;
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1 + 1e-9);
        const same = features(a).size > 0 && [...features(a)].sort().join() === [...features(b)].sort().join();
        expect(similarity > 1 - 1e-9).toBe(same);
      }),
      runs(150),
    );
  });

  test("nothing shared gives nothing", () => {
    const made = index([phrasing("法律援助怎么申请"), phrasing("legal aid")]);
    for (const text of ["天气", "weather", "", "，。", "😀"]) expect(made.find(compared(text), 5)).toEqual([]);
    expect(index([]).find(compared("法律"), 5)).toEqual([]);
  });

  test("a rare word shared is worth more than a common one", () => {
    const [rare, common] = [phrasing("公证窗口"), phrasing("法律窗口")];
    const made = index([rare, common, phrasing("法律顾问"), phrasing("法律援助"), phrasing("法律咨询")]);
    expect(made.find(compared("公证法律"), 1)[0]?.phrasing).toBe(rare);
  });

  test("a phrasing, or one question of it, can be left out", () => {
    const [two, one] = [phrasing("欠钱不还", "借钱不还找谁"), phrasing("欠钱找谁")];
    const made = index([two, one]);
    const found = (ask: number | null) => made.find(compared("欠钱不还"), 2, { phrasing: two, ask });
    expect(found(null).map((match) => match.phrasing)).toEqual([one]);
    expect(found(1)[0]).toEqual({ phrasing: two, similarity: 1 });
    const rest = found(0).find((match) => match.phrasing === two)?.similarity ?? 0;
    expect(rest).toBeGreaterThan(0);
    expect(rest).toBeLessThan(1);
  });

  test("a word carried over counts for less", () => {
    const made = index([phrasing("法律援助"), phrasing("人民调解")]);
    const asked = (share: number) =>
      made.find(
        {
          terms: new Map([
            ["法律", 1],
            ["调解", share],
          ]),
          characters: new Set(),
        },
        2,
      );
    const ofMediation = (share: number) => asked(share).find((match) => match.phrasing.ask[0] === "人民调解");
    expect(ofMediation(0.5)?.similarity).toBeLessThan(ofMediation(1)?.similarity ?? 0);
  });
});

describe("the editors' phrasings of the product", async () => {
  const { corpus } = await openSeeds();
  const made = index(corpus.phrasings);

  test("each of their questions finds its own phrasing first, or one that asks the same", () => {
    for (const each of corpus.phrasings) {
      for (const ask of each.ask) {
        const [best] = made.find(compared(ask), 1);
        expect(best?.similarity, ask).toBeGreaterThan(1 - 1e-9);
      }
    }
  });

  test("are found best first, at most as many as asked for", () => {
    const found = made.find(compared("嘉兴有多少人民调解员？"), 7);
    expect(found).toHaveLength(7);
    const order = found.map(({ similarity }) => similarity);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
  });

  test("as many as asked for are the first of all that are like it", () => {
    for (const asked of ASKED) {
      const all = made.find(compared(asked), corpus.phrasings.length);
      for (const limit of [0, 1, 5, 14]) expect(made.find(compared(asked), limit)).toEqual(all.slice(0, limit));
    }
  });

  test("give their words back, and know no other", () => {
    const cut = corpus.phrasings.map((each) => ({ each, has: new Set(each.ask.flatMap((ask) => terms(ask))) }));
    for (const each of corpus.phrasings.slice(0, 20)) {
      const own = each.ask.flatMap((ask) => terms(ask));
      for (const term of own) {
        expect(made.knows(term)).toBe(true);
        expect(made.having(term)).toContain(each);
        expect(made.having(term)).toEqual(cut.filter(({ has }) => has.has(term)).map(({ each: other }) => other));
      }
    }
    expect(made.knows("量子")).toBe(false);
    expect(made.having("量子")).toEqual([]);
  });
});
