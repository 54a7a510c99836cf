// Reads the days of a year that a question asks about, and those that a sentence is about: 七月份, 夏令, 12月18日,
// 5月1日至9月30日. Days are numbers, month × 100 + day.
import { hanNumber } from "./figures.ts";

/** From a day to another, both included. `from` is later than `to` if the turn of the year lies between. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const NUMBER = "(\\d{1,2}|[一二三四五六七八九十]{1,3})";
const YEAR = "(?:\\d{4}年)?";
/** A month, a day, or a period: 「十一月份」, 「12月18日」, 「11月至次年2月」, 「1月1日至3日」. */
const DATE = new RegExp(
  `(?<!\\d)${NUMBER}月(?:份|${NUMBER}[日号])?(?:\\s*(?:至|到|[—–~～-]{1,2})\\s*(?:次年|翌年|第二年)?${YEAR}(?:${NUMBER}月)?(?:${NUMBER}[日号])?)?(起)?`,
  "gu",
);
const LAST_DAY = 31;

/** Words for a season: the days that a text means by it, and those that people surely mean. */
const SEASONS: readonly { readonly words: RegExp; readonly told: Period; readonly asked: Period }[] = [
  { words: /夏[季天令时]|热天|天热|暑[假期]/u, told: { from: 501, to: 930 }, asked: { from: 701, to: 831 } },
  { words: /冬[季天令时]|冷天|天冷|寒假/u, told: { from: 1001, to: 430 }, asked: { from: 1201, to: 131 } },
];

/** The periods that a folded text names, without those that begin on a day and have no end. */
function datesIn(folded: string): Period[] {
  return [...folded.matchAll(DATE)].flatMap(([, month, day, toMonth, toDay, openEnd]) => {
    const number = (text: string | undefined) =>
      text === undefined ? null : /\d/u.test(text) ? Number(text) : hanNumber(text);
    const first = number(month) ?? 0;
    const last = number(toMonth) ?? first;
    if (openEnd !== undefined || first < 1 || first > 12 || last < 1 || last > 12) return [];
    const end = number(toDay) ?? (toMonth === undefined ? (number(day) ?? LAST_DAY) : LAST_DAY);
    return [{ from: first * 100 + (number(day) ?? 1), to: last * 100 + end }];
  });
}

function periodsIn(folded: string, as: "told" | "asked"): Period[] {
  const dates = datesIn(folded);
  if (dates.length > 0) return dates;
  return SEASONS.flatMap((season) => {
    if (!season.words.test(folded)) return [];
    return as === "asked" && NOT_IN.test(folded) ? [outside(season.told)] : [season[as]];
  });
}

/** 「现在不是夏天」 */
const NOT_IN = /(?:不是|不在|没到|过了|还没)[夏冬热冷天暑寒]/u;

const outside = ({ from, to }: Period): Period => ({ from: to + 1, to: from - 1 });

export const periodsAsked = (folded: string) => periodsIn(folded, "asked");

/** 1 if the text is about a day that is asked about, -1 if it is about other days only, 0 if it or the question has none. */
export function periodFit(asked: readonly Period[], folded: string): number {
  if (asked.length === 0) return 0;
  const told = periodsIn(folded, "told");
  if (told.length === 0) return 0;
  return told.some((each) => asked.some((other) => meets(each, other))) ? 1 : -1;
}

const parts = ({ from, to }: Period): Period[] =>
  from <= to
    ? [{ from, to }]
    : [
        { from, to: 1231 },
        { from: 101, to },
      ];

const meets = (one: Period, other: Period) =>
  parts(one).some((a) => parts(other).some((b) => a.from <= b.to && b.from <= a.to));
