// The methods of MCP: takes a parsed request and returns its result or fault. A tool's failure is a result with
// `isError`, because only results reach the model; a faulty request is a JSON-RPC error.
import * as z from "zod/mini";
import { Problem } from "../../../problem.ts";
import { problemBody } from "../../render-problem.ts";
import type { Serving } from "../../serving.ts";
import { validate } from "../../validate.ts";
import { CODES, fault, type Message, type Outcome, type Params, problemWords, type Result } from "./messages.ts";
import { listResources, listTemplates, readResource } from "./resources.ts";
import { describeTool, TOOLS } from "./tools.ts";
import { agreedVersion, BY_REQUEST } from "./versions.ts";

const INSTRUCTIONS =
  "Fawen answers questions about public legal services in China with verbatim quotes. Call `ask` with the person's own words. Show " +
  "`alert` and its numbers first; quote word for word; never change a number; pass on whom to call. It is no lawyer. Nothing that " +
  "is sent is stored.";
const CAPABILITIES = { tools: {}, resources: {} };

/** How long clients may cache a list, in milliseconds: lists change only with a deployment. */
const LISTS_TTL_MS = 300_000;
const LISTS = new Set([
  "server/discover",
  "tools/list",
  "resources/list",
  "resources/templates/list",
  "resources/read",
]);

const Call = z.object({
  name: z.string({ error: "要写明工具的名字" }),
  arguments: z._default(z.record(z.string(), z.unknown(), { error: "要是一个 JSON 对象" }), {}),
});

type Method = (params: Params, caller: Request) => Outcome | Promise<Outcome>;

/** Answers a request of the given protocol era. Throws unexpected errors. */
export type Answering = (message: Message, era: "handshake" | "request", caller: Request) => Promise<Outcome>;

export function createMethods(serving: Serving): Answering {
  const { collection, version, origin } = serving;
  const serverInfo = {
    name: "fawen",
    title: "法问 Fawen",
    version,
    ...(origin === null ? {} : { websiteUrl: origin }),
  };
  let tools: Result | undefined;
  const always = new Map<string, Method>([
    [
      "tools/list",
      () => {
        tools ??= { tools: TOOLS.map(describeTool) };
        return { result: tools };
      },
    ],
    ["tools/call", (params, caller) => callTool(params, serving, caller)],
    ["resources/list", (params) => ({ result: listResources(collection(), params) })],
    ["resources/templates/list", () => ({ result: listTemplates() })],
    ["resources/read", (params) => ({ result: readResource(collection(), params) })],
  ]);
  const introduction = { capabilities: CAPABILITIES, instructions: INSTRUCTIONS };
  const inEra = {
    handshake: new Map<string, Method>([
      [
        "initialize",
        ({ protocolVersion }) => ({
          result: { protocolVersion: agreedVersion(protocolVersion), serverInfo, ...introduction },
        }),
      ],
      ["ping", () => ({ result: {} })],
    ]),
    request: new Map<string, Method>([
      ["server/discover", () => ({ result: { supportedVersions: BY_REQUEST, ...introduction } })],
    ]),
  };
  return async ({ method = "", params = {} }, era, caller) => {
    const answer = always.get(method) ?? inEra[era].get(method);
    if (answer === undefined) {
      return fault(CODES.method, "没有这个方法。", era === "request" ? { status: 404 } : {});
    }
    try {
      const outcome = await answer(params, caller);
      return era === "handshake" || "fault" in outcome
        ? outcome
        : { result: complete(method, outcome.result, serverInfo) };
    } catch (error) {
      return { fault: faultOf(error, method, era) };
    }
  };
}

/** Completes a result as required since 2026-07-28: its type, the server's name, and how long a list may be cached. */
function complete(method: string, result: Result, serverInfo: Result): Result {
  return {
    resultType: "complete",
    ...result,
    ...(LISTS.has(method) ? { ttlMs: LISTS_TTL_MS, cacheScope: "public" } : {}),
    _meta: { "io.modelcontextprotocol/serverInfo": serverInfo },
  };
}

async function callTool(params: Params, serving: Serving, caller: Request): Promise<Outcome> {
  const { name, arguments: args } = validate(Call, params);
  const tool = TOOLS.find((each) => each.name === name);
  if (tool === undefined) {
    return fault(CODES.params, `没有这个工具，有的是 ${TOOLS.map((each) => each.name).join("、")}。`);
  }
  try {
    const { structured, text } = await tool.call(args, serving, caller);
    return { result: { content: [{ type: "text", text }], structuredContent: structured, isError: false } };
  } catch (error) {
    // A rate limit becomes an HTTP status, which clients that retry understand.
    if (!(error instanceof Problem) || error.slug === "rate_limited") throw error;
    const text = problemWords(problemBody(error, serving.opened));
    return { result: { content: [{ type: "text", text }], isError: true } };
  }
}

function faultOf(error: unknown, method: string, era: "handshake" | "request") {
  if (!(error instanceof Problem)) throw error;
  switch (error.slug) {
    case "invalid_request":
      return { code: CODES.params, problem: error };
    case "not_found":
    case "withdrawn":
      return {
        code: era === "handshake" && method === "resources/read" ? CODES.resource : CODES.params,
        problem: error,
      };
    case "rate_limited":
      return { code: CODES.transport, problem: error, status: 429 };
    default:
      return { code: CODES.internal, problem: error };
  }
}
