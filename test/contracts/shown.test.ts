// The page's type guards compared with the contract: they accept what the schemas allow and refuse what they do not.
import { describe, expect, test } from "vitest";
import { Answer, ProblemBody } from "../../src/contract.ts";
import { isShownAnswer, isShownProblem } from "../../src/view/shown.ts";

const contact = { kind: "hotline", name: "热线", tel: "12348", url: null, for: "问法律", basis: "日报" } as const;
const handoff = { why: "可以打电话问。", contacts: [contact] };
const ANSWER = Answer.parse({
  id: "r_1",
  status: "answered",
  reason: null,
  alert: { title: "先保证安全", text: "请打110。", contacts: [contact] },
  matter: null,
  tip: { label: "编者提示", text: "…" },
  lead: { text: "19名。", n: 1, kind: "span" },
  answer: "19名。\n原文：「首批19名」[1]",
  parts: [
    { kind: "lead", text: "19名。", citations: [1] },
    { kind: "evidence", text: "原文：「首批19名」[1]", citations: [1] },
  ],
  citations: [
    {
      n: 1,
      passage: "a-1",
      source: {
        id: "a",
        title: "题",
        title_given: true,
        publisher: null,
        author: null,
        published: null,
        published_precision: "unknown",
        published_estimated: false,
        place: null,
        url: null,
      },
      quote: "首批19名",
      start: 0,
      end: 5,
      href: "/sources/a?index=i&passage=a-1&start=0&end=5#quote",
      url: null,
      version: "v",
    },
  ],
  missing: [],
  conflicts: [],
  clarify: {
    question: "哪一种？",
    choices: [
      { label: "甲", question: "甲？" },
      { label: "乙", question: "乙？", place: "丙" },
    ],
  },
  handoff,
  suggestions: [{ question: "还有呢？", service: "甲" }],
  as_of: null,
  notice: "仅供参考。",
  ai_generated: false,
  warnings: ["没有这个地方。"],
  index: { id: "i", built: null, sources: 1, passages: 1 },
});
const PROBLEM = ProblemBody.parse({
  type: "/problems/internal",
  title: "程序出了毛病",
  status: 500,
  detail: "请再试。",
  instance: "urn:uuid:0",
  slug: "internal",
  handoff,
});

/** The path to each value inside, as a list of keys. */
function paths(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, inner]) => paths(inner).map((path) => [key, ...path]))];
}

function replaced(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    name === key ? replaced(inner, rest, by) : inner,
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

describe("isShownAnswer", () => {
  test("accepts an answer of the contract, also with fields and values of a newer server", () => {
    expect(isShownAnswer(ANSWER)).toBe(true);
    expect(
      isShownAnswer({ ...ANSWER, alert: null, clarify: null, citations: [], mood: "new", status: "pondered" }),
    ).toBe(true);
  });

  test("refuses a wrong type in any field that the page reads, and never throws", () => {
    const WRONG = Symbol("wrong");
    const unread = paths(ANSWER).filter((path) => isShownAnswer(replaced(ANSWER, path, WRONG)));
    // Fields that may have any type are those that the page does not read.
    const names = new Set(unread.map((path) => path.filter((key) => !/^\d+$/.test(key)).join(".")));
    for (const read of [
      "answer",
      "parts",
      "parts.text",
      "citations.quote",
      "citations.href",
      "citations.source.title",
    ]) {
      expect(names).not.toContain(read);
    }
    for (const read of [
      "handoff.contacts.tel",
      "alert.text",
      "clarify.choices.place",
      "suggestions.question",
      "notice",
    ]) {
      expect(names).not.toContain(read);
    }
    expect(names).not.toContain("status");
    expect(names).toContain("as_of");
  });

  test.each([null, undefined, "", "<html>", 5, [], {}, { answer: "x" }, PROBLEM])("refuses %j", (value) => {
    expect(isShownAnswer(value)).toBe(false);
  });
});

describe("isShownProblem", () => {
  test("accepts a problem of the contract", () => {
    expect(isShownProblem(PROBLEM)).toBe(true);
  });

  test.each([null, {}, { title: "x", detail: "y" }, { ...PROBLEM, handoff: { why: "x", contacts: [{}] } }])(
    "refuses %j",
    (value) => {
      expect(isShownProblem(value)).toBe(false);
    },
  );
});
