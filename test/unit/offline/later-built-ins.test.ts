// The polyfills for an old browser behave like the built-ins. The built-ins are deleted before the tests and restored
// after.
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addLaterBuiltIns } from "../../../src/web/offline/later-built-ins.ts";

const { groupBy } = Map;
const { hasOwn } = Object;
const { at, toSorted } = Array.prototype;
const { at: charAt, isWellFormed, toWellFormed } = String.prototype;

const REPLACED = (
  [
    [Map, "groupBy"],
    [Object, "hasOwn"],
    [Array.prototype, "at"],
    [Array.prototype, "toSorted"],
    [String.prototype, "at"],
    [String.prototype, "replaceAll"],
    [String.prototype, "isWellFormed"],
    [String.prototype, "toWellFormed"],
  ] as const
).map(([owner, name]) => ({ owner, name, builtIn: Object.getOwnPropertyDescriptor(owner, name) }));

beforeAll(() => {
  for (const { owner, name } of REPLACED) Reflect.deleteProperty(owner, name);
  addLaterBuiltIns();
});
// An assignment would make them enumerable for the files that follow.
afterAll(() => {
  for (const { owner, name, builtIn } of REPLACED) if (builtIn) Object.defineProperty(owner, name, builtIn);
});

describe("addLaterBuiltIns", () => {
  test("fills in every missing built-in", () => {
    expect([Map.groupBy, [].toSorted, "".isWellFormed, "".toWellFormed]).not.toContain(undefined);
    expect(Map.groupBy).not.toBe(groupBy);
    expect("".isWellFormed).not.toBe(isWellFormed);
  });

  test("groups items like Map.groupBy, in the same order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (items) => {
        const keyOf = (item: number, i: number) => (item + i) % 3;
        expect([...Map.groupBy(items.values(), keyOf)]).toEqual([...groupBy(items, keyOf)]);
      }),
    );
  });

  test("sorts like toSorted and leaves the original unchanged", () => {
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

  test("indexes from either end like at", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -12, max: 12 }), (text, i) => {
        expect(text.at(i)).toBe(charAt.call(text, i));
        expect([...text].at(i)).toBe(at.call([...text], i));
      }),
    );
  });

  test("replaces like replaceAll and finds own properties like hasOwn", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", " ") }),
        fc.constantFrom("a", " ", "ab"),
        (text, from) => {
          expect(text.replaceAll(from, "$")).toBe(text.split(from).join("$"));
          expect(Object.hasOwn({ [from]: 1 }, text)).toBe(hasOwn({ [from]: 1 }, text));
        },
      ),
    );
    expect(Object.hasOwn({}, "toString")).toBe(false);
  });

  test("finds and replaces lone surrogates like isWellFormed and toWellFormed", () => {
    const units = fc.string({ unit: fc.constantFrom("\ud83d", "\ude00", "😀", "问", "a") });
    fc.assert(
      fc.property(units, (text) => {
        expect(text.isWellFormed()).toBe(isWellFormed.call(text));
        expect(text.toWellFormed()).toBe(toWellFormed.call(text));
      }),
    );
  });
});
