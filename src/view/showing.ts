// What a view depends on beside the reply: words, ids, and whether a script or the server shows it.
import type { Words } from "./answer-words.ts";
import type { ChatWords } from "./chat-words.ts";

/** What a view of the chat depends on. */
export interface ChatShowing {
  words: ChatWords;
  /** Before every id, so that two answers on one page keep theirs apart. */
  ids: string;
  /** Buttons that ask are forms of their own, which work without a script. */
  hasForms: boolean;
  /** The origin that links of ours are made absolute with, or empty. */
  origin: string;
  /** Links of ours leave the page where it is. */
  opensTab: boolean;
  /** The notice stands beside the answer already. */
  hasNotice: boolean;
}

/** What a view of an answer depends on beside the reply. */
export interface Showing extends ChatShowing {
  words: Words;
}

/** The language of the sources. Put into another by a browser, a quote would be one no more. */
export const SOURCES_LANG = { lang: "zh-CN", translate: "no" };

/** A field to ask in: what is written is not sent to a service that corrects or translates, and is not changed. */
export const FIELD = {
  autocomplete: "off",
  autocapitalize: "off",
  autocorrect: "off",
  spellcheck: "false",
  translate: "no",
  enterkeyhint: "send",
};

/** For links of ours that must not lead the host's page away. */
export function tabAttributes({ opensTab }: Pick<ChatShowing, "opensTab">): Record<string, string> {
  return opensTab ? { target: "_blank", rel: "noopener noreferrer" } : {};
}

/** The level below what a block stands under. */
export type Heading = "h2" | "h3";
