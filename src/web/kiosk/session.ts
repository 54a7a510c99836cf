// A visitor's session, from the first tap to the wipe: one object, dropped as a whole. A reply that arrives after the
// session is closed is dropped.

import type { Turn } from "../../view/conversation.ts";
import type { ShownAnswer } from "../../view/shown.ts";
import { Chat } from "../chat.ts";
import { readOutcome } from "../read-outcome.ts";
import type { OfferedNeed } from "./needs.ts";

export interface Session {
  readonly chat: Chat;
  /** The need picked from the menu; null when the question was typed or spoken. */
  need: OfferedNeed | null;
  /** Text of the field while the field is hidden because the connection is lost. */
  draft: string;
  /** Aborts when the session is closed. */
  readonly closed: AbortSignal;
  /** Cancels the current request and drops the conversation. */
  close: () => void;
}

export function openSession(hears: { onTurn: (turn: Turn) => void; onAnswer: (answer: ShownAnswer) => void }): Session {
  const end = new AbortController();
  const chat = new Chat({
    // Already loaded: the connection may be lost when a visitor asks.
    answers: async () => ({ readOutcome }),
    onTurn: (turn) => end.signal.aborted || hears.onTurn(turn),
    onAnswer: (_turn, answer) => end.signal.aborted || hears.onAnswer(answer),
    onFailure: () => {},
  });
  return {
    chat,
    need: null,
    draft: "",
    closed: end.signal,
    close: () => {
      end.abort();
      chat.clear();
    },
  };
}

/** Runs a change that may hide or restore the field, and keeps the field's text across it. */
export function keepDraft(session: Session | null, field: { draft: string }, change: () => void): void {
  const { draft } = field;
  change();
  if (session === null) return;
  if (draft !== "" && field.draft === "") session.draft = draft;
  if (draft !== "" || session.draft === "") return;
  field.draft = session.draft;
  if (field.draft !== "") session.draft = "";
}
