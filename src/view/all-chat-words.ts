// What the chat says before there is an answer, in every language: for who has all of them at hand.
import type { Lang } from "../contract.ts";
import { CHAT_ZH, type ChatWords } from "./chat-words.ts";
import { WORDS as EN } from "./words-en.ts";
import { WORDS as ZH_HANT } from "./words-hant.ts";

export const CHAT_WORDS: Readonly<Record<Lang, ChatWords>> = { "zh-CN": CHAT_ZH, "zh-Hant": ZH_HANT, en: EN };
