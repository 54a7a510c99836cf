// Makes the longest requests that the service accepts, of the kinds that could cost most. Each has a history of the
// maximum length.
import type { AskRequest } from "../../src/endpoints.ts";
import { HISTORY_MESSAGE_CHARS_MAX, HISTORY_MESSAGES_MAX, QUESTION_CHARS_MAX } from "../../src/limits.ts";

/** Each piece is repeated up to the length limit. */
const PIECES: Readonly<Record<string, string>> = {
  "every common word": "嘉兴人民调解员公证处法律援助律师行政复议村（社区）纠纷多少家，",
  "every kind of thing": "谁在哪里什么时候为什么怎么办多少钱几个电话地址材料条件流程吗？",
  English: "How many lawyers did the legal aid centre of Jiaxing send, where and when? ",
  "marks only": "，。（「",
  "figures only": "1,519.5%",
};

export function worstRequests(): { name: string; request: AskRequest }[] {
  return Object.entries(PIECES).map(([name, piece]) => {
    const content = fill(piece, HISTORY_MESSAGE_CHARS_MAX);
    const history = Array.from({ length: HISTORY_MESSAGES_MAX }, () => ({ role: "user" as const, content }));
    return { name, request: { question: fill(piece, QUESTION_CHARS_MAX), history } };
  });
}

function fill(piece: string, chars: number): string {
  return piece
    .repeat(Math.ceil(chars / piece.length))
    .slice(0, chars)
    .trim();
}
