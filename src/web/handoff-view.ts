// Whom to turn to: telephone numbers that can be tapped, pages that can be opened.

import type { Words } from "./answer-words.ts";
import type { ChatWords } from "./chat-words.ts";
import type { Heading } from "./showing.ts";
import type { ShownAlert, ShownAnswer, ShownContact, ShownHandoff } from "./shown.ts";
import { el, telAddress, type View, type ViewElement, webAddress } from "./view.ts";

export function handoffView({ why, contacts }: ShownHandoff, words: Words, heading: Heading = "h3"): ViewElement {
  return el(
    "section",
    { class: "handoff", part: "handoff" },
    el(heading, { class: "small" }, words.turnTo),
    el("p", {}, why),
    contactsView(contacts, words),
  );
}

/** Danger: the numbers first, then what to do. What each number is for would only be in the way. */
export function alertView({ title, text, contacts }: ShownAlert, words: ChatWords): ViewElement {
  const numbers = contacts.map((contact) => ({ ...contact, for: "" }));
  return el(
    "section",
    { class: "alert", part: "alert" },
    el("h3", {}, title),
    contactsView(numbers, words),
    ...text.split("\n").map((line) => el("p", {}, line)),
  );
}

/** Who already stands in the alert is not listed again. */
export function withoutAlerted({ alert, handoff }: Pick<ShownAnswer, "alert" | "handoff">): ShownHandoff {
  const alerted = new Set(alert?.contacts.map(({ tel }) => tel));
  return { why: handoff.why, contacts: handoff.contacts.filter(({ tel }) => tel === null || !alerted.has(tel)) };
}

export function contactsView(contacts: readonly ShownContact[], words: ChatWords): ViewElement | null {
  if (contacts.length === 0) return null;
  return el("ul", { class: "contacts" }, ...contacts.map((contact) => el("li", {}, ...contactViews(contact, words))));
}

function contactViews({ name, tel, url, for: purpose }: ShownContact, words: ChatWords): View[] {
  const href = telAddress(tel);
  const page = webAddress(url);
  return [
    tel === null || href === null
      ? el("strong", {}, name)
      : el("a", { class: "call", href, "data-name": name }, el("strong", { class: "tel" }, tel), " ", name),
    ...(page === null
      ? []
      : [el("a", { class: "open", href: page, target: "_blank", rel: "noopener noreferrer nofollow" }, words.webPage)]),
    ...(purpose === "" ? [] : [el("p", { class: "purpose" }, purpose)]),
  ];
}
