// What the kiosk reads of a reply to let a person take it along, as a guard: where each quote stands, beside what is shown.
// Apart from the chat's guard, so that the widget stays small. Nothing of the question is in it.
import { type Guarded, isFlag, isNumber, isText, listOf, optional, orNull, shape } from "../../view/guards.ts";
import { isAlert, isSource } from "../../view/shown.ts";

interface TakenCitation {
  n: number;
  passage: string;
  start: number;
  end: number;
  /** Digest of the source's text. */
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
