// Short versions of `npm run fuzz` and `npm run soak`, which send the same requests to a box for longer. The first
// tests check that the judge detects the faults it looks for.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fuzz, tellFuzz } from "../../tools/long-runs/fuzz.ts";
import { createGenerator } from "../../tools/long-runs/generated-requests.ts";
import { judgeReply } from "../../tools/long-runs/judge-reply.ts";
import { everyRoute } from "../../tools/long-runs/routes.ts";
import { type ServedBox, serveBox } from "../../tools/long-runs/served-box.ts";
import { isFlat, soak, tellSoak } from "../../tools/long-runs/soak.ts";

const SEED = 20_261_130;
const REQUESTS = process.env.SOAK === "1" ? 10_000 : process.env.FULL === "1" ? 3_000 : 600;

describe("judgeReply", () => {
  const generate = createGenerator(SEED, everyRoute(), ["嘉善的网办率达到了多少？"]);
  const made = generate(7);
  const texts = new Map([["d1", "网办率达98.6%。"]]);
  const headers = { "content-type": "application/json", "x-content-type-options": "nosniff" };
  const html = { ...headers, "content-type": "text/html; charset=utf-8" };
  const citation = { quote: "网办率达98.6%", start: 0, end: 9, source: { id: "d1" } };
  const misses = (status: number, more: Record<string, string>, body: string) =>
    judgeReply(made, { status, headers: more, body }, texts).misses;

  test("accepts correct replies", () => {
    expect(misses(200, headers, JSON.stringify({ citations: [citation] }))).toEqual([]);
    expect(misses(503, headers, JSON.stringify({ slug: "asking_disabled", status: 503 }))).toEqual([]);
    expect(misses(200, html, `<p>&lt;${made.mark}&gt;</p><blockquote><p>网办率达98.6%</p></blockquote>`)).toEqual([]);
  });

  test.each([
    ["an internal error", 500, headers, JSON.stringify({ slug: "internal" }), "500"],
    ["an error without a problem body", 502, html, "", "502"],
    ["unescaped markup from the request", 200, html, `<b><${made.mark} onx=1></b>`, "unescaped"],
    ["a header with text from the request", 200, { ...headers, location: `/?q=${made.mark}` }, "{}", "header"],
    ["truncated JSON", 200, headers, '{"a":', "JSON"],
    ["a missing nosniff header", 200, { "content-type": "text/plain" }, "a", "sniffed"],
    ["a wrong quote", 200, headers, JSON.stringify([{ ...citation, quote: "网办率达99.6%" }]), "verbatim"],
    ["a quote of an unknown source", 200, headers, JSON.stringify([{ ...citation, source: { id: "d2" } }]), "verbatim"],
    ["a wrong quote on a page", 200, html, "<blockquote><p>网办率达99.6%</p></blockquote>", "verbatim"],
  ])("reports %s", (_, status, more, body, told) => {
    expect(misses(status, more, body)).toEqual([expect.stringContaining(told)]);
  });

  test("reports a missing reply", () => {
    expect(judgeReply(made, null, texts).misses).toEqual(["no reply"]);
  });
});

describe("createGenerator", () => {
  test("makes the same requests from the same seed and other requests from another seed", () => {
    const some = (seed: number) => {
      const next = createGenerator(seed, everyRoute(), ["一", "二"]);
      return Array.from({ length: 50 }, (_, n) => next(n));
    };
    expect(some(1)).toEqual(some(1));
    expect(some(2)).not.toEqual(some(1));
  });
});

describe("isFlat", () => {
  test("accepts memory that fluctuates and rejects memory that grows", () => {
    const mib = (values: number[]) => values.map((value) => value * 1024 * 1024);
    expect(isFlat(mib(Array.from({ length: 80 }, (_, i) => 200 + (i % 5) * 4)))).toBe(true);
    expect(isFlat(mib(Array.from({ length: 80 }, (_, i) => 200 + 2 * i)))).toBe(false);
  });
});

describe("a box", () => {
  let box: ServedBox;
  beforeAll(async () => {
    box = await serveBox();
  });
  afterAll(() => box.stop());

  test("gives only correct replies to random requests, and logs nothing", async () => {
    const result = await fuzz(box.port, SEED, REQUESTS);
    expect(result.misses, tellFuzz(result)).toEqual([]);
    expect(result.quotes).toBeGreaterThan(100);
    expect([...result.statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404, 405]));
    expect(await box.logs()).toBe("");
  });

  test("answers under load without an error, while its memory is measured", async () => {
    const result = await soak(box, 8);
    expect(result.errors, tellSoak(result)).toBe(0);
    expect(result.requests).toBeGreaterThan(20);
    if (process.platform === "linux") expect(result.resident.length).toBeGreaterThan(4);
    expect(await box.logs()).toBe("");
  });
});
