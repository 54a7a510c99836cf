// JSON in columns converts back to the same JSON, whatever it contains.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fromColumns, intoColumns } from "../../../src/columns.ts";
import { runs } from "./seeds-collection.ts";

const word = fc.constantFrom("", "法", "a¦b", "¦", "[]", "嘉兴");
const row = fc.record({ name: word, words: fc.array(word), deep: fc.record({ "¦": fc.nat(), "[]": word }) });

test("fromColumns restores any JSON value", () => {
  const anyJson = fc.oneof(
    fc.jsonValue(),
    fc.array(row),
    fc.array(fc.array(word)),
    fc.record({ "[]": fc.array(word) }),
  );
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(fromColumns(JSON.parse(JSON.stringify(intoColumns(value))))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    runs(300),
  );
});

test("intoColumns writes each name once", () => {
  const written = JSON.stringify(
    intoColumns([
      { name: "a", at: 1 },
      { name: "b", at: 2 },
    ]),
  );
  expect(written).toBe('{"[]":{"name":"¦a¦b","at":[1,2]}}');
});
