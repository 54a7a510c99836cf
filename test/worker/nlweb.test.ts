// The NLWeb door: both forms of its requests, as one JSON and as events. The schemas follow NLWeb's documentation.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { Answer } from "../../src/contract.ts";
import type { AskRequest } from "../../src/endpoints.ts";
import { askRequestOf, NlwebArguments } from "../../src/http/doors/nlweb-arguments.ts";
import { doorDangers, doorQuestions } from "./door-questions.ts";
import { readEvents } from "./event-reader.ts";
import { posting, type Served, serve } from "./serve.ts";

const QUESTION = "平湖请了多少名法治监督员？";
const ORIGIN = "https://fawen.example";
const ID = /^r_[0-9a-f]{20}$/;
let worker: Served;

beforeAll(async () => {
  worker = await serve({ vars: { PUBLIC_ORIGIN: ORIGIN } });
});
afterAll(() => worker.close());

const Thing = z.looseObject({ "@type": z.string(), name: z.optional(z.string()) });
/** An entry of `results`, as in docs/nlweb-rest-api.md of NLWeb. */
const Result = z.object({
  url: z.string(),
  name: z.string(),
  site: z.string(),
  score: z.number(),
  description: z.string(),
  schema_object: Thing,
});
const Plain = z.object({
  query_id: z.string(),
  id: z.string(),
  results: z.array(Result),
  summary: z.optional(z.object({ message: z.string() })),
  ask_user: z.optional(z.object({ message: z.string() })),
  fawen: Answer,
});
const PlainMessage = z.discriminatedUnion("message_type", [
  z.object({ message_type: z.literal("result_batch"), query_id: z.string(), results: z.array(Result) }),
  z.object({ message_type: z.literal("summary"), query_id: z.string(), message: z.string() }),
  z.object({ message_type: z.literal("ask_user"), query_id: z.string(), message: z.string() }),
  z.object({ message_type: z.literal("complete"), query_id: z.string(), id: z.string(), fawen: Answer }),
]);
/** Sections 4 and 6 of the specification. */
const Meta = z.looseObject({
  response_type: z.enum(["answer", "elicitation", "promise", "failure"]),
  version: z.literal("0.55"),
});
const Elicitation = z.object({
  text: z.string(),
  questions: z.array(
    z.object({ id: z.string(), text: z.string(), type: z.literal("single_select"), options: z.array(z.string()) }),
  ),
});
const Structured = z.object({
  _meta: z.extend(Meta, { id: z.string() }),
  results: z.array(Thing),
  elicitation: z.optional(Elicitation),
  fawen: Answer,
});
const address = (fields: Record<string, string>) => `/ask?${new URLSearchParams(fields)}`;
const getPlain = async (fields: Record<string, string>) =>
  Plain.parse(await (await worker.fetch(address({ streaming: "false", ...fields }))).json());
const postPlain = async (body: object) => Plain.parse(await (await worker.fetch("/ask", posting(body))).json());
const postStructured = async (body: object) =>
  Structured.parse(await (await worker.fetch("/ask", posting(body))).json());
const askedPlainly = async (body: object) => Answer.parse((await worker.json("/api/ask", posting(body))).body);

async function eventsOf(path: string, init?: RequestInit) {
  const response = await worker.fetch(path, init);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(response.headers.get("cache-control")).toContain("no-store");
  return readEvents(await response.text());
}
const messagesOf = async (path: string, init?: RequestInit) =>
  (await eventsOf(path, init)).map(({ event, data }) => {
    expect(event).toBe("message");
    return PlainMessage.parse(JSON.parse(data));
  });

describe("the plain form", () => {
  test("lists the answer, its quotes verbatim with their sources, and the contacts, by GET and by POST", async () => {
    const reply = await getPlain({ query: QUESTION });
    expect(await postPlain({ query: QUESTION, streaming: false, site: "all" })).toEqual(reply);
    expect(reply.id).toMatch(ID);
    expect(reply.query_id).toBe(reply.id);
    const things = reply.results.map(({ schema_object }) => schema_object);
    expect(things.map((thing) => thing["@type"])).toEqual(["Answer", "Quotation", "ContactPoint"]);
    expect(things[0]).toMatchObject({ identifier: reply.id, text: reply.fawen.answer });
    const [citation] = reply.fawen.citations;
    expect(things[1]).toMatchObject({
      text: citation?.quote,
      url: citation?.url,
      isPartOf: { "@type": "CreativeWork", identifier: citation?.source.id },
    });
    expect(reply.results[1]?.description).toBe(citation?.quote);
    expect(things[2]).toMatchObject({ telephone: "12348" });
    const scores = reply.results.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test("has no `datePublished` for a year that an editor estimated", async () => {
    const reply = await getPlain({ query: QUESTION });
    expect(reply.fawen.citations[0]?.source.published_estimated).toBe(true);
    const quote = reply.results.find(({ schema_object }) => schema_object["@type"] === "Quotation");
    expect(JSON.stringify(quote)).not.toContain("datePublished");
    expect(quote?.schema_object).toMatchObject({ creditText: expect.stringContaining("约2021年") });
  });

  test("streams by default, with the same content as one JSON", async () => {
    const reply = await getPlain({ query: QUESTION, query_id: "q-1" });
    for (const streamed of [
      await messagesOf(address({ query: QUESTION, query_id: "q-1" })),
      await messagesOf("/ask", posting({ query: QUESTION, query_id: "q-1" })),
    ]) {
      expect(streamed.every(({ query_id }) => query_id === "q-1")).toBe(true);
      const results = streamed.flatMap((message) => (message.message_type === "result_batch" ? message.results : []));
      expect(results).toEqual(reply.results);
      expect(streamed.at(-1)).toMatchObject({ message_type: "complete", id: reply.id });
    }
  });

  test.each(["0", "false", "False"])("is one JSON with streaming=%s", async (streaming) => {
    const response = await worker.fetch(address({ query: QUESTION, streaming }));
    expect(response.headers.get("content-type")).toContain("application/json");
  });

  test("is one JSON for a client that accepts JSON but no events", async () => {
    const response = await worker.fetch(address({ query: QUESTION }), { headers: { Accept: "application/json" } });
    expect(Plain.parse(await response.json()).id).toMatch(ID);
    expect(response.headers.get("vary")).toContain("Accept");
  });

  test.each(["summarize", "generate"])(
    "generates nothing in mode %s: the summary is the answer with its quotes",
    async (mode) => {
      const listed = await getPlain({ query: QUESTION });
      const reply = await getPlain({ query: QUESTION, mode });
      expect(reply.id).toBe(listed.id);
      expect(listed.summary).toBeUndefined();
      for (const { quote } of reply.fawen.citations) expect(reply.summary?.message).toContain(quote);
      expect(reply.summary?.message).toContain("12348");
      const streamed = await messagesOf(address({ query: QUESTION, mode }));
      expect(streamed).toContainEqual(expect.objectContaining({ message_type: "summary", ...reply.summary }));
    },
  );

  test.each([
    ["commas", QUESTION],
    ["a list encoded in JSON", JSON.stringify([QUESTION])],
  ])("uses `prev` with %s as history", async (_, prev) => {
    const history = [{ role: "user", content: QUESTION }];
    const expected = await askedPlainly({ question: "那嘉善呢？", history });
    expect((await getPlain({ query: "那嘉善呢？", prev })).id).toBe(expected.id);
    expect((await getPlain({ query: "那嘉善呢？" })).id).not.toBe(expected.id);
  });

  test("asks back when a question is ambiguous, with the choices", async () => {
    const reply = await getPlain({ query: "中心在哪里？" });
    if (reply.fawen.clarify === null) throw new Error("it is clear by now: ask something else here");
    for (const { question } of reply.fawen.clarify.choices) expect(reply.ask_user?.message).toContain(question);
    const structured = await postStructured({ query: { text: "中心在哪里？" } });
    expect(structured._meta.response_type).toBe("elicitation");
    expect(structured.elicitation?.questions[0]?.options).toEqual(
      reply.fawen.clarify.choices.map(({ question }) => question),
    );
  });

  test("uses the caller's rewritten question as context, and detects danger in the typed one", async () => {
    const typed = { query: "那里呢", decontextualized_query: QUESTION };
    const whole = (await getPlain({ query: QUESTION })).fawen.citations.map(({ quote }) => quote);
    expect((await getPlain(typed)).fawen.citations.map(({ quote }) => quote)).toEqual(whole);
    const danger = await getPlain({ query: "我丈夫在打我", decontextualized_query: "离婚怎么办" });
    expect(danger.results[0]?.description).toContain("110");
  });
});

describe("the structured form of 0.55", () => {
  const body = { query: { text: QUESTION }, prefer: { streaming: false, mode: "list" }, meta: { version: "0.55" } };

  test("has `_meta` with the answer's id, and the items themselves as results", async () => {
    const reply = await postStructured(body);
    const plain = await getPlain({ query: QUESTION });
    expect(reply._meta).toMatchObject({ response_type: "answer", id: plain.id, status: "answered" });
    expect(reply.results).toEqual(plain.results.map(({ schema_object }) => schema_object));
    expect(reply.results[1]).toMatchObject({ grounding: { source_urls: [plain.fawen.citations[0]?.url] } });
  });

  test.each([
    ["`prefer.streaming`", { ...body, prefer: { streaming: true } }, {}],
    ["`Accept`", { query: { text: QUESTION } }, { Accept: "text/event-stream" }],
  ])("streams start, results and complete when %s asks for it", async (_, sent, headers) => {
    const init = posting(sent);
    const events = await eventsOf("/ask", { ...init, headers: { "Content-Type": "application/json", ...headers } });
    const { results, _meta } = await postStructured(body);
    expect(events.map(({ event }) => event)).toEqual(["start", ...results.map(() => "result"), "complete"]);
    const data = events.map((event) => JSON.parse(event.data));
    expect(data[0]).toMatchObject({ _meta: { ..._meta, streaming: true } });
    expect(data.slice(1, -1)).toEqual(results.map((item, index) => ({ index, item })));
    expect(data.at(-1)).toMatchObject({ _meta: { id: _meta.id, total_items: results.length } });
  });

  test("has an item of its own type for a summary, with the answer and its quotes", async () => {
    const reply = await postStructured({ ...body, prefer: { mode: "summarize" } });
    const summary = reply.results.find((thing) => thing["@type"] === "SearchSummary");
    expect(summary).toMatchObject({ text: expect.stringContaining(reply.fawen.citations[0]?.quote ?? "no quote") });
    expect(reply.fawen.id).toBe((await postStructured(body)).fawen.id);
  });

  test("uses earlier queries, a place and a language, and ignores other preferences", async () => {
    const history = [{ role: "user", content: QUESTION }];
    const before = await postStructured({ query: { text: "那嘉善呢？" }, context: { prev: [QUESTION] } });
    expect(before._meta.id).toBe((await askedPlainly({ question: "那嘉善呢？", history })).id);
    const there = await postStructured({ query: { text: "法律援助中心的电话", location: "平湖", price: "0" } });
    expect(there._meta.id).toBe((await askedPlainly({ question: "法律援助中心的电话", place: "平湖" })).id);
    const english = await postStructured({
      query: { text: "12348" },
      prefer: { "accept-language": "en-GB, zh;q=0.5", mode: "detailed", response_format: "chatgpt_app" },
    });
    expect(english._meta.id).toBe((await askedPlainly({ question: "12348", lang: "en" })).id);
  });
});

/** Earlier questions as a list, because questions may contain commas. */
const saidBefore = ({ history = [] }: AskRequest) =>
  history.filter(({ role }) => role === "user").map(({ content }) => content);

test("both forms and events give the same answer as /api/ask", async () => {
  for (const request of await doorQuestions()) {
    const { id } = await askedPlainly(request);
    const { question: query } = request;
    const prev = saidBefore(request);
    const fields = { query, ...(prev.length === 0 ? {} : { prev: JSON.stringify(prev) }) };
    expect((await getPlain(fields)).id, query).toBe(id);
    expect((await postStructured({ query: { text: query }, context: { prev } }))._meta.id, query).toBe(id);
    expect((await messagesOf(address(fields))).at(-1), query).toMatchObject({ id });
  }
});

test("in danger the emergency number comes first", async () => {
  for (const { question: query } of await doorDangers()) {
    const { id, alert } = await askedPlainly({ question: query });
    const [first, ...others] = alert?.contacts ?? [];
    const { results, ...plain } = await getPlain({ query });
    expect(plain.id).toBe(id);
    expect(results[0]).toMatchObject({ name: alert?.title, url: `tel:${first?.tel}` });
    expect(results[0]?.description.split("\n")[0]).toBe(`${first?.tel} ${first?.name}`);
    const structured = await postStructured({ query: { text: query }, prefer: { mode: "summarize" } });
    expect(structured._meta).toMatchObject({ id, response_type: "answer" });
    const mentions = [first, ...others].map((contact) => ({ telephone: contact?.tel }));
    expect(structured.results[0]).toMatchObject({ name: alert?.title, mentions });
    const [message] = await messagesOf(address({ query }));
    expect(message).toMatchObject({ message_type: "result_batch", results: [{ name: alert?.title }] });
  }
});

test("the arguments of the tool `ask` become an AskRequest", () => {
  const asked = NlwebArguments.parse({ query: " 那嘉善呢？ ", site: ["all"], prev: ["一", " ", "二"], mode: "list" });
  expect(askRequestOf(asked)).toEqual({
    question: "那嘉善呢？",
    history: [
      { role: "user", content: "一" },
      { role: "user", content: "二" },
    ],
  });
});
