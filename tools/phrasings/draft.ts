// A statement in, drafts of how people would ask for it out, from an OpenAI-compatible endpoint that the editor names.
// Sends the statement and its heading, nothing else. What comes back is for an editor's eyes, never for the Worker.
import * as z from "zod/mini";
import type { Unasked } from "./unasked.ts";

export interface Endpoint {
  /** `https://host/v1`, or the whole address of chat/completions. */
  url: string;
  key: string;
  model: string;
}

const TIMEOUT_MS = 60_000;
const ASK_CHARS_MAX = 120;

const INSTRUCTIONS = [
  "你帮编辑给一段原文写“群众会怎么问”。",
  "写三到五个完整的问题：一个平实，一个口语，一个英文；问的都要是这段原文答得上的事。",
  "不要写原文里没有的名字、数字、地点，不要把答案写进问题。",
  '只输出一个 JSON 数组，例如 ["问题一？", "问题二？", "Question three?"]。',
].join("\n");

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).check(z.minLength(1)),
});
const Asks = z.array(z.string());

/** The endpoint that the environment names. Throws with what is missing. */
export function readEndpoint(env: Readonly<Record<string, string | undefined>>): Endpoint {
  const { PHRASINGS_API_URL: url = "", PHRASINGS_API_KEY: key = "", PHRASINGS_MODEL: model = "" } = env;
  const missing = Object.entries({ PHRASINGS_API_URL: url, PHRASINGS_API_KEY: key, PHRASINGS_MODEL: model })
    .filter(([, value]) => value === "")
    .map(([name]) => name);
  if (missing.length > 0) {
    const names = missing.join("、");
    throw new Error(`请先设置环境变量 ${names}。 / Set the environment variables ${missing.join(", ")} first.`);
  }
  return { url, key, model };
}

/** Drafts for one statement; those that say a number the statement lacks are left out. */
export async function draftAsks(endpoint: Endpoint, { text, section }: Unasked): Promise<string[]> {
  const content = section === null ? text : `（小标题：${section}）\n${text}`;
  const reply = await fetch(addressOf(endpoint.url), {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${endpoint.key}` },
    body: JSON.stringify({
      model: endpoint.model,
      messages: [
        { role: "system", content: INSTRUCTIONS },
        { role: "user", content },
      ],
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!reply.ok) throw new Error(`接口返回 ${reply.status}。 / The endpoint gave ${reply.status}.`);
  const completion = Completion.safeParse(await reply.json().catch(() => null));
  if (!completion.success) {
    throw new Error("接口的答复不是 chat/completions 的格式。 / The reply is not a chat completion.");
  }
  return fitting(parseAsks(completion.data.choices[0]?.message.content ?? ""), text);
}

function addressOf(url: string): string {
  const base = url.replace(/\/+$/u, "");
  return base.endsWith("/chat/completions") ? base : `${base}/chat/completions`;
}

/** The list inside what a model wrote, whatever it wrote around it. */
function parseAsks(content: string): string[] {
  const list = /\[[\s\S]*\]/u.exec(content)?.[0];
  if (list === undefined) return [];
  try {
    return Asks.parse(JSON.parse(list));
  } catch {
    return [];
  }
}

function fitting(asks: readonly string[], text: string): string[] {
  const numbers = (words: string): string[] => words.normalize("NFKC").match(/\d+(?:\.\d+)?/gu) ?? [];
  const held = new Set(numbers(text));
  const kept = asks
    .map((ask) => ask.replace(/\s+/gu, " ").trim())
    .filter((ask) => ask !== "" && ask.length <= ASK_CHARS_MAX)
    .filter((ask) => numbers(ask).every((number) => held.has(number)));
  return [...new Set(kept)];
}
