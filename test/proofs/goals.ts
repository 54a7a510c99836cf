// How good the proofs have to be: `goal` is what was promised, `floor` what is reached and may not be lost again.
// Shares from 0 to 1, but for the length of a quote, which is a ceiling in characters. A floor is raised when the
// answers get better, up to its goal; lowered only where values were made safer, with the reason in the commit.
import type { Figures } from "./asking.ts";

export interface Goal {
  goal: number;
  floor: number;
}

/** How far a sample may stay below a floor that was measured with all questions. */
export const SAMPLE_SLACK = 0.2;

/** What the first collection's sets are held to; the floors of the development questions stand in `test/eval`. */
export const FIRST_GOALS = {
  right: { goal: 0.92 },
  firstQuote: { goal: 0.8 },
  exactStatus: { goal: 0.85 },
  short: { goal: 0.85 },
  declined: { goal: 0.92 },
  worstType: { goal: 0.8 },
  quoteLength: { goal: 90 },
} satisfies Record<keyof Figures, Pick<Goal, "goal">>;

/** The development questions without anybody's phrasings. */
export const DEV_BARE = { right: { goal: 0.75, floor: 0.76 } } satisfies Partial<Record<keyof Figures, Goal>>;

/** Five points below what is asked of the first collection. */
export const COUNTY_GOALS = {
  right: { goal: 0.87, floor: 0.74 },
  firstQuote: { goal: 0.75, floor: 0.74 },
  exactStatus: { goal: 0.8, floor: 0.77 },
  short: { goal: 0.8, floor: 0.75 },
  declined: { goal: 0.87, floor: 0.86 },
  worstType: { goal: 0.75, floor: 0.45 },
  quoteLength: { goal: 90, floor: 90 },
} satisfies Record<keyof Figures, Goal>;
export const COUNTY_BARE = { right: { goal: 0.7, floor: 0.48 } } satisfies Partial<Record<keyof Figures, Goal>>;
/** Of the questions about planted conflicts, those whose reply has a conflict of the right kind. */
export const CONFLICTS = { goal: 0.8, floor: 0.8 } satisfies Goal;

/** Of the questions `answered` from the whole texts, those no longer `answered` once their evidence is cut. */
export const CUT = { goal: 0.9, floor: 0.76 } satisfies Goal;
/** Of the `near` questions, those `answered` once a text with the missing fact was added. */
export const ADDED = { goal: 1, floor: 0.4 } satisfies Goal;

export const REAL_LIFE_GOALS = {
  /** Everyday questions that the texts do not answer: those not `answered`. */
  notAnswered: { goal: 0.98, floor: 0.96 },
  /** The matter is right and one of the telephone numbers to turn to is right. */
  directed: { goal: 0.85, floor: 0.78 },
} satisfies Record<string, Goal>;
