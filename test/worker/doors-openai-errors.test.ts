// Errors of chat completions: OpenAI's own client reports each problem as one of its error classes.
import type OpenAI from "openai";
import {
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { CHAT_BODY_BYTES_MAX } from "../../src/limits.ts";
import { asked, clientOf, errorOf, type Messages } from "./openai-client.ts";
import { posting, type Served, serve } from "./serve.ts";

const QUESTION = "平湖请了多少名法治监督员？";

describe("a faulty request", () => {
  let worker: Served;
  let client: OpenAI;
  beforeAll(async () => {
    worker = await serve();
    client = clientOf(worker);
  });
  afterAll(() => worker.close());

  test.each<[string, Messages, string | null]>([
    ["no message", [], "messages"],
    ["no user message", [{ role: "system", content: "a" }], "messages"],
    ["an empty question", asked("  "), "messages[0].content"],
    ["a question that is too long", [...asked("a"), ...asked("字".repeat(501))], "messages[1].content"],
    [
      "only a picture",
      [{ role: "user", content: [{ type: "image_url", image_url: { url: "https://a.example/" } }] }],
      "messages[0].content",
    ],
  ])("is a bad request that points at the fault: %s", async (_, messages, param) => {
    for (const stream of [false, true]) {
      const error = await errorOf(client.chat.completions.create({ model: "fawen", messages, stream }));
      expect(error).toBeInstanceOf(BadRequestError);
      expect(error).toMatchObject({ status: 400, type: "invalid_request_error", code: "invalid_request", param });
      expect(error.message).toContain("12348");
    }
  });

  test("is a bad request when it asks for two choices", async () => {
    const error = await errorOf(client.chat.completions.create({ model: "fawen", messages: asked(QUESTION), n: 2 }));
    expect(error).toMatchObject({ status: 400, param: "n" });
  });

  test("is not found for an unknown model", async () => {
    expect(await errorOf(client.models.retrieve("gpt-4o"))).toBeInstanceOf(NotFoundError);
  });

  test("is not found for an unknown path", async () => {
    const error = await errorOf(client.embeddings.create({ model: "fawen", input: "a" }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ type: "not_found_error", code: "not_found", param: null });
  });

  test.each<[string, RequestInit, number, string, string | null]>([
    ["invalid JSON", posting("{"), 400, "invalid_request", null],
    ["JSON that is not an object", posting("[]"), 400, "invalid_request", null],
    [
      "an unknown role",
      posting({ messages: [{ role: "User", content: "a" }] }),
      400,
      "invalid_request",
      "messages[0].role",
    ],
    [
      "a content that is a number",
      posting({ messages: [{ role: "user", content: 1 }] }),
      400,
      "invalid_request",
      "messages[0].content",
    ],
    ["a body that is too large", posting(" ".repeat(CHAT_BODY_BYTES_MAX + 1)), 413, "payload_too_large", null],
    ["a form", { method: "POST", body: new URLSearchParams({ a: "b" }) }, 415, "unsupported_media_type", null],
    ["PUT", { method: "PUT" }, 405, "method_not_allowed", null],
    ["GET", { method: "GET" }, 405, "method_not_allowed", null],
  ])("has OpenAI's error format: %s (%#)", async (_, init, status, code, param) => {
    const response = await worker.fetch("/v1/chat/completions", init);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const { error } = z.object({ error: z.record(z.string(), z.unknown()) }).parse(await response.json());
    expect(Object.keys(error)).toEqual(["message", "type", "param", "code"]);
    expect(error).toMatchObject({ code, param });
  });
});

describe("with keys and a list of origins", () => {
  const KEYS = ["first-key-of-an-office", "second-key"];
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ vars: { API_KEYS: KEYS.join("  "), ALLOWED_ORIGINS: "https://county.example" } });
  });
  afterAll(() => worker.close());

  test("each key is accepted", async () => {
    for (const key of KEYS) {
      const client = clientOf(worker, key);
      expect((await client.models.list()).data).toHaveLength(1);
      expect((await client.chat.completions.create({ model: "fawen", messages: asked(QUESTION) })).model).toBe("fawen");
    }
  });

  test.each(["none", KEYS.join(" "), "first-key-of-an-offic", "first-key-of-an-officee", "FIRST-KEY-OF-AN-OFFICE"])(
    "the key “%s” is refused and not repeated",
    async (key) => {
      const client = clientOf(worker, key);
      for (const request of [
        () => client.models.list(),
        () => client.models.retrieve("fawen"),
        () => client.chat.completions.create({ model: "fawen", messages: asked(QUESTION) }),
      ]) {
        const error = await errorOf(request());
        expect(error).toBeInstanceOf(AuthenticationError);
        expect(error).toMatchObject({ status: 401, type: "authentication_error", code: "invalid_api_key" });
        expect(error.message).not.toContain(key);
        expect(error.headers?.get("www-authenticate")).toBe("Bearer");
      }
    },
  );

  test("a request without a key is refused, and /api/ask needs none", async () => {
    const completions = "/v1/chat/completions";
    expect((await worker.fetch(completions, posting({ messages: asked(QUESTION) }))).status).toBe(401);
    expect((await worker.fetch("/api/ask", posting({ question: QUESTION }))).status).toBe(200);
  });

  test("a page that is not listed is refused in OpenAI's format, even with a key", async () => {
    const client = clientOf(worker, KEYS[0], { Origin: "https://another.example" });
    expect(await errorOf(client.models.list())).toBeInstanceOf(PermissionDeniedError);
  });
});

describe("a failure to answer", () => {
  const errorWith = async (options: Parameters<typeof serve>[0]) => {
    const worker = await serve(options);
    try {
      return await errorOf(clientOf(worker).chat.completions.create({ model: "fawen", messages: asked(QUESTION) }));
    } finally {
      await worker.close();
    }
  };

  test("is a rate limit error with a time to wait and the hotline when there are too many questions", async () => {
    const error = await errorWith({ main: "./limited-ask-setup.ts" });
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ status: 429, type: "rate_limit_error", code: "rate_limit_exceeded" });
    expect(error.headers?.get("retry-after")).toBe("60");
    expect(error.message).toContain("12348");
  });

  test("is a server error when asking is turned off", async () => {
    const error = await errorWith({ vars: { ASKING: "off" } });
    expect(error).toBeInstanceOf(InternalServerError);
    expect(error).toMatchObject({ status: 503, type: "server_error", code: "asking_disabled" });
  });

  test("is a server error when the index is damaged", async () => {
    const error = await errorWith({ main: "./broken-index-setup.ts" });
    expect(error).toMatchObject({ status: 503, type: "server_error", code: "index_unavailable" });
  });

  test("is a server error that does not repeat the question when the program fails", async () => {
    const error = await errorWith({ main: "./faulty-ask-setup.ts" });
    expect(error).toMatchObject({ status: 500, type: "server_error", code: "internal" });
    expect(JSON.stringify(error.error)).not.toContain("监督员");
  });

  test("is not found when the door is closed", async () => {
    const error = await errorWith({ vars: { DOORS: "events" } });
    expect(error).toBeInstanceOf(NotFoundError);
  });
});
