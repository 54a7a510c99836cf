// What the kiosk's worker decides by itself: whose reply came, whether to wait for the network, what to say where it cannot answer.
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

describe("a reply of ours", () => {
  test.each([
    ["an answer", ANSWER],
    ["an answer with its character set", { ...ANSWER, type: "Application/JSON;charset=utf-8" }],
    ["a question that was refused", problem(400, "invalid_request")],
    ["a page that may not ask", problem(403, "forbidden")],
    ["too many questions", problem(429, "rate_limited")],
    ["asking turned off", problem(503, "asking_disabled")],
    ["a fault of the program", problem(500, "internal")],
  ])("is %s", (_name, brought) => {
    expect(isReplyOfOurs(brought)).toBe(true);
  });

  test.each([
    ["an answer from elsewhere", { ...ANSWER, isElsewhere: true }],
    ["a redirect", { ...ANSWER, status: 0, text: "", isElsewhere: true }],
    ["a login page", { ...ANSWER, type: "text/html", text: "<!doctype html>" }],
    ["a page that says it is JSON", { ...ANSWER, text: "<!doctype html>" }],
    ["an answer that says it is a page", { ...ANSWER, type: "text/html" }],
    ["an answer without a type", { ...ANSWER, type: "" }],
    ["half an answer", { ...ANSWER, text: ANSWER.text.slice(0, 30) }],
    ["somebody else's JSON", { ...ANSWER, text: '{"login":"https://login.example/"}' }],
    ["no JSON object", { ...ANSWER, text: "null" }],
    ["nothing", { ...ANSWER, status: 204, text: "" }],
    ["an answer with another status", { ...ANSWER, status: 201 }],
    ["a problem that says it is an answer", problem(200, "internal", { type: "application/json" })],
    ["a gateway's page", { ...ANSWER, status: 502, type: "text/html", text: "Bad Gateway" }],
    ["a gateway's JSON", { ...ANSWER, status: 502 }],
    ["an index that did not open there", problem(503, "index_unavailable")],
    ["a network that wants a login", problem(511, "login")],
    ["a problem with the status of another", problem(404, "not_found", { status: 403 })],
    ["a refusal that is no problem of ours", { ...ANSWER, status: 403, text: '{"error":"blocked"}' }],
  ])("is not %s", (_name, brought) => {
    expect(isReplyOfOurs(brought)).toBe(false);
  });
});

describe("waiting for the network", () => {
  test("is done until it hangs, not for ten seconds after, and then again", () => {
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

describe("a problem that the worker tells", () => {
  test.each([
    ["asking_disabled", "提问暂时停了。可以先看资料目录，过些时候再问。"],
    ["index_unavailable", "资料没有打开，现在查不了。请过一会儿再试。"],
    ["invalid_request", "请写下您的问题，1到500个字，改好以后再问一次。"],
  ] as const)("%s has the shape, the words and the contacts of the server's", async (slug, detail) => {
    for (const collection of [await openSeeds(), null]) {
      const there = problemBody(new Problem(slug, detail), collection);
      const here = offlineProblem(slug, collection);
      expect({ ...here, instance: there.instance }).toEqual(there);
      expect(Object.keys(here)).toEqual(Object.keys(there));
      expect(here.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/u);
    }
  });
});

describe("the day", () => {
  test.each([
    ["2026-11-30T15:59:59Z", "2026-11-30"],
    ["2026-11-30T16:00:00Z", "2026-12-01"],
    ["2026-12-31T16:00:00Z", "2027-01-01"],
  ])("at %s is %s in China", (clock, day) => {
    expect(dayInChina(Date.parse(clock))).toBe(day);
  });
});

describe("a kit", () => {
  const KIT = {
    files: { "/kiosk": "0".repeat(64) },
    engine: "1",
    index: "ix_1",
    settings: { asking: "on", origin: "" },
  };
  test("is what the server writes", () => {
    expect(isKit(KIT)).toBe(true);
  });
  test.each([
    null,
    {},
    { ...KIT, files: { "/kiosk": 1 } },
    { ...KIT, files: null },
    { ...KIT, engine: undefined },
    { ...KIT, settings: { asking: "maybe", origin: "" } },
  ])("is not %j", (value) => {
    expect(isKit(value)).toBe(false);
  });
});
