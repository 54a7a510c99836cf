// Packing and unpacking facts loses nothing.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACT_MARKS, type Fact, MODALITIES } from "../../../src/corpus.ts";
import { FACT_KINDS } from "../../../src/fact-kinds.ts";
import { packFacts, unpackFacts } from "../../../src/packed-facts.ts";
import { runs } from "../core/seeds-collection.ts";
import { hardText } from "../core/strings.ts";

const offset = fc.integer({ min: 0, max: 200_000 });
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/u);
const anyFact: fc.Arbitrary<Fact> = fc.record({
  row: fc.integer({ min: 0, max: 5000 }),
  source: fc.constantFrom("a", "b", "__proto__"),
  start: offset,
  end: offset,
  subject: fc.option(id),
  kind: fc.constantFrom(...FACT_KINDS),
  values: fc.array(fc.tuple(offset, offset), { maxLength: 4 }),
  unit: fc.constantFrom("", "名", "家"),
  of: hardText,
  places: fc.array(id, { maxLength: 3 }),
  time: fc.constantFrom("", "2023", "去年"),
  modality: fc.constantFrom(...MODALITIES),
  mark: fc.constantFrom(...FACT_MARKS),
  asks: fc.array(hardText, { maxLength: 4 }),
  checked_on: fc.option(fc.constantFrom("2026-11-02", "2025-01-31")),
});

describe("packFacts and unpackFacts", () => {
  test("return the same facts, also through JSON, in any order of sources and places", () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
        expect(unpackFacts(packFacts(facts))).toEqual(facts);
        const text = JSON.stringify(packFacts(facts));
        expect(unpackFacts(JSON.parse(text))).toEqual(facts.map((fact) => JSON.parse(JSON.stringify(fact))));
      }),
      runs(200),
    );
  });

  test("name a source once for neighbouring facts", () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
        const sources = packFacts(facts).map(({ source }) => source);
        expect(sources.every((source, i) => source !== sources[i - 1])).toBe(true);
      }),
      runs(50),
    );
  });

  test("return an empty list for an empty list", () => {
    expect(packFacts([])).toEqual([]);
    expect(unpackFacts([])).toEqual([]);
  });
});
