// The checks before any search recognise harm, personal data and small talk, and nothing else, least of all in the
// collection's own words.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPersonalData, findSmallTalk, isUnsafe } from "../../../src/question/care.ts";
import { clean, fold } from "../../../src/text.ts";
import { type CareCases, GREETINGS, PERSONAL, UNSAFE } from "./care-cases.ts";
import { openSeeds, ownWords, runs } from "./seeds-collection.ts";
import { hardText } from "./strings.ts";

const collection = await openSeeds();
const { corpus } = collection;
/** Sentences for which nobody should be refused. */
const OWN_WORDS = ownWords(collection);

const CARES: [name: string, cases: CareCases, sees: (folded: string) => boolean][] = [
  ["harm", UNSAFE, isUnsafe],
  ["personal data", PERSONAL, (folded) => findPersonalData(folded) !== null],
  ["small talk", GREETINGS, (folded) => findSmallTalk(folded) !== null],
];

describe.each(CARES)("%s", (_, { yes, no, open }, sees) => {
  const seen = (question: string) => sees(fold(clean(question)));
  const settled = (questions: readonly string[]) => questions.filter((question) => !open.includes(question));

  test.each(settled(yes))("is recognised in 「%s」", (question) => {
    expect(seen(question)).toBe(true);
  });

  test.each(settled(no))("is not recognised in 「%s」", (question) => {
    expect(seen(question)).toBe(false);
  });

  test("is not recognised in the collection's own words", () => {
    expect(settled(OWN_WORDS).filter(seen)).toEqual([]);
  });

  test("has few cases that are still wrong; those that are solved are reported", () => {
    const wrong = open.filter((question) => seen(question) !== yes.includes(question));
    for (const question of open.filter((each) => !wrong.includes(each))) {
      console.error(`care-cases.ts: 「${question}」 is right now: remove it from open`);
    }
    expect(wrong.length / (yes.length + no.length)).toBeLessThan(0.2);
  });

  test("is checked in any text without an error", () => {
    fc.assert(
      fc.property(hardText, (text) => {
        expect(typeof seen(text)).toBe("boolean");
      }),
      runs(100),
    );
  });
});

describe("findPersonalData", () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`, "u"));
  const around = fc.constantFrom("", "电话", "，", " ", "（", "。", "是", "\n", "联系我:");
  const separator = fc.constantFrom("", " ", "-");
  const found = (text: string) => findPersonalData(fold(clean(text)));

  test("recognises a mobile number in any context and with any separator", () => {
    const number = fc.tuple(fc.constantFrom("13", "15", "17", "18", "19"), digits(1), separator, digits(4), digits(4));
    fc.assert(
      fc.property(around, number, around, (before, [first, next, parted, middle, last], after) => {
        expect(found(`${before}${first}${next}${parted}${middle}${parted}${last}${after}`)).toBe("mobile_number");
      }),
      runs(200),
    );
  });

  test("recognises an identity number in any context, with x, X or a digit at its end", () => {
    const birth = fc.date({ min: new Date("1920-01-01"), max: new Date("2025-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(
        around,
        birth,
        digits(3),
        fc.constantFrom("x", "X", "7", "Ｘ"),
        around,
        (before, born, order, last, after) => {
          const day = born.toISOString().slice(0, 10).replaceAll("-", "");
          expect(found(`${before}330402${day}${order}${last}${after}`)).toBe("identity_number");
        },
      ),
      runs(200),
    );
  });

  test.each([
    ["我的身份证号是33040019450101000X", "identity_number"],
    ["6222021234567890123", "bank_card"],
    ["13812345678", "mobile_number"],
    ["浙F12345", "plate"],
  ])("returns the kind of 「%s」", (question, kind) => {
    expect(found(question)).toBe(kind);
  });

  test("returns null for every number of the contacts file", () => {
    const numbers = corpus.contacts.flatMap(({ tel }) => (tel === null ? [] : [tel]));
    expect(numbers).toContain("12348");
    expect(numbers.filter((number) => found(`打${number}可以吗`) !== null)).toEqual([]);
  });

  test("returns null for years, sums and other short numbers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), around, (number, before) => {
        expect(found(`${before}${number}件`)).toBeNull();
      }),
      runs(200),
    );
  });
});

describe("findSmallTalk", () => {
  test.each([
    ["您好！", "greeting"],
    ["Thank you very much", "thanks"],
    ["你是谁？是真人吗？", "identity"],
  ])("returns the kind of 「%s」: %s", (question, kind) => {
    expect(findSmallTalk(fold(clean(question)))).toBe(kind);
  });
});
