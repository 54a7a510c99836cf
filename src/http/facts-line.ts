// The origin of a source in one line: publisher, place and time. An unknown fact is named as unknown.
import type { Source } from "../contract.ts";
import { fill } from "../view/chat-words.ts";
import { dateWords } from "../view/source-words.ts";
import type { PageWords } from "./pages/page-words.ts";

export function factsLine({ publisher, place, published, published_estimated }: Source, words: PageWords): string {
  const date = published === null ? words.noTime : dateWords(published, words);
  const isAbout = published !== null && published_estimated;
  const time = isAbout ? fill(words.approximately, { date }) : date;
  return [publisher ?? words.noPublisher, place ?? words.noPlace, time].join(" · ");
}
