// Drafts the facts of a statement through an OpenAI-compatible endpoint that the editor names. Sends only the statement
// and its heading. Checks only the form of the reply; `rows.ts` decides which drafts can be used.
import * as z from "zod/mini";
import { several } from "../../index/table.ts";
import { MODALITIES } from "../../src/corpus.ts";
import { FACT_KINDS } from "../../src/fact-kinds.ts";
import type { Unasked } from "./unasked.ts";

export interface Endpoint {
  /** `https://host/v1`, or the full URL of chat/completions. */
  readonly url: string;
  readonly key: string;
  readonly model: string;
}

const TIMEOUT_MS = 60_000;

/** A cell; empty when the model leaves it out. */
const Cell = z._default(z.string(), "");
/** Several values, given as a list or in one cell, separated by ；. */
const Several = z._default(z.union([z.array(z.string()), z.pipe(z.string(), z.transform(several))]), []);
const Draft = z.object({
  anchor: z.string(),
  kind: z.string(),
  subject: Cell,
  value: Several,
  unit: Cell,
  of: Cell,
  place: Cell,
  time: Cell,
  modality: Cell,
  asks: Several,
});
/** A fact as the model writes it, not yet checked. */
export type Draft = z.infer<typeof Draft>;

const INSTRUCTIONS = [
  "你帮编辑从一句原文里摘出它说明的事实，一件事一行。",
  "每行是一个对象，字段：",
  "anchor：证明这件事的一段原文，一字不差；value：anchor 里回答问题的最短原文，可以是几个，整句才是答案就留空；",
  `kind：从这些里选一个：${FACT_KINDS.join(" ")}；`,
  "subject：说的是哪个机构、服务或事物，用原文里的名称，没有就留空；",
  "unit：数字的量词；of：数字数的是什么、名称指的是什么，连同限定语；kind 是 number 时必填；",
  `place、time：原文写明的地方、时间，没写就留空；modality：从这些里选一个：${MODALITIES.join(" ")}；`,
  "asks：三到五个群众会怎么问的完整问题，有平实的、口语的、英文的，这一件事都答得上，问题里不说出答案。",
  "不要写原文里没有的名字、数字、地点。",
  '只输出一个 JSON 数组，例如 [{"anchor":"…","subject":"","kind":"number","value":["…"],"unit":"名","of":"…","place":"","time":"","modality":"is","asks":["…？"]}]。',
].join("\n");

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).check(z.minLength(1)),
});

/** Reads the endpoint from the environment. Throws an error that names the missing variables. */
export function readEndpoint(env: Readonly<Record<string, string | undefined>>): Endpoint {
  const { FACTS_ENDPOINT: url = "", FACTS_KEY: key = "", FACTS_MODEL: model = "" } = env;
  const missing = Object.entries({ FACTS_ENDPOINT: url, FACTS_KEY: key, FACTS_MODEL: model })
    .filter(([, value]) => value === "")
    .map(([name]) => name);
  if (missing.length > 0) {
    const names = missing.join("、");
    throw new Error(`请先设置环境变量 ${names}。 / Set the environment variables ${missing.join(", ")} first.`);
  }
  return { url, key, model };
}

/** Returns the model's drafts for one statement; null for a draft that does not have the right form. */
export async function draftFacts(
  endpoint: Endpoint,
  { text, section }: Pick<Unasked, "text" | "section">,
): Promise<(Draft | null)[]> {
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
  if (!reply.ok) throw new Error(`接口返回 ${reply.status}。 / The endpoint returned ${reply.status}.`);
  const completion = Completion.safeParse(await reply.json().catch(() => null));
  if (!completion.success) {
    throw new Error("接口的答复不是 chat/completions 的格式。 / The reply is not a chat completion.");
  }
  return parseDrafts(completion.data.choices[0]?.message.content ?? "");
}

function addressOf(url: string): string {
  const base = url.replace(/\/+$/u, "");
  return base.endsWith("/chat/completions") ? base : `${base}/chat/completions`;
}

/** Parses the JSON list in a model's reply and ignores any text around it. */
function parseDrafts(content: string): (Draft | null)[] {
  const list = /\[[\s\S]*\]/u.exec(content)?.[0];
  if (list === undefined) return [];
  try {
    return z
      .array(z.unknown())
      .parse(JSON.parse(list))
      .map((each) => Draft.safeParse(each).data ?? null);
  } catch {
    return [];
  }
}
