// The chat's interface strings by language. Simplified Chinese is built in; the others are loaded from the address of
// this script. When that fails, the chat stays in Chinese and tries again with the next change of language.
import type { Lang } from "../contract.ts";
import { CHAT_ZH, type ChatWords } from "../view/chat-words.ts";
import { loadPart } from "./load-part.ts";
import { scriptOrigin } from "./script-origin.ts";

/** A digest of these parts, inserted by the bundler. */
declare const WORDS_VERSION: string;

/** How long to wait for the strings of a language. */
const WAIT_MS = 4_000;

const words: { [lang in Lang]?: ChatWords } = { "zh-CN": CHAT_ZH };

export function wordsIn(lang: Lang): ChatWords {
  return words[lang] ?? CHAT_ZH;
}

export function lacksWords(lang: Lang): boolean {
  return words[lang] === undefined;
}

/** Calls `act` at once when the strings are loaded, otherwise after loading them has succeeded or failed. */
export function withWords(lang: Lang, act: () => void): void {
  if (lacksWords(lang)) void loadWords(lang).then(act);
  else act();
}

/** Never rejects. */
export async function loadWords(lang: Lang): Promise<void> {
  const address = `${scriptOrigin}/widget-words-${lang.toLowerCase()}.js?v=${WORDS_VERSION}`;
  try {
    words[lang] = (await loadPart<{ WORDS: ChatWords }>(address, WAIT_MS)).WORDS;
  } catch {
    // The chat falls back to Chinese.
  }
}
