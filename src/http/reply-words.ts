// All strings that stand around a reply, the chat's and the answer's together, in every language. Merged once, at start.
import type { Lang } from "../contract.ts";
import { CHAT_WORDS } from "../view/all-chat-words.ts";
import { ANSWER_WORDS, type Words } from "../view/answer-words.ts";

const inLang = (lang: Lang): Words => ({ ...CHAT_WORDS[lang], ...ANSWER_WORDS[lang] });

export const REPLY_WORDS: Readonly<Record<Lang, Words>> = {
  "zh-CN": inLang("zh-CN"),
  "zh-Hant": inLang("zh-Hant"),
  en: inLang("en"),
};
