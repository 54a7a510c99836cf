// What the server prints into the kiosk's page, and the guard through which its script reads it.
import { type Guarded, isFlag, isNumber, isText, listOf, orNull, shape } from "./guards.ts";

const isPlace = shape({ id: isText, name: isText, aliases: listOf(isText) });
/** A question, and the number of its area: where it is answered with a quote. */
const isNeedQuestion = shape({ question: isText, area: isNumber });
/**
 * What people come with, in everyday words: a matter's id or `common`, a label, questions, the likeliest first; words of it
 * for the keys on the screen.
 */
const isNeed = shape({ id: isText, label: isText, questions: listOf(isNeedQuestion), words: listOf(isText) });

export const isKioskData = shape({
  /** The index's id. */
  index: isText,
  /** Newest date of the sources. */
  built: orNull(isText),
  places: listOf(isPlace),
  /** Ids of the places that questions are offered in; an empty one is without a place. */
  areas: listOf(listOf(isText)),
  /** In the order of the menu; what is offered in one place says `needsFor`. */
  needs: listOf(isNeed),
  /** Every matter, with the names of its services. */
  matters: listOf(shape({ id: isText, name: isText, services: listOf(isText) })),
  /** The collection's region in the service's words, or empty. */
  region: isText,
  /** From the reviewed contacts. */
  hotline: orNull(shape({ name: isText, tel: isText })),
  /** Every number of the reviewed contacts, those for danger first. */
  numbers: listOf(shape({ name: isText, tel: isText, isUrgent: isFlag })),
  /** What links for a phone are made absolute with; empty: the page's own origin. */
  origin: isText,
  /** Origins of pages that may stand around the kiosk. */
  shells: listOf(isText),
  operator: isText,
  /** What stands above every screen, each with its last day or without one. */
  announcements: listOf(shape({ text: isText, until: isText })),
  /** The host that a question may be sent to, to choose quotes; empty: it stays in the house. */
  reader: isText,
});

export type KioskData = Guarded<typeof isKioskData>;
