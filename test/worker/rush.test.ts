// When more ask at once than can be answered: who cannot start in time gets 503 with a time to wait and the hotline, in the form
// of the route. Reading goes on.
import { afterAll, beforeAll, expect, test } from "vitest";
import { ProblemBody } from "../../src/contract.ts";
import { posting, type Served, serve, submitting } from "./serve.ts";

const QUESTION = "调解要钱吗";
const FEEDBACK = { id: `r_${"0".repeat(20)}`, index: `ix_${"0".repeat(12)}`, useful: true };

let worker: Served;
beforeAll(async () => {
  worker = await serve({ main: "./full-queue-setup.ts" });
});
afterAll(() => worker.close());

test.each<[name: string, path: string, init: RequestInit]>([
  ["POST /api/ask", "/api/ask", posting({ question: QUESTION })],
  ["GET /api/ask", "/api/ask?q=a", {}],
  ["GET /api/search", "/api/search?q=a", {}],
  ["POST /api/feedback", "/api/feedback", posting(FEEDBACK)],
  ["GET /", "/?q=a", {}],
  ["POST /", "/", submitting({ question: QUESTION })],
  ["GET /explain", "/explain?q=a", {}],
])("%s is refused with a time to wait and the hotline", async (_, path, init) => {
  const { response, body } = await worker.json(path, {
    ...init,
    headers: { ...init.headers, Accept: "application/json" },
  });
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(ProblemBody.parse(body)).toMatchObject({
    slug: "index_unavailable",
    detail: expect.stringContaining("人太多"),
    handoff: { contacts: [{ tel: "12348" }] },
  });
});

test("a browser gets a page, a terminal text, both with the hotline", async () => {
  const page = await worker.fetch("/?q=a", { headers: { Accept: "text/html" } });
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('href="tel:12348"')]);
  const told = await worker.fetch("/api/ask?q=a", { headers: { Accept: "text/plain" } });
  expect([told.status, await told.text()]).toEqual([503, expect.stringContaining("12348")]);
});

test("pages, sources and the state of the service do not wait in the queue", async () => {
  for (const path of ["/", "/api/sources", "/sources", "/healthz", "/openapi.json"])
    expect((await worker.fetch(path)).status, path).toBe(200);
});
