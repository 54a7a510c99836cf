// The packed table of the danger model: what is written is read again.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openTable, packTable } from "../../../src/question/danger-table.ts";
import { runs } from "./seeds-collection.ts";

const steps = fc.oneof(fc.constant(0), fc.integer({ min: -300, max: 300 }));

const anyTable = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 20 }), { maxLength: 60 }), fc.integer({ min: 0, max: 15 }))
  .chain(([features, kinds]) => {
    const column = fc.array(steps, { minLength: features.length, maxLength: features.length });
    return fc.record({
      features: fc.constant(Int32Array.from(features.toSorted((a, b) => a - b))),
      alarm: column.map((weights) => Int16Array.from(weights)),
      kinds: fc.array(
        column.map((weights) => Int16Array.from(weights)),
        { minLength: kinds, maxLength: kinds },
      ),
    });
  });

test("a table is read as it was written, from text that may stand in a string literal", () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const before = structuredClone(table);
      const packed = packTable(table);
      expect(table).toEqual(before);
      expect(openTable(packed, table.features.length, table.kinds.length)).toEqual(table);
      expect(packed).toMatch(/^[#-[\]-~]*$/u);
    }),
    runs(100),
  );
});
