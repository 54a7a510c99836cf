// Finds the figures in a folded text: their values, units and rounding.
import { MEASURE } from "./measures.ts";

export interface Figure {
  readonly value: number;
  /** The measure word after it, or "". */
  readonly unit: string;
  /** Whether it is a place in an order: 第三, 首. */
  readonly isOrdinal: boolean;
  /** How far the real amount may lie above and below the value: 4000余 is 4000 to 4999, 约4000 may be off either way. */
  readonly above: number;
  readonly below: number;
  readonly at: number;
  readonly end: number;
}

const HAN_DIGITS = "零一二三四五六七八九";
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 };
const FIGURE = new RegExp(
  `(约|近|超)?(第)?(\\d+(?:,\\d{3})*(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千万]+)([十百千万亿]*)(余|多|来)?([万亿]?)(%|年(?!度|级)|月|日|号|${MEASURE})?(余|多)?`,
  "gu",
);

/** The value of a Chinese numeral, such as 三百二十 or 两万. */
export function hanNumber(numeral: string): number {
  let total = 0;
  let digit = 0;
  let myriads = 0;
  for (const sign of numeral.replace(/〇/gu, "零").replace(/两/gu, "二")) {
    const scale = SCALES[sign];
    if (sign === "万") {
      myriads = (total + digit || 1) * 10_000;
      total = 0;
      digit = 0;
    } else if (scale === undefined) digit = HAN_DIGITS.indexOf(sign);
    else {
      total += (digit || 1) * scale;
      digit = 0;
    }
  }
  return myriads + total + digit;
}

/** Returns the figures in order. A numeral without a unit is no figure (一窗, 三治), and 一个 is an article. */
export function findFigures(folded: string): Figure[] {
  const found: Figure[] = [];
  for (const match of folded.matchAll(FIGURE)) {
    const [all, about, ordinal, digits = "", scale = "", more, rest = "", unit = "", after] = match;
    const isWritten = /\d/u.test(digits);
    if (!isWritten && ((unit === "" && ordinal === undefined) || (digits === "一" && ordinal === undefined))) continue;
    if (!isWritten && /[“"「《]/u.test(folded.charAt(match.index - 1))) continue;
    const value = isWritten ? Number(digits.replace(/,/gu, "")) : hanNumber(digits);
    const factor = [...scale, ...rest].reduce((product, sign) => product * (SCALES[sign] ?? 1), 1);
    const slack = lastPlace(digits, value) * factor;
    found.push({
      value: value * factor,
      unit,
      isOrdinal: ordinal !== undefined,
      above: about === "约" || about === "超" || more !== undefined || after !== undefined ? slack : 0,
      below: about === "约" || about === "近" ? slack : 0,
      at: match.index,
      end: match.index + all.length,
    });
  }
  return found;
}

/** Whether the figure is a calendar year. */
export function isYear({ value, unit }: Figure): boolean {
  return unit === "年" && value >= 1900 && value < 2100;
}

/** Whether a figure counts things: it is no date, age, duration or place in an order. */
export function isCounted({ unit, isOrdinal, value }: Figure): boolean {
  return unit !== "" && !isOrdinal && value > 1 && !/^(?:[年月日号]|个?月|岁|天|小时)$/u.test(unit);
}

/** The value of one unit of the last digit that is not 0: 1000 for 4000, 0.1 for 3.5. */
function lastPlace(digits: string, value: number): number {
  const decimals = /\.(\d+)/u.exec(digits)?.[1]?.length ?? 0;
  if (decimals > 0) return 10 ** -decimals;
  let place = 1;
  while (value > 0 && value % (place * 10) === 0) place *= 10;
  return place;
}

/** Whether two figures may be the same amount: 4000余 is 4000 to 4999. */
export function isSameAmount(a: Figure, b: Figure): boolean {
  const isBelow = (one: Figure, other: Figure) =>
    one.value === other.value || one.value - one.below < other.value + other.above;
  return isBelow(a, b) && isBelow(b, a) && a.isOrdinal === b.isOrdinal;
}
