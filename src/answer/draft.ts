// What the answer stage decides before any sentence is written: the outcome, the quotes, what is missing.
import type { Conflict, MissingKind, Reason, Status } from "../contract.ts";
import type { Chunk, CorpusSource, Matter, Span } from "../corpus.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/understand.ts";
import type { PhrasingMatch } from "../search/phrasings.ts";
import type { Evidence } from "./evidence.ts";
import type { FrameId } from "./frames.ts";
import type { Statements } from "./statements.ts";

/** A passage accepted as evidence and cut to what is shown; numbered by its place in the draft. */
export interface Quote {
  readonly chunk: Chunk;
  readonly source: CorpusSource;
  /** Offsets into the source's text. */
  readonly span: Span;
}

/** The first line: cut from a quote, a frame filled with verbatim words, or an editor's sentence. */
export type DraftLead =
  | { readonly kind: "span"; readonly span: Span; readonly isNumber: boolean }
  | {
      readonly kind: "frame";
      readonly frame: FrameId;
      readonly slots: Readonly<Record<string, string>>;
      readonly n: number;
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
  /** A second place to go: its name, and which quote speaks of it. */
  readonly also?: { readonly name: string; readonly n: number };
  /** Each quote on a line of its own, with its place and time. */
  readonly each?: boolean;
  readonly conflicts?: readonly Conflict[];
  /** The line about what to do next, when the usual one does not fit; null for none. */
  readonly next?: FrameId | null;
}

/** What every rule of the decision looks at. */
export interface Case {
  readonly question: Question;
  /** Best first. */
  readonly evidence: readonly Evidence[];
  /** The phrasings most like the question, best first. */
  readonly alike: readonly PhrasingMatch[];
  readonly statements: Statements;
  readonly places: Places;
  /** The matter by the question's own words. */
  readonly said: Matter | null;
  /** The same, or else that of the service that the evidence speaks of. */
  readonly matter: Matter | null;
  readonly thresholds: Thresholds;
}

/** What evidence has to reach. */
export interface Thresholds {
  /** Relevance, to be quoted at all. */
  readonly answer: number;
  /** Support, to answer; below, it is shown as what may be related. */
  readonly near: number;
}

/** What decided, for `explain`. */
export interface Decision {
  readonly rule:
    | "danger"
    | "no_evidence"
    | "turn_to"
    | "contradicted"
    | "figures"
    | "office_holder"
    | "definition"
    | "plan"
    | "held"
    | "unsure"
    | "missing";
  readonly draft: Draft;
}
