// Computes the numbers that Word counts itself: 「第十二条」, 「（一）」, 「1.1」. The file does not contain them as text, but
// people search by them.
import type { Document, Element } from "@xmldom/xmldom";
import { attributeOf, child, childrenOf, descendants } from "./office-package.ts";

interface Level {
  readonly start: number;
  readonly format: string;
  /** Template such as 「第%1条」, where %1 is the number of level 1. */
  readonly text: string;
  readonly isDecimal: boolean;
}

interface Numbering {
  /** The scheme that counts; several lists may share it. */
  readonly scheme: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

/** The list and level of a paragraph. */
export interface Place {
  readonly list: string;
  readonly level: number;
}

const LEVELS_MAX = 9;

/** Counts the paragraphs of one document, in order. */
export class Counter {
  readonly #lists = new Map<string, Numbering>();
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: Document | null) {
    const schemes = new Map<string, Map<number, Level>>();
    for (const scheme of numbering === null ? [] : descendants(numbering, "abstractNum")) {
      schemes.set(attributeOf(scheme, "abstractNumId") ?? "", levelsOf(scheme));
    }
    for (const list of numbering === null ? [] : descendants(numbering, "num")) {
      const scheme = attributeOf(child(list, "abstractNumId"), "val") ?? "";
      const overrides = childrenOf(list).filter(({ localName }) => localName === "lvlOverride");
      const own = overrides.flatMap((each) => [...levelsOf(each)]);
      const starts = overrides.flatMap((each): [number, number][] => {
        const start = attributeOf(child(each, "startOverride"), "val");
        return start === null ? [] : [[Number(attributeOf(each, "ilvl")), Number(start)]];
      });
      this.#lists.set(attributeOf(list, "numId") ?? "", {
        scheme,
        levels: new Map([...(schemes.get(scheme) ?? []), ...own]),
        starts: new Map(starts),
      });
    }
  }

  /** The number before the next paragraph of this list and level; null for a bullet. */
  next({ list, level }: Place): string | null {
    const found = this.#lists.get(list);
    const own = found?.levels.get(level);
    if (found === undefined || own === undefined || own.format === "bullet" || own.format === "none") return null;
    const counts = this.#counts.get(found.scheme) ?? [];
    this.#counts.set(found.scheme, counts);
    const restart = this.#begun.has(`${list}/${level}`) ? undefined : found.starts.get(level);
    this.#begun.add(`${list}/${level}`);
    counts[level] = restart ?? (counts[level] === undefined ? own.start : counts[level] + 1);
    counts.length = level + 1;
    return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const of = found.levels.get(at);
      const number = counts[at] ?? of?.start ?? 1;
      return spell(number, own.isDecimal ? "decimal" : (of?.format ?? "decimal"));
    });
  }
}

function levelsOf(scheme: Element): Map<number, Level> {
  const levels = childrenOf(scheme).filter(({ localName }) => localName === "lvl");
  return new Map(
    levels.slice(0, LEVELS_MAX).map((level) => [
      Number(attributeOf(level, "ilvl")),
      {
        start: Number(attributeOf(child(level, "start"), "val") ?? 1),
        format: attributeOf(child(level, "numFmt"), "val") ?? "decimal",
        text: attributeOf(child(level, "lvlText"), "val") ?? "",
        isDecimal: child(level, "isLgl") !== null,
      },
    ]),
  );
}

const DIGITS = "〇一二三四五六七八九";

/** A number as Word writes it in this format. */
export function spell(number: number, format: string): string {
  switch (format) {
    case "chineseCounting":
    case "chineseCountingThousand":
    case "japaneseCounting":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
      return chinese(number);
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
      return Array.from(String(number), (digit) => DIGITS.charAt(Number(digit))).join("");
    case "decimalZero":
      return String(number).padStart(2, "0");
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return Array.from(String(number), (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : String(number);
    case "lowerLetter":
    case "upperLetter": {
      const letter = String.fromCharCode(0x61 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
      return format === "lowerLetter" ? letter : letter.toUpperCase();
    }
    case "lowerRoman":
      return roman(number).toLowerCase();
    case "upperRoman":
      return roman(number);
    default:
      return String(number);
  }
}

const UNITS = ["", "十", "百", "千"];

/** 12 → 十二, 105 → 一百零五; for numbers below 10,000. */
function chinese(number: number): string {
  if (number >= 10_000 || number <= 0) return String(number);
  const digits = Array.from(String(number), Number);
  const spelled = digits.map((digit, i) =>
    digit === 0 ? "零" : `${DIGITS.charAt(digit)}${UNITS[digits.length - 1 - i] ?? ""}`,
  );
  const whole = spelled.join("").replace(/零+/gu, "零");
  return (number >= 10 ? whole.replace(/零$/u, "") : whole).replace(/^一十/u, "十");
}

function roman(number: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = Math.min(number, 3999);
  let numeral = "";
  for (const [worth, sign] of signs) {
    for (; rest >= worth; rest -= worth) numeral += sign;
  }
  return numeral;
}
