// How a source is described to a person: title, publisher, place and date. Unknown values are stated as unknown.
import type { Source } from "../contract.ts";
import type { Words } from "./answer-words.ts";
import { fill } from "./chat-words.ts";

type Dates = Pick<Words, "date" | "month" | "year">;

/** `2021-05-10` → 2021年5月10日. A year or a month alone works too; other text is returned as it is. */
export function dateWords(date: string, words: Dates): string {
  if (!/^\d{4}(-\d\d){0,2}$/.test(date)) return date;
  const [y, m, d] = date.split("-");
  const template = m === undefined ? words.year : d === undefined ? words.month : words.date;
  return fill(template, { y: Number(y), m: Number(m), d: Number(d), iso: date });
}

/** `article` names the article of a statute: 《……条例》第十二条. */
export function titleWords(
  { title, title_given }: Pick<Source, "title" | "title_given">,
  words: Words,
  article = "",
): string {
  const named = title_given ? fill(words.quotedTitle, { title }) : `${title}${words.editorsTitle}`;
  return `${named}${article}`;
}

/** Publisher, place and date, in this order. Unknown values are stated as unknown. */
export function sourceFacts(
  source: Pick<Source, "publisher" | "place" | "published" | "published_estimated">,
  words: Words,
): { label: string; value: string }[] {
  const { publisher, place, published, published_estimated } = source;
  const date = published === null ? words.unknown : dateWords(published, words);
  return [
    { label: words.publisher, value: publisher ?? words.unknown },
    { label: words.where, value: place ?? words.unknown },
    {
      label: words.time,
      value: published !== null && published_estimated ? fill(words.approximately, { date }) : date,
    },
  ];
}
