// The offline engine parses the body of a question as the server's schema does: it returns the same request for a valid
// body and refuses the same bodies.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AskRequest } from "../../../src/endpoints.ts";
import { readAskBody } from "../../../src/web/offline/ask-body.ts";

const RUNS = process.env.FULL === "1" ? 5_000 : 1_000;

/** Parses with the server's schema; null if it refuses. */
function asServer(text: string): AskRequest | null {
  try {
    return AskRequest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const message = (content: unknown, role: unknown = "user") => ({ role, content, more: 1 });
const BODIES: unknown[] = [
  { question: "问" },
  { question: "\u3000 问\n" },
  { question: "问".repeat(500) },
  { question: "😀".repeat(500) },
  { question: "问", history: [], place: "", lang: "en", explain: false },
  { question: "问", history: Array(12).fill(message("")), place: "𠀀".repeat(20), lang: "zh-Hant", explain: true },
  { question: "问", history: [message("😀".repeat(1_000), "assistant")], other: 1 },
];
const REFUSED: unknown[] = [
  {},
  null,
  [],
  [{ question: "问" }],
  "问",
  { question: "" },
  { question: " \t\n" },
  { question: 1 },
  { question: "问".repeat(501) },
  { question: "😀".repeat(501) },
  { question: "问", place: "县".repeat(21) },
  { question: "问", place: null },
  { question: "问", lang: "de" },
  { question: "问", lang: null },
  { question: "问", explain: "1" },
  { question: "问", history: null },
  { question: "问", history: {} },
  { question: "问", history: Array(13).fill(message("")) },
  { question: "问", history: [message("字".repeat(1_001))] },
  { question: "问", history: [message("", "system")] },
  { question: "问", history: [message(1)] },
  { question: "问", history: [null] },
];

describe("readAskBody", () => {
  test.each(BODIES.map((body) => JSON.stringify(body)))("returns the server's request for %.80s", (text) => {
    const request = readAskBody(text);
    expect(request).not.toBe(null);
    expect(request).toEqual(asServer(text));
    // The order of the fields is the same, too: a reply may show it.
    expect(JSON.stringify(request)).toBe(JSON.stringify(asServer(text)));
  });

  test.each([...REFUSED.map((body) => JSON.stringify(body)), "", "{", "{question:1}"])("refuses %.80s", (text) => {
    expect(readAskBody(text)).toBe(null);
    expect(asServer(text)).toBe(null);
  });

  test("agrees with the server on any JSON", () => {
    const field = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.jsonValue(),
      fc.constantFrom("user", "en", "zh-CN", true),
    );
    const history = fc.array(fc.record({ role: fc.constantFrom("user", "assistant", "x"), content: field }), {
      maxLength: 14,
    });
    const body = fc.record(
      { question: field, place: field, lang: field, explain: field, history: fc.oneof(history, field) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(body, (value) => {
        const text = JSON.stringify(value);
        expect(readAskBody(text)).toEqual(asServer(text));
      }),
      { numRuns: RUNS },
    );
  });
});
