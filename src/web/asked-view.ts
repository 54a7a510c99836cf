// The question as a person asked it, over its answer. Pure.
import type { ChatWords } from "./chat-words.ts";
import { el, type ViewElement } from "./view.ts";

export function askedView(question: string, words: ChatWords): ViewElement {
  return el(
    "h2",
    { class: "asked", part: "question", tabindex: "-1" },
    el("span", { class: "unseen" }, words.youAsked),
    el("bdi", { translate: "no" }, question),
  );
}
