// Messages from the page around a frame: three kinds are known, anything else is none, and nothing throws.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PLACE_CHARS_MAX, QUESTION_CHARS_MAX } from "../../../src/limits.ts";
import { messageOf, readMessage } from "../../../src/web/frame-messages.ts";
import { texts, tries } from "./shown-replies.ts";

const ASK = { fawen: 1, type: "ask", question: "老板拖欠工资怎么办？" };

describe("a message to the frame", () => {
  test.each(["hello", "clear"] as const)("says %s, whatever else it brings", (type) => {
    expect(readMessage({ fawen: 1, type })).toEqual({ type });
    expect(readMessage({ fawen: 1, type, question: "问", more: {} })).toEqual({ type });
  });

  test("asks, with a place or without one", () => {
    const { question } = ASK;
    expect(readMessage(ASK)).toEqual({ type: "ask", question, place: undefined });
    expect(readMessage({ ...ASK, place: "嘉善县" })).toEqual({ type: "ask", question, place: "嘉善县" });
    expect(readMessage({ ...ASK, place: "" })).toEqual({ type: "ask", question, place: "" });
  });

  test("asks with as many characters as the server takes, of whatever plane, with blanks around", () => {
    const question = ` ${"😀".repeat(QUESTION_CHARS_MAX)} `;
    const place = "𠀀".repeat(PLACE_CHARS_MAX);
    expect(readMessage({ ...ASK, question, place })).toEqual({ type: "ask", question, place });
  });
});

describe("no message", () => {
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
  test.each(NONE.map((data) => ({ data })))("is $data", ({ data }) => {
    expect(readMessage(data)).toBe(null);
  });

  test("is anything that was not written as one", () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(readMessage(data)).toBe(null);
      }),
      tries(300),
    );
  });

  test("comes of fields of any kind: it is read whole or not at all", () => {
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

test("a message from the frame has its version and its fields", () => {
  expect(messageOf("ready")).toEqual({ fawen: 1, type: "ready" });
  expect(messageOf("answer", { id: "r_1" })).toEqual({ fawen: 1, type: "answer", id: "r_1" });
});
