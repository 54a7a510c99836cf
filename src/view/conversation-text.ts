// Serialises a conversation for hosts that keep it and for the server, which prints one into a page, and parses it
// back. Pure.
import type { Conversation, Turn } from "./conversation.ts";
import { isShownAnswer } from "./shown.ts";

/** Serialises the answered turns as JSON. */
export function toText(conversation: Conversation): string {
  const kept = conversation.flatMap(({ question, place, note, stage }) =>
    stage.kind === "answered" ? [{ question, place, note, answer: stage.answer }] : [],
  );
  return JSON.stringify(kept);
}

/** Parses text that was kept or printed by the server. Skips every turn that is not valid. */
export function fromText(text: string): Conversation {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(kept)) return [];
  const read = (item: unknown): Omit<Turn, "id">[] => {
    const fields = new Map<string, unknown>(typeof item === "object" && item !== null ? Object.entries(item) : []);
    const [question, place, answer] = [fields.get("question"), fields.get("place"), fields.get("answer")];
    const note = fields.get("note");
    if (typeof question !== "string" || typeof place !== "string" || !isShownAnswer(answer)) return [];
    const noteField = typeof note === "string" ? { note } : {};
    return [{ question, place, ...noteField, stage: { kind: "answered", answer, isJudged: false } }];
  };
  return kept.flatMap(read).map((turn, id) => ({ id, ...turn }));
}
