// The long runs in short: `npm run fuzz` and `npm run soak` ask the same of a box for longer. First what they would find is shown to be
// found.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fuzz, tellFuzz } from "../../tools/long-runs/fuzz.ts";
import { createGenerator } from "../../tools/long-runs/generated-requests.ts";
import { judgeReply } from "../../tools/long-runs/judge-reply.ts";
import { everyRoute } from "../../tools/long-runs/routes.ts";
import { type ServedBox, serveBox } from "../../tools/long-runs/served-box.ts";
import { isFlat, soak, tellSoak } from "../../tools/long-runs/soak.ts";

const SEED = 20_261_130;
const FULL = process.env.FULL === "1";

describe("a reply is judged", () => {
  const generate = createGenerator(SEED, everyRoute(), ["嘉善的网办率达到了多少？"]);
  const made = generate(7);
  const texts = new Map([["d1", "网办率达98.6%。"]]);
  const headers = { "content-type": "application/json", "x-content-type-options": "nosniff" };
  const html = { ...headers, "content-type": "text/html; charset=utf-8" };
  const citation = { quote: "网办率达98.6%", start: 0, end: 9, source: { id: "d1" } };
  const misses = (status: number, more: Record<string, string>, body: string) =>
    judgeReply(made, { status, headers: more, body }, texts).misses;

  test("what is as promised passes", () => {
    expect(misses(200, headers, JSON.stringify({ citations: [citation] }))).toEqual([]);
    expect(misses(503, headers, JSON.stringify({ slug: "asking_disabled", status: 503 }))).toEqual([]);
    expect(misses(200, html, `<p>&lt;${made.mark}&gt;</p><blockquote><p>网办率达98.6%</p></blockquote>`)).toEqual([]);
  });

  test.each([
    ["a failure", 500, headers, JSON.stringify({ slug: "internal" }), "500"],
    ["a failure without a problem", 502, html, "", "502"],
    ["markup of the request", 200, html, `<b><${made.mark} onx=1></b>`, "unescaped"],
    ["a header with the request", 200, { ...headers, location: `/?q=${made.mark}` }, "{}", "header"],
    ["JSON cut short", 200, headers, '{"a":', "JSON"],
    ["no word against sniffing", 200, { "content-type": "text/plain" }, "a", "sniffed"],
    ["a false quote", 200, headers, JSON.stringify([{ ...citation, quote: "网办率达99.6%" }]), "verbatim"],
    ["a quote of nothing", 200, headers, JSON.stringify([{ ...citation, source: { id: "d2" } }]), "verbatim"],
    ["a false quote on a page", 200, html, "<blockquote><p>网办率达99.6%</p></blockquote>", "verbatim"],
  ])("%s is a miss", (_, status, more, body, told) => {
    expect(misses(status, more, body)).toEqual([expect.stringContaining(told)]);
  });

  test("no reply is a miss", () => {
    expect(judgeReply(made, null, texts).misses).toEqual(["no reply"]);
  });

  test("the same seed makes the same requests, another one others", () => {
    const some = (seed: number) => {
      const next = createGenerator(seed, everyRoute(), ["一", "二"]);
      return Array.from({ length: 50 }, (_, n) => next(n));
    };
    expect(some(1)).toEqual(some(1));
    expect(some(2)).not.toEqual(some(1));
  });

  test("memory that grows is told from memory that breathes", () => {
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

  test("keeps what it promises whatever is sent", async () => {
    const result = await fuzz(box.port, SEED, FULL ? 10_000 : 600);
    expect(result.misses, tellFuzz(result)).toEqual([]);
    expect(result.quotes).toBeGreaterThan(100);
    expect([...result.statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404, 405]));
    expect(await box.logs()).toBe("");
  });

  test("answers under load without an error, and its memory is seen", async () => {
    const result = await soak(box, 8);
    expect(result.errors, tellSoak(result)).toBe(0);
    expect(result.requests).toBeGreaterThan(20);
    if (process.platform === "linux") expect(result.resident.length).toBeGreaterThan(4);
    expect(await box.logs()).toBe("");
  });
});
