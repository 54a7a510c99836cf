// What a client may send, what the lists reply, and the endpoints: the app validates with it, and OpenAPI is printed
// from it. Fields may be added; nothing is renamed or removed later.
import * as z from "zod/mini";
import { Answer, Citation, IndexInfo, Lang, type ProblemSlug, registry, Source } from "./contract.ts";
import {
  HISTORY_MESSAGE_CHARS_MAX,
  HISTORY_MESSAGES_MAX,
  LIST_LIMIT_MAX,
  PLACE_CHARS_MAX,
  QUESTION_CHARS_MAX,
  SEARCH_LIMIT_MAX,
} from "./limits.ts";

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
