// The lines below a printed answer: the notice, the date and the origin. They are visible only in print. Pure.
import type { Words } from "./answer-words.ts";
import { fill } from "./chat-words.ts";
import { dateWords } from "./source-words.ts";
import type { ToolWords } from "./tool-words.ts";
import { el, type ViewElement } from "./view.ts";

interface PaperFacts {
  /** Empty when the notice is already shown above. */
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
