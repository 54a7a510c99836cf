// The messages of MCP are those of JSON-RPC 2.0: what one may be, and how a result or a problem becomes one. A problem says whom
// to call in its message, since that is all that many programs show.
import * as z from "zod/mini";
import type { Collection } from "../../../collection.ts";
import type { ProblemBody, ProblemSlug } from "../../../contract.ts";
import { Problem } from "../../../problem.ts";
import { type Printed, problemBody } from "../../render-problem.ts";

const Id = z.union([z.string(), z.int()]);
export type Id = z.infer<typeof Id>;

/** A request has a method and an id, a notification a method alone, a response neither a method nor anything for us. */
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
  /** What went wrong is of HTTP and not of JSON-RPC. */
  transport: -32000,
  headers: -32020,
  version: -32022,
  /** Of the revisions before 2026-07-28, which has `params` for it. */
  resource: -32002,
} as const;

/** A request that failed: nothing of what it holds is said again. */
export interface Fault {
  code: number;
  problem: Problem;
  /** HTTP's status, where it is not 200. */
  status?: number;
  /** What the protocol wants in `data`, beside the problem itself. */
  data?: Readonly<Record<string, unknown>>;
}

/** What becomes of a request. */
export type Outcome = { result: Result } | { fault: Fault };

export function fault(code: number, detail: string, more: Omit<Fault, "code" | "problem"> = {}): { fault: Fault } {
  return { fault: { code, problem: new Problem("invalid_request", detail), ...more } };
}

/** A reply as JSON-RPC has it. */
export function reply(id: Id | null, outcome: Outcome, collection: Collection | null): Record<string, unknown> {
  if ("result" in outcome) return { jsonrpc: "2.0", id, result: outcome.result };
  const { code, problem, data } = outcome.fault;
  return failed(id, code, problemBody(problem, collection), data);
}

function failed(id: Id | null, code: number, body: ProblemBody, data: Fault["data"] = {}): Record<string, unknown> {
  return { jsonrpc: "2.0", id, error: { code, message: problemWords(body), data: { ...body, ...data } } };
}

/** What happened, what is wrong with what, whom to call: for a program that shows one text. */
export function problemWords({ detail, errors = [], handoff }: ProblemBody): string {
  const wrong = errors.slice(1).map((error) => `${error.pointer.replace(/^#\/?/u, "")}：${error.detail}`);
  const numbers = handoff.contacts.flatMap(({ tel, name }) => (tel === null ? [] : [`${tel} ${name}`]));
  return [detail, ...wrong, `${handoff.why}${numbers.join("，")}`].join(" ");
}

/** Problems of which no single request is the cause: the body, the address, the page that sent it. */
export const AS_MESSAGE = (): Printed => ({
  type: "application/json",
  print: (body) => JSON.stringify(failed(null, codeOf(body.slug), body)),
});

/** Of a body, `invalid_request` says that it cannot be read: what is in it has not been looked at yet. */
function codeOf(slug: ProblemSlug): number {
  if (slug === "invalid_request") return CODES.parse;
  return slug === "internal" ? CODES.internal : CODES.transport;
}
