// Where a source comes from, in one line: publisher, place and time, in Chinese. What is not known is said so.
import type { Source } from "../contract.ts";
import { fill } from "../web/chat-words.ts";
import { PRINTED_WORDS } from "../web/printed.ts";
import { dateWords } from "../web/source-words.ts";

export const NO_TIME = "时间未注明";

export function factsLine({ publisher, place, published, published_estimated }: Source): string {
  const date = published === null ? NO_TIME : dateWords(published, PRINTED_WORDS);
  const isAbout = published !== null && published_estimated;
  const time = isAbout ? fill(PRINTED_WORDS.approximately, { date }) : date;
  return [publisher ?? PRINTED_WORDS.unknown, place ?? "地方未注明", time].join(" · ");
}
