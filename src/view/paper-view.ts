// What paper says below an answer: the notice, the day, where it came from. Seen on paper only. Pure.
import type { Words } from "./answer-words.ts";
import { fill } from "./chat-words.ts";
import { dateWords } from "./source-words.ts";
import type { ToolWords } from "./tool-words.ts";
import { el, type ViewElement } from "./view.ts";

interface PaperFacts {
  /** Empty where it stands above already. */
  notice: string;
  /** `YYYY-MM-DD`. */
  day: string;
  home: string;
  words: Words & ToolWords;
}

export function paperView({ notice, day, home, words }: PaperFacts): ViewElement {
  const lookedUp = fill(words.lookedUp, { date: dateWords(day, words), home });
  return el("div", { class: "paper" }, notice, el("p", {}, lookedUp));
}
