// What no browser sends: the box answers it with a problem and a number to call, and logs nothing. The few requests that
// workerd answers before any Worker are listed by their replies: docs/box.md tells of them.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProblemBody } from "../../src/contract.ts";
import { sendRaw } from "./sending.ts";
import { startBox } from "./started.ts";

let box: Awaited<ReturnType<typeof startBox>>;
beforeAll(async () => {
  box = await startBox(undefined, { ALLOWED_ORIGINS: "" });
});
afterAll(() => box.close());

const get = (...headers: string[]) => `GET /healthz HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`;

test.each([
  ["two hosts", get("Host: a", "Host: b")],
  ["a host with a space", get("Host: a b")],
  ["a host with a port that is none", get("Host: a:99999")],
  ["a host with a name of somebody", get("Host: somebody@a")],
  ["a host with a path", get("Host: a/healthz")],
  ["a host with a bracket", get("Host: a<b")],
  ["a host in Chinese characters", get("Host: 法问")],
  ["OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"],
  ["GET *", "GET * HTTP/1.1\r\nHost: a:80\r\n\r\n"],
  ["a body for no host", "POST /api/ask HTTP/1.1\r\nHost: a b\r\nContent-Length: 2\r\n\r\n{}"],
])("%s is a problem with a number to call", async (_, bytes) => {
  const { status, headers, body } = await sendRaw(box.url, bytes);
  expect([status, headers.get("content-type")]).toEqual([400, "application/problem+json; charset=utf-8"]);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  const problem = ProblemBody.parse(JSON.parse(body));
  expect(problem).toMatchObject({ slug: "invalid_request", handoff: { contacts: [{ tel: "12348" }] } });
});

test.each(["ht tp", "ftp", "https, http", "https:", "", "javascript"])(
  "a forwarded scheme %j is ignored",
  async (scheme) => {
    const { status } = await sendRaw(box.url, get("Host: a", `X-Forwarded-Proto: ${scheme}`, "Origin: http://a"));
    expect(status).toBe(200);
    const other = get("Host: a", `X-Forwarded-Proto: ${scheme}`, "Origin: https://a").replace(
      "/healthz",
      "/api/places",
    );
    expect((await sendRaw(box.url, other)).status).toBe(403);
  },
);

test("a forwarded scheme counts however it is written", async () => {
  const own = get("Host: a", "X-Forwarded-Proto: HTTPS", "Origin: https://a").replace("/healthz", "/api/places");
  expect((await sendRaw(box.url, own)).status).toBe(200);
});

test("an address with its host in it is the path that it names", async () => {
  const { status } = await sendRaw(box.url, "GET http://another.example/healthz HTTP/1.1\r\nHost: a\r\n\r\n");
  expect(status).toBe(200);
});

describe("before any Worker", () => {
  test.each([
    ["no host", "GET /healthz HTTP/1.1\r\n\r\n", 400],
    ["an empty host", get("Host: "), 400],
    ["a method that HTTP has not", "ASK / HTTP/1.1\r\nHost: a\r\n\r\n", 501],
    ["a length that is none", "POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400],
    ["a NUL in the address", "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", 400],
  ])("workerd itself answers %s", async (_, bytes, expected) => {
    expect((await sendRaw(box.url, bytes)).status).toBe(expected);
  });
});

test("none of it is in the log", () => {
  expect(box.logs()).toBe("");
});

test("a setting that the environment lacks takes its default", async () => {
  const names = ["PUBLIC_ORIGIN", "OPERATOR_NAME", "ASKING", "ALLOWED_ORIGINS", "FRAME_ANCESTORS"];
  const bare = await startBox(undefined, Object.fromEntries(names.map((name) => [name, null])));
  try {
    for (const path of ["/", "/page.css", "/api/ask?q=a"]) {
      const reply = await fetch(new URL(path, bare.url), { headers: { Origin: "https://another.example" } });
      expect([path, reply.status]).toEqual([path, 200]);
    }
    expect(bare.logs()).toBe("");
  } finally {
    await bare.close();
  }
});
