// What the answer stage decides before any sentence is written: the outcome, the quotes, what is missing.
import type { MissingKind, Reason, Status } from "../contract.ts";
import type { Chunk, CorpusSource, Span } from "../corpus.ts";

/** A passage accepted as evidence and cut to what is shown; numbered by its place in the draft. */
export interface Quote {
  readonly chunk: Chunk;
  readonly source: CorpusSource;
  /** Offsets into the source's text. */
  readonly span: Span;
}

export interface DraftLead {
  /** Offsets into the source's text, inside the first quote. */
  readonly span: Span;
  readonly isNumber: boolean;
}

export interface DraftMissing {
  readonly kind: MissingKind;
  readonly about: string;
}

export interface Draft {
  readonly status: Status;
  readonly reason: Reason | null;
  readonly quotes: readonly Quote[];
  /** Null when nothing of what was asked is held. */
  readonly lead: DraftLead | null;
  readonly missing: readonly DraftMissing[];
}
