// Requests that no honest client sends: each gets a problem or an answer, and nothing breaks.
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProblemBody, type ProblemSlug } from "../../src/contract.ts";
import { BODY_BYTES_MAX } from "../../src/limits.ts";
import { posting, type Served, serve, streaming, submitting } from "./serve.ts";

let worker: Served;

beforeAll(async () => {
  worker = await serve();
});
afterAll(() => worker.close());

async function problemOf(path: string, init?: RequestInit) {
  return ProblemBody.parse((await worker.json(path, init)).body);
}

const JSON_TYPE = { "Content-Type": "application/json" };

describe("bytes that are not UTF-8", () => {
  test("are a problem in a body", async () => {
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    const { slug, errors } = await problemOf("/api/ask", { method: "POST", headers: JSON_TYPE, body: bytes });
    expect([slug, errors?.[0]?.pointer]).toEqual(["invalid_request", "#"]);
  });

  test.each([
    "/api/ask?q=%FF%FE",
    "/api/ask?q=%E4%BD",
    "/api/search?q=%C0%AF",
    "/api/ask?q=%ED%A0%80",
    "/api/ask?q=%zz",
  ])("are a problem in %s", async (path) => {
    const { slug, errors } = await problemOf(path);
    expect([slug, errors?.[0]?.pointer]).toEqual(["invalid_request", "#/q"]);
  });

  test("are a problem in the page's form", async () => {
    const init = {
      ...submitting({}),
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "question=%FF",
    };
    expect((await problemOf("/", init)).slug).toBe("invalid_request");
  });
});

describe("bodies over the limit", () => {
  const large = `{"question":"${"a".repeat(BODY_BYTES_MAX)}"}`;

  test("are refused by their Content-Length", async () => {
    expect((await problemOf("/api/ask", posting(large))).slug).toBe("payload_too_large");
    expect((await worker.fetch("/", submitting({ question: large }))).status).toBe(413);
  });

  // Written by hand, because a client library that keeps writing after the limit may lose the reply.
  test("are refused when they come in chunks without a length", async () => {
    const piece = "a".repeat(8 * 1024);
    const chunk = `${piece.length.toString(16)}\r\n${piece}\r\n`;
    const reply = await raw(
      `POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk.repeat(9)}`,
    );
    expect(reply).toMatch(/^HTTP\/1\.1 413 /);
    expect(ProblemBody.parse(JSON.parse(bodyOf(reply))).slug).toBe("payload_too_large");
  });

  test("are accepted up to exactly the limit, in chunks too", async () => {
    const text = JSON.stringify({ question: "调解" }).padEnd(BODY_BYTES_MAX - 4, " ");
    const bytes = new TextEncoder().encode(text);
    expect(bytes.byteLength).toBe(BODY_BYTES_MAX);
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(bytes.slice(0, 30_000));
        controller.enqueue(bytes.slice(30_000));
        controller.close();
      },
    });
    const { response } = await worker.json("/api/ask", streaming(body));
    expect(response.status).toBe(200);
  });

  test("are refused when the chunks exceed the Content-Length beside them", async () => {
    const piece = " ".repeat(BODY_BYTES_MAX + 1);
    const reply = await raw(
      `POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${piece.length.toString(16)}\r\n${piece}\r\n0\r\n\r\n`,
    );
    expect(reply).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("time out when they end before their Content-Length", async () => {
    const reply = await raw(
      "POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{",
    );
    expect(reply).toMatch(/^HTTP\/1\.1 408 /);
  });

  test.each([
    ["/api/ask", 413],
    ["/nothing", 404],
    ["/healthz", 405],
  ])("get a reply from %s at once when they are announced but never sent", async (path, status) => {
    const reply = await raw(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n{}`,
    );
    expect(reply).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });
});

describe("values of the wrong type", () => {
  const POINTED: [name: string, body: unknown, pointer: string][] = [
    ["null", "null", "#"],
    ["a list", "[]", "#"],
    ["a string", '"问题"', "#"],
    ["a number for the question", { question: 5 }, "#/question"],
    ["a list for the question", { question: ["问题"] }, "#/question"],
    ["an empty question", { question: "" }, "#/question"],
    ["a blank question", { question: " \n\t　" }, "#/question"],
    ["501 characters", { question: "问".repeat(501) }, "#/question"],
    ["501 characters outside the basic plane", { question: "𠮷".repeat(501) }, "#/question"],
    ["a history that is not a list", { question: "问", history: "x" }, "#/history"],
    [
      "a history that is too long",
      { question: "问", history: Array(13).fill({ role: "user", content: "a" }) },
      "#/history",
    ],
    ["an unknown role", { question: "问", history: [{ role: "system", content: "a" }] }, "#/history/0/role"],
    ["a message without words", { question: "问", history: [{ role: "user" }] }, "#/history/0/content"],
    ["a place that is too long", { question: "问", place: "地".repeat(21) }, "#/place"],
    ["an unknown language", { question: "问", lang: "fr" }, "#/lang"],
    ["an explain that is not a boolean", { question: "问", explain: "yes" }, "#/explain"],
  ];
  test.each(POINTED)("are pointed at: %s", async (_, body, pointer) => {
    const { slug, errors } = await problemOf("/api/ask", posting(body));
    expect(slug).toBe("invalid_request");
    expect(errors?.map((error) => error.pointer)).toContain(pointer);
  });

  test.each(["{", "", '{"question":"a"', "{'question':'a'}", `${"[".repeat(30_000)}`, "﻿{"])(
    "are pointed at as a whole when the body is not JSON (%#)",
    async (body) => {
      const { slug, errors } = await problemOf("/api/ask", posting(body));
      expect([slug, errors?.[0]?.pointer]).toEqual(["invalid_request", "#"]);
    },
  );

  test("do not include 500 characters outside the basic plane", async () => {
    expect((await worker.json("/api/ask", posting({ question: "𠮷".repeat(500) }))).response.status).toBe(200);
  });

  test.each([
    ["/api/ask", "#/q"],
    ["/api/ask?q=", "#/q"],
    ["/api/search", "#/q"],
    ["/api/search?q=a&limit=0", "#/limit"],
    ["/api/search?q=a&limit=51", "#/limit"],
    ["/api/search?q=a&limit=1e1", "#/limit"],
    ["/api/sources?limit=-1", "#/limit"],
    ["/api/sources?cursor=99", "#/cursor"],
    ["/api/places?cursor=../x", "#/cursor"],
    ["/api/ask?q=a&lang=de", "#/lang"],
  ])("are pointed at: %s by %s", async (path, pointer) => {
    const { slug, errors } = await problemOf(path);
    expect([slug, errors?.[0]?.pointer]).toEqual(["invalid_request", pointer]);
  });

  test("are not repeated in the problem", async () => {
    const { response, body } = await worker.json("/api/ask", posting({ question: "秘密".repeat(300), lang: "秘密" }));
    expect(JSON.stringify([body, [...response.headers]])).not.toContain("秘密");
  });
});

describe("content types", () => {
  const body = JSON.stringify({ question: "调解" });

  test.each([
    "application/json",
    "application/json; charset=utf-8",
    'Application/JSON;charset="UTF-8"',
    "application/json; profile=x",
  ])("%s is accepted as JSON", async (type) => {
    const { response } = await worker.json("/api/ask", { method: "POST", headers: { "Content-Type": type }, body });
    expect(response.status).toBe(200);
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "application/json; charset=gbk",
    "text/html, application/json",
  ])("%s is refused", async (type) => {
    const { slug } = await problemOf("/api/ask", { method: "POST", headers: { "Content-Type": type }, body });
    expect(slug).toBe("unsupported_media_type");
  });

  test("a missing content type is refused", async () => {
    const bytes = new TextEncoder().encode(body);
    expect((await problemOf("/api/ask", { method: "POST", body: bytes })).slug).toBe("unsupported_media_type");
  });

  test("a compressed body is refused", async () => {
    const headers = { ...JSON_TYPE, "Content-Encoding": "gzip" };
    expect((await problemOf("/api/ask", { method: "POST", headers, body })).slug).toBe("unsupported_media_type");
  });
});

describe("unusual characters", () => {
  const STRANGE = {
    "a lone surrogate": "\\ud800调解",
    "a lone low surrogate": "调解\\udc00",
    NUL: "\\u0000调解",
    "a terminal escape sequence": "\\u001b[31m调解",
    "bidi marks": "\\u202e调解\\u2066",
    "zero-width characters": "调\\u200b解\\u200d",
    "tag characters": "调解\\udb40\\udc41\\udb40\\udc7f",
    "only invisible characters": "\\u200b\\u2060",
  };
  const INVISIBLE =
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u{e0000}-\u{e007f}]|\p{Cs}/u;

  test.each(Object.entries(STRANGE))("do not break the answer and are not repeated: %s", async (_, escaped) => {
    const { response, body } = await worker.json("/api/ask", posting(`{"question":"${escaped}","place":"${escaped}"}`));
    expect(response.status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(INVISIBLE);
    expect(JSON.stringify(body)).not.toMatch(/\\ud[89a-f]/i);
  });

  test.each(["%00调解", "%1B%5B31m调解", "%E2%80%AE调解", "%F3%A0%81%81调解"])(
    "are not repeated on the page or in a terminal: %s",
    async (question) => {
      const page = await (await worker.fetch(`/?q=${question}&place=%1B`)).text();
      expect(page).not.toMatch(INVISIBLE);
      expect(page).toContain("<bdi");
      const text = await worker.fetch(`/api/ask?q=${question}&place=%1B`, { headers: { Accept: "text/plain" } });
      expect(await text.text()).not.toMatch(INVISIBLE);
    },
  );
});

describe("names of JavaScript's own properties", () => {
  const plain = posting({ question: "调解" });

  test.each([
    '{"question":"调解","__proto__":{"question":"x","explain":true}}',
    '{"question":"调解","constructor":{"prototype":{"explain":true}}}',
    '{"__proto__":{"lang":"en"},"question":"调解"}',
    '{"question":"调解","history":[],"toString":1,"hasOwnProperty":null}',
  ])("change nothing as keys (%#)", async (body) => {
    expect((await worker.json("/api/ask", posting(body))).body).toEqual((await worker.json("/api/ask", plain)).body);
  });

  test("do not stand in for a missing field", async () => {
    expect((await problemOf("/api/ask", posting('{"__proto__":{"question":"调解"}}'))).slug).toBe("invalid_request");
    expect((await problemOf("/api/ask?__proto__=a&constructor=b")).slug).toBe("invalid_request");
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "are ordinary words as values: %s",
    async (word) => {
      const { response } = await worker.json("/api/ask", posting({ question: word, place: word }));
      expect(response.status).toBe(200);
      const missing: [string, ProblemSlug][] = [
        [`/api/sources/${word}`, "not_found"],
        [`/api/passages/${word}`, "not_found"],
      ];
      for (const [path, slug] of missing) expect((await problemOf(path)).slug).toBe(slug);
    },
  );
});

describe("addresses", () => {
  test.each([
    "/api/sources/%2e%2e%2fseeds",
    "/sources/..%2f..%2fetc%2fpasswd",
    "/api/sources/%00",
    "/sources/%FF",
    "/wrangler.toml",
    "/.gitignore",
  ])("%s is not found", async (path) => {
    expect((await worker.fetch(path)).status).toBe(404);
  });

  test("a forged Host appears in no link", async () => {
    const reply = await raw(
      "GET /api/ask?q=%E8%B0%83%E8%A7%A3 HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n",
    );
    expect(reply).toMatch(/^HTTP\/1\.1 200 /);
    expect(reply).not.toContain("evil.example");
  });

  test("a preflight with a huge header is answered as usual", async () => {
    const response = await worker.fetch("/api/ask", {
      method: "OPTIONS",
      headers: { Origin: "https://a.example", "Access-Control-Request-Headers": `${",".repeat(4_000)}x` },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-headers")).toBe("Content-Type");
  });
});

/** Sends bytes that a client library would not send, and resolves to the whole reply. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(worker.url.port), worker.url.hostname, () => socket.write(request));
    let reply = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      reply += text;
      // The reply is complete at its last brace: a server that still waits for a body does not close the connection.
      if (reply.includes("\r\n\r\n") && reply.trimEnd().endsWith("}")) socket.destroy();
    });
    socket.on("close", () => resolve(reply)).on("error", reject);
  });
}

/** The JSON of a raw reply, with a length or in chunks. */
function bodyOf(reply: string): string {
  return /\r\n\r\n[^{]*(\{.*\})/su.exec(reply)?.[1] ?? "";
}
