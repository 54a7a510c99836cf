// All translations of the chat's interface strings, for code that can load every language at once.
import type { Lang } from "../contract.ts";
import { CHAT_ZH, type ChatWords } from "./chat-words.ts";
import { WORDS as EN } from "./words-en.ts";
import { WORDS as ZH_HANT } from "./words-hant.ts";

export const CHAT_WORDS: Readonly<Record<Lang, ChatWords>> = { "zh-CN": CHAT_ZH, "zh-Hant": ZH_HANT, en: EN };
