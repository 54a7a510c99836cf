// Formats a number of a workbook as the program shows it: dates, money, percentages, and figures with units.

const DAY_MS = 86_400_000;
/**
 * Day 0 of the 1900 date system. Excel wrongly treats 1900 as a leap year, which only affects days before March 1900.
 */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const FIRST_DAY_1904 = Date.UTC(1904, 0, 1);

/** Built-in number formats, by id. */
const KNOWN: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  14: "yyyy/m/d",
  15: "yyyy/m/d",
  16: "m/d",
  17: "yyyy/m",
  18: "h:mm",
  19: "h:mm:ss",
  20: "h:mm",
  21: "h:mm:ss",
  22: "yyyy/m/d h:mm",
  27: "yyyy年m月",
  28: "m月d日",
  29: "m月d日",
  30: "m/d/yy",
  31: "yyyy年m月d日",
  32: "h时mm分",
  33: "h时mm分ss秒",
  36: "yyyy年m月",
  50: "yyyy年m月",
  51: "m月d日",
  52: "yyyy年m月",
  53: "m月d日",
  54: "m月d日",
  55: "h时mm分",
  56: "h时mm分ss秒",
  57: "yyyy年m月",
  58: "m月d日",
};

export const knownFormat = (id: number): string => KNOWN[id] ?? "General";

/**
 * Selects the section of a format that applies, and removes what is not shown, such as colours and widths. Quoted words
 * stay quoted.
 */
function partsOf(format: string, number: number): { pattern: string; isNegative: boolean } {
  const sections = format.match(/(?:"[^"]*"|\\.|[^;"\\])+/gu) ?? ["General"];
  const at = number < 0 && sections.length > 1 ? 1 : number === 0 && sections.length > 2 ? 2 : 0;
  const pattern = (sections[at] ?? "General")
    .replace(/\[\$([^\]-]*)[^\]]*\]/gu, '"$1"')
    .replace(/\[(?:[a-z]+|[<>=][^\]]*|dbnum\d)\]/giu, (mark) => (/^\[[hms]+\]$/iu.test(mark) ? mark.slice(1, -1) : ""))
    .replace(/_.|\*./gu, "")
    .replace(/\\([-() /+])|"([-() /+])"/gu, "$1$2");
  return { pattern, isNegative: number < 0 && at === 0 };
}

const bare = (pattern: string) => pattern.replace(/"[^"]*"|\\./gu, "");

export function displayed(number: number, format: string, is1904 = false): string {
  if (!Number.isFinite(number)) return "";
  const { pattern, isNegative } = partsOf(format, number);
  const plain = bare(pattern);
  if (/general|@/iu.test(plain) || plain.trim() === "") return plainNumber(number);
  if (/[ymdhs年月日时分秒]/iu.test(plain) && !/[#0?]/u.test(plain)) return date(number, pattern, is1904);
  return `${isNegative ? "-" : ""}${figure(Math.abs(number), pattern)}`;
}

const PLAIN = new Intl.NumberFormat("en-US", { useGrouping: false, maximumFractionDigits: 12 });

/** The number without floating-point noise. */
export const plainNumber = (number: number): string => {
  const short = Number(number.toPrecision(12));
  const digits = String(short);
  return digits.includes("e") ? PLAIN.format(short) : digits;
};

function unquoted(text: string): string {
  return text.replace(/"([^"]*)"|\\(.)/gu, (_, words?: string, sign?: string) => words ?? sign ?? "");
}

function figure(number: number, pattern: string): string {
  const mask = /[#0?](?:[#0?,]|(?:\.[#0?]*))*|\.[#0?]+/u;
  const plain = pattern.replace(/"[^"]*"|\\./gu, (words) => "\u0001".repeat(words.length));
  const found = mask.exec(plain);
  if (found === null) return unquoted(pattern);
  const before = pattern.slice(0, found.index);
  const after = pattern.slice(found.index + found[0].length);
  const [whole = "", fraction = ""] = found[0].split(".");
  // A trailing comma divides by a thousand.
  const thousands = /,+$/u.exec(whole)?.[0].length ?? 0;
  const scaled = (number * (/%/u.test(bare(pattern)) ? 100 : 1)) / 1000 ** thousands;
  if (/^[/?\s]*\/|\//u.test(bare(after))) return plainNumber(number);
  // A telephone number stored as a number: 0000-0000000.
  if (/^-[0#]+/u.test(bare(after)) && fraction === "") return grouped(scaled, `${found[0]}${after}`, before);
  const least = (fraction.match(/0/gu) ?? []).length;
  const digits = scaled.toLocaleString("en-US", {
    useGrouping: whole.replace(/,+$/u, "").includes(","),
    minimumIntegerDigits: Math.max(1, Math.min(21, (whole.match(/0/gu) ?? []).length)),
    minimumFractionDigits: least,
    maximumFractionDigits: Math.max(least, fraction.length),
  });
  return `${unquoted(before)}${digits}${unquoted(after)}`.trim();
}

/** Fills the digits into a mask, from the right. */
function grouped(number: number, mask: string, before: string): string {
  const digits = [...String(Math.round(number))];
  const filled = [...mask]
    .reverse()
    .map((sign) => (/[0#?]/u.test(sign) ? (digits.pop() ?? (sign === "0" ? "0" : "")) : sign));
  return `${unquoted(before)}${digits.join("")}${filled.reverse().join("")}`;
}

/** Writes dates as 2026年3月10日, whatever the format. Times of day follow the format. */
function date(number: number, pattern: string, is1904: boolean): string {
  const at = new Date(Math.round(((is1904 ? FIRST_DAY_1904 : FIRST_DAY) + number * DAY_MS) / 1000) * 1000);
  const plain = bare(pattern).toLowerCase();
  const hasTime = /[hs时秒]/u.test(plain);
  const hasMonth = /m{3,}|m(?![^h]*s)|月/u.test(plain.replace(/h+[^a-z]*m+|m+[^a-z]*s+/gu, ""));
  const day = [
    /[ye]/u.test(plain) ? `${at.getUTCFullYear()}年` : "",
    hasMonth ? `${at.getUTCMonth() + 1}月` : "",
    /d/u.test(plain) && !/d{3,}/u.test(plain) ? `${at.getUTCDate()}日` : "",
  ].join("");
  const pad = (part: number) => String(part).padStart(2, "0");
  const seconds = /s/u.test(plain) && at.getUTCSeconds() !== 0 ? `:${pad(at.getUTCSeconds())}` : "";
  const time = hasTime ? `${at.getUTCHours()}:${pad(at.getUTCMinutes())}${seconds}` : "";
  return `${day}${day !== "" && time !== "" ? " " : ""}${time}`;
}
