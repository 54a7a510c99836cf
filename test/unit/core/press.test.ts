// Compression loses nothing and makes a collection smaller; decompression accepts any input.
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { open, press } from "../../../src/press.ts";
import { seal } from "../../../src/seal.ts";
import { openSeeds, runs } from "./seeds-collection.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("法", "律", "援助", "\n", '"', "😀", "a", "\ud800", "\uffff") }),
  fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.nat(300)).map(([piece, times]) => piece.repeat(times)),
);

test("open restores any text, unit by unit", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(open(press(text)) === text).toBe(true);
    }),
    runs(100),
  );
});

test("open restores a text with more kinds of characters than have a short number", () => {
  const text = Array.from({ length: 60_000 }, (_, unit) => String.fromCharCode(unit)).join("");
  expect(open(press(text)) === text).toBe(true);
});

test("press makes a collection a quarter smaller after gzip, and open restores it", async () => {
  const { corpus } = await openSeeds();
  const text = seal(corpus);
  const pressed = press(text);
  expect(open(pressed) === text).toBe(true);
  expect(press(text)).toBe(pressed);
  expect(gzipSync(pressed).length).toBeLessThan(gzipSync(text).length * 0.75);
});

test("open returns some text for any other input, without an error", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.json()), anyText, (key, rest) => {
      expect(open(key)).toBeTypeOf("string");
      expect(open(`${key}\n${rest}`)).toBeTypeOf("string");
    }),
    runs(100),
  );
});
