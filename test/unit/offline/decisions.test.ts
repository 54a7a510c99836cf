// Decisions of the kiosk's worker: whether a reply is ours, whether to wait for the network, which problem to reply.
import { describe, expect, test } from "vitest";
import { dayInChina } from "../../../src/day.ts";
import { problemBody } from "../../../src/http/render-problem.ts";
import { Problem } from "../../../src/problem.ts";
import { isKit } from "../../../src/view/kit.ts";
import { createPatience } from "../../../src/web/offline/patience.ts";
import { offlineProblem } from "../../../src/web/offline/problem-body.ts";
import { type Brought, isReplyOfOurs } from "../../../src/web/offline/reply-of-ours.ts";
import { openSeeds } from "../core/seeds-collection.ts";

const ANSWER: Brought = {
  status: 200,
  type: "application/json",
  text: JSON.stringify({ id: "r_1", status: "answered", answer: "", index: { id: "ix_1" } }),
  isElsewhere: false,
};

function problem(status: number, slug: string, more: Partial<Brought> = {}): Brought {
  const text = JSON.stringify({ slug, status, detail: "一句话。", handoff: {} });
  return { status, type: "application/problem+json; charset=utf-8", text, isElsewhere: false, ...more };
}

describe("isReplyOfOurs", () => {
  test.each([
    ["an answer", ANSWER],
    ["an answer with its character set", { ...ANSWER, type: "Application/JSON;charset=utf-8" }],
    ["the problem of an invalid request", problem(400, "invalid_request")],
    ["the problem of a forbidden page", problem(403, "forbidden")],
    ["the problem of too many questions", problem(429, "rate_limited")],
    ["the problem of asking turned off", problem(503, "asking_disabled")],
    ["the problem of an internal error", problem(500, "internal")],
  ])("accepts %s", (_name, brought) => {
    expect(isReplyOfOurs(brought)).toBe(true);
  });

  test.each([
    ["a redirected answer", { ...ANSWER, isElsewhere: true }],
    ["a redirect", { ...ANSWER, status: 0, text: "", isElsewhere: true }],
    ["a login page", { ...ANSWER, type: "text/html", text: "<!doctype html>" }],
    ["HTML with the type of JSON", { ...ANSWER, text: "<!doctype html>" }],
    ["an answer with the type of HTML", { ...ANSWER, type: "text/html" }],
    ["an answer without a type", { ...ANSWER, type: "" }],
    ["half an answer", { ...ANSWER, text: ANSWER.text.slice(0, 30) }],
    ["somebody else's JSON", { ...ANSWER, text: '{"login":"https://login.example/"}' }],
    ["JSON that is no object", { ...ANSWER, text: "null" }],
    ["an empty reply", { ...ANSWER, status: 204, text: "" }],
    ["an answer with another status", { ...ANSWER, status: 201 }],
    ["a problem with the status and type of an answer", problem(200, "internal", { type: "application/json" })],
    ["a gateway's page", { ...ANSWER, status: 502, type: "text/html", text: "Bad Gateway" }],
    ["a gateway's JSON", { ...ANSWER, status: 502 }],
    ["the problem that the server's index did not open", problem(503, "index_unavailable")],
    ["a network's demand for a login", problem(511, "login")],
    ["a problem whose status differs from the reply's", problem(404, "not_found", { status: 403 })],
    ["a refusal that is no problem of ours", { ...ANSWER, status: 403, text: '{"error":"blocked"}' }],
  ])("rejects %s", (_name, brought) => {
    expect(isReplyOfOurs(brought)).toBe(false);
  });
});

describe("createPatience", () => {
  test("has none left for ten seconds after the network hung", () => {
    let now = 0;
    const patience = createPatience(() => now);
    expect(patience.isLeft()).toBe(true);
    patience.hung();
    expect(patience.isLeft()).toBe(false);
    now = 9_999;
    expect(patience.isLeft()).toBe(false);
    now = 10_000;
    expect(patience.isLeft()).toBe(true);
    patience.hung();
    expect(patience.isLeft()).toBe(false);
  });
});

describe("offlineProblem", () => {
  test.each([
    ["asking_disabled", "提问暂时停了。可以先看资料目录，过些时候再问。"],
    ["index_unavailable", "资料没有打开，现在查不了。请过一会儿再试。"],
    ["invalid_request", "请写下您的问题，1到500个字，改好以后再问一次。"],
  ] as const)("makes %s with the server's shape, texts and contacts", async (slug, detail) => {
    for (const collection of [await openSeeds(), null]) {
      const there = problemBody(new Problem(slug, detail), collection);
      const here = offlineProblem(slug, collection);
      expect({ ...here, instance: there.instance }).toEqual(there);
      expect(Object.keys(here)).toEqual(Object.keys(there));
      expect(here.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/u);
    }
  });
});

describe("dayInChina", () => {
  test.each([
    ["2026-11-30T15:59:59Z", "2026-11-30"],
    ["2026-11-30T16:00:00Z", "2026-12-01"],
    ["2026-12-31T16:00:00Z", "2027-01-01"],
  ])("turns %s into %s", (clock, day) => {
    expect(dayInChina(Date.parse(clock))).toBe(day);
  });
});

describe("isKit", () => {
  const KIT = {
    files: { "/kiosk": "0".repeat(64) },
    engine: "1",
    index: "ix_1",
    settings: { asking: "on", origin: "" },
  };
  test("accepts a kit as the server writes it", () => {
    expect(isKit(KIT)).toBe(true);
  });
  test.each([
    null,
    {},
    { ...KIT, files: { "/kiosk": 1 } },
    { ...KIT, files: null },
    { ...KIT, engine: undefined },
    { ...KIT, settings: { asking: "maybe", origin: "" } },
  ])("rejects %j", (value) => {
    expect(isKit(value)).toBe(false);
  });
});
