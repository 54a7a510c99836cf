// The least quality of the answers, as shares from 0 to 1. They are raised when the answers get better. Those of the
// engine of facts are what it reached on 2026-11-30, below the engine before it; that of `rightAnswered` on 2026-12-01,
// since a doubtful answer is `partial` more often than before.
export const FLOORS = {
  answerableRight: 0.94,
  unanswerableDeclined: 0.8,
  /** Share of `answered` among the right replies to answerable questions. */
  rightAnswered: 0.86,
} as const;

/** Faults that are never allowed, however many answers are right. */
export const CEILINGS = { quoteFaults: 0, uncovered: 0 } as const;

/** Share of the complete questions that get the same reply after another question. */
export const WHOLE_FLOOR = 0.59;
