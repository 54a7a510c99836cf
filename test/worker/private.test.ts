// A question stays in its answer: it appears in no header, address or log, and no page requests another host.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { posting, type Served, serve, submitting } from "./serve.ts";

const TYPED = "我和邻居王老五的围墙纠纷怎么调解";
const MARKS = [TYPED, encodeURIComponent(TYPED), "王老五", encodeURIComponent("王老五")];
const Q = encodeURIComponent(TYPED);
const JUDGED = { id: "r_0123456789abcdef0123", index: "ix_0123456789ab", useful: false };
let worker: Served;

beforeAll(async () => {
  worker = await serve({ vars: { PUBLIC_ORIGIN: "https://fawen.example" } });
});
afterAll(() => worker.close());

/** Every route in every way that carries a question, valid and faulty. */
const REQUESTS: [name: string, path: string, init?: RequestInit][] = [
  ["POST /api/ask", "/api/ask", posting({ question: TYPED })],
  ["POST /api/ask with a fault", "/api/ask", posting({ question: TYPED, lang: TYPED })],
  ["POST /api/ask that is no JSON", "/api/ask", posting(`{${TYPED}`)],
  ["GET /api/ask", `/api/ask?q=${Q}`],
  ["GET /api/ask as text", `/api/ask?q=${Q}`, { headers: { Accept: "text/plain" } }],
  ["GET /api/search", `/api/search?q=${Q}`],
  ["GET /", `/?q=${Q}`, { headers: { Accept: "text/html" } }],
  ["POST /", "/", submitting({ question: TYPED })],
  ["GET /explain", `/explain?q=${Q}`, { headers: { Accept: "text/html" } }],
  ["POST /explain", "/explain", submitting({ question: TYPED })],
  ["POST / that is too long", "/", submitting({ question: TYPED.repeat(40) })],
  ["POST /api/feedback", "/api/feedback", posting({ ...JUDGED, question: TYPED })],
  ["POST /api/feedback with a fault", "/api/feedback", posting({ ...JUDGED, id: TYPED, reason: TYPED })],
  ["GET /ask", `/ask?query=${Q}`],
  ["GET /ask with a fault", `/ask?query=${Q}&query_id=${Q}`],
  ["POST /ask", "/ask", posting({ query: { text: TYPED }, prefer: { mode: "summarize" } })],
  ["POST /ask with a fault", "/ask", posting({ query: { text: TYPED }, prefer: { mode: [TYPED] } })],
  ["POST /snippet/search", "/snippet/search", posting({ messages: [{ role: "user", content: TYPED }] })],
  ["POST /snippet/search with a fault", "/snippet/search", posting({ messages: [{ role: TYPED, content: TYPED }] })],
  ["POST /snippet/stats", "/snippet/stats", posting({ events: [{ inputQuery: TYPED }] })],
  ["a path that is not there", `/${Q}`],
  ["a source that is not there", `/sources/${Q}`],
  ["a method that is not there", `/api/ask?q=${Q}`, { method: "DELETE" }],
];

describe("a typed question", () => {
  test.each(REQUESTS)("appears in no header, redirect or link: %s", async (_, path, init) => {
    const response = await worker.fetch(path, init);
    expect(response.status < 300 || response.status >= 400).toBe(true);
    for (const mark of MARKS) expect(JSON.stringify([...response.headers])).not.toContain(mark);
    const body = await response.text();
    for (const [, address = ""] of body.matchAll(/(?:href|src|action)="([^"]*)"/g)) {
      for (const mark of MARKS) expect(address).not.toContain(mark);
    }
    expect(worker.logs()).toBe("");
  });

  test("is not repeated in problems", async () => {
    for (const [, path, init] of REQUESTS) {
      const response = await worker.fetch(path, init);
      if (response.headers.get("content-type")?.startsWith("application/problem+json") !== true) continue;
      const body = await response.text();
      for (const mark of MARKS) expect(body).not.toContain(mark);
    }
  });
});

describe("headers", () => {
  const PATHS = [
    ...PAGE_PATHS,
    "/explain",
    "/problems/internal",
    "/embed",
    "/nothing",
    "/api/ask?q=a",
    "/api/search?q=a",
  ];
  const MORE = ["/api/sources", "/api/places", "/api/services", "/healthz", "/openapi.json", "/page.css", "/icon.svg"];

  test.each([...PATHS, ...MORE])("%s sends no referrer, allows no sniffing and sets no cookie", async (path) => {
    const { headers } = await worker.fetch(path, { headers: { Accept: "text/html" } });
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("set-cookie")).toBeNull();
  });

  test.each([...PAGE_PATHS, `/?q=${Q}`, `/explain?q=${Q}`, "/nothing"])(
    "%s runs only scripts of its own host",
    async (path) => {
      const response = await worker.fetch(path, { headers: { Accept: "text/html" } });
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      const page = await response.text();
      expect(page).not.toMatch(/<style|<script>|<script [^>]*>[^<]|\son\w+=|\sstyle=/);
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    },
  );

  test.each([...PATHS, `/?q=${Q}`])("%s loads nothing from another host", async (path) => {
    const page = await (await worker.fetch(path, { headers: { Accept: "text/html" } })).text();
    for (const [, address = ""] of page.matchAll(
      /<(?:link|script|img|form|iframe)[^>]*?(?:href|src|action)="([^"]*)"/g,
    )) {
      expect(address).toMatch(/^\/(?!\/)/);
    }
  });

  test("the stylesheet loads nothing from another host", async () => {
    expect(await (await worker.fetch("/page.css")).text()).not.toMatch(/url\(|@import|https?:/);
  });

  test.each([`/?q=${Q}`, "/explain", `/explain?q=${Q}`, `/api/ask?q=${Q}`, `/api/search?q=${Q}`, "/nothing"])(
    "%s may not be cached",
    async (path) => {
      expect((await worker.fetch(path)).headers.get("cache-control")).toBe("no-store");
    },
  );

  test("any site may read the API without credentials, and no site the pages", async () => {
    const headers = { Origin: "https://another.example" };
    for (const path of ["/api/ask?q=a", "/api/sources", "/api/nothing"]) {
      const reply = await worker.fetch(path, { headers });
      expect(reply.headers.get("access-control-allow-origin"), path).toBe("*");
      expect(reply.headers.get("access-control-allow-credentials"), path).toBeNull();
    }
    const preflight = await worker.fetch("/api/ask", { method: "OPTIONS", headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toContain("POST");
    expect(
      (await worker.fetch("/", { method: "OPTIONS", headers })).headers.get("access-control-allow-origin"),
    ).toBeNull();
  });
});

describe("the public origin", () => {
  test("makes the links of citations absolute, whatever the Host header says", async () => {
    const { body } = await worker.json("/api/ask", posting({ question: "平湖请了多少名法治监督员？" }));
    expect(body.citations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ url: expect.stringMatching(/^https:\/\/fawen\.example\/sources\//) }),
      ]),
    );
  });
});
