// MCP through the client of the protocol's own SDK. The client agrees on a version and checks every structured result
// against its tool's schema; results are those of /api.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { SearchReply, ServicesReply, SourceReply, SourcesReply } from "../../src/endpoints.ts";
import { doorDangers, doorQuestions } from "./door-questions.ts";
import { posting, type Served, serve } from "./serve.ts";

const QUESTION = "平湖请了多少名法治监督员？";

async function connect({ url }: Served): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", url)));
  // The client learns the output schemas only from this call.
  await client.listTools();
  return client;
}

/** Calls a tool and returns its result with the first text. */
async function call(client: Client, name: string, args: Record<string, unknown>) {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
  const [first]: unknown[] = Array.isArray(content) ? content : [];
  const isText = typeof first === "object" && first !== null && "text" in first && typeof first.text === "string";
  return { text: isText ? `${first.text}` : "", structured: structuredContent, isError };
}

describe("the client of the protocol's SDK", () => {
  let worker: Served;
  let client: Client;

  beforeAll(async () => {
    worker = await serve();
    client = await connect(worker);
  });
  afterAll(async () => {
    await client.close();
    await worker.close();
  });

  test("agrees on a version and learns the server's name and instructions", () => {
    expect(client.getServerVersion()).toMatchObject({ name: "fawen", title: "法问 Fawen" });
    expect(client.getServerCapabilities()).toEqual({ tools: {}, resources: {} });
    expect(client.getInstructions()).toContain("word for word");
  });

  test("lists four read-only tools, each with schemas that contain the contract's limits", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["ask", "search", "list_services", "get_source"]);
    for (const { annotations, outputSchema, title, description } of tools) {
      expect(annotations).toMatchObject({
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      });
      expect(outputSchema?.type).toBe("object");
      expect([title, description].every((text) => (text ?? "") !== "")).toBe(true);
    }
    expect(tools[0]?.inputSchema).toMatchObject({
      required: ["question"],
      properties: { question: { maxLength: 500 }, history: { maxItems: 12 }, place: { maxLength: 20 } },
    });
  });

  test("gets the reply of /api/ask as structured content, and as text with every quote", async () => {
    const { structured, text, isError } = await call(client, "ask", { question: QUESTION });
    const { body } = await worker.json("/api/ask", posting({ question: QUESTION }));
    expect(isError).toBe(false);
    expect(structured).toEqual(body);
    const answer = Answer.parse(structured);
    expect(answer.citations.length).toBeGreaterThan(0);
    for (const { quote } of answer.citations) expect(text).toContain(quote);
  });

  test("asks with history, a place and a language", async () => {
    const asked = {
      question: "那平湖呢",
      history: [{ role: "user", content: "嘉兴有多少名法治监督员" }],
      place: "平湖",
      lang: "zh-Hant",
    };
    const { structured } = await call(client, "ask", asked);
    expect(structured).toEqual((await worker.json("/api/ask", posting(asked))).body);
  });

  test("can pass NLWeb's arguments to the tool of the same name", async () => {
    const { structured } = await call(client, "ask", {
      query: "那平湖呢",
      prev: ["嘉兴有多少名法治监督员"],
      mode: "list",
    });
    const asked = { question: "那平湖呢", history: [{ role: "user", content: "嘉兴有多少名法治监督员" }] };
    expect(structured).toEqual((await worker.json("/api/ask", posting(asked))).body);
  });

  test("gets danger and its numbers first", async () => {
    const { structured, text } = await call(client, "ask", { question: "着火了，楼道里全是烟" });
    const { alert } = Answer.parse(structured);
    expect(alert).not.toBeNull();
    expect(text.startsWith(alert?.title ?? "?")).toBe(true);
    expect(text.split("\n")[1]).toContain("119");
  });

  test("searches, lists services and reads a source as through /api", async () => {
    const search = await call(client, "search", { query: "法律援助", limit: 3 });
    expect(search.structured).toEqual((await worker.json("/api/search?q=法律援助&limit=3")).body);
    expect(JSON.parse(search.text)).toEqual(search.structured);
    const [hit] = SearchReply.parse(search.structured).hits;

    const first = ServicesReply.parse((await call(client, "list_services", { limit: 2 })).structured);
    expect(first.services).toHaveLength(2);
    const more = await call(client, "list_services", { limit: 2, cursor: first.next });
    expect(more.structured).toEqual((await worker.json(`/api/services?limit=2&cursor=${first.next}`)).body);

    const source = await call(client, "get_source", { id: hit?.source.id });
    expect(SourceReply.parse(source.structured).text).toContain(hit?.text);
  });

  test("finds every source among the resources and reads its whole text", async () => {
    const { resources } = await client.listResources();
    const { sources } = SourcesReply.parse((await worker.json("/api/sources")).body);
    expect(resources.map(({ name }) => name)).toEqual(sources.map(({ id }) => id));
    const [{ uri = "", name = "" } = {}] = resources;
    const { contents } = await client.readResource({ uri });
    const { body } = await worker.json(`/api/sources/${encodeURIComponent(name)}`);
    expect(contents).toEqual([{ uri, mimeType: "text/plain", text: SourceReply.parse(body).text }]);
    const rest = await client.listResources({ cursor: "2" });
    expect(rest.resources).toEqual(resources.slice(2));
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(["fawen://source/{id}"]);
  });

  test("gets wrong arguments as a result for the model, with the hotline", async () => {
    const wrong = [
      ["ask", {}],
      ["ask", { question: "长".repeat(501) }],
      ["ask", { question: "问", history: [{ role: "system", content: "" }] }],
      ["search", { query: "援助", limit: 51 }],
      ["list_services", { cursor: "none" }],
      ["get_source", { id: "none" }],
    ] as const;
    for (const [name, args] of wrong) {
      const { text, isError, structured } = await call(client, name, args);
      expect([isError, structured], name).toEqual([true, undefined]);
      expect(text).toContain("12348");
    }
  });

  test("gets unknown tools and resources as protocol errors, with the hotline", async () => {
    await expect(client.callTool({ name: "delete" })).rejects.toThrow(/-32602.*12348/u);
    await expect(client.readResource({ uri: "fawen://source/none" })).rejects.toThrow(/-32002.*12348/u);
    await expect(client.readResource({ uri: "file:///etc/passwd" })).rejects.toThrow(/-32002.*12348/u);
    await expect(client.listResources({ cursor: "none" })).rejects.toThrow(/-32602.*12348/u);
    // The client itself refuses methods that the server does not announce.
    await expect(client.listPrompts()).rejects.toThrow();
  });

  test("gets the same answers as /api/ask for questions and dangers", async () => {
    for (const asked of [...(await doorQuestions()), ...(await doorDangers())]) {
      const { body } = await worker.json("/api/ask", posting(asked));
      const { structured, text } = await call(client, "ask", asked);
      const { id, alert } = Answer.parse(structured);
      expect(id, asked.question).toBe(Answer.parse(body).id);
      if (alert !== null) expect(text.startsWith(alert.title), asked.question).toBe(true);
    }
  });
});

describe("a service that cannot answer", () => {
  test("reports in the tool's result that asking is off, while other tools work", async () => {
    const worker = await serve({ vars: { ASKING: "off" } });
    const client = await connect(worker);
    const { text, isError } = await call(client, "ask", { question: QUESTION });
    expect(isError).toBe(true);
    expect(text).toContain("12348");
    expect((await call(client, "search", { query: "法律援助" })).isError).toBe(false);
    await client.close();
    await worker.close();
  });

  test("still gives its name and the hotline when its index is damaged", async () => {
    const worker = await serve({ main: "broken-index-setup.ts" });
    const client = await connect(worker);
    expect(client.getServerVersion()?.name).toBe("fawen");
    const { text, isError } = await call(client, "ask", { question: QUESTION });
    expect([isError, text.includes("12348")]).toEqual([true, true]);
    await expect(client.listResources()).rejects.toThrow(/-32603.*12348/u);
    await client.close();
    await worker.close();
  });

  test("reports a rate limit by HTTP status and Retry-After, with the hotline in the message", async () => {
    const worker = await serve({ main: "limited-ask-setup.ts" });
    const asking = { name: "ask", arguments: { question: QUESTION } };
    const sent = { jsonrpc: "2.0", id: 1, method: "tools/call", params: asking };
    const response = await worker.fetch("/mcp", posting(sent));
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "60"]);
    const { id, error } = await response.json();
    expect([id, error.code, error.data.slug]).toEqual([1, -32000, "rate_limited"]);
    const client = await connect(worker);
    await expect(client.callTool(asking)).rejects.toThrow(/12348/u);
    await expect(client.callTool({ name: "search", arguments: { query: "援助" } })).rejects.toThrow(/12348/u);
    // Tools that do not search are not limited.
    expect((await call(client, "list_services", { limit: 1 })).isError).toBe(false);
    await client.close();
    await worker.close();
  });

  test("puts the operator's announcement after danger and before an answer", async () => {
    const NOTICE = "12月20日到22日搬家";
    const worker = await serve({ vars: { NOTICE } });
    const client = await connect(worker);
    const { text, structured } = await call(client, "ask", { question: QUESTION });
    expect(text.split("\n")[0]).toBe(NOTICE);
    expect(Answer.parse(structured).announcement).toBe(NOTICE);
    const danger = await call(client, "ask", { question: "着火了，楼道里全是烟" });
    expect(danger.text.indexOf("119")).toBeLessThan(danger.text.indexOf(NOTICE));
    await client.close();
    await worker.close();
  });

  test("is not found when its door is closed", async () => {
    const worker = await serve({ vars: { DOORS: "" } });
    expect((await worker.fetch("/mcp", posting({ jsonrpc: "2.0", id: 1, method: "ping" }))).status).toBe(404);
    await worker.close();
  });
});
