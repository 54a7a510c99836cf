// The outcomes of asking, and the messages for failures. Pure.
import type { Lang } from "../contract.ts";
import type { Words } from "./answer-words.ts";
import type { ChatWords } from "./chat-words.ts";
import type { ShownAnswer, ShownContact } from "./shown.ts";

/** Why there is no answer. */
export interface Failure {
  kind: "offline" | "timeout" | "problem" | "portal" | "unreadable";
  /** The HTTP status, or null when there was no response. */
  status: number | null;
  slug: string | null;
  /** The server's own message. */
  detail: string | null;
  contacts: readonly ShownContact[];
}

export type Outcome =
  | { kind: "answer"; answer: ShownAnswer }
  | { kind: "failure"; failure: Failure }
  /** The person stopped it or asked something else. */
  | { kind: "stopped" };

/** The messages for replies that are not answers arrive with the module that reads replies, so they may be missing. */
export type FailureWords = ChatWords & Partial<Pick<Words, "portal" | "refused" | "busy" | "broken">>;

/** One sentence that says what happened and what to do. */
export function failureSentence(failure: Failure, words: FailureWords, lang: Lang): string {
  const { kind } = failure;
  if (kind === "offline" || kind === "timeout") return words[kind];
  return sentenceOfReply(failure, words, lang) ?? words.unreadable;
}

function sentenceOfReply({ kind, status, detail }: Failure, words: FailureWords, lang: Lang): string | undefined {
  if (kind === "portal") return words.portal;
  // The server uses the browser's language, which is not always that of the chat; an older one uses Chinese. Whether
  // Chinese is Simplified is not told, so Traditional readers get the chat's own words.
  if (detail && lang === (/\p{Script=Han}/u.test(detail) ? "zh-CN" : "en")) return detail;
  if (status === 429) return words.busy;
  if (status !== null && status >= 500) return words.broken;
  // The person can fix only the question itself.
  return kind === "problem" && (status === 400 || status === 413) ? words.refused : undefined;
}
