// The data that the server prints into the kiosk's page, and the guard with which the kiosk's script reads it.
import { type Guarded, isFlag, isNumber, isText, listOf, optional, orNull, shape } from "./guards.ts";

const isPlace = shape({ id: isText, name: isText, aliases: listOf(isText) });
/** A question. `area` is the index in `areas` of the places where a quote answers it. */
const isNeedQuestion = shape({ question: isText, area: isNumber });
/**
 * A need in everyday words. `id` is a matter's id or `common`, `questions` are ordered by likelihood, `words` are for
 * the on-screen keyboard.
 */
const isNeed = shape({ id: isText, label: isText, questions: listOf(isNeedQuestion), words: listOf(isText) });

export const isKioskData = shape({
  /** The id of the index. */
  index: isText,
  /** The newest date of the sources. */
  built: orNull(isText),
  places: listOf(isPlace),
  /** The lists of place ids in which questions are offered. An empty id stands for no place. */
  areas: listOf(listOf(isText)),
  /** In the order of the menu. `needsFor` selects the needs for one place. */
  needs: listOf(isNeed),
  /** All matters with the names of their services. */
  matters: listOf(shape({ id: isText, name: isText, services: listOf(isText) })),
  /** The region of the collection in the service's words, or empty. */
  region: isText,
  /** From the reviewed contacts. */
  hotline: orNull(shape({ name: isText, tel: isText })),
  /** All numbers of the reviewed contacts, the emergency numbers first. */
  numbers: listOf(shape({ name: isText, tel: isText, isUrgent: isFlag })),
  /** The origin for absolute links on a phone. Empty: the page's own origin. */
  origin: isText,
  /** Origins of the pages that may embed the kiosk. */
  shells: listOf(isText),
  operator: isText,
  /** Announcements above every screen. `until` is the last day, or empty for no end. */
  announcements: listOf(shape({ text: isText, until: isText })),
  /** The host to which a question may be sent for choosing quotes. Absent: no question leaves the site. */
  reader: optional(isText),
});

export type KioskData = Guarded<typeof isKioskData>;
