// Reads the figures of a text: their value, their unit, and which two may be the same amount.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Figure, findFigures, isSameAmount, isYear } from "../../../src/question/figures.ts";
import { measureFit, measureOf } from "../../../src/question/measures.ts";
import { fold } from "../../../src/text.ts";
import { runs } from "../core/seeds-collection.ts";
import { anyUnits, hardText, reportText } from "../core/strings.ts";

const find = (text: string) => findFigures(fold(text));
const short = (text: string) => find(text).map(({ value, unit }) => `${value}${unit}`);
function only(text: string): Figure {
  const [figure, ...others] = find(text);
  if (figure === undefined || others.length > 0) throw new Error(`not one figure in ${text}`);
  return figure;
}

describe("findFigures", () => {
  test.each([
    ["调解员１２６名", ["126名"]],
    ["共1,520件", ["1520件"]],
    ["3.9万人次", ["39000人次"]],
    ["2亿元", ["200000000元"]],
    ["十二名律师", ["12名"]],
    ["二十家", ["20家"]],
    ["一百零五件", ["105件"]],
    ["两百三十户", ["230户"]],
    ["三千零二十一人", ["3021人"]],
    ["两万三千件", ["23000件"]],
    ["一万零八百件", ["10800件"]],
    ["3百人", ["300人"]],
    ["满意率98.5%", ["98.5%"]],
    ["满意率98.5％", ["98.5%"]],
    ["2023年5月10日", ["2023年", "5月", "10日"]],
    ["有8家律所、64名律师", ["8家", "64名"]],
    ["12348", ["12348"]],
  ])("reads 「%s」 as %j", (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  test.each([
    ["4000余件", true],
    ["4000多件", true],
    ["十来个", true],
    ["4000件多", true],
    ["约4000件", true],
    ["近4000件", true],
    ["超4000件", true],
    ["4000件", false],
  ])("finds that 「%s」 is rounded: %s", (text, isRounded) => {
    expect(only(text).above + only(text).below > 0).toBe(isRounded);
  });

  test.each([
    ["排全省第三", 3],
    ["第2名", 2],
    ["第十一届", 11],
    ["第一", 1],
  ])("reads 「%s」 as an ordinal", (text, value) => {
    expect(only(text)).toMatchObject({ value, isOrdinal: true });
  });

  test.each([
    "排第几？",
    "有几个？",
    "多少名",
    "一个地方",
    "一家人",
    "一窗通办",
    "三治融合",
    "“四个一”工程",
    "",
    "没有数",
  ])("finds no figure in 「%s」", (text) => {
    expect(find(text)).toEqual([]);
  });

  test.each([
    ["2019年", true],
    ["1999年启用", true],
    ["19年", false],
    ["3000年", false],
    ["2019名", false],
  ])("reads 「%s」 as a year: %s", (text, expected) => {
    expect(isYear(only(text))).toBe(expected);
  });
});

const UNITS = ["名", "家", "件", "人次", "%", "年", "个工作日", "平方米"] as const;
const printed = fc.record({
  value: fc.oneof(
    fc.integer({ min: 0, max: 99_999_999 }),
    fc.integer({ min: 0, max: 9999 }).map((tenths) => tenths / 10),
  ),
  unit: fc.constantFrom(...UNITS),
  style: fc.constantFrom("plain", "grouped", "wide"),
});

function print({ value, style }: { value: number; style: string }): string {
  if (style === "grouped") return value.toLocaleString("en-US", { maximumFractionDigits: 1 });
  if (style === "plain") return `${value}`;
  return `${value}`.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** A number in Chinese numerals, below 100 million. */
function numeral(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    return `${numeral(Math.floor(value / 10_000))}万${rest === 0 ? "" : `${rest < 1000 ? "零" : ""}${numeral(rest)}`}`;
  }
  let text = "";
  for (const [scale, sign] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / scale) % 10;
    if (digit > 0) text += `${"零一二三四五六七八九".charAt(digit)}${sign}`;
    else if (text !== "" && value % scale > 0 && !text.endsWith("零")) text += "零";
  }
  return text;
}

describe("findFigures on any number", () => {
  test("finds a printed number with its unit and its position", () => {
    fc.assert(
      fc.property(printed, fc.constantFrom("全县有", "，", "达到", ""), (number, before) => {
        const text = fold(`${before}${print(number)}${number.unit}。`);
        const [figure, ...others] = findFigures(text);
        expect(others).toEqual([]);
        expect(figure).toMatchObject({ value: number.value, unit: number.unit, isOrdinal: false, above: 0, below: 0 });
        expect(text.slice(figure?.at, figure?.end)).toBe(fold(print(number) + number.unit));
      }),
      runs(300),
    );
  });

  test("finds a number in Chinese numerals up to 9,999,999", () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 2, max: 9999 }), fc.integer({ min: 2, max: 9_999_999 })), (value) => {
        expect(short(`有${numeral(value)}件`)).toEqual([`${value}件`]);
      }),
      runs(300),
    );
  });

  test("multiplies a number before 万 by 10,000", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        expect(short(`${value}万件`)).toEqual([`${value * 10_000}件`]);
      }),
      runs(50),
    );
  });
});

describe("findFigures on any text", () => {
  test("returns finite values in order, at positions inside the text that do not overlap", () => {
    fc.assert(
      fc.property(fc.oneof(anyUnits, hardText, reportText), (text) => {
        let before = 0;
        for (const { at, end, value } of find(text)) {
          expect(at).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(at);
          expect(Number.isFinite(value)).toBe(true);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      runs(300),
    );
  });
});

describe("isSameAmount", () => {
  test.each([
    ["4000余件", "4386件", true],
    ["4000余件", "5200件", false],
    ["约30名", "33名", true],
    ["30名", "33名", false],
    ["3.9万件", "39000件", true],
    ["第3名", "3名", false],
    ["第三", "第3", true],
  ])("says whether 「%s」 and 「%s」 may be the same amount: %s", (one, other, expected) => {
    expect(isSameAmount(only(one), only(other))).toBe(expected);
    expect(isSameAmount(only(other), only(one))).toBe(expected);
  });
});

describe("measure words", () => {
  test.each([
    ["名", "人", true],
    ["家", "所", true],
    ["个", "家", true],
    ["家", "个", true],
    ["名", "家", false],
    ["%", "成", true],
    ["个", "元", false],
  ])("%s and %s count the same things: %s", (one, other, expected) => {
    expect(measureFit(one, other) > 0).toBe(expected);
  });

  test.each([
    ["占地多少", "平方米"],
    ["满意率是多少", "%"],
    ["他多大年纪", "岁"],
    ["要多少钱", "元"],
    ["有多少律师", null],
  ])("「%s」 is measured in %s", (text, unit) => {
    expect(measureOf(text)).toBe(unit);
  });
});
