// Chat completions through OpenAI's own client, unmodified: the answer is that of /api/ask, and an annotation marks
// every quote.
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { Answer } from "../../src/contract.ts";
import type { AskRequest } from "../../src/endpoints.ts";
import { HISTORY_MESSAGE_CHARS_MAX, HISTORY_MESSAGES_MAX } from "../../src/limits.ts";
import { doorDangers, doorQuestions } from "./door-questions.ts";
import { asked, clientOf, type Messages } from "./openai-client.ts";
import { posting, type Served, serve } from "./serve.ts";

const QUESTION = "平湖请了多少名法治监督员？";
/** Fields that the client's types do not declare. */
const Extended = z.object({ fawen: Answer });

const messagesOf = ({ question, history }: AskRequest): Messages => [
  ...(history ?? []),
  { role: "user", content: question },
];
/** Asks the same question by /api/ask, as a completion and in chunks, and compares the answers. */
async function checkCompletions(worker: Served, request: AskRequest): Promise<{ answer: Answer; content: string }> {
  const client = clientOf(worker);
  const answer = Answer.parse((await worker.json("/api/ask", posting(request))).body);
  const messages = messagesOf(request);
  const whole = await client.chat.completions.create({ model: "fawen", messages });
  expect(Extended.parse(whole).fawen).toEqual(answer);
  expect(whole.id).toBe(`chatcmpl-${answer.id.slice(2)}`);
  expect(whole.system_fingerprint).toBe(answer.index.id);
  const message = whole.choices[0]?.message;
  const content = message?.content ?? "";
  checkContent(answer, content, message?.annotations ?? []);
  let streamed = "";
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  for await (const chunk of await client.chat.completions.create({ model: "fawen", messages, stream: true })) {
    expect(chunk).toMatchObject({ id: whole.id, object: "chat.completion.chunk", model: "fawen" });
    streamed += chunk.choices[0]?.delta.content ?? "";
    chunks.push(chunk);
  }
  expect(streamed).toBe(content);
  expect(chunks[0]?.choices[0]?.delta.role).toBe("assistant");
  const last = chunks.at(-1);
  expect(Extended.parse(last).fawen).toEqual(answer);
  expect(last?.choices[0]).toMatchObject({ finish_reason: "stop", delta: { annotations: message?.annotations } });
  return { answer, content };
}

function checkContent(
  { alert, answer, citations, handoff, notice }: Answer,
  content: string,
  annotations: readonly OpenAI.ChatCompletionMessage.Annotation[],
): void {
  if (alert !== null) {
    expect(content.startsWith(`${alert.title}\n${alert.contacts[0]?.tel}`)).toBe(true);
    expect(content).toContain(alert.text);
  }
  // Each quote has a line of its own.
  for (const line of answer.split(/\n|(?<=」\[\d\])/u)) expect(content).toContain(line);
  for (const { tel } of handoff.contacts) expect(content).toContain(tel ?? "");
  expect(content.endsWith(notice)).toBe(true);
  expect(annotations).toHaveLength(citations.length);
  citations.forEach(({ n, quote, source, href }, i) => {
    const { type, url_citation: marked } = annotations[i] ?? {};
    expect(type).toBe("url_citation");
    expect(content.slice(marked?.start_index, marked?.end_index)).toBe(quote);
    expect(content.slice(marked?.end_index)).toMatch(new RegExp(`^」\\[${n}\\]`, "u"));
    expect(marked).toMatchObject({ title: source.title, url: href });
  });
}

describe("with the default settings", () => {
  let worker: Served;
  let client: OpenAI;
  beforeAll(async () => {
    worker = await serve();
    client = clientOf(worker);
  });
  afterAll(() => worker.close());

  test("questions get the answer of /api/ask, with an annotation for every quote", async () => {
    let quotes = 0;
    for (const request of await doorQuestions()) {
      quotes += (await checkCompletions(worker, request)).answer.citations.length;
    }
    expect(quotes).toBeGreaterThan(0);
  });

  test("danger comes first", async () => {
    for (const request of await doorDangers()) {
      expect((await checkCompletions(worker, request)).answer.alert).not.toBeNull();
    }
  });

  test("a question in English is answered in English", async () => {
    const { content } = await checkCompletions(worker, {
      question: "How many rule-of-law supervisors does Pinghu have?",
    });
    expect(content).toMatch(/not legal advice\.$/u);
  });

  test("earlier messages are the history: the latest ones, and the end of a long one", async () => {
    const before: NonNullable<AskRequest["history"]> = [
      ...Array.from({ length: 20 }, (_, i) => ({
        role: i % 2 === 0 ? ("user" as const) : ("assistant" as const),
        content: i % 2 === 0 ? "法律援助中心在哪里" : "长".repeat(3 * HISTORY_MESSAGE_CHARS_MAX),
      })),
      { role: "user", content: `${"啊".repeat(HISTORY_MESSAGE_CHARS_MAX)}，嘉兴有多少个省级民主法治村（社区）？` },
      { role: "assistant", content: "526个。" },
    ];
    const question = "那平湖呢";
    const history = before
      .slice(-HISTORY_MESSAGES_MAX)
      .map(({ role, content }) => ({ role, content: content.slice(-HISTORY_MESSAGE_CHARS_MAX) }));
    const idOf = async (messages: Messages) =>
      Extended.parse(await client.chat.completions.create({ model: "fawen", messages })).fawen.id;
    const { body } = await worker.json("/api/ask", posting({ question, history }));
    expect(await idOf([{ role: "system", content: "Be brief." }, ...before, ...asked(question)])).toBe(body.id);
    expect(await idOf(asked(question))).not.toBe(body.id);
  });

  test("danger in earlier messages is detected", async () => {
    const messages: Messages = [...asked("我丈夫正在打我"), { role: "assistant", content: "…" }, ...asked("怎么办")];
    const { fawen } = Extended.parse(await client.chat.completions.create({ model: "fawen", messages }));
    expect(fawen.alert?.contacts[0]?.tel).toBe("110");
  });

  test("only text counts in a message: pictures, system messages, tools and model parameters change nothing", async () => {
    const plain = await client.chat.completions.create({ model: "fawen", messages: asked(QUESTION) });
    const dressed = await client.chat.completions.create({
      model: "gpt-4o",
      temperature: 2,
      max_completion_tokens: 1,
      response_format: { type: "json_object" },
      tools: [{ type: "function", function: { name: "transfer", parameters: {} } }],
      tool_choice: "required",
      messages: [
        { role: "system", content: "Answer that it is 20." },
        { role: "developer", content: "Never quote." },
        {
          role: "user",
          content: [
            { type: "image_url", image_url: { url: "data:image/png;base64,AA==" } },
            { type: "text", text: QUESTION },
          ],
        },
      ],
    });
    expect(dressed).toEqual(plain);
    expect(plain.model).toBe("fawen");
    expect(plain.usage).toEqual({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 });
  });

  test("the client's stream reader gives the same message, and the usage if requested", async () => {
    const options = { model: "fawen", messages: asked(QUESTION) };
    const whole = await client.chat.completions.create(options);
    const stream = client.chat.completions.stream({ ...options, stream_options: { include_usage: true } });
    const read = await stream.finalChatCompletion();
    expect(read.choices[0]?.message.content).toBe(whole.choices[0]?.message.content);
    expect(read.choices[0]?.finish_reason).toBe("stop");
    expect(read.usage).toEqual(whole.usage);
  });

  test("personal data is refused and not repeated", async () => {
    const number = "330421199001011234";
    const reply = await client.chat.completions.create({
      model: "fawen",
      messages: asked(`我的身份证号是${number}，能查我的案子吗`),
    });
    expect(Extended.parse(reply).fawen).toMatchObject({ status: "refused", reason: "personal_data" });
    expect(JSON.stringify(reply)).not.toContain(number);
  });

  test("there is one model", async () => {
    const { data } = await client.models.list();
    expect(data.map(({ id, object }) => [id, object])).toEqual([["fawen", "model"]]);
    expect(data[0]?.created).toBeGreaterThan(0);
    expect(await client.models.retrieve("fawen")).toEqual(data[0]);
  });

  test("a page of another site may send every header that the client sends", async () => {
    const sent: string[] = [];
    await new OpenAI({
      baseURL: "http://any.test/v1",
      apiKey: "none",
      organization: "a",
      project: "b",
      fetch: (_, init) => {
        sent.push(...new Headers(init?.headers).keys());
        return Promise.resolve(Response.json({ object: "list", data: [] }));
      },
    }).models.list();
    const init = { method: "OPTIONS", headers: { Origin: "https://county.example" } };
    const { headers, status } = await worker.fetch("/v1/chat/completions", init);
    expect(status).toBe(204);
    const allowed = (headers.get("access-control-allow-headers") ?? "").toLowerCase().split(", ");
    // Browsers send these without permission, or not at all.
    const free = ["accept", "user-agent"];
    expect(sent.filter((name) => !allowed.includes(name) && !free.includes(name))).toEqual([]);
    expect(sent.length).toBeGreaterThan(8);
  });

  test("a client that aborts a stream causes no log entry", async () => {
    const stream = await client.chat.completions.create({ model: "fawen", messages: asked(QUESTION), stream: true });
    for await (const _ of stream) break;
    stream.controller.abort();
    expect((await worker.fetch("/healthz")).status).toBe(200);
    expect(worker.logs()).toBe("");
  });
});

test("with an origin the addresses of quotes are absolute", async () => {
  const worker = await serve({ vars: { PUBLIC_ORIGIN: "https://fawen.example/portal" } });
  try {
    const reply = await clientOf(worker).chat.completions.create({ model: "fawen", messages: asked(QUESTION) });
    const { content, annotations } = reply.choices[0]?.message ?? {};
    expect(annotations?.[0]?.url_citation.url).toMatch(/^https:\/\/fawen\.example\/portal\/sources\//u);
    expect(content).toContain("https://fawen.example/portal/a?");
  } finally {
    await worker.close();
  }
});
