// What a person can do with an answer: take it along, hear it, say whether it was of use. Pure. Buttons say in `data-do` what
// they do.
import type { Words } from "../view/answer-words.ts";
import { SOURCES_LANG } from "../view/showing.ts";
import type { ToolWords } from "../view/tool-words.ts";
import { el, type ViewElement } from "../view/view.ts";

/** Why an answer was of no use. */
export const REASONS = ["unrelated", "wrong", "incomplete", "unclear", "outdated", "other"] as const;

/** `hasQuotes`: there is something that a phone can open. */
export function toolsView(words: Words & ToolWords, canRead: boolean, hasQuotes: boolean): ViewElement {
  return el(
    "div",
    { class: "tools" },
    el(
      "div",
      { class: "tools", role: "group", "aria-label": words.along },
      button("copy", words.copy),
      button("print", words.print),
      hasQuotes ? button("phone", words.phone) : null,
    ),
    button("read", words.read, !canRead),
  );
}

export function judgingView(words: Words): ViewElement {
  return el(
    "div",
    { class: "judging tools", part: "feedback", role: "group", "aria-label": words.useful },
    el("p", {}, words.useful),
    button("yes", words.yes),
    button("no", words.no),
  );
}

/** After 没用: why, which may be left out. */
export function reasonsView(words: Words): ViewElement {
  return el(
    "div",
    { class: "judging tools", part: "feedback", role: "group", "aria-label": words.why },
    el("p", { tabindex: "-1" }, words.why),
    ...REASONS.map((reason) => button(reason, words[reason])),
  );
}

export function thanksView(words: Words, isSent = true): ViewElement {
  return el(
    "div",
    { class: "judging", part: "feedback" },
    el("p", { tabindex: "-1" }, isSent ? words.thanks : words.notSent),
  );
}

/** What a person copies by hand where the browser does not let the page do it. */
export function copyByHandView(text: string, words: Words): ViewElement {
  return el(
    "div",
    { class: "by-hand" },
    el("label", {}, words.copyByHand, el("textarea", { class: "copied", readonly: "", ...SOURCES_LANG }, text)),
  );
}

function button(does: string, label: string, isHidden = false): ViewElement {
  return el("button", { type: "button", "data-do": does, ...(isHidden ? { hidden: "" } : {}) }, label);
}
