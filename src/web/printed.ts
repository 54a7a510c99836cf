// How the server shows an answer: in Chinese, with forms that work without a script.
import { ANSWER_WORDS, type Words } from "./answer-words.ts";
import { CHAT_WORDS } from "./chat-words.ts";
import type { Showing } from "./showing.ts";

export const PRINTED_WORDS: Words = { ...CHAT_WORDS["zh-CN"], ...ANSWER_WORDS["zh-CN"] };

export const PRINTED: Showing = {
  words: PRINTED_WORDS,
  ids: "",
  hasForms: true,
  origin: "",
  opensTab: false,
  hasNotice: false,
};
