// Contacts for help: telephone numbers that can be tapped and pages that can be opened.

import type { Words } from "./answer-words.ts";
import type { ChatWords } from "./chat-words.ts";
import type { Heading } from "./showing.ts";
import type { ShownAlert, ShownAnswer, ShownContact, ShownHandoff } from "./shown.ts";
import { el, telAddress, type View, type ViewElement, webAddress } from "./view.ts";

/**
 * The first number is one large button. Beside an alert no number is large, because the alert's numbers are. A
 * contact's purpose is left out because its name already says it.
 */
export function handoffView(
  { why, contacts }: ShownHandoff,
  words: Words,
  { heading = "h3", isBesideAlert = false }: { heading?: Heading; isBesideAlert?: boolean } = {},
): ViewElement {
  const large = isBesideAlert ? -1 : contacts.findIndex(({ tel }) => telAddress(tel) !== null);
  return el(
    "section",
    { class: "handoff", part: "handoff" },
    el(heading, { class: "unseen" }, words.turnTo),
    contactsView(contacts.map(withoutPurpose), words, (i) => i === large),
    el("p", { class: "purpose" }, why),
  );
}

/** An alert: the numbers first, then what to do. */
export function alertView({ title, text, contacts }: ShownAlert, words: ChatWords): ViewElement {
  return el(
    "section",
    { class: "alert", part: "alert" },
    el("h3", {}, title),
    contactsView(contacts.map(withoutPurpose), words, () => true),
    ...text.split("\n").map((line) => el("p", {}, line)),
  );
}

/** In an alert and a handoff the purpose of a number would only distract. */
function withoutPurpose(contact: ShownContact): ShownContact {
  return { ...contact, for: "" };
}

/** Leaves out the contacts that the alert already lists. */
export function withoutAlerted({ alert, handoff }: Pick<ShownAnswer, "alert" | "handoff">): ShownHandoff {
  const alerted = new Set(alert?.contacts.map(({ tel }) => tel));
  return { why: handoff.why, contacts: handoff.contacts.filter(({ tel }) => tel === null || !alerted.has(tel)) };
}

export function contactsView(
  contacts: readonly ShownContact[],
  words: ChatWords,
  isLarge: (i: number) => boolean = () => false,
): ViewElement | null {
  if (contacts.length === 0) return null;
  const views = contacts.map((contact, i) => {
    const large = isLarge(i);
    return el("li", large ? { class: "first" } : {}, ...contactViews(contact, large ? "call large" : "call", words));
  });
  return el("ul", { class: "contacts" }, ...views);
}

function contactViews({ name, tel, url, for: purpose }: ShownContact, linkClass: string, words: ChatWords): View[] {
  const href = telAddress(tel);
  const page = webAddress(url);
  return [
    tel === null || href === null
      ? el("strong", {}, name)
      : el(
          "a",
          { class: linkClass, href, "data-name": name },
          el("strong", { class: "tel", translate: "no" }, tel),
          " ",
          name,
        ),
    ...(page === null
      ? []
      : [el("a", { class: "open", href: page, target: "_blank", rel: "noopener noreferrer nofollow" }, words.webPage)]),
    ...(purpose === "" ? [] : [el("p", { class: "purpose" }, purpose)]),
  ];
}
