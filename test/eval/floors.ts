// How good the answers have to be: shares from 0 to 1. Raised when the answers get better. Those of the engine of facts are
// what it reached on 2026-11-30, below the engine before it.
export const FLOORS = {
  answerableRight: 0.94,
  unanswerableDeclined: 0.8,
  /** Of the answerable ones that are right, those with status `answered`. */
  rightAnswered: 0.92,
} as const;

/** What is never allowed, however few answers are right. */
export const CEILINGS = { quoteFaults: 0, uncovered: 0 } as const;

/** Of whole questions, those that get the same reply behind another question. */
export const WHOLE_FLOOR = 0.59;
