// How good the answers have to be: shares from 0 to 1. Raised when the answers get better, never lowered.
export const FLOORS = {
  answerableRight: 0.96,
  unanswerableDeclined: 0.98,
  /** Of the answerable ones that are right, those with status `answered`. */
  rightAnswered: 0.87,
} as const;

/** What is never allowed, however few answers are right. */
export const CEILINGS = { quoteFaults: 0, uncovered: 0 } as const;
