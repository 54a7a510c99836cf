// What the server prints into the kiosk's page, and the guard through which its script reads it.
import { type Guarded, isText, listOf, orNull, shape } from "../guards.ts";

const isPlace = shape({ id: isText, name: isText, aliases: listOf(isText) });
/** A question that is answered with a quote in these places, by their names; without one: asked without a place. */
const isNeedQuestion = shape({ question: isText, places: listOf(isText) });
/** What people come with, in everyday words: the matter's id, a label, questions, the likeliest first. */
const isNeed = shape({ id: isText, label: isText, questions: listOf(isNeedQuestion) });

export const isKioskData = shape({
  /** The index's id. */
  index: isText,
  /** Newest date of the sources. */
  built: orNull(isText),
  places: listOf(isPlace),
  needs: listOf(isNeed),
  /** From the reviewed contacts. */
  hotline: orNull(shape({ name: isText, tel: isText })),
  /** What links for a phone are made absolute with; empty: the page's own origin. */
  origin: isText,
  /** Origins of pages that may stand around the kiosk. */
  shells: listOf(isText),
  operator: isText,
});

export type KioskData = Guarded<typeof isKioskData>;
export type Need = KioskData["needs"][number];
export type NeedQuestion = Need["questions"][number];
