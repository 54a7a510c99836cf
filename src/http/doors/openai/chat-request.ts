// Converts a chat completion request to a question: the last message of the user, and the messages before it as
// history. Everything else (system messages, tools, pictures, temperature) is ignored, because the service only quotes.
import * as z from "zod/mini";
import { AskRequest } from "../../../endpoints.ts";
import { HISTORY_MESSAGE_CHARS_MAX, HISTORY_MESSAGES_MAX } from "../../../limits.ts";
import { Problem } from "../../../problem.ts";

const Text = z.string({ error: "要是一段文字" });
/** Parts other than text are ignored, not rejected, so that danger in the text beside them is still detected. */
const Part = z.object({ type: Text, text: z.optional(Text) }, { error: "要是一个 JSON 对象" });
const Content = z.pipe(
  z.nullish(z.union([z.string(), z.array(Part)], { error: "要是一段文字，或者文字段的列表" })),
  z.transform((content): string => {
    if (typeof content === "string") return content;
    return (content ?? [])
      .flatMap(({ type, text }) => (type === "text" && text !== undefined ? [text] : []))
      .join("\n");
  }),
);

const ROLES = ["user", "assistant", "system", "developer", "tool", "function"] as const;
const Message = z.object(
  { role: z.enum(ROLES, { error: `只能是 ${ROLES.join("、")}` }), content: Content },
  { error: "要是一个 JSON 对象" },
);
const Flag = z.nullish(z.boolean({ error: "只能是 true 或 false" }));

export const ChatRequest = z.object(
  {
    messages: z.array(Message, { error: "要是一个列表" }),
    stream: Flag,
    stream_options: z.nullish(z.object({ include_usage: Flag }, { error: "要是一个 JSON 对象" })),
    n: z.nullish(z.literal(1, { error: "只能是 1：一个问题只有一个回答" })),
  },
  { error: "要是一个 JSON 对象" },
);
export type ChatRequest = z.infer<typeof ChatRequest>;

/** Throws `invalid_request` with a pointer to the message. */
export function questionOf({ messages }: ChatRequest): AskRequest {
  const last = messages.findLastIndex(({ role }) => role === "user");
  if (last === -1) throw faulty("#/messages", "要有一条 user 的消息");
  const question = z.safeParse(AskRequest.shape.question, messages[last]?.content);
  if (!question.success) {
    throw faulty(`#/messages/${last}/content`, question.error.issues[0]?.message ?? "要写明问题，是一段文字");
  }
  const history = messages.slice(0, last).flatMap(({ role, content }) => {
    const isSaid = (role === "user" || role === "assistant") && content !== "";
    return isSaid ? [{ role, content: lastOf(content) }] : [];
  });
  return { question: question.data, history: history.slice(-HISTORY_MESSAGES_MAX) };
}

/** Cuts a long message to its end, because clients send messages of any length and the latest words matter most. */
function lastOf(content: string): string {
  if (content.length <= HISTORY_MESSAGE_CHARS_MAX) return content;
  return [...content].slice(-HISTORY_MESSAGE_CHARS_MAX).join("");
}

function faulty(pointer: string, detail: string): Problem {
  return new Problem("invalid_request", `请求里的 ${pointer.slice(2)} 不对：${detail}。请改好以后再发一次。`, {
    errors: [{ pointer, detail }],
  });
}
