// The Model Context Protocol at `/mcp` over streamable HTTP, without sessions: each POST is complete in itself, and the
// server sends no requests. Agents ask, search and read as through `/api`.
import type { Context } from "hono";
import { EVENT_STREAM, eventText } from "../../event-stream.ts";
import { parseJson, readBody } from "../../read-body.ts";
import type { Route, RouteRules } from "../../route.ts";
import type { Serving } from "../../serving.ts";
import { AS_MESSAGE, CODES, type Fault, fault, type Id, Message, type Outcome, reply } from "./messages.ts";
import { type Answering, createMethods } from "./methods.ts";
import { allowsBatches, eraOf } from "./versions.ts";

const RULES: RouteRules = {
  readers: "allowed",
  problems: AS_MESSAGE,
  requestHeaders: [
    "Accept",
    "Authorization",
    "Last-Event-ID",
    "Mcp-Method",
    "Mcp-Name",
    "Mcp-Protocol-Version",
    "Mcp-Session-Id",
  ],
};

/** Most messages of a batch. Each may ask a question, so larger batches would defeat the rate limit. */
const BATCH_MAX = 10;

/** The reply to one message; null when the message needs none. */
type Replied = { id: Id | null; outcome: Outcome } | null;

export function addMcpDoor(route: Route, serving: Serving): void {
  const answering = createMethods(serving);
  const post = async (c: Context) => {
    const caller = c.req.raw;
    const value = parseJson(await readBody(caller, "application/json"));
    if (!Array.isArray(value)) return printed(caller, await answered(value, caller, answering), serving);
    const faulty = faultOfBatch(value, caller);
    if (faulty !== null) return printed(caller, { id: null, outcome: faulty }, serving);
    const replies: Record<string, unknown>[] = [];
    for (const each of value) {
      const replied = await answered(each, caller, answering);
      if (replied !== null) replies.push(reply(replied.id, replied.outcome, serving.opened));
    }
    return replies.length === 0 ? accepted() : written(caller, replies, 200);
  };
  // No GET and DELETE, which would need sessions: both are refused with 405.
  route("/mcp", { POST: post }, RULES);
}

async function answered(value: unknown, caller: Request, answering: Answering): Promise<Replied> {
  const parsed = Message.safeParse(value);
  if (!parsed.success) {
    return { id: null, outcome: fault(CODES.request, "发来的不是 JSON-RPC 2.0 的消息。", { status: 400 }) };
  }
  const message = parsed.data;
  const { id, method } = message;
  // A response. The server sends no requests, so it is ignored.
  if (method === undefined) return null;
  const detected = eraOf(message, caller.headers);
  if ("fault" in detected) return { id: id ?? null, outcome: detected };
  // A notification. No state depends on one, so it is ignored.
  if (id === undefined) return null;
  return { id, outcome: await answering(message, detected.era, caller) };
}

/** Returns the fault of a batch; null when its messages can be answered one by one. */
function faultOfBatch(messages: readonly unknown[], { headers }: Request): { fault: Fault } | null {
  const refuse = (detail: string) => fault(CODES.request, detail, { status: 400 });
  if (!allowsBatches(headers)) return refuse("这个版本的协议一次只发一条消息。");
  if (messages.length === 0 || messages.length > BATCH_MAX) return refuse(`一次发1到${BATCH_MAX}条消息。`);
  const hasGreeting = messages.some((message) => Message.safeParse(message).data?.method === "initialize");
  return hasGreeting ? refuse("initialize 要单独发。") : null;
}

function printed(caller: Request, replied: Replied, serving: Serving): Response {
  if (replied === null) return accepted();
  const { id, outcome } = replied;
  const { status = 200, problem = null } = "fault" in outcome ? outcome.fault : {};
  return written(caller, reply(id, outcome, serving.opened), status, problem?.headers);
}

function accepted(): Response {
  return new Response(null, { status: 202, headers: { "Cache-Control": "no-store" } });
}

/** Prints JSON, or one event for clients that accept only events. */
function written(caller: Request, body: object, status: number, headers: Readonly<Record<string, string>> = {}) {
  const accept = caller.headers.get("accept") ?? "";
  const isEvent = accept.includes("text/event-stream") && !/application\/(?:json|\*)|\*\/\*/.test(accept);
  const text = JSON.stringify(body);
  const form = isEvent ? EVENT_STREAM : { "Content-Type": "application/json", "Cache-Control": "no-store" };
  return new Response(isEvent ? eventText(text, "message") : text, {
    status,
    headers: { ...headers, ...form, Vary: "Accept" },
  });
}
