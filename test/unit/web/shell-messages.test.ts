// Tests the messages of a kiosk's shell: six types are valid, everything else becomes null, and nothing throws.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QUESTION_CHARS_MAX } from "../../../src/limits.ts";
import { readShellMessage } from "../../../src/web/kiosk/shell-messages.ts";
import { tries } from "./shown-replies.ts";

const HEARD = { fawen: 1, type: "heard", id: "v_1", text: "老板不给工资" };

describe("readShellMessage", () => {
  test.each(["clear", "stay", "update"])("accepts %s and ignores additional fields", (type) => {
    expect(readShellMessage({ fawen: 1, type })).toEqual({ type });
    expect(readShellMessage({ fawen: 1, type, question: "问", more: {} })).toEqual({ type });
  });

  test("accepts hello with the known features of the shell, sorted and without duplicates", () => {
    expect(readShellMessage({ fawen: 1, type: "hello" })).toEqual({ type: "hello", can: [] });
    const can = ["print", "fly", "call", 1, null, "call", ["dial"]];
    expect(readShellMessage({ fawen: 1, type: "hello", can })).toEqual({ type: "hello", can: ["call", "print"] });
  });

  test("accepts recognised speech up to the length of a question, or none", () => {
    expect(readShellMessage(HEARD)).toEqual({ type: "heard", id: "v_1", text: HEARD.text });
    const text = "𠀀".repeat(QUESTION_CHARS_MAX);
    expect(readShellMessage({ ...HEARD, text })).toEqual({ type: "heard", id: "v_1", text });
    expect(readShellMessage({ ...HEARD, text: "" })).toEqual({ type: "heard", id: "v_1", text: "" });
    expect(readShellMessage({ ...HEARD, text: "话".repeat(4 * QUESTION_CHARS_MAX + 1) })).toBe(null);
    expect(readShellMessage({ ...HEARD, id: "v".repeat(41) })).toBe(null);
  });

  test.each([true, false])("accepts the state of a headset: %s", (isPlugged) => {
    expect(readShellMessage({ fawen: 1, type: "headset", isPlugged })).toEqual({ type: "headset", isPlugged });
  });
});

test("returns null for everything else and never throws", () => {
  const types = fc.constantFrom("hello", "clear", "stay", "heard", "headset", "update");
  const near = fc.record({
    fawen: fc.anything(),
    type: types,
    can: fc.anything(),
    id: fc.anything(),
    text: fc.anything(),
  });
  const known = new Set(["hello", "clear", "stay", "heard", "headset", "update"]);
  fc.assert(
    fc.property(fc.oneof(fc.anything(), near), (data) => {
      const message = readShellMessage(data);
      if (message === null) return;
      expect(known.has(message.type)).toBe(true);
      expect(Object(data).fawen).toBe(1);
    }),
    tries(500),
  );
});
