// The wire format: schemas of everything that goes from server to client, and the list of endpoints. The app validates
// with it, OpenAPI is printed from it, and clients take their types from it. Fields may be added; nothing is renamed or
// removed later.
import * as z from "zod/mini";
import {
  CITATIONS_MAX,
  HISTORY_MESSAGE_CHARS_MAX,
  HISTORY_MESSAGES_MAX,
  LIST_LIMIT_MAX,
  PLACE_CHARS_MAX,
  QUESTION_CHARS_MAX,
  SEARCH_LIMIT_MAX,
  SUGGESTIONS_MAX,
} from "./limits.ts";

/** The only registry: each schema's name in OpenAPI and its description. */
export const registry = z.registry<{ id?: string; description?: string; minLength?: number; maxLength?: number }>();

/** A string whose length is counted in code points, as JSON Schema counts it, not in UTF-16 units. */
const characters = (min: number, max: number) =>
  z
    .string({ error: "要是一段文字" })
    .check(
      z.refine(
        (text) => {
          // The cheap test comes first: a string never has more code points than units.
          if (text.length < min) return false;
          if (text.length <= max) return true;
          return text.length <= 2 * max && [...text].length <= max;
        },
        { error: `要有${min}到${max}个字` },
      ),
    )
    .register(registry, { minLength: min, maxLength: max });

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

const HistoryMessage = z.object({
  role: z.enum(["user", "assistant"], { error: "只能是 user 或 assistant" }),
  content: characters(0, HISTORY_MESSAGE_CHARS_MAX),
});

/** Trimmed before it is counted, so that a question of spaces is empty. */
const Question = z.pipe(
  z.pipe(
    z.string({ error: "要写明问题，是一段文字" }),
    z.transform((text) => text.trim()),
  ),
  characters(1, QUESTION_CHARS_MAX),
);

export const AskRequest = z
  .object(
    {
      question: Question,
      history: z.optional(
        z
          .array(HistoryMessage, { error: "要是一个列表" })
          .check(z.maxLength(HISTORY_MESSAGES_MAX, { error: `最多${HISTORY_MESSAGES_MAX}条` })),
      ),
      place: z.optional(characters(0, PLACE_CHARS_MAX)),
      lang: z.optional(Lang),
      explain: z.optional(z.boolean({ error: "只能是 true 或 false" })),
    },
    { error: "要是一个 JSON 对象" },
  )
  .register(registry, { id: "AskRequest" });
export type AskRequest = z.infer<typeof AskRequest>;

export const FeedbackReason = z.enum(["unrelated", "wrong", "incomplete", "unclear", "outdated", "other"], {
  error: "只能是 unrelated、wrong、incomplete、unclear、outdated 或 other",
});
export type FeedbackReason = z.infer<typeof FeedbackReason>;

/** A judgement of an answer. Other fields are dropped, so a question that a client sends along is not kept. */
export const FeedbackRequest = z
  .object(
    {
      id: z.string({ error: "要是回答的 id" }).check(z.regex(/^r_[0-9a-f]{20}$/, { error: "要是回答的 id" })),
      index: z
        .string({ error: "要是回答里 index 的 id" })
        .check(z.regex(/^ix_[0-9a-f]{12}$/, { error: "要是回答里 index 的 id" })),
      useful: z.boolean({ error: "只能是 true 或 false" }),
      reason: z.optional(FeedbackReason),
    },
    { error: "要是一个 JSON 对象" },
  )
  .register(registry, {
    id: "FeedbackRequest",
    description: "`id` and `index.id` of an Answer, of this index or an earlier one; `reason` counts when not useful.",
  });
export type FeedbackRequest = z.infer<typeof FeedbackRequest>;

/** `explain` in a query string: 1 or true. */
const Flag = z.pipe(
  z.string(),
  z.transform((text) => text === "1" || text === "true"),
);
const count = (max: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,4}$/, { error: `要是1到${max}的整数` })),
    z.pipe(
      z.transform(Number),
      z.int().check(z.minimum(1, { error: `要是1到${max}的整数` }), z.maximum(max, { error: `要是1到${max}的整数` })),
    ),
  );

export const AskQuery = z.object({
  q: Question,
  place: z.optional(characters(0, PLACE_CHARS_MAX)),
  lang: z.optional(Lang),
  explain: z.optional(Flag),
});
export const SearchQuery = z.object({ q: Question, limit: z.optional(count(SEARCH_LIMIT_MAX)) });
export const ListQuery = z.object({
  limit: z.optional(count(LIST_LIMIT_MAX)),
  cursor: z.optional(z.string().check(z.regex(/^[\w.~-]{1,100}$/, { error: "要照上一页的 next 原样填" }))),
});

const listed = { next: z.nullable(z.string()), index: IndexInfo };

export const Hit = z.object({
  passage: z.string(),
  source: Source,
  text: z.string(),
  start: z.int(),
  end: z.int(),
  score: z.number(),
});
export const SearchReply = z.object({ hits: z.array(Hit), index: IndexInfo }).register(registry, { id: "SearchReply" });

export const SourceSummary = z.extend(Source, { characters: z.int(), passages: z.int() });
export const SourcesReply = z
  .object({ sources: z.array(SourceSummary), ...listed })
  .register(registry, { id: "SourcesReply" });
export const SourceReply = z
  .extend(Source, { text: z.string(), version: z.string(), index: IndexInfo })
  .register(registry, { id: "SourceReply", description: "`text` is what all offsets point into." });
export const PassageReply = z
  .object({ passage: z.string(), source: Source, text: z.string(), start: z.int(), end: z.int(), index: IndexInfo })
  .register(registry, { id: "PassageReply" });

export const Service = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  place: z.nullable(z.string()),
  audience: z.array(z.string()),
  needs: z.array(z.string()),
  citation: Citation,
  questions: z.array(z.string()),
});
export const ServicesReply = z
  .object({ services: z.array(Service), ...listed })
  .register(registry, { id: "ServicesReply" });

export const Place = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  within: z.nullable(z.string()),
});
export type Place = z.infer<typeof Place>;
export const PlacesReply = z.object({ places: z.array(Place), ...listed }).register(registry, { id: "PlacesReply" });

export const FeedbackReply = z
  .object({ kept: z.boolean(), index: IndexInfo })
  .register(registry, { id: "FeedbackReply", description: "`kept` is false where nothing is stored, the default." });

export const Health = z
  .object({ status: z.literal("ok"), version: z.string(), index: IndexInfo })
  .register(registry, { id: "Health" });

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

export interface Endpoint {
  method: "GET" | "POST";
  /** In the form of OpenAPI: `/api/sources/{id}`. */
  path: string;
  summary: string;
  query?: z.ZodMiniType;
  body?: z.ZodMiniType;
  reply: z.ZodMiniType;
  /** Other forms of the reply by media type; a client requests one in `Accept`. */
  also?: Readonly<Record<string, string>>;
  problems: readonly ProblemSlug[];
}

const READING = ["forbidden", "not_found", "method_not_allowed", "internal", "index_unavailable"] as const;

/** The JSON interface. The pages for people are listed in the documentation only. */
export const ENDPOINTS = [
  {
    method: "POST",
    path: "/api/ask",
    summary: "Ask a question",
    body: AskRequest,
    reply: Answer,
    also: {
      "text/event-stream":
        "Where the door `events` is open: `alert` (an Alert, if there is one), `lead` (a Lead, if there is one), a `citation` " +
        "(a Citation) for each quote, `done` (the whole Answer); the data of each is JSON.",
    },
    problems: [
      "invalid_request",
      "payload_too_large",
      "unsupported_media_type",
      "request_timeout",
      "asking_disabled",
      "rate_limited",
      ...READING,
    ],
  },
  {
    method: "GET",
    path: "/api/ask",
    summary: "Ask a question in the address: visible in logs on the way; with Accept: text/plain for a terminal",
    query: AskQuery,
    reply: Answer,
    also: { "text/plain": "For a terminal: the same in 80 columns." },
    problems: ["invalid_request", "asking_disabled", "rate_limited", ...READING],
  },
  {
    method: "POST",
    path: "/api/feedback",
    summary: "Say whether an answer was useful",
    body: FeedbackRequest,
    reply: FeedbackReply,
    problems: [
      "invalid_request",
      "payload_too_large",
      "unsupported_media_type",
      "request_timeout",
      "rate_limited",
      ...READING,
    ],
  },
  {
    method: "GET",
    path: "/api/search",
    summary: "Passages that match, best first",
    query: SearchQuery,
    reply: SearchReply,
    problems: ["invalid_request", "rate_limited", ...READING],
  },
  {
    method: "GET",
    path: "/api/sources",
    summary: "The source texts, but for those that an editor has withdrawn",
    query: ListQuery,
    reply: SourcesReply,
    problems: ["invalid_request", ...READING],
  },
  {
    method: "GET",
    path: "/api/sources/{id}",
    summary: "One source with its text; of one that an editor has withdrawn, when and why (410)",
    reply: SourceReply,
    problems: [...READING, "withdrawn"],
  },
  {
    method: "GET",
    path: "/api/passages/{id}",
    summary: "One passage; of a source that an editor has withdrawn, when and why (410)",
    reply: PassageReply,
    problems: [...READING, "withdrawn"],
  },
  {
    method: "GET",
    path: "/api/services",
    summary: "The directory of services",
    query: ListQuery,
    reply: ServicesReply,
    problems: ["invalid_request", ...READING],
  },
  {
    method: "GET",
    path: "/api/places",
    summary: "The places that questions can name",
    query: ListQuery,
    reply: PlacesReply,
    problems: ["invalid_request", ...READING],
  },
  {
    method: "GET",
    path: "/healthz",
    summary: "Is it up, and on which index",
    reply: Health,
    problems: ["method_not_allowed", "internal", "index_unavailable"],
  },
] as const satisfies readonly Endpoint[];
