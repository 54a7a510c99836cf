// Access to the explanations of answers: an operator can close them or reserve them for staff.
import { afterAll, describe, expect, test } from "vitest";
import { posting, type Served, serve, submitting } from "./serve.ts";

const QUESTION = "嘉善的网办率达到了多少？";
const Q = encodeURIComponent(QUESTION);
const KEY = "a:long-enough=password";
const basic = (password: string) => ({ Authorization: `Basic ${btoa(`anybody:${password}`)}` });
const open: Served[] = [];
afterAll(() => Promise.all(open.map((worker) => worker.close())));

async function serving(vars: Record<string, string>): Promise<Served> {
  const worker = await serve({ vars });
  open.push(worker);
  return worker;
}

/** Fetches the page and the replies with these headers, and returns their statuses and what they explain. */
async function got(worker: Served, headers: Record<string, string> = {}) {
  const html = { Accept: "text/html", ...headers };
  const asked = posting({ question: QUESTION, explain: true });
  const form = submitting({ question: QUESTION });
  const page = await worker.fetch("/explain", { headers: html });
  const { body } = await worker.json("/api/ask", { ...asked, headers: { ...asked.headers, ...headers } });
  const { body: query } = await worker.json(`/api/ask?q=${Q}&explain=1`, { headers });
  return {
    page: page.status,
    wanted: page.headers.get("www-authenticate"),
    asked: (await worker.fetch(`/explain?q=${Q}`, { headers: html })).status,
    posted: (await worker.fetch("/explain", { ...form, headers: { ...form.headers, ...headers } })).status,
    explained: ["explain" in body, "explain" in query],
    answered: [body.status, query.status],
  };
}

const ANSWERED = ["answered", "answered"];
const SHOWN = { page: 200, wanted: null, asked: 200, posted: 200, explained: [true, true], answered: ANSWERED };

test("explanations are open by default", async () => {
  expect(await got(await serving({}))).toEqual(SHOWN);
});

test("closed without a key, the page is not found and replies omit the explanation", async () => {
  const worker = await serving({ EXPLAIN: "off" });
  const hidden = { page: 404, wanted: null, asked: 404, posted: 404, explained: [false, false], answered: ANSWERED };
  expect(await got(worker)).toEqual(hidden);
  expect(await got(worker, basic(""))).toEqual(hidden);
  expect(await got(worker, { Authorization: "Bearer " })).toEqual(hidden);
});

describe("closed with a key", async () => {
  const worker = await serving({ EXPLAIN: "off", EXPLAIN_KEY: KEY });
  const locked = {
    page: 401,
    wanted: 'Basic realm="fawen"',
    asked: 401,
    posted: 401,
    explained: [false, false],
    answered: ANSWERED,
  };

  test.each([
    ["a browser's password, with any name", basic(KEY)],
    ["a program's token", { Authorization: `Bearer ${KEY}` }],
  ])("shows explanations for %s", async (_, headers) => {
    expect(await got(worker, headers)).toEqual(SHOWN);
  });

  test.each([
    ["no credentials", {}],
    ["another password", basic(`${KEY}x`)],
    ["a part of the key", basic(KEY.slice(0, -1))],
    ["no password", basic("")],
    ["invalid base64", { Authorization: "Basic %%%" }],
    ["another scheme", { Authorization: `Digest ${KEY}` }],
    ["the key as a user name", { Authorization: `Basic ${btoa(KEY)}x` }],
  ])("does not show explanations for %s, but answers the question", async (_, headers) => {
    expect(await got(worker, headers)).toEqual(locked);
  });

  test("does not accept the key in the address", async () => {
    const reply = await worker.fetch(`/explain?key=${encodeURIComponent(KEY)}`, { headers: { Accept: "text/html" } });
    expect(reply.status).toBe(401);
    expect(worker.logs()).toBe("");
  });
});
