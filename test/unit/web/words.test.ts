// Tests the interface strings in three languages: the same keys and placeholders, no empty string, and each language in
// its own script.
import * as fc from "fast-check";
import { Converter as ToTraditional } from "opencc-js/cn2t";
import { Converter as ToSimplified } from "opencc-js/t2cn";
import { describe, expect, test } from "vitest";
import { Lang } from "../../../src/contract.ts";
import { CHAT_WORDS } from "../../../src/view/all-chat-words.ts";
import { ALONG_WORDS } from "../../../src/view/along-words.ts";
import { ANSWER_WORDS } from "../../../src/view/answer-words.ts";
import { fill } from "../../../src/view/chat-words.ts";
import { TOOL_WORDS } from "../../../src/view/tool-words.ts";
import { texts, tries } from "./shown-replies.ts";

const TABLES = [CHAT_WORDS, ANSWER_WORDS, TOOL_WORDS, ALONG_WORDS];
const wordsOf = (lang: Lang) => TABLES.flatMap((table) => Object.entries<string>(table[lang]));
const CHINESE = wordsOf("zh-CN");
const holesOf = (wording: string) => (wording.match(/\{\w+\}/g) ?? []).sort();
/** Dates are composed in the order of each language. */
const DATES = new Set(["date", "month", "year"]);

/** Characters that a converter writes in another way. */
function foreignTo(convert: (text: string) => string, wording: string): string[] {
  return [...wording].filter((character) => convert(character) !== character);
}

describe.each(Lang.options)("the strings in %s", (lang) => {
  const words = wordsOf(lang);

  test("have the keys of the Chinese ones, without duplicates", () => {
    expect(words.map(([key]) => key)).toEqual(CHINESE.map(([key]) => key));
    const keys = words.map(([key]) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("are not empty, and have no surrounding blanks except where they are joined to others", () => {
    const joins = new Set(["youAsked", "newTab", "quoteNumber", "editorsTitle", "colon"]);
    expect(words.filter(([, wording]) => wording.trim() === "")).toEqual([]);
    expect(words.filter(([key, wording]) => wording !== wording.trim() && !joins.has(key))).toEqual([]);
  });

  test("have the placeholders of the Chinese ones", () => {
    const holes = words.filter(([key]) => !DATES.has(key)).map(([key, wording]) => [key, holesOf(wording)]);
    expect(Object.fromEntries(holes)).toEqual(
      Object.fromEntries(CHINESE.filter(([key]) => !DATES.has(key)).map(([key, wording]) => [key, holesOf(wording)])),
    );
  });

  test("have different labels for buttons that appear together", () => {
    const { print, phone, card } = TOOL_WORDS[lang];
    const { copy, read, unrelated, wrong, incomplete, unclear, outdated, other, yes, no } = ANSWER_WORDS[lang];
    const { send, stop, again, clear, close, larger, largest, normal, speak } = CHAT_WORDS[lang];
    for (const names of [
      [unrelated, wrong, incomplete, unclear, outdated, other],
      [yes, no],
      [copy, read, print, phone, card],
      [send, stop, again, clear, close, larger, largest, normal, speak],
    ]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe("the script", () => {
  const toTraditional = ToTraditional({ from: "cn", to: "t" });
  const toSimplified = ToSimplified({ from: "t", to: "cn" });

  test("of Traditional Chinese contains no Simplified character", () => {
    expect(wordsOf("zh-Hant").flatMap(([, wording]) => foreignTo(toTraditional, wording))).toEqual([]);
  });

  test("of Simplified Chinese contains no Traditional character", () => {
    expect(CHINESE.flatMap(([, wording]) => foreignTo(toSimplified, wording))).toEqual([]);
  });

  test("of English contains only ASCII and the ellipsis", () => {
    expect(wordsOf("en").filter(([, wording]) => !/^[\x20-\x7e…]+$/.test(wording))).toEqual([]);
  });

  test("of Chinese contains no Western punctuation", () => {
    const marks = [...CHINESE, ...wordsOf("zh-Hant")].filter(([, wording]) => /[,;:?!()]/.test(wording));
    expect(marks).toEqual([]);
  });
});

describe("fill", () => {
  test("replaces the placeholders that have a value and keeps the others", () => {
    expect(fill("最多{max}个字，{count}", { max: 500 })).toBe("最多500个字，{count}");
  });

  test("inserts values verbatim, even when they look like placeholders or patterns", () => {
    fc.assert(
      fc.property(texts, (title) => {
        expect(fill("《{title}》", { title })).toBe(`《${title}》`);
        expect(fill("《{title}》", { title: `$&${title}{title}` })).toBe(`《$&${title}{title}》`);
      }),
      tries(100),
    );
  });
});
