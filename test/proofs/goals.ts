// How good the proofs have to be: `goal` is what was promised, `floor` what is reached and may not be lost again.
// Shares from 0 to 1, but for the length of a quote, which is a ceiling in characters. A floor is raised when the
// answers get better, up to its goal. Those of the engine of facts are what it reached on 2026-11-30, below the engine before it.
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

/** The development questions without anybody's askings. */
export const DEV_BARE = { right: { goal: 0.75, floor: 0.67 } } satisfies Partial<Record<keyof Figures, Goal>>;

/** Five points below what is asked of the first collection. */
export const COUNTY_GOALS = {
  right: { goal: 0.87, floor: 0.51 },
  firstQuote: { goal: 0.75, floor: 0.48 },
  exactStatus: { goal: 0.8, floor: 0.55 },
  short: { goal: 0.8, floor: 0.39 },
  declined: { goal: 0.87, floor: 0.77 },
  worstType: { goal: 0.75, floor: 0.4 },
  quoteLength: { goal: 90, floor: 90 },
} satisfies Record<keyof Figures, Goal>;
export const COUNTY_BARE = { right: { goal: 0.7, floor: 0.42 } } satisfies Partial<Record<keyof Figures, Goal>>;
/** Of the questions about planted conflicts, those whose reply has a conflict of the right kind. */
export const CONFLICTS = { goal: 0.8, floor: 0.1 } satisfies Goal;

/** Of the questions `answered` from the whole texts, those no longer `answered` once their evidence is cut. */
export const CUT = { goal: 0.9, floor: 0.3 } satisfies Goal;
/** Of the `near` questions, those `answered` once a text with the missing fact was added. */
export const ADDED = { goal: 1, floor: 0.14 } satisfies Goal;

export const REAL_LIFE_GOALS = {
  /** Everyday questions that the texts do not answer: those not `answered`. */
  notAnswered: { goal: 0.98, floor: 0.9 },
  /** The matter is right and one of the telephone numbers to turn to is right. */
  directed: { goal: 0.85, floor: 0.79 },
} satisfies Record<string, Goal>;

/** Rows of the directory that are answered as they deserve, by how they are asked; and by need in words that nobody wrote. */
export const DIRECTORY = {
  question: { goal: 1, floor: 0.92 },
  need: { goal: 1, floor: 0.96 },
  name: { goal: 1, floor: 0.78 },
  unwritten: { goal: 0.95, floor: 0.87 },
} satisfies Record<string, Goal>;
