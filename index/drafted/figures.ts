// Drafts figures with what they count. Figures of money and time are passed to their own readers.
import type { Span } from "../../src/corpus.ts";
import { findFigures } from "../../src/question/figures.ts";
import { askingsFor } from "./asking.ts";
import { type Cells, partAround, partBehind, type Statement, wordsOf } from "./cell.ts";
import { type Before, countedBy } from "./counted.ts";
import { addDuration, draftSpelledDurations } from "./durations.ts";
import { addFee, draftFree, isPrice } from "./fees.ts";

/** A complete figure: with words such as 约 or 不少于 before it and 余 or 以上 after it, and with both ends of a range. */
interface Amount {
  readonly span: Span;
  readonly unit: string;
}

const ABOUT =
  /(?:大约|大概|约|将近|近|超过|超|逾|突破|不[得能](?:超过|少于|低于|高于|多于)|不少于|不低于|不超过|不高于|不足|不到|至少|至多|最多|最少|最低|最高|最长|近乎|接近|多达)$/u;
const MORE = /^(?:余|多)?(?:以上|以下|以内|之内|内(?![,部]容|地|部|容)|左右|上下|起(?!诉|来|草)|不等)/u;
const RANGE = /^\s?(?:[-~—–]+|至|到)\s?$/u;
/** The first half of a range has no unit: 「80到120千克」. */
const OPEN = /(?<![\d.,第年月])(?:\d[\d,.]*|[一二三四五六七八九十百千万]+)(?:余|多)?\s?(?:[-~—–]+|至|到)\s?$/u;
/** Units of what is not an amount: numbers of rooms, lines or terms. 级 and 大 form names. */
const NO_AMOUNT = /^(?:|号|路|点|月|日|级|大|期|届|届次|页|层|幢|栋|班|节|门)$/u;
const LASTING = /^(?:个?工作日|天|日|小时|分钟|秒|个?月|周|年)$/u;
const MONEY = /^(?:元|万元|亿元|块)$/u;

/** The amounts of a statement, in text order. */
function amountsIn(cells: Cells): Amount[] {
  const { folded, body, span } = cells.statement;
  const words = folded.slice(body, span[1]);
  const found: Amount[] = [];
  for (const { at, end, unit, isOrdinal } of findFigures(words)) {
    const isPart = /[\d.周期拜初]/u.test(words.charAt(at - 1)) || /[A-Za-z〔]/u.test(words.charAt(at - 1));
    if (isOrdinal || isPart || (NO_AMOUNT.test(unit) && !isLastingDay(words, at, end, unit))) continue;
    // The first half of a split numeral: 「约20余万册」.
    const half = /\d[\d,.]*[余多]$/u.exec(words.slice(0, at))?.[0].length ?? 0;
    const first = at - half;
    const start = first - (ABOUT.exec(words.slice(0, first))?.[0].length ?? 0);
    const open = OPEN.exec(words.slice(0, start))?.[0].length ?? 0;
    const from = start - open;
    const tail = /成$/u.test(unit) ? (/^[一二三四五六七八九](?!成)/u.exec(words.slice(end))?.[0].length ?? 0) : 0;
    const to = end + tail;
    const stop = to + (MORE.exec(words.slice(to))?.[0].length ?? 0);
    const last = found.at(-1);
    const isRange = last !== undefined && RANGE.test(words.slice(last.span[1] - body, start));
    if (last !== undefined && isRange && isSameUnit(last.unit, unit)) {
      found[found.length - 1] = { span: [last.span[0], body + stop], unit };
    } else if (!cells.isTaken([body + from, body + stop])) {
      found.push({ span: [body + from, body + stop], unit });
    }
  }
  return found;
}

const isSameUnit = (a: string, b: string) => a === b || (MONEY.test(a) && MONEY.test(b));

/** 「3日内」 is a duration, 「8月5日」 a date. */
function isLastingDay(words: string, at: number, end: number, unit: string): boolean {
  return unit === "日" && /^(?:内|以内|之内|办结)/u.test(words.slice(end)) && !/[月至到]/u.test(words.charAt(at - 1));
}

/** The old value in 「由46天缩短到34天」. */
function isPast({ folded, body }: Statement, [start, end]: Span): boolean {
  const before = folded.slice(body, start);
  return (
    /[由从][^,;。由从]{0,5}$/u.test(before) &&
    /^[^,;。]{0,8}?(?:到|至|为|成)[^,;。]{0,4}[\d一二两三四五六七八九十]/u.test(folded.slice(end))
  );
}

/** Whether the figure is part of a quoted name: 「“慢三分钟”」. */
function isInName({ folded, body }: Statement, [start, end]: Span): boolean {
  // Only within the statement, since the text may have two million characters and no quotation mark.
  const before = folded.slice(body, start);
  const open = body + before.lastIndexOf("“");
  if (open < body || before.slice(open - body).includes("”")) return false;
  const close = folded.indexOf("”", end);
  return close >= 0 && (close - open <= 10 || open === start - 1);
}

/** Whether the figure is a person's age. */
function isAge({ folded }: Statement, [start]: Span, unit: string): boolean {
  return /岁$/u.test(unit) && !/(?:年龄|均龄)(?:为|是|达|约)?$/u.test(folded.slice(0, start));
}

/** The words around a figure that has no noun. */
function restOfPart(statement: Statement, [start, end]: Span): string {
  const part = partAround(statement, [start, end]);
  const rest = `${wordsOf(statement, [part[0], start])}${wordsOf(statement, [end, part[1]])}`;
  return rest.length < 2 ? statement.scope : rest.slice(0, OF_CHARS);
}

const OF_CHARS = 30;

/** Whether it is a required age: 年满十八周岁, 6岁以下. */
function isAgeAsked({ folded }: Statement, [start, end]: Span): boolean {
  return (
    /周岁|至|到|[-~—–]|以[上下内]/u.test(folded.slice(start, end)) ||
    /(?:年满|未满|不满|早于|晚于)$/u.test(folded.slice(0, start))
  );
}

function addAge(cells: Cells, [start, end]: Span): void {
  const { statement } = cells;
  const lead = /(?:凡)?(?:年?满|未满|不满|不[得能](?:早|晚|小|低|大|高)于)$/u.exec(
    statement.folded.slice(statement.body, start),
  );
  const value: Span = [start - (lead?.[0].length ?? 0), end];
  const part = partAround(statement, value);
  const own = `${wordsOf(statement, [part[0], value[0]])}${wordsOf(statement, [end, part[1]])}`.replace(/^的/u, "");
  const of = `${own}${own.length < AGE_OF_CHARS ? partBehind(statement, part[1]) : ""}`.slice(0, OF_CHARS);
  if (of.length < 2) return;
  cells.add("number", [value], { of, unit: "岁", asks: [`多大年纪${of}？`, `几岁${of}？`] });
}

const AGE_OF_CHARS = 8;

const FRACTION = /[一二三四五六七八九十百千万]+分之[一二三四五六七八九十]+(?:以上|以下|左右)?/gu;

export function draftFigures(cells: Cells): void {
  const { statement } = cells;
  draftFree(cells);
  draftSpelledDurations(cells);
  for (const { span } of [...cells.find(FRACTION)]) {
    if (cells.isTaken(span)) continue;
    cells.take(span);
    const { of } = countedBy(statement, { span, unit: "%" }, null);
    if (of !== "") cells.add("number", [span], { of, unit: "", asks: askingsFor("number", of, "%") });
  }
  let before: Before | null = null;
  for (const { span, unit } of amountsIn(cells)) {
    if (cells.isTaken(span)) continue;
    cells.take(span);
    if (isPast(statement, span) || isInName(statement, span)) continue;
    if (isAge(statement, span, unit)) {
      if (isAgeAsked(statement, span)) addAge(cells, span);
      continue;
    }
    if (LASTING.test(unit)) addDuration(cells, span, unit);
    else if (MONEY.test(unit) && isPrice(statement, span)) addFee(cells, span);
    else {
      const { of, noun } = countedBy(statement, { span, unit }, before);
      const about = of === "" ? restOfPart(statement, span) : of.replace(/^《([^《》]+)》$/u, "$1");
      if (about.length < 2) continue;
      if (of !== "") before = { noun, end: span[1] };
      cells.add("number", [span], { of: about, unit, asks: askingsFor("number", about, unit) });
    }
  }
}
