// What the chat says before there is an answer, in every language: for who has all of them at hand.
import type { Lang } from "../contract.ts";
import { CHAT_ZH, type ChatWords } from "./chat-words.ts";
import { OTHER_WORDS } from "./other-words.ts";

export const CHAT_WORDS: Readonly<Record<Lang, ChatWords>> = { "zh-CN": CHAT_ZH, ...OTHER_WORDS };
