// Tests how a conversation is serialised and parsed: answered turns survive unchanged, and invalid ones are skipped.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromText, toText } from "../../../src/view/conversation-text.ts";
import { conversations, texts, tries } from "./shown-replies.ts";

describe("a serialised conversation", () => {
  test("contains the answered turns, and each can be rated again", () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const answered = conversation.flatMap(({ question, place, stage }) =>
          stage.kind === "answered" ? [{ question, place, stage: { ...stage, isJudged: false } }] : [],
        );
        expect(fromText(toText(conversation))).toEqual(answered.map((turn, id) => ({ id, ...turn })));
      }),
      tries(100),
    );
  });

  test("is the same text when it is parsed and serialised again", () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const kept = toText(conversation);
        expect(toText(fromText(kept))).toBe(kept);
      }),
      tries(50),
    );
  });

  test("loses only the turns that were tampered with", () => {
    fc.assert(
      fc.property(conversations, fc.array(fc.jsonValue()), (conversation, garbage) => {
        const kept: unknown = JSON.parse(toText(conversation));
        const mixed = JSON.stringify([...garbage, ...(Array.isArray(kept) ? kept : []), ...garbage]);
        expect(fromText(mixed)).toEqual(fromText(toText(conversation)));
      }),
      tries(50),
    );
  });
});

describe("fromText", () => {
  test.each(["", "null", "{}", "[", "5", '"[]"', "[null,[],{}]", '[{"question":"问","place":"","answer":{}}]'])(
    "returns no turns for %s",
    (text) => {
      expect(fromText(text)).toEqual([]);
    },
  );

  test("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.json()), (text) => {
        expect(fromText(text)).toEqual([]);
      }),
      tries(200),
    );
  });
});
