// The chat's words in the language that is wanted. Simplified Chinese is there from the start; the others are loaded from where
// this script came from. Where they cannot be reached, the chat speaks Chinese, and asks again with the next change of language.
import type { Lang } from "../contract.ts";
import { CHAT_ZH, type ChatWords } from "./chat-words.ts";
import type { OtherWords } from "./other-words.ts";
import { scriptOrigin } from "./script-origin.ts";

/** A digest of that part: the bundler puts it in. */
declare const WORDS_VERSION: string;

/** Nobody waits longer for the words of a chat. */
const WAIT_MS = 4_000;

let words: OtherWords | null = null;

export function wordsIn(lang: Lang): ChatWords {
  return (lang === "zh-CN" ? null : words?.[lang]) ?? CHAT_ZH;
}

export function lacksWords(lang: Lang): boolean {
  return lang !== "zh-CN" && words === null;
}

/** Resolves in any case. */
export function loadWords(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, WAIT_MS));
  return Promise.race([load(), late]).catch(() => {});
}

async function load(): Promise<void> {
  const module: { OTHER_WORDS: OtherWords } = await import(`${scriptOrigin}/widget-words.js?v=${WORDS_VERSION}`);
  words = module.OTHER_WORDS;
}
