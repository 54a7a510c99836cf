// A person's use of the terminal, from the first tap to the wipe: one object, dropped as a whole. What comes back late for a
// session that is closed is told to nobody.

import type { Turn } from "../../view/conversation.ts";
import type { ShownAnswer } from "../../view/shown.ts";
import { Chat } from "../chat.ts";
import { readOutcome } from "../read-outcome.ts";
import type { OfferedNeed } from "./needs.ts";

export interface Session {
  readonly chat: Chat;
  /** What was picked from the menu, or null: typed or said. */
  need: OfferedNeed | null;
  /** What stood in the field when the line was cut, until the field is back. */
  draft: string;
  /** Aborted when the session is closed. */
  readonly closed: AbortSignal;
  /** Ends what is on its way and forgets what was said. */
  close: () => void;
}

export function openSession(hears: { onTurn: (turn: Turn) => void; onAnswer: (answer: ShownAnswer) => void }): Session {
  const end = new AbortController();
  const chat = new Chat({
    // Nothing is loaded when a person asks: the line may be gone by then.
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

/** Around a change that may take the field away or bring it back: what was written comes back with it. */
export function keepDraft(session: Session | null, field: { draft: string }, change: () => void): void {
  const { draft } = field;
  change();
  if (session === null) return;
  if (draft !== "" && field.draft === "") session.draft = draft;
  if (draft !== "" || session.draft === "") return;
  field.draft = session.draft;
  if (field.draft !== "") session.draft = "";
}
