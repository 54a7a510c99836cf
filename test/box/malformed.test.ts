// Sends malformed requests, as no browser does. The box answers with a problem and a telephone number and logs nothing.
// The few requests that workerd rejects before any Worker are listed with their status; docs/box.md describes them.
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
  ["a host with an invalid port", get("Host: a:99999")],
  ["a host with a user name", get("Host: somebody@a")],
  ["a host with a path", get("Host: a/healthz")],
  ["a host with a bracket", get("Host: a<b")],
  ["a host in Chinese characters", get("Host: 法问")],
  ["OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"],
  ["GET *", "GET * HTTP/1.1\r\nHost: a:80\r\n\r\n"],
  ["a body and a malformed host", "POST /api/ask HTTP/1.1\r\nHost: a b\r\nContent-Length: 2\r\n\r\n{}"],
])("the box answers %s with a problem that has a telephone number", async (_, bytes) => {
  const { status, headers, body } = await sendRaw(box.url, bytes);
  expect([status, headers.get("content-type")]).toEqual([400, "application/problem+json; charset=utf-8"]);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  const problem = ProblemBody.parse(JSON.parse(body));
  expect(problem).toMatchObject({ slug: "invalid_request", handoff: { contacts: [{ tel: "12348" }] } });
});

test.each(["ht tp", "ftp", "https, http", "https:", "", "javascript"])(
  "the box ignores the forwarded scheme %j",
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

test("the box accepts a forwarded scheme in upper case", async () => {
  const own = get("Host: a", "X-Forwarded-Proto: HTTPS", "Origin: https://a").replace("/healthz", "/api/places");
  expect((await sendRaw(box.url, own)).status).toBe(200);
});

test("the box uses only the path of an absolute request target", async () => {
  const { status } = await sendRaw(box.url, "GET http://another.example/healthz HTTP/1.1\r\nHost: a\r\n\r\n");
  expect(status).toBe(200);
});

describe("without reaching a Worker", () => {
  test.each([
    ["no host", "GET /healthz HTTP/1.1\r\n\r\n", 400],
    ["an empty host", get("Host: "), 400],
    ["an unknown method", "ASK / HTTP/1.1\r\nHost: a\r\n\r\n", 501],
    ["an invalid length", "POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400],
    ["a NUL in the address", "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", 400],
  ])("workerd rejects %s", async (_, bytes, expected) => {
    expect((await sendRaw(box.url, bytes)).status).toBe(expected);
  });
});

test("the box logs none of these requests", () => {
  expect(box.logs()).toBe("");
});

test("the box uses the default of a setting that the environment lacks", async () => {
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
