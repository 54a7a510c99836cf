// Tests the messages between the frame and the embedding page: three types are valid, everything else becomes null, and
// nothing throws.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PLACE_CHARS_MAX, QUESTION_CHARS_MAX } from "../../../src/limits.ts";
import { messageOf, readMessage } from "../../../src/web/frame-messages.ts";
import { texts, tries } from "./shown-replies.ts";

const ASK = { fawen: 1, type: "ask", question: "老板拖欠工资怎么办？" };

describe("readMessage", () => {
  test.each(["hello", "clear"] as const)("accepts %s and ignores additional fields", (type) => {
    expect(readMessage({ fawen: 1, type })).toEqual({ type });
    expect(readMessage({ fawen: 1, type, question: "问", more: {} })).toEqual({ type });
  });

  test("accepts a question with or without a place", () => {
    const { question } = ASK;
    expect(readMessage(ASK)).toEqual({ type: "ask", question, place: undefined });
    expect(readMessage({ ...ASK, place: "嘉善县" })).toEqual({ type: "ask", question, place: "嘉善县" });
    expect(readMessage({ ...ASK, place: "" })).toEqual({ type: "ask", question, place: "" });
  });

  test("accepts questions up to the server's limit, in code points without surrounding blanks", () => {
    const question = ` ${"😀".repeat(QUESTION_CHARS_MAX)} `;
    const place = "𠀀".repeat(PLACE_CHARS_MAX);
    expect(readMessage({ ...ASK, question, place })).toEqual({ type: "ask", question, place });
  });
});

describe("readMessage with an invalid message", () => {
  const NONE: unknown[] = [
    null,
    undefined,
    "hello",
    1,
    [],
    [1, "hello"],
    {},
    { type: "hello" },
    { fawen: "1", type: "hello" },
    { fawen: 2, type: "hello" },
    { fawen: 1, type: "open" },
    { fawen: 1, type: ["hello"] },
    { fawen: 1, type: "constructor" },
    { ...ASK, question: "" },
    { ...ASK, question: " \n" },
    { ...ASK, question: 5 },
    { ...ASK, question: ["问"] },
    { ...ASK, question: "问".repeat(QUESTION_CHARS_MAX + 1) },
    { ...ASK, question: " ".repeat(1_000_000) },
    { ...ASK, place: null },
    { ...ASK, place: 5 },
    { ...ASK, place: "县".repeat(PLACE_CHARS_MAX + 1) },
    Object.create(ASK),
  ];
  test.each(NONE.map((data) => ({ data })))("returns null for $data", ({ data }) => {
    expect(readMessage(data)).toBe(null);
  });

  test("returns null for any value of another shape", () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(readMessage(data)).toBe(null);
      }),
      tries(300),
    );
  });

  test("returns a complete message or null for fields of any type", () => {
    const field = fc.oneof(texts, fc.anything());
    fc.assert(
      fc.property(field, field, (question, place) => {
        const message = readMessage({ ...ASK, question, place });
        if (message !== null) expect(message).toEqual({ type: "ask", question, place });
      }),
      tries(300),
    );
  });
});

test("messageOf adds the version to the type and the fields", () => {
  expect(messageOf("ready")).toEqual({ fawen: 1, type: "ready" });
  expect(messageOf("answer", { id: "r_1" })).toEqual({ fawen: 1, type: "answer", id: "r_1" });
});
