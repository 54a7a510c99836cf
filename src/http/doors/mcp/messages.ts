// JSON-RPC 2.0 messages, as MCP uses them: the schema of requests, and how results and problems become replies. The
// message of a problem names the contacts, because many programs show only that.
import * as z from "zod/mini";
import type { Collection } from "../../../collection.ts";
import type { ProblemBody, ProblemSlug } from "../../../contract.ts";
import { Problem } from "../../../problem.ts";
import { type Printed, problemBody } from "../../render-problem.ts";

const Id = z.union([z.string(), z.int()]);
export type Id = z.infer<typeof Id>;

/** A request has a method and an id, a notification only a method, a response no method. */
export const Message = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.optional(Id),
  method: z.optional(z.string()),
  params: z.optional(z.record(z.string(), z.unknown())),
});
export type Message = z.infer<typeof Message>;
export type Params = Readonly<Record<string, unknown>>;

export type Result = Readonly<Record<string, unknown>>;

export const CODES = {
  parse: -32700,
  request: -32600,
  method: -32601,
  params: -32602,
  internal: -32603,
  /** A problem of HTTP, not of JSON-RPC. */
  transport: -32000,
  headers: -32020,
  version: -32022,
  /** Only in revisions before 2026-07-28; later ones use `params`. */
  resource: -32002,
} as const;

/** A failed request. It repeats nothing of the request. */
export interface Fault {
  code: number;
  problem: Problem;
  /** The HTTP status, if not 200. */
  status?: number;
  /** Fields that the protocol requires in `data`, besides the problem itself. */
  data?: Readonly<Record<string, unknown>>;
}

/** The outcome of a request. */
export type Outcome = { result: Result } | { fault: Fault };

export function fault(code: number, detail: string, more: Omit<Fault, "code" | "problem"> = {}): { fault: Fault } {
  return { fault: { code, problem: new Problem("invalid_request", detail), ...more } };
}

/** Builds a JSON-RPC reply. */
export function reply(id: Id | null, outcome: Outcome, collection: Collection | null): Record<string, unknown> {
  if ("result" in outcome) return { jsonrpc: "2.0", id, result: outcome.result };
  const { code, problem, data } = outcome.fault;
  return failed(id, code, problemBody(problem, collection), data);
}

function failed(id: Id | null, code: number, body: ProblemBody, data: Fault["data"] = {}): Record<string, unknown> {
  return { jsonrpc: "2.0", id, error: { code, message: problemWords(body), data: { ...body, ...data } } };
}

/** The problem as one text: what happened, the faulty fields, whom to call. */
export function problemWords({ detail, errors = [], handoff }: ProblemBody): string {
  const wrong = errors.slice(1).map((error) => `${error.pointer.replace(/^#\/?/u, "")}：${error.detail}`);
  const numbers = handoff.contacts.flatMap(({ tel, name }) => (tel === null ? [] : [`${tel} ${name}`]));
  return [detail, ...wrong, `${handoff.why}${numbers.join("，")}`].join(" ");
}

/** Prints problems that concern the whole HTTP request: its body, its address, the calling page. */
export const AS_MESSAGE = (): Printed => ({
  type: "application/json",
  print: (body) => JSON.stringify(failed(null, codeOf(body.slug), body)),
});

/** At this level `invalid_request` means that the body could not be parsed: its content has not been checked yet. */
function codeOf(slug: ProblemSlug): number {
  if (slug === "invalid_request") return CODES.parse;
  return slug === "internal" ? CODES.internal : CODES.transport;
}
