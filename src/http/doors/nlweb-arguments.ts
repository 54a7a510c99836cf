// Parses an NLWeb request in both forms: the plain one (`query` is a text; query strings use it, too) and that of the
// specification 0.55 (`query` is an object). Both become one `AskRequest`. Pure.
import * as z from "zod/mini";
import { AskRequest } from "../../endpoints.ts";
import { HISTORY_MESSAGE_CHARS_MAX, HISTORY_MESSAGES_MAX } from "../../limits.ts";
import { langOf } from "../../view/language.ts";
import { validate } from "../validate.ts";

const { question: Question, place: Location } = AskRequest.shape;
const TEXT = { error: "要是一段文字" };
const Text = z.optional(z.string(TEXT));
/** The caller's own id of its query, which the reply repeats; too restricted to contain a sentence. */
const QueryId = z
  .string(TEXT)
  .check(z.regex(/^[\w.:~-]{1,100}$/, { error: "只能有字母、数字和 . : ~ - _，最多100个" }));
const Mode = z.enum(["list", "summarize", "generate"], { error: "只能是 list、summarize 或 generate" });
const Earlier = z.union([z.string(), z.array(z.string())], { error: "要是一段文字，或者一个列表" });
/** True unless it says no. A query string contains words, a body values. */
const Streaming = z.union([z.boolean(), z.string(), z.number()], { error: "只能是 true 或 false" });

/** Shared with the MCP tool that takes the same arguments. */
export const NlwebArguments = z.object(
  {
    query: Question,
    /** Ignored: only one collection is served. */
    site: z.optional(z.unknown()),
    prev: z.optional(Earlier),
    decontextualized_query: z.optional(Question),
    streaming: z.optional(Streaming),
    query_id: z.optional(QueryId),
    mode: z.optional(Mode),
  },
  { error: "要是一个 JSON 对象" },
);
export type NlwebArguments = z.infer<typeof NlwebArguments>;

/** The fields of 0.55 that are read; unknown preferences are ignored. */
const Structured = z.object({
  query: z.object({ text: Question, location: Location, decontextualized_query: z.optional(Question) }),
  context: z.optional(z.object({ prev: z.optional(Earlier) }, { error: "要是一个对象" })),
  prefer: z.optional(
    z.object(
      { streaming: z.optional(Streaming), mode: Text, "accept-language": Text, response_format: Text },
      { error: "要是一个对象" },
    ),
  ),
});

export interface NlwebAsked {
  request: AskRequest;
  form: "plain" | "structured";
  /** The reply also contains the answer as one text. */
  isSummarized: boolean;
  /** Null when the caller does not say. */
  streaming: boolean | null;
  queryId: string | null;
}

/** Parses a body, or the values of a query string. Throws `invalid_request` with pointers to the faulty fields. */
export function readNlweb(value: unknown): NlwebAsked {
  return isStructured(value) ? readStructured(value) : readPlain(value);
}

/** Converts plain arguments to a request. */
export function askRequestOf({ query, prev, decontextualized_query: whole }: NlwebArguments): AskRequest {
  return withEarlier(query, earlierOf(prev), whole);
}

function isStructured(value: unknown): boolean {
  return typeof value === "object" && value !== null && "query" in value && typeof value.query === "object";
}

function readPlain(value: unknown): NlwebAsked {
  const asked = validate(NlwebArguments, value);
  return {
    request: askRequestOf(asked),
    form: "plain",
    isSummarized: asked.mode === "summarize" || asked.mode === "generate",
    streaming: isOn(asked.streaming),
    queryId: asked.query_id ?? null,
  };
}

function readStructured(value: unknown): NlwebAsked {
  const { query, context, prefer } = validate(Structured, value);
  const request = withEarlier(query.text, earlierOf(context?.prev), query.decontextualized_query);
  const language = prefer?.["accept-language"];
  return {
    request: {
      ...request,
      ...(query.location === undefined ? {} : { place: query.location }),
      ...(language === undefined ? {} : { lang: langOf(language.split(",").map((tag) => tag.trim())) }),
    },
    form: "structured",
    isSummarized: prefer?.mode === "summarize" || prefer?.mode === "generate",
    streaming: isOn(prefer?.streaming),
    queryId: null,
  };
}

function isOn(streaming: boolean | string | number | undefined): boolean | null {
  return streaming === undefined ? null : !["0", "false"].includes(String(streaming).toLowerCase());
}

/** Earlier questions as a list, as a list encoded in JSON, or as a text with commas: clients send all three. */
function earlierOf(prev: string | readonly string[] | undefined): readonly string[] {
  if (typeof prev !== "string") return prev ?? [];
  return listIn(prev) ?? prev.split(",");
}

function listIn(text: string): string[] | null {
  if (!text.trimStart().startsWith("[")) return null;
  try {
    const list = z.array(z.string()).safeParse(JSON.parse(text));
    return list.success ? list.data : null;
  } catch {
    return null;
  }
}

/**
 * `whole` is the question as rewritten by the caller's model. It becomes the latest history message; the question stays
 * `query`, so that danger and personal data are detected in the person's own words.
 */
function withEarlier(query: string, earlier: readonly string[], whole: string | undefined): AskRequest {
  const said = [...earlier, ...(whole === undefined || whole === query ? [] : [whole])]
    .map((text) => [...text.trim()].slice(0, HISTORY_MESSAGE_CHARS_MAX).join(""))
    .filter((text) => text !== "")
    .slice(-HISTORY_MESSAGES_MAX);
  const history = said.map((content) => ({ role: "user" as const, content }));
  return { question: query, ...(history.length === 0 ? {} : { history }) };
}
