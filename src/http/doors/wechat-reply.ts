// Chooses the reply to a WeChat message: an answer to words, an introduction for a new follower, a hint for a picture.
// Each message is asked without history: the sender's earlier messages are unknown.
import { languageOf } from "../../ask.ts";
import { problemHandoff } from "../../collection.ts";
import { AskRequest } from "../../endpoints.ts";
import { QUESTION_CHARS_MAX } from "../../limits.ts";
import { Problem } from "../../problem.ts";
import { fill } from "../../view/chat-words.ts";
import { bytesOf, contactLine, messageText } from "../message-text.ts";
import { REPLY_WORDS } from "../reply-words.ts";
import type { Serving } from "../serving.ts";
import type { Fields } from "./wechat-xml.ts";

/** Longest text that the platform accepts, in bytes of UTF-8. */
const TEXT_BYTES_MAX = 2_048;
/** A greeting, which the service answers by introducing itself. */
const HELLO = "你好";

// Chinese only: WeChat does not reveal the reader's language.
const HOW =
  "想问什么，打字或者按住说话都行。一条消息问一件事，前面说过的我不记得。请不要发身份证号、手机号、银行卡号、车牌号。您写的问题不会保存。";
const CANNOT_READ = "这条消息我看不懂。请把想问的事打字发来，或者按住说话（要能转成文字）。";

/** Returns the reply, or null for an event that needs none. */
export async function replyTo(message: Fields, serving: Serving): Promise<string | null> {
  if (message.get("MsgType") === "event") {
    return message.get("Event") === "subscribe" ? answerTo(HELLO, serving, HOW) : null;
  }
  const words = wordsIn(message);
  return words === "" ? withContacts(CANNOT_READ, serving) : answerTo(words, serving);
}

/** The written text, or the platform's transcript of a voice message. */
function wordsIn(message: Fields): string {
  const type = message.get("MsgType");
  if (type === "text") return (message.get("Content") ?? "").trim();
  return type === "voice" ? (message.get("Recognition") ?? "").trim() : "";
}

/** Answers a question; `more` is appended to the answer. */
async function answerTo(words: string, serving: Serving, more = ""): Promise<string> {
  const asked = AskRequest.safeParse({ question: words });
  if (!asked.success) {
    const { tooLong } = REPLY_WORDS["zh-CN"];
    return withContacts(fill(tooLong, { max: QUESTION_CHARS_MAX, count: [...words].length }), serving);
  }
  const below = more === "" ? "" : `\n\n${more}`;
  try {
    const answer = await serving.ask(asked.data, null);
    const message = { lang: languageOf(asked.data), origin: serving.origin, bytesMax: TEXT_BYTES_MAX - bytesOf(below) };
    return `${messageText(answer, message)}${below}`;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return withContacts(error.message, serving);
  }
}

/** A sentence with the contacts, for messages without an answer. */
function withContacts(sentence: string, { opened }: Serving): string {
  const words = REPLY_WORDS["zh-CN"];
  const { why, contacts } = problemHandoff(opened);
  const handoff = [why, ...contacts.map((contact) => contactLine(contact, words))].join("\n");
  return [sentence, handoff, words.notice].join("\n\n");
}
