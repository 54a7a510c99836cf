// An answer as server-sent events: the most important event first, and last the same reply as in JSON.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Alert, Answer, Citation, Lead } from "../../src/contract.ts";
import type { AskRequest } from "../../src/endpoints.ts";
import { doorDangers, doorQuestions } from "./door-questions.ts";
import { posting, type Served, serve } from "./serve.ts";

const EVENTS = "text/event-stream";
const QUESTION = "平湖请了多少名法治监督员？";

interface Event {
  name: string;
  data: unknown;
}

/** Parses events, and accepts only lines in the form that the server writes. */
function eventsIn(text: string): Event[] {
  expect(text.endsWith("\n\n")).toBe(true);
  return text
    .slice(0, -2)
    .split("\n\n")
    .map((block) => {
      const { name, data } = /^event: (?<name>[a-z]+)\ndata: (?<data>[^\r\n]+)$/u.exec(block)?.groups ?? {};
      if (name === undefined || data === undefined) throw new Error(`no event: ${block}`);
      return { name, data: JSON.parse(data) };
    });
}

const asking = (request: AskRequest, accept = EVENTS): RequestInit => {
  const init = posting(request);
  return { ...init, headers: { ...init.headers, Accept: accept } };
};

async function checkEvents(worker: Served, request: AskRequest): Promise<Answer> {
  const response = await worker.fetch("/api/ask", asking(request));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(`${EVENTS}; charset=utf-8`);
  const events = eventsIn(await response.text());
  const { body } = await worker.json("/api/ask", posting(request));
  expect(events.at(-1)).toEqual({ name: "done", data: body });
  const answer = Answer.parse(body);
  const { alert, lead, citations } = answer;
  expect(events.slice(0, -1)).toEqual([
    ...(alert === null ? [] : [{ name: "alert", data: Alert.parse(alert) }]),
    ...(lead === null ? [] : [{ name: "lead", data: Lead.parse(lead) }]),
    ...citations.map((citation) => ({ name: "citation", data: Citation.parse(citation) })),
  ]);
  return answer;
}

describe("with the door open", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve();
  });
  afterAll(() => worker.close());

  test("questions get the reply of JSON, preceded by its parts", async () => {
    let quotes = 0;
    for (const request of await doorQuestions()) quotes += (await checkEvents(worker, request)).citations.length;
    expect(quotes).toBeGreaterThan(0);
  });

  test("danger comes first", async () => {
    for (const request of await doorDangers()) expect((await checkEvents(worker, request)).alert).not.toBeNull();
  });

  test("a follow-up uses its history", async () => {
    const history = [{ role: "user" as const, content: "嘉兴有多少个省级民主法治村（社区）？" }];
    const before = await checkEvents(worker, { question: "那平湖呢" });
    expect((await checkEvents(worker, { question: "那平湖呢", history })).id).not.toBe(before.id);
  });

  test("personal data is refused and not repeated", async () => {
    const response = await worker.fetch(
      "/api/ask",
      asking({ question: "我的身份证号是330421199001011234，能查我的案子吗" }),
    );
    const text = await response.text();
    expect(text).not.toContain("330421199001011234");
    expect(eventsIn(text).at(-1)?.data).toMatchObject({ status: "refused", reason: "personal_data" });
  });

  test("headers forbid caching and buffering", async () => {
    const { headers } = await worker.fetch("/api/ask", asking({ question: QUESTION }));
    expect(headers.get("cache-control")).toBe("no-store, no-transform");
    expect(headers.get("x-accel-buffering")).toBe("no");
    expect(headers.get("vary")).toBe("Accept");
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  test.each([
    ["no type", undefined],
    ["any type", "*/*"],
    ["both", "application/json, text/event-stream"],
    ["JSON with a higher weight", "text/event-stream;q=0.5, application/json"],
    ["events with weight 0", "text/event-stream;q=0"],
  ])("a client that accepts %s gets JSON", async (_, accept) => {
    const response = await worker.fetch(
      "/api/ask",
      accept === undefined ? posting({ question: QUESTION }) : asking({ question: QUESTION }, accept),
    );
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(Answer.parse(await response.json()).status).toBe("answered");
  });

  test("a GET gets JSON, because a browser's EventSource would repeat it forever", async () => {
    const response = await worker.fetch(`/api/ask?q=${encodeURIComponent(QUESTION)}`, { headers: { Accept: EVENTS } });
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  });

  test.each([
    ["{", 400, "invalid_request"],
    ["{}", 400, "invalid_request"],
    [JSON.stringify({ question: "字".repeat(501) }), 400, "invalid_request"],
    [" ".repeat(70_000), 413, "payload_too_large"],
  ])("a faulty body is a problem with its status, not a stream (%#)", async (body, status, slug) => {
    const init = posting(body);
    const response = await worker.fetch("/api/ask", { ...init, headers: { ...init.headers, Accept: EVENTS } });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await response.json()).toMatchObject({ slug });
  });

  test("a client that aborts causes no log entry", async () => {
    for (const isRead of [false, true]) {
      const stop = new AbortController();
      const response = worker.fetch("/api/ask", { ...asking({ question: QUESTION }), signal: stop.signal });
      if (isRead) await (await response).body?.getReader().read();
      stop.abort();
      await response.catch(() => undefined);
    }
    expect((await worker.fetch("/healthz")).status).toBe(200);
    expect(worker.logs()).toBe("");
  });

  test("the OpenAPI document describes the stream", async () => {
    const { paths } = JSON.parse(await (await worker.fetch("/openapi.json")).text());
    const { content } = paths["/api/ask"].post.responses["200"];
    expect(Object.keys(content)).toEqual(["application/json", EVENTS]);
    expect(paths["/api/ask"].get.responses["200"].content[EVENTS]).toBeUndefined();
  });
});

describe("with the door closed", () => {
  test("every client gets JSON", async () => {
    const worker = await serve({ vars: { DOORS: "openai" } });
    try {
      const response = await worker.fetch("/api/ask", asking({ question: QUESTION }));
      expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect(response.headers.get("vary")).toBeNull();
    } finally {
      await worker.close();
    }
  });
});
