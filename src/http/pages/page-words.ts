// Everything that the pages say around what is taken along: as in the chat, in Chinese.
import { ALONG_ZH, type AlongWords } from "../../web/along-words.ts";
import type { Words } from "../../web/answer-words.ts";
import { PRINTED_WORDS } from "../../web/printed.ts";
import { TOOL_ZH, type ToolWords } from "../../web/tool-words.ts";

export const PAGE_WORDS: Words & ToolWords & AlongWords = { ...PRINTED_WORDS, ...TOOL_ZH, ...ALONG_ZH };
