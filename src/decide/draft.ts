// What is decided before any sentence is written: the outcome, the quotes, what is missing.
import type { Collection } from "../collection.ts";
import type { Answer, AskRequest, Conflict, MissingKind, Reason, Status } from "../contract.ts";
import type { Matter, MatterCase, Span } from "../corpus.ts";
import type { Match } from "../match/judge.ts";
import type { Ranked } from "../match/matcher.ts";
import type { Quotable } from "../match/statements.ts";
import type { DangerDetector } from "../question/danger.ts";
import type { Directory } from "../question/directory.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/question.ts";
import type { FrameId } from "../say/frames.ts";

/** A passage accepted as evidence and cut to what is shown; numbered by its place in the draft. */
export type Quote = Quotable;

/** The first line: cut from a quote, a frame filled with verbatim words, or an editor's sentence. */
export type DraftLead =
  | { readonly kind: "span"; readonly span: Span; readonly isNumber: boolean }
  | {
      readonly kind: "frame";
      readonly frame: FrameId;
      readonly slots: Readonly<Record<string, string>>;
      /** The quote that it rests on; null where it claims nothing about the matter. */
      readonly n: number | null;
    }
  | { readonly kind: "editor"; readonly text: string };

export interface DraftMissing {
  readonly kind: MissingKind;
  readonly about: string;
  /** Today's is asked for: 现在的数字. */
  readonly now?: boolean;
}

export interface Draft {
  readonly status: Status;
  readonly reason: Reason | null;
  readonly quotes: readonly Quote[];
  /** Null when nothing of what was asked is held: what is missing leads then. */
  readonly lead: DraftLead | null;
  readonly missing: readonly DraftMissing[];
  /** Where to go, named before its quote: the name, and which quote speaks of it. */
  readonly also?: { readonly name: string; readonly n: number };
  /** An editor's words on just this, around the quote. */
  readonly told?: MatterCase;
  /** Each quote on a line of its own, with its place and time. */
  readonly each?: boolean;
  readonly conflicts?: readonly Conflict[];
  /** The line about what to do next, when the usual one does not fit; null for none. */
  readonly next?: FrameId | null;
}

/** What every outcome looks at. */
export interface Case {
  readonly question: Question;
  readonly match: Match;
  /** The best candidate that tells something; undefined where there is none. */
  readonly top: Ranked | undefined;
  /** Those that speak of the same thing as the best. */
  readonly near: readonly Ranked[];
  /** Kinds asked for by their own words that nothing said of the same thing answers. */
  readonly unmet: readonly MissingKind[];
  /** How likely the collection tells of it at all, and how likely the best candidate answers. */
  readonly about: number;
  readonly answers: number;
  readonly thresholds: Thresholds;
  /** The matter by the person's own words. */
  readonly said: Matter | null;
  /** It is likelier than all others together. */
  readonly isCertain: boolean;
  /** The same, or else that of what the best candidate speaks of. */
  readonly matter: Matter | null;
  readonly collection: Collection;
  readonly places: Places;
  readonly directory: Directory;
}

/** Probabilities from which something counts as so. */
export interface Thresholds {
  /** The collection tells of it. */
  readonly about: number;
  /** The best candidate answers. */
  readonly answers: number;
  /** The same, where a kind is asked for that nothing said of the same thing has. */
  readonly unmet: number;
}

/** What decided, for `explain`. */
export interface Decision {
  readonly outcome: string;
  readonly draft: Draft;
}

/** What somebody else may choose from, beside the case. */
export interface Choosing {
  readonly asked: Case;
  readonly decision: Decision;
  readonly request: AskRequest;
  readonly danger: DangerDetector;
  /** The day of asking, or its month. */
  readonly day: string;
}

/** Chooses in place of the engine where that is not sure; null: what was decided stands. Off unless an operator turns it on. */
export type Choose = (choosing: Choosing) => Promise<{
  readonly draft: Draft;
  /** What the reply says of who chose. */
  readonly marks: Pick<Answer, "selected_by" | "ai_generated">;
} | null>;

/** Nothing is quoted; the words follow from the question and the matter. */
export const NOTHING: Draft = { status: "unanswered", reason: "no_evidence", quotes: [], lead: null, missing: [] };
export const ELSEWHERE: Draft = { ...NOTHING, reason: "out_of_scope" };
