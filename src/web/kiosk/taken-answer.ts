// Type guard for the fields of a reply that the slip, the QR code and the packet need, such as each quote's position.
// It is separate from the chat's guard to keep the widget small. It contains nothing of the question.
import { type Guarded, isFlag, isNumber, isText, listOf, optional, orNull, shape } from "../../view/guards.ts";
import { isAlert, isSource } from "../../view/shown.ts";

interface TakenCitation {
  n: number;
  passage: string;
  start: number;
  end: number;
  /** Digest of the source text. */
  version: string;
  quote: string;
  source: Guarded<typeof isSource>;
  article?: string | undefined;
  gloss?: string | undefined;
}

export const isTakenAnswer = shape({
  id: isText,
  alert: orNull(isAlert),
  matter: orNull(isText),
  answer: isText,
  citations: listOf(
    shape<TakenCitation>({
      n: isNumber,
      passage: isText,
      start: isNumber,
      end: isNumber,
      version: isText,
      quote: isText,
      source: isSource,
      article: optional(isText),
      gloss: optional(isText),
    }),
  ),
  missing: listOf(shape({ label: isText, about: isText })),
  notice: isText,
  ai_generated: isFlag,
  index: shape({ id: isText }),
});

export type TakenAnswer = Guarded<typeof isTakenAnswer>;
