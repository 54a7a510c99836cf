// Adds to an answer's view what printing and saving need: a contact file beside each number, and the printed address of
// each quote's source. The rest of the view does not change. Pure.
import type { ChatWords } from "./chat-words.ts";
import { ownLink, type Showing, tabAttributes } from "./showing.ts";
import type { ToolWords } from "./tool-words.ts";
import { el, type View, type ViewElement } from "./view.ts";

export interface TakeableShowing extends Pick<Showing, "origin" | "linkLang" | "opensTab"> {
  words: ToolWords & Pick<ChatWords, "newTab">;
  /** Prefix of the addresses in print. */
  home: string;
  /** False beside an alert: nothing may delay a call. */
  hasCards: boolean;
}

/** Matches one of our links to a quote in its source. */
const QUOTE_LINK = /\/sources\/[^?#]+(?=\?)/;

export function takeableView(view: ViewElement, showing: TakeableShowing, known = new Set<string>()): ViewElement {
  const { tag, attributes, children } = view;
  const source = QUOTE_LINK.exec(attributes.href ?? "");
  return {
    tag,
    attributes: source === null ? attributes : { ...attributes, "data-address": `${showing.home}${source[0]}` },
    children: children.flatMap((child): View[] => {
      if (typeof child === "string") return [child];
      const card = showing.hasCards ? cardView(child, showing, known) : null;
      return [takeableView(child, showing, known), ...(card === null ? [] : [card])];
    }),
  };
}

/** A link to a contact file beside a number that can be called, once for each number. */
function cardView({ attributes }: ViewElement, showing: TakeableShowing, known: Set<string>): ViewElement | null {
  const [, tel] = /^tel:(.+)$/.exec(attributes.href ?? "") ?? [];
  if (!/^call(?: |$)/.test(attributes.class ?? "") || tel === undefined || known.has(tel)) return null;
  known.add(tel);
  const { words, opensTab } = showing;
  return el(
    "a",
    { class: "card", href: ownLink(`/contacts/${tel}.vcf`, showing), ...tabAttributes(showing) },
    words.card,
    el("span", { class: "unseen" }, ` ${tel}`, opensTab ? words.newTab : null),
  );
}
