// Finding which of many words stand in a text, against looking for one after the other.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createWordFinder } from "../../../src/question/word-finder.ts";
import { runs } from "./seeds-collection.ts";

const piece = fc.constantFrom("法", "律", "法律", "援助", "法律援助", "a", "ab", "𠮷", "\n", "$&");

test("each word that stands in the text is found once, in the order of the words", () => {
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece, { maxLength: 12 }), (words, pieces) => {
      const text = pieces.join("");
      const expected = words.flatMap((word, number) => (text.includes(word) ? [number] : []));
      expect(createWordFinder(words)(text)).toEqual(expected);
    }),
    runs(300),
  );
});

test("an empty word and an empty text find nothing", () => {
  expect(createWordFinder(["", "法"])("律")).toEqual([]);
  expect(createWordFinder(["", "法"])("")).toEqual([]);
});
