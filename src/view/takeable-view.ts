// An answer's view with what it needs to be taken along: at each number a file for the contacts, for paper the address of each
// quote's source. The rest of the view stays as it is. Pure.
import type { ChatWords } from "./chat-words.ts";
import { tabAttributes } from "./showing.ts";
import type { ToolWords } from "./tool-words.ts";
import { el, type View, type ViewElement } from "./view.ts";

export interface TakeableShowing {
  words: ToolWords & Pick<ChatWords, "newTab">;
  /** What links of ours begin with, as in the view. */
  origin: string;
  opensTab: boolean;
  /** What addresses on paper begin with. */
  home: string;
  /** In danger nobody is kept from calling. */
  hasCards: boolean;
}

/** A link of ours to a quote in its source. */
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

/** Beside a number that can be called, once for each number. */
function cardView({ attributes }: ViewElement, showing: TakeableShowing, known: Set<string>): ViewElement | null {
  const [, tel] = /^tel:(.+)$/.exec(attributes.href ?? "") ?? [];
  if (!/^call(?: |$)/.test(attributes.class ?? "") || tel === undefined || known.has(tel)) return null;
  known.add(tel);
  const { words, origin, opensTab } = showing;
  return el(
    "a",
    { class: "card", href: `${origin}/contacts/${tel}.vcf`, ...tabAttributes(showing) },
    words.card,
    el("span", { class: "unseen" }, ` ${tel}`, opensTab ? words.newTab : null),
  );
}
