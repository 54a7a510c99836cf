// MCP message by message: versions of both kinds, lists of messages, streams, and what is refused in the protocol's own form.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, serve } from "./serve.ts";

let worker: Served;
beforeAll(async () => {
  worker = await serve();
});
afterAll(() => worker.close());

const JSON_TYPE = { "Content-Type": "application/json", Accept: "application/json, text/event-stream" };

async function post(body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await worker.fetch("/mcp", { method: "POST", headers: { ...JSON_TYPE, ...headers }, body: text });
  const reply = await response.text();
  return { status: response.status, headers: response.headers, text: reply };
}

const request = (method: string, params?: unknown) => ({ jsonrpc: "2.0", id: 7, method, params });
const initialize = (protocolVersion: string) =>
  request("initialize", { protocolVersion, capabilities: {}, clientInfo: { name: "test", version: "1" } });

/** A request of 2026-07-28, which says its version itself. */
function modern(method: string, params: Record<string, unknown> = {}, version = "2026-07-28") {
  const _meta = {
    "io.modelcontextprotocol/protocolVersion": version,
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  return request(method, { ...params, _meta });
}
const modernHeaders = (method: string, name?: string, version = "2026-07-28") => ({
  "MCP-Protocol-Version": version,
  "Mcp-Method": method,
  ...(name === undefined ? {} : { "Mcp-Name": name }),
});

describe("a version", () => {
  test.each(["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"])("%s is agreed on", async (version) => {
    const { status, text } = await post(initialize(version));
    expect([status, JSON.parse(text).result.protocolVersion]).toEqual([200, version]);
  });

  test("that nobody knows gets the newest, and no session is begun", async () => {
    const { headers, text } = await post(initialize("1999-01-01"));
    expect(JSON.parse(text).result.protocolVersion).toBe("2025-11-25");
    expect(headers.get("mcp-session-id")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("in the header that nobody knows is refused with those that are known", async () => {
    const { status, text } = await post(request("tools/list"), { "MCP-Protocol-Version": "1999-01-01" });
    const { error } = JSON.parse(text);
    expect([status, error.code, error.data.requested]).toEqual([400, -32022, "1999-01-01"]);
    expect(error.data.supported).toContain("2025-11-25");
    expect(error.message).toContain("12348");
  });

  test("of no shape in the header is not said again", async () => {
    const { text } = await post(request("tools/list"), { "MCP-Protocol-Version": "<b>" });
    expect([JSON.parse(text).error.code, text.includes("<b>")]).toEqual([-32022, false]);
  });
});

describe("2026-07-28, where each request says its version", () => {
  test("is discovered and called without a word before", async () => {
    const found = await post(modern("server/discover"), modernHeaders("server/discover"));
    expect(JSON.parse(found.text).result).toMatchObject({
      resultType: "complete",
      supportedVersions: ["2026-07-28"],
      cacheScope: "public",
      _meta: { "io.modelcontextprotocol/serverInfo": { name: "fawen" } },
    });
    const params = { name: "ask", arguments: { question: "法律援助电话" } };
    const { status, text } = await post(modern("tools/call", params), modernHeaders("tools/call", "ask"));
    const { result } = JSON.parse(text);
    expect([status, result.resultType, result.structuredContent.id.slice(0, 2)]).toEqual([200, "complete", "r_"]);
    expect(result.ttlMs).toBeUndefined();
  });

  test.each([
    ["no version", { "Mcp-Method": "tools/call", "Mcp-Name": "ask" }],
    ["another method", modernHeaders("tools/list", "ask")],
    ["another name", modernHeaders("tools/call", "search")],
    ["no name", modernHeaders("tools/call")],
  ])("is refused where the headers say %s", async (_, headers) => {
    const { status, text } = await post(modern("tools/call", { name: "ask", arguments: {} }), headers);
    expect([status, JSON.parse(text).error.code]).toEqual([400, -32020]);
  });

  test("reads a resource whose address comes encoded", async () => {
    const { text } = await post(request("resources/list"));
    const { uri } = JSON.parse(text).result.resources[0];
    const name = `=?base64?${Buffer.from(uri).toString("base64")}?=`;
    const read = await post(modern("resources/read", { uri }), modernHeaders("resources/read", name));
    expect(JSON.parse(read.text).result.contents[0].uri).toBe(uri);
  });

  test("answers 404 to methods that it has no longer, and 400 where the request does not say its version", async () => {
    const gone = await post(modern("ping"), modernHeaders("ping"));
    expect([gone.status, JSON.parse(gone.text).error.code]).toEqual([404, -32601]);
    const bare = await post(request("tools/list"), modernHeaders("tools/list"));
    expect([bare.status, JSON.parse(bare.text).error.code]).toEqual([400, -32602]);
    const next = await post(
      modern("tools/list", {}, "2027-01-01"),
      modernHeaders("tools/list", undefined, "2027-01-01"),
    );
    expect([next.status, JSON.parse(next.text).error.code]).toEqual([400, -32022]);
  });
});

describe("messages", () => {
  test("that want no reply are accepted without a word", async () => {
    for (const message of [
      { jsonrpc: "2.0", method: "notifications/initialized" },
      { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } },
      { jsonrpc: "2.0", id: 3, result: {} },
    ]) {
      expect(await post(message)).toMatchObject({ status: 202, text: "" });
    }
  });

  test("come in lists of the versions that have them", async () => {
    const list = [request("ping"), { jsonrpc: "2.0", method: "notifications/initialized" }, request("none"), { id: 1 }];
    for (const headers of [{}, { "MCP-Protocol-Version": "2025-03-26" }]) {
      const { status, text } = await post(list, headers);
      const replies: { id: unknown; error?: { code: number } }[] = JSON.parse(text);
      expect(status).toBe(200);
      expect(replies.map(({ id, error }) => [id, error?.code])).toEqual([
        [7, undefined],
        [7, -32601],
        [null, -32600],
      ]);
    }
  });

  test.each([
    ["a version without lists", [request("ping")], { "MCP-Protocol-Version": "2025-11-25" }],
    ["an empty list", [], {}],
    ["more than ten", Array(11).fill(request("ping")), {}],
    ["a greeting among others", [initialize("2025-03-26"), request("ping")], {}],
  ])("are refused as a list: %s", async (_, list, headers) => {
    const { status, text } = await post(list, headers);
    expect([status, JSON.parse(text).error.code]).toEqual([400, -32600]);
  });

  test("go out as one event to who takes only events, and as JSON to everybody else", async () => {
    const stream = await post(request("ping"), { Accept: "text/event-stream" });
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.text).toBe('event: message\ndata: {"jsonrpc":"2.0","id":7,"result":{}}\n\n');
    for (const Accept of ["*/*", "application/json", "text/event-stream, application/json", "text/html"]) {
      expect((await post(request("ping"), { Accept })).headers.get("content-type")).toContain("application/json");
    }
  });
});

describe("what cannot be read is refused in the protocol's form, with whom to call", () => {
  const large = JSON.stringify(request("ping", { text: "x".repeat(70_000) }));
  test.each([
    ["no JSON", "{", {}, 400, -32700],
    ["another type", "{}", { "Content-Type": "text/plain" }, 415, -32000],
    ["too large", large, {}, 413, -32000],
    ["no message", "{}", {}, 400, -32600],
    ["another JSON-RPC", JSON.stringify({ ...request("ping"), jsonrpc: "1.0" }), {}, 400, -32600],
    ["an id of no use", JSON.stringify({ ...request("ping"), id: null }), {}, 400, -32600],
    ["parameters by position", JSON.stringify(request("ping", [1])), {}, 400, -32600],
    ["an unknown method", JSON.stringify(request("prompts/list")), {}, 200, -32601],
    ["a call without a name", JSON.stringify(request("tools/call", {})), {}, 200, -32602],
    ["arguments of no use", JSON.stringify(request("tools/call", { name: "ask", arguments: 1 })), {}, 200, -32602],
  ])("%s", async (_, body, headers, status, code) => {
    const reply = await post(body, headers);
    const { error, jsonrpc } = JSON.parse(reply.text);
    expect([reply.status, error.code, jsonrpc]).toEqual([status, code, "2.0"]);
    expect(error.message).toContain("12348");
  });

  test.each(["GET", "DELETE", "PUT"])("%s, since there are no sessions", async (method) => {
    const response = await worker.fetch("/mcp", { method, headers: { Accept: "text/event-stream" } });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "OPTIONS, POST"]);
    expect((await response.json()).error.code).toBe(-32000);
  });

  test("pages of other sites are told which headers they may send", async () => {
    const response = await worker.fetch("/mcp", { method: "OPTIONS", headers: { Origin: "https://agent.example" } });
    expect(response.headers.get("access-control-allow-headers")).toContain("Mcp-Protocol-Version");
  });

  test("pages that are not on the list, which may reach it by another name", async () => {
    const listed = await serve({ vars: { ALLOWED_ORIGINS: "https://agent.example" } });
    const send = (Origin: string) =>
      listed.fetch("/mcp", {
        method: "POST",
        headers: { ...JSON_TYPE, Origin },
        body: JSON.stringify(request("ping")),
      });
    const refused = await send("https://rebound.example");
    expect([refused.status, (await refused.json()).error.code]).toEqual([403, -32000]);
    expect((await send("https://agent.example")).status).toBe(200);
    await listed.close();
  });
});

describe("what was typed", () => {
  const TYPED = "我和邻居王老五的围墙纠纷怎么调解";
  const calling = (name: string, args: unknown) => request("tools/call", { name, arguments: args });
  test.each<[string, unknown]>([
    ["a question", calling("ask", { question: TYPED })],
    ["a question that is too long", calling("ask", { question: TYPED.repeat(40) })],
    ["a language", calling("ask", { question: "法律援助", lang: TYPED })],
    ["a tool", calling(TYPED, {})],
    ["an argument of no use", calling("ask", TYPED)],
    ["a source", calling("get_source", { id: TYPED })],
    ["a resource", request("resources/read", { uri: TYPED })],
    ["a page of a list", request("resources/list", { cursor: TYPED })],
    ["a method", request(TYPED)],
    ["no JSON", `{${TYPED}`],
  ])("as %s is in no error, no header and no log", async (_, body) => {
    const { text, headers } = await post(body);
    expect(JSON.stringify([...headers])).not.toContain("王老五");
    const { error, result } = JSON.parse(text);
    if (error !== undefined || result.isError === true) expect(text).not.toContain("王老五");
    expect(worker.logs()).toBe("");
  });
});
