// The rate limit: a visitor that asks too often gets 429 with a time to wait and the hotline, on every route that asks;
// others are not affected. Uses the platform's simulated binding, in the box the setting.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProblemBody } from "../../src/contract.ts";
import { IN_BOX, posting, type Served, serve, submitting } from "./serve.ts";

const QUESTION = "调解要钱吗";
const PER_MINUTE = 3;

/** A request of one visitor, with the header of the proxy in front. */
const from = (visitor: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...init.headers, [IN_BOX ? "X-Real-IP" : "CF-Connecting-IP"]: visitor },
});

const WAYS: [name: string, path: string, init: RequestInit][] = [
  ["POST /api/ask", "/api/ask", posting({ question: QUESTION })],
  ["GET /api/ask", "/api/ask?q=a", {}],
  ["GET /api/search", "/api/search?q=a", {}],
  ["GET /", "/?q=a", {}],
  ["POST /", "/", submitting({ question: QUESTION })],
  ["GET /explain", "/explain?q=a", {}],
];

describe(`with room for ${PER_MINUTE} a minute`, () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ ratePerMinute: PER_MINUTE });
  });
  afterAll(() => worker.close());

  /** Asks until the limit is reached. A minute may end meanwhile, hence twice the limit. */
  async function refused(visitor: string, path = "/api/ask?q=a", init: RequestInit = {}): Promise<Response> {
    for (let i = 0; i <= 2 * PER_MINUTE; i++) {
      const response = await worker.fetch(path, from(visitor, init));
      if (response.status === 429) return response;
      expect(response.status).toBe(200);
    }
    throw new Error(`${visitor} was never refused`);
  }

  test.each(WAYS)("%s is refused with a time to wait and the hotline", async (name, path, init) => {
    const visitor = `192.0.2.${WAYS.findIndex(([known]) => known === name) + 1}`;
    const asked = { ...init, headers: { ...init.headers, Accept: "application/json" } };
    await refused(visitor, path, asked);
    const { response, body } = await worker.json(path, from(visitor, asked));
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(response.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(ProblemBody.parse(body)).toMatchObject({ slug: "rate_limited", handoff: { contacts: [{ tel: "12348" }] } });
  });

  test("feedback is refused, too", async () => {
    const feedback = { id: `r_${"0".repeat(20)}`, index: `ix_${"0".repeat(12)}`, useful: true };
    await refused("192.0.2.40", "/api/feedback", posting(feedback));
    const { response } = await worker.json("/api/feedback", from("192.0.2.40", posting(feedback)));
    expect(response.status).toBe(429);
  });

  test("a browser gets a page, a terminal text, both with the hotline", async () => {
    await refused("192.0.2.50");
    const page = await worker.fetch("/?q=a", from("192.0.2.50", { headers: { Accept: "text/html" } }));
    expect([page.status, await page.text()]).toEqual([429, expect.stringContaining('href="tel:12348"')]);
    const told = await worker.fetch("/api/ask?q=a", from("192.0.2.50", { headers: { Accept: "text/plain" } }));
    expect([told.status, await told.text()]).toEqual([429, expect.stringContaining("12348")]);
  });

  test("another address or another network can still ask; the same network cannot", async () => {
    await refused("2001:db8:0:7::1");
    expect((await worker.fetch("/api/ask?q=a", from("2001:db8:0:7:ffff::2"))).status).toBe(429);
    expect((await worker.fetch("/api/ask?q=a", from("2001:db8:0:8::1"))).status).toBe(200);
    expect((await worker.fetch("/api/ask?q=a", from("192.0.2.60"))).status).toBe(200);
  });

  test("reading and faulty questions are not counted", async () => {
    for (let i = 0; i < PER_MINUTE; i++) {
      for (const path of ["/", "/api/sources", "/sources", "/healthz", "/openapi.json", "/page.css"])
        expect((await worker.fetch(path, from("192.0.2.70"))).status, path).toBe(200);
      expect((await worker.fetch("/api/ask", from("192.0.2.70", posting({})))).status).toBe(400);
    }
    expect((await worker.fetch("/api/ask?q=a", from("192.0.2.70"))).status).toBe(200);
  });

  // Only in the box: the platform always names the visitor's address.
  test.runIf(IN_BOX)("visitors without an address are not limited", async () => {
    for (let i = 0; i <= PER_MINUTE; i++) expect((await worker.fetch("/api/ask?q=a")).status).toBe(200);
  });

  test("no address is logged", () => {
    expect(worker.logs()).not.toMatch(/192\.0\.2\.|2001:db8/u);
  });
});

describe.skipIf(IN_BOX).each(["throws", "rejects", "hangs", "answers nonsense"])("with a binding that %s", (way) => {
  test("asking stays open", async () => {
    const worker = await serve({ main: "./failing-limit-setup.ts", vars: { FAILS: way } });
    try {
      expect((await worker.json("/api/ask", from("192.0.2.1", posting({ question: QUESTION })))).response.status).toBe(
        200,
      );
      expect(worker.logs()).not.toContain("192.0.2.1");
    } finally {
      await worker.close();
    }
  });
});
