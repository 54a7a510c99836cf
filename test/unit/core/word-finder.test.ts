// createWordFinder compared with searching for one word after another.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createWordFinder } from "../../../src/question/word-finder.ts";
import { runs } from "./seeds-collection.ts";

const piece = fc.constantFrom("法", "律", "法律", "援助", "法律援助", "a", "ab", "𠮷", "\n", "$&");

test("createWordFinder finds each word of the text once, in the order of the words", () => {
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece, { maxLength: 12 }), (words, pieces) => {
      const text = pieces.join("");
      const expected = words.flatMap((word, number) => (text.includes(word) ? [number] : []));
      expect(createWordFinder(words)(text)).toEqual(expected);
    }),
    runs(300),
  );
});

test("createWordFinder finds nothing for an empty word or in an empty text", () => {
  expect(createWordFinder(["", "法"])("律")).toEqual([]);
  expect(createWordFinder(["", "法"])("")).toEqual([]);
});
