// Parses the body of a question as the server does, with the same fields, bounds and trimming. It does not use the
// server's schemas, which are larger than the rest of the worker. Returns null for a body that the server would refuse.
import type { AskRequest } from "../../endpoints.ts";
import { HISTORY_MESSAGE_CHARS_MAX, HISTORY_MESSAGES_MAX, PLACE_CHARS_MAX, QUESTION_CHARS_MAX } from "../../limits.ts";
import { isFlag, isText, listOf, optional, shape } from "../../view/guards.ts";

const isLang = (value: unknown): value is "zh-CN" | "zh-Hant" | "en" =>
  value === "zh-CN" || value === "zh-Hant" || value === "en";
const isRole = (value: unknown): value is "user" | "assistant" => value === "user" || value === "assistant";
const isMessage = shape({ role: isRole, content: isText });
const isBody = shape({
  question: isText,
  history: optional(listOf(isMessage)),
  place: optional(isText),
  lang: optional(isLang),
  explain: optional(isFlag),
});

export function readAskBody(text: string): AskRequest | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(body) || !isBody(body)) return null;
  const { history, place, lang, explain } = body;
  const question = body.question.trim();
  if (question === "" || !isWithin(question, QUESTION_CHARS_MAX) || !isWithin(place ?? "", PLACE_CHARS_MAX))
    return null;
  if (history !== undefined) {
    if (history.length > HISTORY_MESSAGES_MAX) return null;
    if (!history.every(({ content }) => isWithin(content, HISTORY_MESSAGE_CHARS_MAX))) return null;
  }
  return {
    question,
    ...(history === undefined ? {} : { history: history.map(({ role, content }) => ({ role, content })) }),
    ...(place === undefined ? {} : { place }),
    ...(lang === undefined ? {} : { lang }),
    ...(explain === undefined ? {} : { explain }),
  };
}

/** Counts code points. A text never has more code points than UTF-16 units, so most texts need no count. */
function isWithin(text: string, max: number): boolean {
  return text.length <= max || (text.length <= 2 * max && [...text].length <= max);
}
