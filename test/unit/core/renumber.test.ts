// Renumbering loses nothing, gives well-formed text that gzip makes smaller, and restoring accepts any input.
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { renumber, restore } from "../../../src/renumber.ts";
import { seal } from "../../../src/seal.ts";
import { openSeeds, runs } from "./seeds-collection.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("法", "律", "\n", '"', "😀", "a", "\ud800", "\uffff", "\ufeff") }),
);

test("restore gives any text back, unit by unit", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(restore(renumber(text)) === text).toBe(true);
    }),
    runs(200),
  );
});

test("restore gives a text of 50,000 different characters back", () => {
  const text = Array.from({ length: 50_000 }, (_, unit) => String.fromCharCode(unit)).join("");
  expect(restore(renumber(text)) === text).toBe(true);
});

test("a collection is well-formed text, the same each time, and an eleventh smaller after gzip", async () => {
  const { corpus } = await openSeeds();
  const text = seal(corpus);
  const renumbered = renumber(text);
  expect(renumbered.isWellFormed()).toBe(true);
  expect(renumber(text)).toBe(renumbered);
  expect(restore(renumbered) === text).toBe(true);
  expect(gzipSync(renumbered).length).toBeLessThan((gzipSync(text).length * 10) / 11);
});

test("restore returns some text for any other input, without an error", () => {
  fc.assert(
    fc.property(anyText, fc.nat(70_000), (rest, count) => {
      expect(typeof restore(`${count} ${rest}`)).toBe("string");
      expect(typeof restore(rest)).toBe("string");
    }),
    runs(200),
  );
});
