// The index of terms compared with the slow way, which splits each text with the tokenizer.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frequencyOf, indexTerms, textsWith } from "../../../src/term-index.ts";
import { fold, hanCharacters, termsOfFolded } from "../../../src/text.ts";
import { runs } from "./seeds-collection.ts";
import { anyUnits, hardText, reportText } from "./strings.ts";

const texts = fc.array(fc.oneof(anyUnits, hardText, reportText).map(fold), { maxLength: 6 });
const numbersOf = (all: readonly string[], has: (text: string) => boolean) =>
  all.flatMap((text, number) => (has(text) ? [number] : []));

describe("an index of terms", () => {
  test("gives the texts that contain each term, and how often", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const index = indexTerms(all);
        const cut = all.map(termsOfFolded);
        const vocabulary = new Set(cut.flat());
        expect(index.features).toBe(vocabulary.size);
        for (const term of vocabulary) {
          const feature = index.term(term);
          const expected = numbersOf(all, (text) => termsOfFolded(text).includes(term));
          expect([...textsWith(index, feature)], term).toEqual(expected);
          expect(frequencyOf(index, feature)).toBe(expected.length);
          const counts = index.counts.subarray(index.starts[feature], index.starts[feature + 1]);
          expect([...counts]).toEqual(expected.map((number) => cut[number]?.filter((other) => other === term).length));
        }
      }),
      runs(200),
    );
  });

  test("numbers features by their first occurrence, and counts those of each text", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const index = indexTerms(all);
        const inOrder = [...new Set(all.flatMap(termsOfFolded))];
        expect(inOrder.map((term) => index.term(term))).toEqual(inOrder.map((_, feature) => feature));
        expect([...index.distinct]).toEqual(all.map((text) => new Set(termsOfFolded(text)).size));
      }),
      runs(200),
    );
  });

  test("keeps single characters apart from terms", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const index = indexTerms(all, true);
        for (const character of new Set(all.flatMap((text) => [...hanCharacters(text)]))) {
          const expected = numbersOf(all, (text) => hanCharacters(text).has(character));
          expect([...textsWith(index, index.character(character))], character).toEqual(expected);
        }
        for (const term of new Set(all.flatMap(termsOfFolded))) {
          const expected = numbersOf(all, (text) => termsOfFolded(text).includes(term));
          expect([...textsWith(index, index.term(term))], term).toEqual(expected);
        }
      }),
      runs(200),
    );
  });

  test("gives no texts for unknown terms and characters", () => {
    const index = indexTerms(["法律援助", "legal aid"], true);
    for (const term of ["律法", "援", "aids", "", " ", "__proto__", "𠮷", "𠮷法", "\ud842"]) {
      expect(index.term(term), term).toBe(-1);
      expect([...textsWith(index, index.term(term))]).toEqual([]);
      expect(frequencyOf(index, -1)).toBe(0);
    }
    for (const character of ["顾", "l", "", "𠮷"]) expect(index.character(character), character).toBe(-1);
  });

  test("keeps many thousands of pairs apart", () => {
    const all = Array.from({ length: 20_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + (i % 150), 0x5e00 + Math.floor(i / 150)),
    );
    const index = indexTerms(all);
    expect(index.features).toBe(all.length);
    for (const [number, pair] of all.entries()) expect(index.term(pair)).toBe(number);
  });
});
