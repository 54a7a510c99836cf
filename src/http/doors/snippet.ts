// The door for `@cloudflare/ai-search-snippet`, page elements that search and chat. It answers what they send to
// `api-url`, and they show the reply's own text. Search and chat ask the same question: a search lists the parts of the
// answer.
import type { Context } from "hono";
import { languageOf } from "../../ask.ts";
import type { Answer, Citation, Contact, Lang, ProblemBody } from "../../contract.ts";
import { CHAT_BODY_BYTES_MAX } from "../../limits.ts";
import type { Words } from "../../view/answer-words.ts";
import { withoutAlerted } from "../../view/handoff-view.ts";
import type { ShownContact } from "../../view/shown.ts";
import { titleWords } from "../../view/source-words.ts";
import { takenPath } from "../../view/taken-link.ts";
import { EVENT_STREAM, eventText, streamOf } from "../event-stream.ts";
import { contactLine, messageText } from "../message-text.ts";
import { dropBody, parseJson, readBody } from "../read-body.ts";
import type { Printed } from "../render-problem.ts";
import { REPLY_WORDS } from "../reply-words.ts";
import type { Route, RouteRules } from "../route.ts";
import type { Serving } from "../serving.ts";
import { validate } from "../validate.ts";
import { ChatRequest, questionOf } from "./openai/chat-request.ts";
import { MODEL } from "./openai/completion.ts";

/** The path in `api-url`. */
const BASE = "/snippet";

/** The elements send this header with every request. */
const RULES: RouteRules = { readers: "allowed", problems: printProblem, requestHeaders: ["cf-ai-search-source"] };

interface Answered {
  answer: Answer;
  lang: Lang;
  origin: string | null;
}

export function addSnippetDoor(route: Route, serving: Serving): void {
  const answered = async (c: Context): Promise<Answered & { isStreamed: boolean }> => {
    serving.requireAsking();
    const text = await readBody(c.req.raw, "application/json", CHAT_BODY_BYTES_MAX);
    const body = validate(ChatRequest, parseJson(text));
    const request = questionOf(body);
    const answer = await serving.ask(request, c.req.raw);
    return { answer, lang: languageOf(request), origin: serving.origin, isStreamed: body.stream === true };
  };
  const search = async (c: Context) => {
    const found = await answered(c);
    // The question is not echoed.
    const result = { id: found.answer.id, search_query: "", chunks: chunksOf(found) };
    return c.json({ success: true, result }, 200, { "Cache-Control": "no-store" });
  };
  const chat = async (c: Context) => {
    const found = await answered(c);
    if (found.isStreamed) return c.body(streamOf(chatEvents(found)), 200, EVENT_STREAM);
    return c.json(completion(found), 200, { "Cache-Control": "no-store" });
  };
  route(`${BASE}/search`, { POST: search }, RULES);
  route(`${BASE}/chat/completions`, { POST: chat }, RULES);
  // The elements report searches and clicks for statistics: this is not read or stored.
  const unread = (c: Context) => {
    dropBody(c.req.raw);
    return c.body(null, 204, { "Cache-Control": "no-store" });
  };
  route(`${BASE}/stats`, { POST: unread }, RULES);
}

interface Chunk {
  id: string;
  type: "text";
  score: number;
  text: string;
  instance_id: string;
  item: { key: string; timestamp?: number; metadata: { title: string; description: string; kind: string } };
}

/** The alert, the answer, its quotes, the contacts, in the order in which the elements show them. */
function chunksOf({ answer, lang, origin }: Answered): Chunk[] {
  const words = REPLY_WORDS[lang];
  const chunks = [
    ...(answer.alert === null ? [] : [alertChunk(answer.alert, words)]),
    answerChunk(answer, words, origin),
    ...answer.citations.map((citation) => quoteChunk(citation, words)),
    ...withoutAlerted(answer).contacts.map((contact) => contactChunk(contact, words)),
  ];
  // Scores only reflect the order, best first.
  return chunks.map((chunk, i) => ({ ...chunk, score: 1 - i / 100 }));
}

interface ChunkParts {
  id: string;
  kind: "alert" | "answer" | "quote" | "contact";
  /** Address that the chunk links to. */
  key: string;
  title: string;
  text: string;
  timestamp?: number | undefined;
  /** Additional metadata for programs. */
  more?: object;
}

function chunk({ id, kind, key, title, text, timestamp, more }: ChunkParts): Omit<Chunk, "score"> {
  return {
    id,
    type: "text",
    text,
    instance_id: MODEL,
    item: {
      key,
      ...(timestamp === undefined ? {} : { timestamp }),
      // Title and description are escaped, because the elements insert these two, and only these, as HTML.
      metadata: { ...more, title: escaped(title), description: escaped(text), kind },
    },
  };
}

function alertChunk({ title, text, contacts }: NonNullable<Answer["alert"]>, words: Words): Omit<Chunk, "score"> {
  const numbers = contacts.map((contact) => contactLine({ ...contact, url: null }, words, true));
  const [first] = contacts;
  const key = first === undefined ? "" : keyOf(first);
  return chunk({ id: "alert", kind: "alert", key, title, text: [...numbers, text].join("\n") });
}

function answerChunk(answer: Answer, words: Words, origin: string | null): Omit<Chunk, "score"> {
  const { id, answer: text, warnings, tip, lead, status, notice, ai_generated } = answer;
  const advice = tip === null ? [] : [`${tip.label}${words.colon}${tip.text}`];
  const credit = `${ai_generated ? words.machineMade : ""}${notice}`;
  const path = takenPath(answer);
  return chunk({
    id,
    kind: "answer",
    key: path === null ? "" : `${origin ?? ""}${path}`,
    title: lead?.text ?? text.split("\n", 1)[0] ?? text,
    text: [text, ...warnings, ...advice, credit].join("\n"),
    more: { status, notice, ai_generated },
  });
}

function quoteChunk(citation: Citation, words: Words): Omit<Chunk, "score"> {
  const { n, passage, source, quote, start, end, href, url, version, article } = citation;
  const { published, published_estimated, published_precision } = source;
  const isExact = published !== null && !published_estimated && published_precision === "day";
  return chunk({
    id: passage,
    kind: "quote",
    key: url ?? href,
    title: titleWords(source, words, article),
    text: quote,
    // An estimated date is not a timestamp.
    timestamp: isExact ? Date.parse(published) : undefined,
    more: { n, passage, start, end, version, source },
  });
}

function contactChunk(contact: ShownContact, words: Words): Omit<Chunk, "score"> {
  const { tel, url, name, for: text } = contact;
  return chunk({
    id: tel ?? url ?? name,
    kind: "contact",
    key: keyOf(contact),
    title: contactLine({ ...contact, url: null }, words, true),
    text,
  });
}

function keyOf({ tel, url }: Pick<Contact, "tel" | "url">): string {
  return tel === null ? (url ?? "") : `tel:${tel.replace(/[ -]/g, "")}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/**
 * The message for the chat, which renders Markdown: telephone numbers at the start of a line become links, and so does
 * the line above the link to the quotes.
 */
function contentOf({ answer, lang, origin }: Answered): string {
  const tels = [...(answer.alert?.contacts ?? []), ...answer.handoff.contacts].flatMap(({ tel }) => tel ?? []);
  const path = takenPath(answer);
  const link = origin === null || path === null ? null : `${origin}${path}`;
  const lines = messageText(answer, { lang, origin, bytesMax: Number.POSITIVE_INFINITY }).split("\n");
  const printed = lines.map((line, i) => {
    const tel = tels.find((each) => line.startsWith(`${each} `));
    if (tel !== undefined) return `[${tel}](${keyOf({ tel, url: null })})${line.slice(tel.length)}`;
    // The label becomes the link: a bare address would be parsed as Markdown.
    return link !== null && lines[i + 1] === link ? `[${line}](${link})` : line;
  });
  return printed.filter((line) => line !== link).join("\n");
}

function completion(found: Answered): object {
  const message = { role: "assistant", content: contentOf(found) };
  return {
    id: found.answer.id,
    object: "chat.completion",
    model: MODEL,
    choices: [{ index: 0, message, finish_reason: "stop" }],
    chunks: chunksOf(found),
  };
}

/** Streams the chunks first, then the text block by block, danger first. */
function chatEvents(found: Answered): string[] {
  const head = { id: found.answer.id, object: "chat.completion.chunk", model: MODEL };
  const say = (delta: object, finish_reason: "stop" | null = null) =>
    eventText(JSON.stringify({ ...head, choices: [{ index: 0, delta, finish_reason }] }));
  return [
    eventText(JSON.stringify(chunksOf(found)), "chunks"),
    say({ role: "assistant", content: "" }),
    ...contentOf(found)
      .split(/(?<=\n\n)/u)
      .map((content) => say({ content })),
    say({}, "stop"),
    eventText("[DONE]"),
  ];
}

function printProblem(): Printed {
  return { type: "application/json", print: (problem) => JSON.stringify(failure(problem)) };
}

function failure({ slug, detail, instance, errors, handoff }: ProblemBody): object {
  const words = REPLY_WORDS["zh-CN"];
  const message = [detail, handoff.why, ...handoff.contacts.map((each) => contactLine(each, words, true))].join("\n");
  return {
    success: false,
    result: null,
    error: message,
    errors: [{ code: slug, message, instance, fields: errors ?? [] }],
  };
}
