// Faulty requests to the NLWeb door: the failure has NLWeb's format, points at the fault and names the hotline.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { posting, type Served, serve } from "./serve.ts";

const QUESTION = "平湖请了多少名法治监督员？";
let worker: Served;

beforeAll(async () => {
  worker = await serve();
});
afterAll(() => worker.close());

/** Section 4.1.4 of the specification. */
const Failure = z.object({
  _meta: z.object({ response_type: z.literal("failure"), version: z.literal("0.55") }),
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.object({ errors: z.array(z.object({ pointer: z.string(), detail: z.string() })) }),
  }),
  message_type: z.literal("error"),
  message: z.string(),
  results: z.array(z.looseObject({ "@type": z.literal("ContactPoint"), telephone: z.optional(z.string()) })),
});

const address = (fields: Record<string, string>) => `/ask?${new URLSearchParams(fields)}`;

describe("a faulty request", () => {
  test.each([
    ["no query", address({}), undefined, "#/query"],
    ["a blank query", address({ query: "  " }), undefined, "#/query"],
    ["a query that is too long", address({ query: "问".repeat(501) }), undefined, "#/query"],
    ["another mode", address({ query: QUESTION, mode: "sing" }), undefined, "#/mode"],
    ["an id that is a sentence", address({ query: QUESTION, query_id: "my own words" }), undefined, "#/query_id"],
    ["bytes that are not UTF-8", "/ask?query=%FF", undefined, "#/query"],
    ["invalid JSON", "/ask", posting("{"), "#"],
    ["a list", "/ask", posting([]), "#"],
    ["null", "/ask", posting("null"), "#"],
    ["a query that is a number", "/ask", posting({ query: 5 }), "#/query"],
    ["a query that is null", "/ask", posting({ query: null }), "#/query"],
    ["a query without text", "/ask", posting({ query: {} }), "#/query/text"],
    ["a context that is a string", "/ask", posting({ query: { text: QUESTION }, context: "x" }), "#/context"],
    ["earlier queries that are numbers", "/ask", posting({ query: QUESTION, prev: [1] }), "#/prev"],
  ])("is reported as a failure that points at the fault and names the hotline: %s", async (_, path, init, pointer) => {
    const response = await worker.fetch(path, init);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const { error, message, results } = Failure.parse(await response.json());
    expect(error.code).toBe("INVALID_REQUEST");
    expect(error.details.errors.map((each) => each.pointer)).toEqual([pointer]);
    expect(message).toContain("12348");
    expect(results.map(({ telephone }) => telephone)).toEqual(["12348"]);
  });

  test("has its own failure for a wrong method and a wrong content type", async () => {
    const refused = await worker.fetch("/ask", { method: "DELETE" });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS, POST"]);
    expect(Failure.parse(await refused.json()).error.code).toBe("METHOD_NOT_ALLOWED");
    const text = await worker.fetch("/ask", { method: "POST", body: "x", headers: { "Content-Type": "text/plain" } });
    expect(text.status).toBe(415);
    expect(Failure.parse(await text.json()).error.code).toBe("UNSUPPORTED_MEDIA_TYPE");
  });

  test("is not repeated in the failure", async () => {
    const sent = "我和邻居王老五的围墙";
    for (const [path, init] of [
      [address({ query: QUESTION, query_id: sent }), undefined],
      ["/ask", posting({ query: sent.repeat(60) })],
      ["/ask", posting({ query: { text: QUESTION }, context: { prev: [sent, 3] } })],
    ] as const) {
      const response = await worker.fetch(path, init);
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain("王老五");
    }
  });
});
