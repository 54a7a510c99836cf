// How a source is named to a person: title, who published it, where, when. What is not known is said so.
import type { Source } from "../contract.ts";

/** `2021-05-10` → 2021年5月10日, in whatever precision it has. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split("-");
  return `${Number(year)}年${month === undefined ? "" : `${Number(month)}月`}${day === undefined ? "" : `${Number(day)}日`}`;
}

export function titleWords({ title, title_given }: Pick<Source, "title" | "title_given">): string {
  return title_given ? `《${title}》` : `${title}（编者拟题）`;
}

/** Publisher, place and time, in this order; only a place that is not known is left out. */
export function sourceFacts(
  source: Pick<Source, "publisher" | "place" | "published" | "published_estimated">,
): { label: string; value: string }[] {
  const { publisher, place, published, published_estimated } = source;
  return [
    { label: "发布", value: publisher ?? "来源未注明" },
    ...(place === null ? [] : [{ label: "地方", value: place }]),
    {
      label: "时间",
      value: published === null ? "来源未注明" : `${published_estimated ? "约" : ""}${dateWords(published)}`,
    },
  ];
}
