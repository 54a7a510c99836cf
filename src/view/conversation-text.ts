// A conversation as text, for hosts that keep it and for the server that prints one; and back. Pure.
import type { Conversation, Turn } from "./conversation.ts";
import { isShownAnswer } from "./shown.ts";

/** What a host that asked for it keeps: answered turns only, as text. */
export function toText(conversation: Conversation): string {
  const kept = conversation.flatMap(({ question, place, note, stage }) =>
    stage.kind === "answered" ? [{ question, place, note, answer: stage.answer }] : [],
  );
  return JSON.stringify(kept);
}

/** Text that was kept, or printed by the server, as a conversation; whatever cannot be read is left out. */
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
    const said = typeof note === "string" ? { note } : {};
    return [{ question, place, ...said, stage: { kind: "answered", answer, isJudged: false } }];
  };
  return kept.flatMap(read).map((turn, id) => ({ id, ...turn }));
}
