// MCP message by message: protocol versions of both kinds, batches, event streams, and refusals in the protocol's
// format.
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

/** A request of 2026-07-28, which names its version itself. */
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

describe("a protocol version", () => {
  test.each(["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"])("%s is agreed on", async (version) => {
    const { status, text } = await post(initialize(version));
    expect([status, JSON.parse(text).result.protocolVersion]).toEqual([200, version]);
  });

  test("that is unknown falls back to the newest, without a session", async () => {
    const { headers, text } = await post(initialize("1999-01-01"));
    expect(JSON.parse(text).result.protocolVersion).toBe("2025-11-25");
    expect(headers.get("mcp-session-id")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("that is unknown in the header is refused with the supported ones", async () => {
    const { status, text } = await post(request("tools/list"), { "MCP-Protocol-Version": "1999-01-01" });
    const { error } = JSON.parse(text);
    expect([status, error.code, error.data.requested]).toEqual([400, -32022, "1999-01-01"]);
    expect(error.data.supported).toContain("2025-11-25");
    expect(error.message).toContain("12348");
  });

  test("that is malformed in the header is not repeated", async () => {
    const { text } = await post(request("tools/list"), { "MCP-Protocol-Version": "<b>" });
    expect([JSON.parse(text).error.code, text.includes("<b>")]).toEqual([-32022, false]);
  });
});

describe("2026-07-28, where each request names its version", () => {
  test("is discovered and called without a handshake", async () => {
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
  ])("is refused when the headers name %s", async (_, headers) => {
    const { status, text } = await post(modern("tools/call", { name: "ask", arguments: {} }), headers);
    expect([status, JSON.parse(text).error.code]).toEqual([400, -32020]);
  });

  test("reads a resource whose address is encoded in the header", async () => {
    const { text } = await post(request("resources/list"));
    const { uri } = JSON.parse(text).result.resources[0];
    const name = `=?base64?${Buffer.from(uri).toString("base64")}?=`;
    const read = await post(modern("resources/read", { uri }), modernHeaders("resources/read", name));
    expect(JSON.parse(read.text).result.contents[0].uri).toBe(uri);
  });

  test("replies 404 to methods that it no longer has, and 400 to a request that does not name a known version", async () => {
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
  test("that need no reply are accepted with an empty body", async () => {
    for (const message of [
      { jsonrpc: "2.0", method: "notifications/initialized" },
      { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } },
      { jsonrpc: "2.0", id: 3, result: {} },
    ]) {
      expect(await post(message)).toMatchObject({ status: 202, text: "" });
    }
  });

  test("come in batches in the versions that allow them", async () => {
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
    ["a version without batches", [request("ping")], { "MCP-Protocol-Version": "2025-11-25" }],
    ["an empty batch", [], {}],
    ["more than ten", Array(11).fill(request("ping")), {}],
    ["initialize among others", [initialize("2025-03-26"), request("ping")], {}],
  ])("are refused as a batch: %s", async (_, list, headers) => {
    const { status, text } = await post(list, headers);
    expect([status, JSON.parse(text).error.code]).toEqual([400, -32600]);
  });

  test("are printed as one event for clients that accept only events, and as JSON for all others", async () => {
    const stream = await post(request("ping"), { Accept: "text/event-stream" });
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.text).toBe('event: message\ndata: {"jsonrpc":"2.0","id":7,"result":{}}\n\n');
    for (const Accept of ["*/*", "application/json", "text/event-stream, application/json", "text/html"]) {
      expect((await post(request("ping"), { Accept })).headers.get("content-type")).toContain("application/json");
    }
  });
});

describe("an invalid request is refused in the protocol's format, with the hotline", () => {
  const large = JSON.stringify(request("ping", { text: "x".repeat(70_000) }));
  test.each([
    ["invalid JSON", "{", {}, 400, -32700],
    ["another content type", "{}", { "Content-Type": "text/plain" }, 415, -32000],
    ["too large", large, {}, 413, -32000],
    ["not a message", "{}", {}, 400, -32600],
    ["another version of JSON-RPC", JSON.stringify({ ...request("ping"), jsonrpc: "1.0" }), {}, 400, -32600],
    ["a null id", JSON.stringify({ ...request("ping"), id: null }), {}, 400, -32600],
    ["parameters by position", JSON.stringify(request("ping", [1])), {}, 400, -32600],
    ["an unknown method", JSON.stringify(request("prompts/list")), {}, 200, -32601],
    ["a call without a name", JSON.stringify(request("tools/call", {})), {}, 200, -32602],
    [
      "arguments that are not an object",
      JSON.stringify(request("tools/call", { name: "ask", arguments: 1 })),
      {},
      200,
      -32602,
    ],
  ])("%s", async (_, body, headers, status, code) => {
    const reply = await post(body, headers);
    const { error, jsonrpc } = JSON.parse(reply.text);
    expect([reply.status, error.code, jsonrpc]).toEqual([status, code, "2.0"]);
    expect(error.message).toContain("12348");
  });

  test.each(["GET", "DELETE", "PUT"])("%s: there are no sessions", async (method) => {
    const response = await worker.fetch("/mcp", { method, headers: { Accept: "text/event-stream" } });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "OPTIONS, POST"]);
    expect((await response.json()).error.code).toBe(-32000);
  });

  test("a preflight lists the headers that pages of other sites may send", async () => {
    const response = await worker.fetch("/mcp", { method: "OPTIONS", headers: { Origin: "https://agent.example" } });
    expect(response.headers.get("access-control-allow-headers")).toContain("Mcp-Protocol-Version");
  });

  test("a page that is not listed, which could be DNS rebinding", async () => {
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

describe("text that a person typed", () => {
  const TYPED = "我和邻居王老五的围墙纠纷怎么调解";
  const calling = (name: string, args: unknown) => request("tools/call", { name, arguments: args });
  test.each<[string, unknown]>([
    ["a question", calling("ask", { question: TYPED })],
    ["a question that is too long", calling("ask", { question: TYPED.repeat(40) })],
    ["a language", calling("ask", { question: "法律援助", lang: TYPED })],
    ["a tool", calling(TYPED, {})],
    ["arguments", calling("ask", TYPED)],
    ["a source", calling("get_source", { id: TYPED })],
    ["a resource", request("resources/read", { uri: TYPED })],
    ["a cursor", request("resources/list", { cursor: TYPED })],
    ["a method", request(TYPED)],
    ["invalid JSON", `{${TYPED}`],
  ])("as %s appears in no error, header or log", async (_, body) => {
    const { text, headers } = await post(body);
    expect(JSON.stringify([...headers])).not.toContain("王老五");
    const { error, result } = JSON.parse(text);
    if (error !== undefined || result.isError === true) expect(text).not.toContain("王老五");
    expect(worker.logs()).toBe("");
  });
});
