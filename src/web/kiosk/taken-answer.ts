// What the kiosk reads of a reply to let a person take it along, as a guard: where each quote stands, beside what is shown.
// Apart from the chat's guard, so that the widget stays small. Nothing of the question is in it.
import { type Guarded, isNumber, isText, listOf, orNull, shape } from "../guards.ts";
import { isAlert, isSource } from "../shown.ts";

export const isTakenAnswer = shape({
  id: isText,
  alert: orNull(isAlert),
  matter: orNull(isText),
  answer: isText,
  citations: listOf(
    shape({
      n: isNumber,
      passage: isText,
      start: isNumber,
      end: isNumber,
      /** Digest of the source's text. */
      version: isText,
      quote: isText,
      source: isSource,
    }),
  ),
  missing: listOf(shape({ label: isText, about: isText })),
  notice: isText,
  index: shape({ id: isText }),
});

export type TakenAnswer = Guarded<typeof isTakenAnswer>;
