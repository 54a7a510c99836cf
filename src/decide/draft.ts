// The types of what is decided before any sentence is worded: the outcome, the quotes and what is missing.
import type { Collection } from "../collection.ts";
import type { Answer, Conflict, MissingKind, Reason, Status } from "../contract.ts";
import type { Matter, MatterCase, Span } from "../corpus.ts";
import type { AskRequest } from "../endpoints.ts";
import type { Match } from "../match/judge.ts";
import type { Ranked } from "../match/matcher.ts";
import type { Quotable } from "../match/statements.ts";
import type { DangerDetector } from "../question/danger.ts";
import type { Directory } from "../question/directory.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/question.ts";
import type { FrameId } from "../say/frames.ts";

/** A span of a passage that is shown as evidence. Its number is its position in the draft, from 1. */
export type Quote = Quotable;

/** The first line: a span of a quote, a frame filled with verbatim words, or an editor's sentence. */
export type DraftLead =
  | { readonly kind: "span"; readonly span: Span; readonly isNumber: boolean }
  | {
      readonly kind: "frame";
      readonly frame: FrameId;
      readonly slots: Readonly<Record<string, string>>;
      /** Number of the quote that supports it; null if it claims nothing about the matter. */
      readonly n: number | null;
    }
  | { readonly kind: "editor"; readonly text: string };

export interface DraftMissing {
  readonly kind: MissingKind;
  readonly about: string;
  /** The question asks for today's state: 现在的数字. */
  readonly now?: boolean;
}

export interface Draft {
  readonly status: Status;
  readonly reason: Reason | null;
  readonly quotes: readonly Quote[];
  /** Null if nothing that was asked for is known: then the answer begins with what is missing. */
  readonly lead: DraftLead | null;
  readonly missing: readonly DraftMissing[];
  /** A second place to go, named before its quote: its name, and the number of that quote. */
  readonly also?: { readonly name: string; readonly n: number };
  /** An editor's advice on this very case, shown around the quote. */
  readonly told?: MatterCase;
  /** Show each quote on a line of its own, with its place and date. */
  readonly each?: boolean;
  readonly conflicts?: readonly Conflict[];
  /** The line about what to do next: undefined for the usual one, null for none. */
  readonly next?: FrameId | null;
}

/** The input of every outcome: the question, its candidates and the probabilities. */
export interface Case {
  readonly question: Question;
  readonly match: Match;
  /** The best candidate; undefined if there is none. */
  readonly top: Ranked | undefined;
  /** The candidates that speak of the same thing as the best. */
  readonly near: readonly Ranked[];
  /** The kinds that the question names and that none of `near` answers. */
  readonly unmet: readonly MissingKind[];
  /** Probabilities that the question is about the collection, and that the best candidate answers it. */
  readonly about: number;
  readonly answers: number;
  readonly thresholds: Thresholds;
  /** The matter that the person's own words speak of. */
  readonly said: Matter | null;
  /** Whether this matter is likelier than all others together. */
  readonly isCertain: boolean;
  /** `said`, or else the matter of the best candidate's subject. */
  readonly matter: Matter | null;
  readonly collection: Collection;
  readonly places: Places;
  readonly directory: Directory;
}

/** Probabilities from which each of these counts as true. */
export interface Thresholds {
  /** The question is about the collection. */
  readonly about: number;
  /** The best candidate answers the question. */
  readonly answers: number;
  /** The best candidate answers, although the question names a kind that no candidate of the same thing has. */
  readonly unmet: number;
}

/** The outcome that decided, which `explain` shows, and its draft. */
export interface Decision {
  readonly outcome: string;
  readonly draft: Draft;
}

/** The input of a `Choose` function: the case, the engine's decision and the request. */
export interface Choosing {
  readonly asked: Case;
  readonly decision: Decision;
  readonly request: AskRequest;
  readonly danger: DangerDetector;
  /** The day of asking, or only its month. */
  readonly day: string;
}

/** Chooses a draft when the engine is not sure; null keeps the engine's. Off unless an operator turns it on. */
export type Choose = (choosing: Choosing) => Promise<{
  readonly draft: Draft;
  /** The fields of the reply that say who chose. */
  readonly marks: Pick<Answer, "selected_by" | "ai_generated">;
} | null>;

/** A draft without quotes: its wording follows from the question and the matter. */
export const NOTHING: Draft = { status: "unanswered", reason: "no_evidence", quotes: [], lead: null, missing: [] };
export const ELSEWHERE: Draft = { ...NOTHING, reason: "out_of_scope" };
