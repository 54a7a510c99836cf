// Phrasings as they are written in the corpus's text: read again they are the same.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packPhrasings, unpackPhrasings } from "../../../src/packed-phrasings.ts";

const phrasing = fc
  .record({
    source: fc.constantFrom("a", "b", "一"),
    start: fc.nat(100_000),
    length: fc.nat(500),
    ask: fc.array(fc.string(), { maxLength: 4 }),
  })
  .map(({ start, length, ...rest }) => ({ ...rest, start, end: start + length }));

describe("packed phrasings", () => {
  test("are read as they were, in any order of sources and spans, through JSON", () => {
    fc.assert(
      fc.property(fc.array(phrasing, { maxLength: 30 }), (phrasings) => {
        const written = JSON.parse(JSON.stringify(packPhrasings(phrasings)));
        expect(unpackPhrasings(written)).toEqual(phrasings);
      }),
    );
  });

  test("write the source once for all that follow each other in it", () => {
    const packed = packPhrasings([
      { source: "a", start: 22, end: 38, ask: ["谁写的？"] },
      { source: "a", start: 20, end: 38, ask: ["几年？", "哪年？"] },
    ]);
    expect(packed).toEqual([["a", [22, 16, -2, 18], [["谁写的？"], ["几年？", "哪年？"]]]]);
  });
});
