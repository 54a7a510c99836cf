// The wire format: schemas of answers and of problems, for every client. The requests, the lists and the endpoints are in
// `endpoints.ts`. OpenAPI is printed from both, and clients take their types from them. Fields may be added; nothing is
// renamed or removed later.
import * as z from "zod/mini";
import { CITATIONS_MAX, SUGGESTIONS_MAX } from "./limits.ts";

/** The only registry: each schema's name in OpenAPI and its description. */
export const registry = z.registry<{ id?: string; description?: string; minLength?: number; maxLength?: number }>();

export const Lang = z.enum(["zh-CN", "zh-Hant", "en"], { error: "只能是 zh-CN、zh-Hant 或 en" });
export type Lang = z.infer<typeof Lang>;

export const Status = z.enum(["answered", "partial", "unanswered", "refused"]);
export type Status = z.infer<typeof Status>;

export const Reason = z.enum([
  "missing_facts",
  "contradicted",
  "no_evidence",
  "out_of_scope",
  "needs_clarification",
  "unsafe",
  "personal_data",
  "small_talk",
]);
export type Reason = z.infer<typeof Reason>;

/** The kinds that a question can ask for; `missing` names those that were not found. */
export const MissingKind = z.enum([
  "number",
  "date",
  "person",
  "place",
  "organisation",
  "telephone",
  "address",
  "hours",
  "fee",
  "conditions",
  "documents",
  "procedure",
  "duration",
  "reason",
  "yes_no",
  "definition",
  "list",
]);
export type MissingKind = z.infer<typeof MissingKind>;

export const Contact = z
  .object({
    kind: z.enum(["hotline", "emergency", "office", "page"]),
    name: z.string(),
    tel: z.nullable(z.string()),
    url: z.nullable(z.string()),
    for: z.string(),
    basis: z.string(),
  })
  .register(registry, {
    id: "Contact",
    description: "From the reviewed contacts file only; `basis` says where it stands.",
  });
export type Contact = z.infer<typeof Contact>;

export const PublishedPrecision = z.enum(["day", "month", "year", "unknown"]);
const PublishedDate = z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/));

export const Source = z
  .object({
    id: z.string(),
    title: z.string(),
    title_given: z.boolean(),
    publisher: z.nullable(z.string()),
    author: z.nullable(z.string()),
    published: z.nullable(PublishedDate),
    published_precision: PublishedPrecision,
    published_estimated: z.boolean(),
    place: z.nullable(z.string()),
    url: z.nullable(z.string()),
  })
  .register(registry, { id: "Source", description: "What the text does not say is null or marked estimated." });
export type Source = z.infer<typeof Source>;

export const Citation = z
  .object({
    n: z.int().check(z.minimum(1)),
    passage: z.string(),
    source: Source,
    quote: z.string(),
    start: z.int().check(z.minimum(0)),
    end: z.int().check(z.minimum(0)),
    /** Relative to the place of the interface, which may be under a path of a host; the base is put before it. */
    href: z.string(),
    url: z.nullable(z.string()),
    version: z.string(),
    /** The article of a statute: 「第十二条」. */
    article: z.optional(z.string()),
    /** Present in an English answer where an editor has reviewed one. */
    gloss: z.optional(z.string()),
  })
  .register(registry, {
    id: "Citation",
    description:
      "`quote` is the source's text from `start` to `end`, in UTF-16 code units, verbatim. `gloss` says in English what it " +
      "says: an editor's summary, never the source's words.",
  });
export type Citation = z.infer<typeof Citation>;

export const Missing = z
  .object({ kind: MissingKind, label: z.string(), about: z.string() })
  .register(registry, { id: "Missing", description: "Asked for, or needed next, and not in the texts." });
export type Missing = z.infer<typeof Missing>;

export const Conflict = z
  .object({
    about: z.string(),
    kind: z.enum(["date", "place", "scope", "contradiction"]),
    values: z.array(
      z.object({
        value: z.string(),
        n: z.int(),
        place: z.nullable(z.string()),
        as_of: z.nullable(z.string()),
      }),
    ),
  })
  .register(registry, {
    id: "Conflict",
    description: "Values of one thing that differ between sources, latest first.",
  });
export type Conflict = z.infer<typeof Conflict>;

export const Handoff = z
  .object({ why: z.string(), contacts: z.array(Contact) })
  .register(registry, { id: "Handoff", description: "Whom to turn to; in every reply and every problem." });
export type Handoff = z.infer<typeof Handoff>;

export const Alert = z
  .object({ title: z.string(), text: z.string(), contacts: z.array(Contact) })
  .register(registry, { id: "Alert", description: "Danger first, with any status." });
export type Alert = z.infer<typeof Alert>;

export const Clarify = z
  .object({
    question: z.string(),
    choices: z.array(z.object({ label: z.string(), question: z.string(), place: z.optional(z.string()) })),
  })
  .register(registry, { id: "Clarify" });
export type Clarify = z.infer<typeof Clarify>;

export const Part = z
  .object({
    kind: z.enum(["lead", "evidence", "context", "missing", "next"]),
    text: z.string(),
    citations: z.array(z.int()),
  })
  .register(registry, { id: "Part", description: "One block of `answer`, in its order." });
export type Part = z.infer<typeof Part>;

export const Lead = z
  .object({ text: z.string(), n: z.nullable(z.int()), kind: z.enum(["span", "frame", "editor"]) })
  .register(registry, { id: "Lead", description: "The first line of the answer, at most 80 characters." });
export type Lead = z.infer<typeof Lead>;

export const IndexInfo = z
  .object({
    id: z.string(),
    built: z.nullable(z.string()),
    sources: z.int(),
    passages: z.int(),
  })
  .register(registry, { id: "IndexInfo", description: "`built` is the newest date of the sources, never the clock." });
export type IndexInfo = z.infer<typeof IndexInfo>;

/** How an answer came about, for staff. */
export const Explain = z
  .object({
    understood: z.object({
      kinds: z.array(MissingKind),
      /** The kind of fact that it most likely asks for. */
      likeliest: z.nullable(z.string()),
      turn_to: z.boolean(),
      place: z.nullable(z.string()),
      matter: z.nullable(z.string()),
      services: z.array(z.string()),
      now: z.boolean(),
      carried: z.boolean(),
    }),
    /**
     * Probabilities that the question belongs to the collection by its words, that the collection covers it, and that
     * the best candidate answers it.
     */
    scope: z.number(),
    about: z.number(),
    answers: z.number(),
    candidates: z.array(
      z.object({
        /** Its row in facts.csv; 0 for a question about a service. */
        row: z.int(),
        kind: z.string(),
        subject: z.nullable(z.string()),
        passage: z.string(),
        source: z.string(),
        text: z.string(),
        score: z.number(),
        share: z.number(),
        asked: z.number(),
      }),
    ),
    rule: z.string(),
    thresholds: z.object({ about: z.number(), answers: z.number(), unmet: z.number() }),
    nearest_rejected: z.nullable(z.object({ passage: z.string(), text: z.string(), score: z.number() })),
    faults: z.array(z.string()),
  })
  .register(registry, { id: "Explain", description: "What was understood, weighed and decided; for staff." });
export type Explain = z.infer<typeof Explain>;

export const Tip = z.object({ label: z.string(), text: z.string() }).register(registry, {
  id: "Tip",
  description: "An editor's hint on what to do next and what to keep; never a quote.",
});

export const Answer = z
  .object({
    id: z.string(),
    status: Status,
    reason: z.nullable(Reason),
    alert: z.nullable(Alert),
    matter: z.nullable(z.string()),
    lead: z.nullable(Lead),
    answer: z.string(),
    parts: z.array(Part),
    citations: z.array(Citation).check(z.maxLength(CITATIONS_MAX)),
    missing: z.array(Missing),
    conflicts: z.array(Conflict),
    clarify: z.nullable(Clarify),
    handoff: Handoff,
    tip: z.nullable(Tip),
    suggestions: z.array(z.object({ question: z.string(), service: z.string() })).check(z.maxLength(SUGGESTIONS_MAX)),
    as_of: z.nullable(z.string()),
    notice: z.string(),
    ai_generated: z.boolean(),
    /** Present when a language model chose the quotes, which are verbatim as always; `ai_generated` is then true. */
    selected_by: z.optional(
      z.enum(["reader"]).register(registry, {
        description:
          "`reader`: a language model that the operator has turned on chose between statements of the sources; the quotes " +
          "are verbatim, and `ai_generated` is true.",
      }),
    ),
    warnings: z.array(z.string()),
    announcement: z.optional(z.string()),
    index: IndexInfo,
    explain: z.optional(Explain),
  })
  .register(registry, {
    id: "Answer",
    description:
      "The reply to every question, also to one that is not answered. `announcement` is what the operator wants everybody to read.",
  });
export type Answer = z.infer<typeof Answer>;

/** Every problem that the service returns, with its status. */
export const PROBLEMS = {
  invalid_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  withdrawn: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  index_unavailable: 503,
  asking_disabled: 503,
} as const;
export type ProblemSlug = keyof typeof PROBLEMS;

export const FieldError = z.object({ pointer: z.string(), detail: z.string() });
export type FieldError = z.infer<typeof FieldError>;

export const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    slug: z.enum(Object.keys(PROBLEMS) as [ProblemSlug, ...ProblemSlug[]]),
    errors: z.optional(z.array(FieldError)),
    handoff: Handoff,
  })
  .register(registry, { id: "Problem", description: "RFC 9457, with whom to turn to." });
export type ProblemBody = z.infer<typeof ProblemBody>;
