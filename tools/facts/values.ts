// Decides whether two values of one kind are equivalent. Amounts are compared by number and unit, dates by the parts
// that both name, other values by their text. Pure.
import type { CorpusSource } from "../../src/corpus.ts";
import type { FactKind } from "../../src/fact-kinds.ts";
import { type Figure, findFigures, isSameAmount } from "../../src/question/figures.ts";
import { measureFit } from "../../src/question/measures.ts";
import { fold } from "../../src/text.ts";

export interface Value {
  readonly text: string;
  /** The measure word from the row, or "". */
  readonly unit: string;
  readonly source: Pick<CorpusSource, "relative">;
}

/** Punctuation and white space, which are ignored in comparisons. */
const MARKS = /[\p{P}\p{Z}\s]/gu;
/** A figure of a date and its part: year, month or day. */
const DATE_PART = /(\d+)(年|月|日|号)/gu;
const HAN_YEAR = /[〇零一二三四五六七八九]{4}(?=年)/gu;
/** Minutes per unit of time. Working days are missing: they are not compared with days. */
const MINUTES: Readonly<Record<string, number>> = {
  分钟: 1,
  小时: 60,
  天: 1_440,
  日: 1_440,
  周: 10_080,
  个月: 43_200,
  年: 525_600,
};
/** Least digits of a telephone number without area code; it equals a longer number with the same ending. */
const LOCAL_DIGITS_MIN = 7;

/** Folds a text and removes punctuation, for comparison only. */
export function bare(text: string): string {
  return fold(text).replace(MARKS, "");
}

/** Replaces 去年 and similar words by the year that they mean in the source. */
export function withYears(text: string, { relative }: Value["source"]): string {
  return relative.reduce((told, { word, year }) => (year === null ? told : told.replaceAll(word, `${year}年`)), text);
}

/** Whether two values of one kind are equivalent. A less precise value is equivalent: 10月 and 2020年10月. */
export function isSameValue(kind: FactKind, one: Value, other: Value): boolean {
  switch (kind) {
    case "number":
    case "fee":
      return sameFigures(one, other) ?? isSameText(one, other);
    case "duration":
      return isSameDuration(one, other);
    case "date":
      return isSameDate(one, other);
    case "telephone":
      return isSameTelephone(one.text, other.text);
    default:
      return isSameText(one, other);
  }
}

/** Whether two figures have units that cannot be compared: 人次 and 场. */
export function areOtherUnits(kind: FactKind, one: Value, other: Value): boolean {
  if (kind !== "number" && kind !== "fee") return false;
  const [a, b] = [figuresOf(one)[0], figuresOf(other)[0]];
  return a !== undefined && b !== undefined && !isComparable(a, b);
}

function figuresOf({ text, unit }: Value): Figure[] {
  return findFigures(fold(text)).map((figure) => (figure.unit === "" ? { ...figure, unit } : figure));
}

function isComparable(a: Figure, b: Figure): boolean {
  return a.unit === b.unit || a.unit === "" || b.unit === "" || measureFit(a.unit, b.unit) > 0;
}

/** Whether the figures are the same amounts; null when they cannot be paired. */
function sameFigures(one: Value, other: Value): boolean | null {
  const [a, b] = [figuresOf(one), figuresOf(other)];
  if (a.length === 0 || a.length !== b.length) return null;
  return a.every((figure, i) => {
    const beside = b[i];
    return beside !== undefined && isComparable(figure, beside) && isSameAmount(figure, beside);
  });
}

function isSameDuration(one: Value, other: Value): boolean {
  const minutes = (value: Value) =>
    figuresOf(value).map((figure) => ({ ...figure, value: figure.value * (MINUTES[figure.unit] ?? 1) }));
  const [a, b] = [minutes(one), minutes(other)];
  if (a.length === 0 || a.length !== b.length) return isSameText(one, other);
  return a.every((figure, i) => {
    const beside = b[i];
    if (beside === undefined) return false;
    const isTimed = (each: Figure) => each.unit in MINUTES;
    return (figure.unit === beside.unit || (isTimed(figure) && isTimed(beside))) && isSameAmount(figure, beside);
  });
}

function isSameDate(one: Value, other: Value): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  const shared = [...a.keys()].filter((part) => b.has(part));
  if (shared.length === 0) return isSameText(one, other);
  return shared.every((part) => a.get(part) === b.get(part));
}

/** Returns the year, month and day that a date names; for a period, those of its start. */
function partsOf({ text, source }: Value): Map<string, number> {
  const digits = "〇一二三四五六七八九";
  const plain = withYears(fold(text), source)
    .replace(HAN_YEAR, (year) => [...year.replaceAll("零", "〇")].map((sign) => digits.indexOf(sign)).join(""))
    .replace(/(\d{4})-(\d{1,2})(?:-(\d{1,2}))?/gu, (_, year: string, month: string, day: string | undefined) =>
      day === undefined ? `${year}年${month}月` : `${year}年${month}月${day}日`,
    );
  const parts = new Map<string, number>();
  for (const [, figure = "", part = ""] of plain.matchAll(DATE_PART)) {
    const name = part === "号" ? "日" : part;
    if (!parts.has(name)) parts.set(name, Number(figure));
  }
  return parts;
}

function isSameTelephone(one: string, other: string): boolean {
  const [a = "", b = ""] = [one, other]
    .map((text) => fold(text).replace(/\D/gu, ""))
    .sort((x, y) => x.length - y.length);
  return a === b || (a.length >= LOCAL_DIGITS_MIN && b.endsWith(a));
}

/** Whether the texts are equal or one contains the other. A number inside a longer number does not count. */
function isSameText(one: Value, other: Value): boolean {
  const [a = "", b = ""] = [one, other].map(({ text }) => bare(text)).sort((x, y) => x.length - y.length);
  const at = b.indexOf(a);
  if (a === b || at < 0) return a === b;
  const isDigit = (text: string, i: number) => /\d/u.test(text.charAt(i));
  return !(isDigit(a, 0) && isDigit(b, at - 1)) && !(isDigit(a, a.length - 1) && isDigit(b, at + a.length));
}
