// Drafts dates with their events, and opening hours with their owners.
import type { Span } from "../../src/corpus.ts";
import { askingForDate, askingsFor } from "./asking.ts";
import { type Cells, clauseAround, partAround, partBehind, type Statement, trimmed, wordsOf } from "./cell.ts";
import { ownerBefore } from "./owner.ts";

const N = "[一二三四五六七八九十]";
const YEAR = "(?:(?:1\\d|20)\\d{2}|公元前?\\d{1,4}|[一二][〇零○一二三四五六七八九]{3})年(?:度)?";
const MONTH = `(?:\\d{1,2}|${N}{1,3})月(?:份)?(?!租)`;
const DAY = `(?:\\d{1,2}|${N}{1,3})[日号](?!楼|工作室|窗口)`;
const HALF = "(?:上半年|下半年|年?底|年?初|年末|[上中下]旬|春天|夏天|秋天|冬天|第[一二三四]季度)";
const SAID_YEAR = "(?:去年|今年|前年|明年|本年|当年)";
const DOTTED = "(?:19|20)\\d{2}[-./]\\d{1,2}[-./]\\d{1,2}(?!\\d)";
const POINT = `(?:${YEAR}\\s?(?:${HALF}|${MONTH}(?:${DAY}|${HALF})?)?|${SAID_YEAR}(?:${MONTH}(?:${DAY}|${HALF})?|${HALF})|${MONTH}(?:${DAY}|${HALF})?|${DOTTED})`;
const TO = "\\s?(?:[-~—–至到]+)\\s?";
/** A date range counts as one date: 「2020年到2022年」, 「今年1至8月」, 「7月1日至5日」. */
const YEARS = `${YEAR}(?:、${YEAR})*[和及、]${YEAR}`;
const DATE_SOURCE = `${YEARS}|(?:${SAID_YEAR}|${YEAR})?(?:\\d{1,2}(?:月)?(?:\\d{1,2}[日号]?)?${TO})${MONTH}(?:${DAY})?|${POINT}(?:${TO}(?:${POINT}|${DAY}|今))?`;
const DATE = new RegExp(`(?<![\\d.〔(每])(?:${DATE_SOURCE})(?:上午|下午|晚上)?(?:以来)?`, "gu");
const RELATIVE = /去年|今年|前年|明年|上半年|下半年|年末|年底|(?<![一二两三四五六七八九十\d])年内|近年来|目前/u;

/** The dates in folded text, in text order; `at` is added to their offsets. */
function datesIn(folded: string, at: number): Span[] {
  return [...folded.matchAll(DATE)].map(({ index, 0: all }) => [at + index, at + index + all.length]);
}

/** The time that a span refers to: the date in its clause, or else in its sentence; "" if there is none. */
export function timeOf(statement: Statement, span: Span): string {
  const { folded } = statement;
  for (const [start, end] of [clauseAround(statement, span), statement.span]) {
    const dates = datesIn(folded.slice(start, end), start);
    const nearest = dates.findLast(([from]) => from <= span[0]) ?? dates[0];
    if (nearest !== undefined) return wordsOf(statement, nearest);
    const said = RELATIVE.exec(folded.slice(start, end))?.[0];
    if (said !== undefined) return said;
  }
  return "";
}

const EVENT_LEAD = /^(?:截至|截止|从|自|于|在|到|至)?$/u;
/** Words before the date at which a figure was taken, as opposed to the date of an event. */
const AS_OF = /^(?:截至|截止到?|到|至)$|[比较]$/u;

/** Drafts dates of events. A year that only dates a figure stays with the figure. */
export function draftDates(cells: Cells): void {
  const { statement } = cells;
  for (const { span } of [...cells.find(DATE)]) {
    if (cells.isTaken(span)) continue;
    cells.take(span);
    const event = eventOf(statement, span);
    if (event === null) continue;
    cells.add("date", [span], { of: event, asks: askingForDate(event, wordsOf(statement, span)) });
  }
}

function eventOf(statement: Statement, span: Span): string | null {
  const { folded } = statement;
  const part = partAround(statement, span);
  const before = folded.slice(part[0], span[0]);
  if (AS_OF.test(before.trim()) || folded.startsWith("讯", span[1])) return null;
  // Inside the name of a document: 「《…2024年…》」.
  if (before.lastIndexOf("《") > before.lastIndexOf("》")) return null;
  const isSince = /^(?:[起前后]|以来|开始|之[前后])/u.exec(folded.slice(span[1], part[1]))?.[0] ?? "";
  const behind = wordsOf(statement, [span[1] + isSince.length, part[1]]);
  const lead = wordsOf(statement, [part[0], span[0]])
    .replace(/^.*?(?<!通)(?:讯|专电|日电)(?:[（(][^）)]*[）)])?/u, "")
    .replace(/(?:截至|从|自|于|在|到|至|的|将|拟)+$/u, "")
    .replace(/^(?:所以|并)/u, "");
  if (/[^不]是$/u.test(lead)) return lead.slice(0, -1);
  const event = `${EVENT_LEAD.test(lead) ? "" : lead}${behind}`.replace(/^[的,、)）]+/u, "").replace(/^[将拟]/u, "");
  const isYearOfFigure = isSince === "" && lead === "" && /\d/u.test(behind) && !folded.slice(...span).includes("月");
  if (isYearOfFigure) return null;
  if (/\p{Script=Han}{2}/u.test(event)) return ofThis(statement, event);
  const next = partBehind(statement, part[1]);
  // The date belongs to the figure: 「2024年，全县调解纠纷5218件」.
  if (next.length < 4 || (isSince === "" && /\d/u.test(next))) return null;
  return next.replace(/^[将拟]/u, "");
}

/** Replaces 「本办法」 by the document's title, if the title is short. */
function ofThis({ source: { title } }: Statement, event: string): string {
  return title.length > 18 ? event : event.replace(/^本(?:通告|办法|公告|通知|规定|细则|条例|意见)/u, () => title);
}

const CLOCK =
  "(?:(?:清晨|早上|早晨|上午|中午|午间|下午|傍晚|晚上|夜里|凌晨|早|晚)?\\s?(?:\\d{1,2}:\\d{2}|(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点(?:半|[一三]刻|\\d{1,2}分?|钟)?|时(?:\\d{1,2}分)?(?![间期代段常])))(?!人|名))";
const WEEK = "(?:周|星期|礼拜)";
const DAY_SIGN = "[一二三四五六日天末]";
/** Lists and ranges of days are joined only in `DAYS`, so that each matches in one way. */
const WEEKDAY = `${WEEK}${DAY_SIGN}`;
const MONTHDAYS =
  "每月\\d{1,2}[日号](?:[、和及至]\\d{1,2}[日号])*(?!前|之前|以前)|每月逢[一二三四五六七八九十]+|每月第[一二三四]个(?:工作日|周[一二三四五六日])";
const NAMED_DAYS =
  "(?:旺季|淡季|茶季|夏季|冬季)(?:\\([^)]{1,12}\\))?|(?:农历)?逢[一二三四五六七八九十](?:赶集日)?|赶集日|清明至立夏每天|(?:法定)?(?:工作日|节假日|双休日)|每[天日晚]|每?个?双?月?的?最后一个(?:周|星期)[一二三四五六日]";
const SOME_DAYS = `(?:每(?=${WEEK}))?(?:${WEEKDAY}|${MONTHDAYS}|${NAMED_DAYS})`;
const DAYS = `(?:每|逢)?${SOME_DAYS}(?:(?:[、和及至到~—–-]|以及)(?:${SOME_DAYS}|${DAY_SIGN}(?![个件名条是方些])))*`;
const DAY_PART = "(?:\\s?(?:上午|中午|下午|晚上|夜间|全天)(?!\\d))?";
const RANGE = `${CLOCK}(?:\\s?[-~—–至到]+\\s?)${CLOCK}`;
const RANGES = `${RANGE}(?:[,、;和及]?\\s?(?:${RANGE}))*`;
const STATE =
  "(?:不对外服务|不对外|对外服务|不开放|不办公|不上班|不休息|照常[\\p{Script=Han}]{0,4}|休息|闭馆|关门|放假|停办|也?开门|都?开放|有人(?:值守|值班)?|坐班|值班|值守|上班|接待|受理)";
/** Days with times, times alone, days with a state (such as closed), or round the clock. */
const HOURS = new RegExp(
  [
    `(?:${DAYS}${DAY_PART}\\s?[:,]?\\s?)?${RANGES}(?:[,、;]\\s?(?:${DAYS})${DAY_PART}\\s?[:,]?\\s?${RANGES})*(?:\\((?:法定)?节假日[^()]{0,10}\\))?`,
    `${DAYS}${DAY_PART}[^,;。:!?\\d“”是]{0,4}?${STATE}`,
    `(?=每周|每星期|每礼拜|逢周)${DAYS}${DAY_PART}|(?:每月|每逢?[单双]月)的?最后一个(?:周|星期)[一二三四五六日]|(?:${MONTHDAYS})${DAY_PART}`,
    "(?:7|七)[×x*](?:24|8)(?:小时)?|24小时(?!内|以内|之内|后|前|之后)(?:不间断|不打烊|全天候|全天|开放|可用|营业|服务)*|全天候|全年无休",
    `${CLOCK}(?:准时)?(?:开门|关门|开馆|闭馆|开市|收市|营业|打烊|发车|上班|下班|停止\\p{Script=Han}{2,4})`,
  ].join("|"),
  "gu",
);
const ANY_CLOCK = new RegExp(CLOCK, "gu");

/** Drafts hours with their days; the hours of one owner in one clause form one cell. */
export function draftHours(cells: Cells): void {
  const { statement } = cells;
  const found = new Map<string, { of: string; spans: Span[] }>();
  for (const { span } of [...cells.find(HOURS)]) {
    if (cells.isTaken(span)) continue;
    const value = trimmed(statement, span);
    cells.take(value);
    const owner = ownerBefore(statement, value[0], behindHours(statement, value));
    const key = `${clauseAround(statement, value)[0]} ${owner}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { of: owner, spans: [value] });
    else known.spans.push(value);
  }
  for (const { of, spans } of found.values()) {
    cells.add("hours", spans, { of: hoursOf(statement, of), asks: askingsFor("hours", of) });
  }
  // A single time of day is not a figure.
  for (const { span } of [...cells.find(ANY_CLOCK)]) if (!cells.isTaken(span)) cells.take(span);
}

/** The owner after the hours: 「24小时自助服务大厅」. */
function behindHours({ folded }: Statement, [start, end]: Span): string | null {
  if (!/小时|全天候/u.test(folded.slice(start, end))) return null;
  return (
    /^(?:的)?([\p{Script=Han}“”]{2,16}?)(?=还|没|不|可|能|实现|[,;。!?、()]|$)/u.exec(folded.slice(end))?.[1] ?? null
  );
}

function hoursOf({ heading }: Statement, owner: string): string {
  const isLabel = /时间$/u.test(heading) && heading.length <= 8;
  if (isLabel && !owner.endsWith(heading)) return `${owner}${heading}`;
  return owner === "" ? "时间" : `${owner}的时间`;
}
