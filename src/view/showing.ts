// Display settings of views: strings, ids, and whether a script or the server renders them.
import type { Lang } from "../contract.ts";
import type { Words } from "./answer-words.ts";
import type { ChatWords } from "./chat-words.ts";

/** The display settings of a view of the chat. */
export interface ChatShowing {
  words: ChatWords;
  /** Prefix of all ids, so that the ids of two answers on one page do not collide. */
  ids: string;
  /** Choices are forms, which work without a script. */
  hasForms: boolean;
  /** Prefix that makes our links absolute, or empty. */
  origin: string;
  /** Our links open in a new tab. */
  opensTab: boolean;
  /** The notice is already shown beside the answer. */
  hasNotice: boolean;
}

/** The display settings of a view of an answer. */
export interface Showing extends ChatShowing {
  words: Words;
  /** The language that our links ask for; null where the printed page adds it. */
  linkLang: Lang | null;
}

/** The language of the sources. A quote that the browser translates is no longer a quote. */
export const SOURCES_LANG = { lang: "zh-CN", translate: "no" };

/**
 * Attributes of a field for questions. They keep the browser from changing the text and from sending it to spelling or
 * translation services.
 */
export const FIELD = {
  autocomplete: "off",
  autocapitalize: "off",
  autocorrect: "off",
  spellcheck: "false",
  translate: "no",
  enterkeyhint: "send",
};

/** Attributes for our links that must not navigate the host's page away. */
export function tabAttributes({ opensTab }: Pick<ChatShowing, "opensTab">): Record<string, string> {
  return opensTab ? { target: "_blank", rel: "noopener noreferrer" } : {};
}

/** A link to one of our paths, in the reader's language. */
export function ownLink(path: string, { origin, linkLang }: Pick<Showing, "origin" | "linkLang">): string {
  return `${origin}${linkLang === null ? path : inLang(path, linkLang)}`;
}

/** Adds the language to the query of one of our paths. */
export function inLang(path: string, lang: Lang): string {
  const [address = "", hash] = path.split("#", 2);
  return `${address}${address.includes("?") ? "&" : "?"}lang=${lang}${hash === undefined ? "" : `#${hash}`}`;
}

/** The level of a block's heading, one below the heading that it belongs to. */
export type Heading = "h2" | "h3";
