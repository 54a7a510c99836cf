// Guards for the fields of a reply that the page displays. A reply that does not match is refused. They check fewer
// fields than the contract has, so that older and newer servers both work.
import { type Guarded, isFlag, isNumber, isText, listOf, optional, orNull, shape } from "./guards.ts";

const isValue = shape({ value: isText, n: isNumber, place: orNull(isText), as_of: orNull(isText) });
const isContact = shape({ name: isText, tel: orNull(isText), url: orNull(isText), for: isText });
const isHandoff = shape({ why: isText, contacts: listOf(isContact) });
export const isSource = shape({
  title: isText,
  title_given: isFlag,
  publisher: orNull(isText),
  place: orNull(isText),
  published: orNull(isText),
  published_estimated: isFlag,
});
const isChoice = shape<{ label: string; question: string; place?: string | undefined }>({
  label: isText,
  question: isText,
  place: optional(isText),
});

const isCitation = shape<{
  n: number;
  quote: string;
  href: string;
  source: Guarded<typeof isSource>;
  article?: string | undefined;
  gloss?: string | undefined;
}>({
  n: isNumber,
  quote: isText,
  href: isText,
  source: isSource,
  article: optional(isText),
  gloss: optional(isText),
});

export const isAlert = shape({ title: isText, text: isText, contacts: listOf(isContact) });

const isShown = shape({
  id: isText,
  status: isText,
  reason: orNull(isText),
  matter: orNull(isText),
  alert: orNull(isAlert),
  lead: optional(orNull(shape({ n: orNull(isNumber) }))),
  answer: isText,
  parts: listOf(shape({ kind: isText, text: isText, citations: listOf(isNumber) })),
  citations: listOf(isCitation),
  conflicts: optional(listOf(shape({ kind: isText, values: listOf(isValue) }))),
  clarify: orNull(shape({ question: isText, choices: listOf(isChoice) })),
  handoff: isHandoff,
  // Older servers send no tip.
  tip: optional(orNull(shape({ label: isText, text: isText }))),
  suggestions: listOf(shape({ question: isText })),
  notice: isText,
  ai_generated: isFlag,
  warnings: listOf(isText),
  announcement: optional(isText),
  index: shape({ id: isText, built: orNull(isText) }),
});

/** The fields of `Answer` that are displayed. */
export type ShownAnswer = Omit<Guarded<typeof isShown>, "announcement"> & { announcement?: string | undefined };
export const isShownAnswer: (value: unknown) => value is ShownAnswer = isShown;

/** The fields of a problem that are displayed. */
export const isShownProblem = shape({ slug: isText, detail: isText, handoff: isHandoff });

export type ShownAlert = Guarded<typeof isAlert>;
export type ShownContact = Guarded<typeof isContact>;
export type ShownHandoff = Guarded<typeof isHandoff>;
export type ShownCitation = ShownAnswer["citations"][number];
export type ShownProblem = Guarded<typeof isShownProblem>;
