// Generates one or two plain questions for a cell, from its kind and what it is about.
import type { FactKind } from "../../src/fact-kinds.ts";
import { clip } from "./cell.ts";

/** Maximum length of a name in a question. */
const ABOUT_CHARS_MAX = 24;

const BY_KIND: Partial<Record<FactKind, readonly string[]>> = {
  telephone: ["{of}的电话是多少？", "{of}打什么电话？"],
  hours: ["{of}几点开门？", "{of}什么时候开？"],
  address: ["{of}在哪里？", "{of}的地址是什么？"],
  place: ["{of}在哪里？"],
  fee: ["{of}要收费吗？", "{of}多少钱？"],
  duration: ["{of}要多久？"],
  documents: ["{of}要带什么材料？"],
  conditions: ["什么人可以{of}？", "{of}要什么条件？"],
  person: ["{of}是谁？"],
  definition: ["{of}是什么？"],
  procedure: ["{of}怎么办？"],
  organisation: ["{of}是哪个单位？"],
  list: ["{of}有哪些？"],
  reason: ["为什么{of}？", "{of}的原因是什么？"],
};

/** Units of what is measured rather than counted. */
const MEASURED = /^(?:%|个?百分点|成|.*元|美元|平方.*|平米|公顷|亩|公里|千米|里|米|周?岁|吨|度|倍)$/u;

/** Removes punctuation, except the colon of a time of day, and limits the length. */
function said(about: string): string {
  return clip(about.replace(/[\s,;，；。！？!?]+|(?<!\d)[:：]|[:：](?!\d)/gu, ""), ABOUT_CHARS_MAX);
}

/** The questions for a cell; none if it is unknown what the cell is about. */
export function askingsFor(kind: FactKind, about: string, unit = ""): string[] {
  const of = said(about);
  if (of.length < 2) return [];
  // Something that is refused: 不予补贴.
  if (kind === "conditions" && of.startsWith("不")) return [`什么情况${of}？`];
  if (kind === "fee" && of.endsWith("费")) return [`${of}多少钱？`];
  if (kind === "number") return [MEASURED.test(unit) ? `${of}是多少？` : `${of}有多少${unit}？`];
  return (BY_KIND[kind] ?? []).map((form) => form.replace("{of}", () => of));
}

/** The question for the date of an event; a bare year is asked for as a year. */
export function askingForDate(event: string, date: string): string[] {
  const of = said(event);
  if (of.length < 2) return [];
  return /^(?:19|20)\d{2}年(?!.*月)/u.test(date) ? [`${of}是哪一年的事？`] : [`${of}是什么时候？`];
}
