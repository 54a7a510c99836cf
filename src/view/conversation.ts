// What was asked and what came of it. Pure: turns in, turns out; nothing here shows, sends or keeps anything.
import { HISTORY_MESSAGES_MAX } from "../limits.ts";
import type { Failure } from "./outcome.ts";
import type { ShownAnswer } from "./shown.ts";

/** How long a person has waited: not long, so that a word is due, so that a way out is due. */
export type Patience = "fresh" | "slow" | "very-slow";

export type Stage =
  | { kind: "asking"; patience: Patience }
  | { kind: "answered"; answer: ShownAnswer; isJudged: boolean }
  | { kind: "failed"; failure: Failure }
  | { kind: "stopped" };

export interface Turn {
  /** Counts up within a conversation and is never used twice. */
  readonly id: number;
  readonly question: string;
  readonly place: string;
  /** Whose words the question is, where it came by a link. */
  readonly note?: string;
  readonly stage: Stage;
}

export type Conversation = readonly Turn[];

/** The questions that got an answer before `turn`, as the server wants them, oldest first. */
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
