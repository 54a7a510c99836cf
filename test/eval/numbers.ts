// Finds the numbers of an answer that nothing backs: no cited quote, contact, date of a citation or fixed wording.
// Words of the question back nothing.
import type { Answer, Contact } from "../../src/contract.ts";

/**
 * Digits with the marks between them, and Chinese numerals of two characters or more, since 一 alone is rarely a number.
 */
const NUMBER = /\d+(?:[.,:]\d+)*%?|[零〇一二三四五六七八九十百千万亿两]{2,}/gu;
/** Words that look like numerals. */
const NOT_A_NUMBER = new Set(["千万", "万一", "一一", "万千", "百万千万"]);
/** The age of a report, counted from its date and the month of asking. */
const AGE = /(?:约|大约|已过|about\s+)?\d+\s*(?:多)?(?:年前|years? (?:ago|old))/giu;

function numbers(text: string): string[] {
  return [...text.normalize("NFKC").matchAll(NUMBER)].map(([number]) => number).filter((n) => !NOT_A_NUMBER.has(n));
}

/** The numbers of a date `YYYY-MM-DD` as people write them. */
function dateNumbers(date: string | null): string[] {
  return date === null ? [] : date.split("-").flatMap((part) => [part, String(Number(part))]);
}

/** The years that 去年 and 今年 of a text may mean, by its date. */
function relativeYears(date: string | null): string[] {
  const year = Number(date?.slice(0, 4));
  return Number.isInteger(year) && year > 0 ? [0, 1, 2].map((back) => String(year - back)) : [];
}

function contactNumbers({ tel, name, for: purpose }: Contact): string[] {
  return [tel ?? "", name, purpose].flatMap(numbers);
}

export function uncoveredNumbers(answer: Answer): string[] {
  const { citations, alert, handoff, missing } = answer;
  const backed = new Set([
    ...citations.flatMap(({ quote }) => numbers(quote)),
    ...citations.flatMap(({ source }) => numbers(source.title)),
    ...citations.flatMap(({ source }) => [...dateNumbers(source.published), ...relativeYears(source.published)]),
    ...[...(alert?.contacts ?? []), ...handoff.contacts].flatMap(contactNumbers),
    ...missing.flatMap(({ about }) => numbers(about)),
  ]);
  const own = answer.answer.replace(/\[\d+\]/gu, " ").replace(AGE, " ");
  return [...new Set(numbers(own).filter((number) => !backed.has(number)))];
}
