// The settings for showing an answer in Chinese, with forms that work without a script.
import { ANSWER_ZH, type Words } from "./answer-words.ts";
import { CHAT_ZH } from "./chat-words.ts";
import type { Showing } from "./showing.ts";

export const PRINTED_WORDS: Words = { ...CHAT_ZH, ...ANSWER_ZH };

export const PRINTED: Showing = {
  words: PRINTED_WORDS,
  ids: "",
  hasForms: true,
  origin: "",
  linkLang: null,
  opensTab: false,
  hasNotice: false,
};
