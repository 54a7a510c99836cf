// Whether two values of one kind say the same: 1.2万人次 and 12000人次 do, 9:00至16:30 and 8:30至17:30 do not.
// Enter two values as the texts write them; leaves yes or no. A doubtful pair is called the same: a wrong alarm is worse.
import type { MissingKind } from "../contract.ts";
import { fold } from "../text.ts";

const HAN_DIGITS = "零一二三四五六七八九";
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 };
const FIGURE = /(\d[\d,]*(?:\.\d+)?)([十百千万亿]*)(余|多)?/gu;
/** Says that the figure is rounded. */
const ROUNDED = /近|约|余|多|超|左右|上下|不到|不足|至少|最多/u;
const ROUNDED_SHARE = 0.05;
const NOTHING_TO_PAY = /免费|不收|无偿/u;

interface Amount {
  readonly value: number;
  /** Figures nearer than this may be the same one. */
  readonly slack: number;
}

/** Of 「由7天压缩到3天」 the last, which is what holds now. */
function readAmount(text: string): Amount | null {
  const folded = fold(text);
  const figure = [...folded.matchAll(FIGURE)].at(-1);
  if (figure === undefined) return NOTHING_TO_PAY.test(folded) ? { value: 0, slack: 0 } : null;
  const [, digits = "", scale = "", more = ""] = figure;
  const factor = [...scale].reduce((product, sign) => product * (SCALES[sign] ?? 1), 1);
  const decimals = digits.split(".")[1]?.length ?? 0;
  const value = Number(digits.replace(/,/gu, "")) * factor;
  const step = factor > 1 ? (factor / 10 ** decimals) * 0.5 : 0;
  // 4000余 is 4000 to 4999 at most.
  const leading = more === "" ? 0 : 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return { value, slack: Math.max(step, leading, ROUNDED.test(folded) ? value * ROUNDED_SHARE : 0) };
}

/** Whether two figures are the same amount, as far as they are written: 4000余 and 4200 may be. */
export function sameAmount(a: string, b: string): boolean {
  const [one, other] = [readAmount(a), readAmount(b)];
  if (one === null || other === null) return fold(a) === fold(b);
  return Math.abs(one.value - other.value) <= Math.max(one.slack, other.slack);
}

/** Times of the day in minutes: 8:30, 下午2点, 4点半. */
function clockTimes(text: string): number[] {
  return [...fold(text).matchAll(CLOCK)].map(([, half = "", hour = "", minute, , more]) => {
    const hours = hanNumber(hour) + (/下午|晚上/u.test(half) && hanNumber(hour) < 12 ? 12 : 0);
    return hours * 60 + Number(minute ?? (more === "半" ? 30 : 0));
  });
}

const CLOCK =
  /(上午|下午|早上|晚上|中午)?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?::([0-9]{2})|(点|时)(?![长间])(半)?)/gu;

function hanNumber(text: string): number {
  if (/\d/u.test(text)) return Number(text);
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["", text];
  const digit = (sign: string) => Math.max(0, HAN_DIGITS.indexOf(sign));
  return (text.includes("十") ? (tens === "" ? 10 : digit(tens) * 10) : 0) + (ones === "" ? 0 : digit(ones));
}

/** Year, month and day, as many as are given: one agrees with another that says the same less exactly. */
function sameDate(a: string, b: string): boolean {
  const parts = (text: string) => (fold(text).match(/\d+/gu) ?? []).map(Number);
  const [one, other] = [parts(a), parts(b)];
  return one.every((part, i) => other[i] === undefined || other[i] === part);
}

/** Street and number, without what leads up to them. */
function sameAddress(a: string, b: string): boolean {
  const core = (text: string) => /\p{Script=Han}{2}(?:路|街|大道|弄|巷)[0-9]*号?/u.exec(fold(text))?.[0] ?? null;
  const [one, other] = [core(a), core(b)];
  return one === null || other === null || one === other;
}

function sameTimes(a: string, b: string): boolean {
  const [one, other] = [clockTimes(a), clockTimes(b)];
  if (one.length === 0 || other.length === 0) return true;
  return one.join() === other.join();
}

/** Whether two values of a kind say the same; a kind that has no way of being compared always does. */
export function agree(kind: MissingKind, a: string, b: string): boolean {
  switch (kind) {
    case "number":
    case "fee":
    case "duration":
      return sameAmount(a, b);
    case "hours":
      return sameTimes(a, b);
    case "date":
      return sameDate(a, b);
    case "address":
      return sameAddress(a, b);
    case "person":
      return a === b;
    default:
      return true;
  }
}
