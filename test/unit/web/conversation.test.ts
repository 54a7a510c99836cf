// Tests the conversation in memory: the history that is sent to the server, and how turns change.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { HISTORY_MESSAGES_MAX } from "../../../src/limits.ts";
import { historyBefore, withTurn } from "../../../src/view/conversation.ts";
import { conversations, tries } from "./shown-replies.ts";

const NEXT = { question: "还有呢？", place: "", stage: { kind: "stopped" } } as const;

test("historyBefore returns the last answered questions, oldest first", () => {
  fc.assert(
    fc.property(conversations, fc.nat(16), (conversation, id) => {
      const history = historyBefore(conversation, { id, ...NEXT });
      const answered = conversation.slice(0, id).filter(({ stage }) => stage.kind === "answered");
      expect(history.length).toBe(Math.min(answered.length, HISTORY_MESSAGES_MAX));
      expect(answered.map(({ question }) => question).slice(answered.length - history.length)).toEqual(history);
    }),
    tries(100),
  );
});

test("withTurn replaces a known turn, appends a new one and changes nothing else", () => {
  fc.assert(
    fc.property(conversations, fc.nat(16), (conversation, id) => {
      const before = [...conversation];
      const turn = { id, ...NEXT };
      const after = withTurn(conversation, turn);
      expect(conversation).toEqual(before);
      const place = Math.min(id, conversation.length);
      expect(after[place]).toBe(turn);
      expect(after.toSpliced(place, 1)).toEqual(before.toSpliced(place, 1));
    }),
    tries(100),
  );
});
