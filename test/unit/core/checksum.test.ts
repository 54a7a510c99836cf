// The checksum finds every damage that a disk or a line does to a text.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checksum } from "../../../src/checksum.ts";
import { runs } from "./seeds-collection.ts";

const text = fc.string({ unit: "binary", minLength: 1 });

test("it is 16 hex digits, the same each time", () => {
  fc.assert(
    fc.property(text, (some) => {
      expect(checksum(some)).toMatch(/^[0-9a-f]{16}$/u);
      expect(checksum(some)).toBe(checksum(some));
    }),
    runs(200),
  );
});

test("it differs when any one unit differs, in any bit", () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(15), (some, position, bit) => {
      const at = position % some.length;
      const other = String.fromCharCode(some.charCodeAt(at) ^ (1 << bit));
      expect(checksum(some.slice(0, at) + other + some.slice(at + 1))).not.toBe(checksum(some));
    }),
    runs(500),
  );
});

test("it differs when units change places, are left out or are added", () => {
  for (const other of ["ba", "a", "b", "abb", "aab", "ab\0", "\0ab", ""])
    expect(checksum(other)).not.toBe(checksum("ab"));
});

test("100,000 short texts have 100,000 checksums", () => {
  const all = Array.from({ length: 100_000 }, (_, number) => checksum(String(number)));
  expect(new Set(all).size).toBe(all.length);
});
