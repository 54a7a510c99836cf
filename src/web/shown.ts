// What the page reads of a reply, as guards: a reply of unknown origin becomes one that can be shown, or is refused.
// Fewer fields than the contract has, so that a newer or older server still fits.

type Guard<T> = (value: unknown) => value is T;
type Guarded<G> = G extends Guard<infer T> ? T : never;

const isText: Guard<string> = (value) => typeof value === "string";
const isNumber: Guard<number> = (value) => typeof value === "number";
const isFlag: Guard<boolean> = (value) => typeof value === "boolean";

function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

function listOf<T>(guard: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every((item) => guard(item));
}

function shape<T extends object>(guards: { [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  return (value): value is T => {
    if (typeof value !== "object" || value === null) return false;
    const fields = new Map<string, unknown>(Object.entries(value));
    return Object.entries<Guard<unknown>>(guards).every(([name, guard]) => guard(fields.get(name)));
  };
}

const isValue = shape({ value: isText, n: isNumber, place: orNull(isText), as_of: orNull(isText) });
const isContact = shape({ name: isText, tel: orNull(isText), url: orNull(isText), for: isText });
const isHandoff = shape({ why: isText, contacts: listOf(isContact) });
const isSource = shape({
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

/** The fields of `Answer` that are shown. */
export const isShownAnswer = shape({
  id: isText,
  status: isText,
  reason: orNull(isText),
  matter: orNull(isText),
  alert: orNull(shape({ title: isText, text: isText, contacts: listOf(isContact) })),
  lead: optional(orNull(shape({ n: orNull(isNumber) }))),
  answer: isText,
  parts: listOf(shape({ kind: isText, text: isText, citations: listOf(isNumber) })),
  citations: listOf(shape({ n: isNumber, quote: isText, href: isText, source: isSource })),
  conflicts: optional(listOf(shape({ kind: isText, values: listOf(isValue) }))),
  clarify: orNull(shape({ question: isText, choices: listOf(isChoice) })),
  handoff: isHandoff,
  // An older server sends none.
  tip: optional(orNull(shape({ label: isText, text: isText }))),
  suggestions: listOf(shape({ question: isText })),
  notice: isText,
  ai_generated: isFlag,
  warnings: listOf(isText),
  index: shape({ id: isText, built: orNull(isText) }),
});

/** The fields of a problem that are shown. */
export const isShownProblem = shape({ slug: isText, detail: isText, handoff: isHandoff });

export type ShownAnswer = Guarded<typeof isShownAnswer>;
export type ShownContact = Guarded<typeof isContact>;
export type ShownHandoff = Guarded<typeof isHandoff>;
export type ShownCitation = ShownAnswer["citations"][number];
export type ShownProblem = Guarded<typeof isShownProblem>;
