// The chat's words in the language that is wanted. Simplified Chinese is there from the start; the others are loaded from where
// this script came from. Where they cannot be reached, the chat speaks Chinese, and asks again with the next change of language.
import type { Lang } from "../contract.ts";
import { CHAT_ZH, type ChatWords } from "../view/chat-words.ts";
import { loadPart } from "./load-part.ts";
import { scriptOrigin } from "./script-origin.ts";

/** A digest of those parts: the bundler puts it in. */
declare const WORDS_VERSION: string;

/** Nobody waits longer for the words of a chat. */
const WAIT_MS = 4_000;

const words: { [lang in Lang]?: ChatWords } = { "zh-CN": CHAT_ZH };

export function wordsIn(lang: Lang): ChatWords {
  return words[lang] ?? CHAT_ZH;
}

export function lacksWords(lang: Lang): boolean {
  return words[lang] === undefined;
}

/** At once where the words are there, else as soon as they are, or cannot be had. */
export function withWords(lang: Lang, act: () => void): void {
  if (lacksWords(lang)) void loadWords(lang).then(act);
  else act();
}

/** Resolves in any case. */
export async function loadWords(lang: Lang): Promise<void> {
  const address = `${scriptOrigin}/widget-words-${lang.toLowerCase()}.js?v=${WORDS_VERSION}`;
  try {
    words[lang] = (await loadPart<{ WORDS: ChatWords }>(address, WAIT_MS)).WORDS;
  } catch {
    // Chinese stands in for them.
  }
}
