// The question as a person asked it, over its answer. Pure.
import type { ChatWords } from "./chat-words.ts";
import { el, type ViewElement } from "./view.ts";

/** `note` says whose words they are, where they are not the person's own. */
export function askedView(question: string, words: ChatWords, note?: string): ViewElement {
  return el(
    "h2",
    { class: "asked", part: "question", tabindex: "-1" },
    note === undefined ? el("span", { class: "unseen" }, words.youAsked) : el("span", { class: "from-link" }, note),
    el("bdi", { translate: "no" }, question),
  );
}
