// Finds who published a text and when, if the text itself says so: in its by-lines, or in the name and date at its end.
// Fields that the text does not give are null.
import type { Part } from "../repair/record.ts";

export interface Found {
  readonly publisher: string | null;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly published: string | null;
}

const DIGITS = "〇一二三四五六七八九";
const DATE =
  /(\d{4}|[〇零一二三四五六七八九]{4})\s*[年./-]\s*(\d{1,2}|[一二三四五六七八九十]{1,3})(?:\s*[月./-]\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?/u;
const DATED = /(?:发布|印发|成文|公布|更新|制定|施行)?(?:日期|时间)\s*[:：]\s*/u;
const MAKER =
  /(?:来源|发布机构|发布单位|信息来源|主办单位|制定机关|发文机关|供稿单位)\s*[:：]\s*([^\s，,。；;|｜]{3,30})/u;
/** Names of offices. */
const OFFICE = /^[\p{Script=Han}（）()“”]{4,30}(?:局|中心|处|院|政府|委员会|办公室|所|厅|部|会|站|公司|协会|联合会)$/u;
/** Number of lines at the end of a text that may hold the publisher and the date. */
const END_LINES = 3;

export function foundIn(text: string, parts: readonly Part[]): Found {
  const lines = parts.map(({ start, end, kind }) => ({ words: text.slice(start, end).trim(), kind }));
  const bylines = lines.filter(({ kind }) => kind === "byline").map(({ words }) => words);
  const end = lines.slice(-END_LINES).map(({ words }) => words);
  const signed = end.find((words) => OFFICE.test(words.replace(DATE, "").trim()));
  const maker = bylines.flatMap((words) => MAKER.exec(words)?.[1] ?? [])[0];
  const ofEnd = end.filter((words) => words.length <= 24).map((words) => dateIn(words));
  return {
    publisher: maker ?? (signed === undefined ? null : signed.replace(DATE, "").trim()),
    published:
      bylines.map((words) => dateIn(words, DATED.test(words))).find((each) => each !== null) ??
      ofEnd.find((each) => each !== null) ??
      null,
  };
}

/** The date of a short line, or after its label. */
function dateIn(words: string, isLabelled = false): string | null {
  const found = DATE.exec(isLabelled ? words.slice(DATED.exec(words)?.index ?? 0) : words);
  if (found === null) return null;
  const [, year = "", month = "", day] = found;
  const of = [number(year), number(month), ...(day === undefined ? [] : [number(day)])];
  const [y = 0, m = 0, d = 1] = of;
  if (y < 1950 || y > 2100 || m < 1 || m > 12 || d < 1 || d > 31) return null;
  return of.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, "0")).join("-");
}

/** Parses 二〇二六, 十二 or 3. */
function number(word: string): number {
  if (/^\d+$/u.test(word)) return Number(word);
  const signs = word.replace(/零/gu, "〇");
  if (!signs.includes("十")) return Number([...signs].map((sign) => DIGITS.indexOf(sign)).join(""));
  const [tens = "", ones = ""] = signs.split("十");
  return (tens === "" ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones));
}
