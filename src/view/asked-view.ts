// The question as the person asked it, shown above its answer. Pure.
import type { ChatWords } from "./chat-words.ts";
import { el, type ViewElement } from "./view.ts";

/** `note` says who wrote the question when it was not the person. */
export function askedView(question: string, words: ChatWords, note?: string): ViewElement {
  return el(
    "h2",
    { class: "asked", part: "question", tabindex: "-1" },
    note === undefined ? el("span", { class: "unseen" }, words.youAsked) : el("span", { class: "from-link" }, note),
    el("bdi", { translate: "no" }, question),
  );
}
