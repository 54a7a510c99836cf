// The least quality in the proofs: `goal` is what was promised, `floor` is what was reached and must not be lost. Both
// are shares from 0 to 1; the length of a quote is a ceiling in characters. A floor is raised when the answers get
// better, up to its goal. Those of the engine of facts are what it reached on 2026-11-30, below the engine before it.
import type { Figures } from "./asking.ts";

export interface Goal {
  goal: number;
  floor: number;
}

/** How far a sample may fall below a floor that was measured with all questions. */
export const SAMPLE_SLACK = 0.2;

/** Goals for the sets of the first collection; `test/eval` has the floors of the development questions. */
export const FIRST_GOALS = {
  right: { goal: 0.92 },
  firstQuote: { goal: 0.8 },
  exactStatus: { goal: 0.85 },
  short: { goal: 0.85 },
  declined: { goal: 0.92 },
  worstType: { goal: 0.8 },
  quoteLength: { goal: 90 },
} satisfies Record<keyof Figures, Pick<Goal, "goal">>;

/** The development questions without the editors' askings. */
export const DEV_BARE = { right: { goal: 0.75, floor: 0.67 } } satisfies Partial<Record<keyof Figures, Goal>>;

/** Five points below the goals of the first collection. */
export const COUNTY_GOALS = {
  right: { goal: 0.87, floor: 0.51 },
  firstQuote: { goal: 0.75, floor: 0.48 },
  exactStatus: { goal: 0.8, floor: 0.51 },
  short: { goal: 0.8, floor: 0.39 },
  declined: { goal: 0.87, floor: 0.77 },
  worstType: { goal: 0.75, floor: 0.4 },
  quoteLength: { goal: 90, floor: 90 },
} satisfies Record<keyof Figures, Goal>;
export const COUNTY_BARE = { right: { goal: 0.7, floor: 0.42 } } satisfies Partial<Record<keyof Figures, Goal>>;
/** Of the questions about planted conflicts, the share whose reply has a conflict of the right kind. */
export const CONFLICTS = { goal: 0.8, floor: 0.1 } satisfies Goal;

/** Of the questions `answered` from the whole texts, the share no longer `answered` once their evidence is cut. */
export const CUT = { goal: 0.9, floor: 0.3 } satisfies Goal;
/** Of the `near` questions, the share `answered` once a text with the missing fact is added. */
export const ADDED = { goal: 1, floor: 0.14 } satisfies Goal;

export const REAL_LIFE_GOALS = {
  /** The share of everyday questions that is not `answered`; the texts do not answer any. */
  notAnswered: { goal: 0.98, floor: 0.9 },
  /** The share with the right matter and one of the right telephone numbers. */
  directed: { goal: 0.85, floor: 0.79 },
} satisfies Record<string, Goal>;

/**
 * The share of the directory's rows that get a fitting reply, by how they are asked, and by need in words that no
 * editor wrote.
 */
export const DIRECTORY = {
  question: { goal: 1, floor: 0.92 },
  need: { goal: 1, floor: 0.96 },
  name: { goal: 1, floor: 0.78 },
  unwritten: { goal: 0.95, floor: 0.85 },
} satisfies Record<string, Goal>;
