// What stands in for built-ins that an old browser lacks does what the built-ins do.
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addLaterBuiltIns } from "../../../src/web/offline/later-built-ins.ts";

const { groupBy } = Map;
const { toSorted } = Array.prototype;
const { isWellFormed, toWellFormed } = String.prototype;

beforeAll(() => {
  for (const [owner, name] of [
    [Map, "groupBy"],
    [Array.prototype, "toSorted"],
    [String.prototype, "isWellFormed"],
    [String.prototype, "toWellFormed"],
  ] as const) {
    Reflect.deleteProperty(owner, name);
  }
  addLaterBuiltIns();
});
afterAll(() => {
  Map.groupBy = groupBy;
  Array.prototype.toSorted = toSorted;
  String.prototype.isWellFormed = isWellFormed;
  String.prototype.toWellFormed = toWellFormed;
});

describe("in place of what is missing", () => {
  test("something else stands", () => {
    expect([Map.groupBy, [].toSorted, "".isWellFormed, "".toWellFormed]).not.toContain(undefined);
    expect(Map.groupBy).not.toBe(groupBy);
    expect("".isWellFormed).not.toBe(isWellFormed);
  });

  test("items are grouped alike, in the same order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (items) => {
        const keyOf = (item: number, i: number) => (item + i) % 3;
        expect([...Map.groupBy(items.values(), keyOf)]).toEqual([...groupBy(items, keyOf)]);
      }),
    );
  });

  test("items are sorted alike, and what was sorted stays", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (items) => {
        const before = [...items];
        const byLength = (a: string, b: string) => a.length - b.length;
        expect(items.toSorted(byLength)).toEqual(toSorted.call(items, byLength));
        expect(items.toSorted()).toEqual(toSorted.call(items));
        expect(items).toEqual(before);
      }),
    );
  });

  test("halves of characters are found and replaced alike", () => {
    const units = fc.string({ unit: fc.constantFrom("\ud83d", "\ude00", "😀", "问", "a") });
    fc.assert(
      fc.property(units, (text) => {
        expect(text.isWellFormed()).toBe(isWellFormed.call(text));
        expect(text.toWellFormed()).toBe(toWellFormed.call(text));
      }),
    );
  });
});
