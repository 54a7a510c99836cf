// Views of what a person can do with an answer: take it along, listen to it, rate it. Pure. The attribute `data-do` of
// a button names its action.
import type { Words } from "../view/answer-words.ts";
import { SOURCES_LANG } from "../view/showing.ts";
import type { ToolWords } from "../view/tool-words.ts";
import { el, type ViewElement } from "../view/view.ts";

/** The reasons for rating an answer as not useful. */
export const REASONS = ["unrelated", "wrong", "incomplete", "unclear", "outdated", "other"] as const;

/** `hasQuotes` is whether there is anything to open on a phone. */
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

/** Asks for the reason after 没用. The reason is optional. */
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

/** The text for copying by hand when the browser denies access to the clipboard. */
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
