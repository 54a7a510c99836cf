// The outcomes of asking, and what is said of the bad ones. Pure.
import type { Lang } from "../contract.ts";
import type { Words } from "./answer-words.ts";
import type { ChatWords } from "./chat-words.ts";
import type { ShownAnswer, ShownContact } from "./shown.ts";

/** No answer, and why. */
export interface Failure {
  kind: "offline" | "timeout" | "problem" | "portal" | "unreadable";
  /** Of the response, or null when there was none. */
  status: number | null;
  slug: string | null;
  /** The server's own sentence, in Chinese. */
  detail: string | null;
  contacts: readonly ShownContact[];
}

export type Outcome =
  | { kind: "answer"; answer: ShownAnswer }
  | { kind: "failure"; failure: Failure }
  /** The person did not want to wait, or asked something else. */
  | { kind: "stopped" };

/** What is said of a reply that is no answer comes with what reads replies. */
export type FailureWords = ChatWords & Partial<Pick<Words, "portal" | "refused" | "busy" | "broken">>;

/** One sentence that says what happened and what to do. */
export function failureSentence(failure: Failure, words: FailureWords, lang: Lang): string {
  const { kind } = failure;
  if (kind === "offline" || kind === "timeout") return words[kind];
  return sentenceOfReply(failure, words, lang) ?? words.unreadable;
}

function sentenceOfReply({ kind, status, detail }: Failure, words: FailureWords, lang: Lang): string | undefined {
  if (kind === "portal") return words.portal;
  // The server speaks simplified Chinese in its problems.
  if (detail !== null && detail !== "" && lang === "zh-CN") return detail;
  if (status === 429) return words.busy;
  if (status !== null && status >= 500) return words.broken;
  // What can be mended by who asks: the question itself.
  return kind === "problem" && (status === 400 || status === 413) ? words.refused : undefined;
}
