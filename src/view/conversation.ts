// The turns of a conversation. Pure: functions take turns and return turns; nothing here displays, sends or stores
// anything.
import { HISTORY_MESSAGES_MAX } from "../limits.ts";
import type { Failure } from "./outcome.ts";
import type { ShownAnswer } from "./shown.ts";

/** How long the person has waited: briefly, long enough for a message, or long enough for a way out. */
export type Patience = "fresh" | "slow" | "very-slow";

export type Stage =
  | { kind: "asking"; patience: Patience }
  | { kind: "answered"; answer: ShownAnswer; isJudged: boolean }
  | { kind: "failed"; failure: Failure }
  | { kind: "stopped" };

export interface Turn {
  /** Increases within a conversation and is never reused. */
  readonly id: number;
  readonly question: string;
  readonly place: string;
  /** Says who wrote the question, when it came by a link. */
  readonly note?: string;
  readonly stage: Stage;
}

export type Conversation = readonly Turn[];

/** The answered questions before `turn`, oldest first, as the server expects them. */
export function historyBefore(conversation: Conversation, turn: Turn): string[] {
  return conversation
    .filter(({ id, stage }) => id < turn.id && stage.kind === "answered")
    .map(({ question }) => question)
    .slice(-HISTORY_MESSAGES_MAX);
}

export function withTurn(conversation: Conversation, turn: Turn): Conversation {
  const isKnown = conversation.some(({ id }) => id === turn.id);
  return isKnown ? conversation.map((other) => (other.id === turn.id ? turn : other)) : [...conversation, turn];
}
