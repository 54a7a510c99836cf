// What comes before any searching: harm, personal data and greetings are seen, and nothing else is taken for
// them, least of all the collection's own words.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPersonalData, findSmallTalk, isUnsafe } from "../../../src/question/care.ts";
import { clean, fold } from "../../../src/text.ts";
import { type CareCases, GREETINGS, PERSONAL, UNSAFE } from "./care-cases.ts";
import { openSeeds, ownWords, runs } from "./seeds-collection.ts";
import { hardText } from "./strings.ts";

const collection = await openSeeds();
const { corpus } = collection;
/** What nobody should be refused for. */
const OWN_WORDS = ownWords(collection);

const CARES: [name: string, cases: CareCases, sees: (folded: string) => boolean][] = [
  ["harm", UNSAFE, isUnsafe],
  ["personal data", PERSONAL, (folded) => findPersonalData(folded) !== null],
  ["small talk", GREETINGS, (folded) => findSmallTalk(folded) !== null],
];

describe.each(CARES)("%s", (_, { yes, no, open }, sees) => {
  const seen = (question: string) => sees(fold(clean(question)));
  const settled = (questions: readonly string[]) => questions.filter((question) => !open.includes(question));

  test.each(settled(yes))("is seen in 「%s」", (question) => {
    expect(seen(question)).toBe(true);
  });

  test.each(settled(no))("is not seen in 「%s」", (question) => {
    expect(seen(question)).toBe(false);
  });

  test("is not seen in the collection's own words", () => {
    expect(settled(OWN_WORDS).filter(seen)).toEqual([]);
  });

  test("what the rules get wrong so far is little, and told when it is right", () => {
    const wrong = open.filter((question) => seen(question) !== yes.includes(question));
    for (const question of open.filter((each) => !wrong.includes(each))) {
      console.error(`care-cases.ts: 「${question}」 is told well now, take it out of open`);
    }
    expect(wrong.length / (yes.length + no.length)).toBeLessThan(0.2);
  });

  test("can be looked for in any text", () => {
    fc.assert(
      fc.property(hardText, (text) => {
        expect(typeof seen(text)).toBe("boolean");
      }),
      runs(100),
    );
  });
});

describe("numbers of persons", () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`, "u"));
  const around = fc.constantFrom("", "电话", "，", " ", "（", "。", "是", "\n", "联系我:");
  const separator = fc.constantFrom("", " ", "-");
  const found = (text: string) => findPersonalData(fold(clean(text)));

  test("a mobile number is seen in any words, however it is parted", () => {
    const number = fc.tuple(fc.constantFrom("13", "15", "17", "18", "19"), digits(1), separator, digits(4), digits(4));
    fc.assert(
      fc.property(around, number, around, (before, [first, next, parted, middle, last], after) => {
        expect(found(`${before}${first}${next}${parted}${middle}${parted}${last}${after}`)).toBe("mobile_number");
      }),
      runs(200),
    );
  });

  test("an identity number is seen in any words, with x or X or a digit at its end", () => {
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
  ])("「%s」 is named by its kind", (question, kind) => {
    expect(found(question)).toBe(kind);
  });

  test("no number that the contacts file gives is anybody's own", () => {
    const numbers = corpus.contacts.flatMap(({ tel }) => (tel === null ? [] : [tel]));
    expect(numbers).toContain("12348");
    expect(numbers.filter((number) => found(`打${number}可以吗`) !== null)).toEqual([]);
  });

  test("no year, sum or short number is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), around, (number, before) => {
        expect(found(`${before}${number}件`)).toBeNull();
      }),
      runs(200),
    );
  });
});

describe("small talk", () => {
  test.each([
    ["您好！", "greeting"],
    ["Thank you very much", "thanks"],
    ["你是谁？是真人吗？", "identity"],
  ])("「%s」 is %s", (question, kind) => {
    expect(findSmallTalk(fold(clean(question)))).toBe(kind);
  });
});
