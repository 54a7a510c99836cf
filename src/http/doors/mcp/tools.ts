// The tools of MCP: ask, search, list services, read a source. Each returns the reply of its route under `/api`; the
// contract's schemas are printed as JSON Schema. The descriptions tell agents how to pass an answer on.
import * as z from "zod/mini";
import { languageOf } from "../../../ask.ts";
import { Answer, registry } from "../../../contract.ts";
import { AskRequest, SearchQuery, SearchReply, ServicesReply, SourceReply } from "../../../endpoints.ts";
import {
  HISTORY_MESSAGES_MAX,
  LIST_LIMIT_MAX,
  PLACE_CHARS_MAX,
  QUESTION_CHARS_MAX,
  SEARCH_LIMIT_MAX,
} from "../../../limits.ts";
import { messageText } from "../../message-text.ts";
import { searchReply, servicesReply, sourceReply } from "../../read-replies.ts";
import type { Serving } from "../../serving.ts";
import { validate } from "../../validate.ts";
import { askRequestOf, NlwebArguments } from "../nlweb-arguments.ts";

/** The result of a tool: an object of its output schema, and the same as text. */
interface ToolOutput {
  structured: object;
  text: string;
}

export interface Tool {
  name: string;
  title: string;
  description: string;
  input: z.ZodMiniObject;
  output: z.ZodMiniObject;
  /** Descriptions and limits of the arguments, added to the input schema. */
  notes: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  call: (args: unknown, serving: Serving, caller: Request) => Promise<ToolOutput>;
}

const count = (max: number) => {
  const words = { error: `要是1到${max}的整数` };
  return z.optional(z.int(words).check(z.minimum(1, words), z.maximum(max, words)));
};
const QUESTION = { minLength: 1, maxLength: QUESTION_CHARS_MAX };
const asJson = (structured: object): ToolOutput => ({ structured, text: JSON.stringify(structured) });

// Without `explain`, which is for staff.
const AskInput = z.pick(AskRequest, { question: true, history: true, place: true, lang: true });
const SearchInput = z.object({ query: SearchQuery.shape.q, limit: count(SEARCH_LIMIT_MAX) });
const ListInput = z.object({
  limit: count(LIST_LIMIT_MAX),
  cursor: z.optional(z.string({ error: "要照上一页的 next 原样填" })),
});
const SourceInput = z.object({ id: z.string({ error: "要是资料的 id" }) });

export const TOOLS: readonly Tool[] = [
  {
    name: "ask",
    title: "问法律服务 Ask about legal services",
    description:
      "Answers one question about public legal services in China with verbatim quotes from reviewed texts. If `alert` is not null, " +
      "show it and its telephone numbers before everything else. Show `citations[].quote` word for word with its source; never " +
      "change, round or add a number, a date, a name or a telephone. If `status` is not answered, say so, and pass on `missing` and " +
      "`handoff`. Information, not legal advice. Nothing that is sent is stored; send no names, identity numbers or telephones.",
    input: AskInput,
    output: z.omit(Answer, { explain: true }),
    notes: {
      question: { description: "One question in the person's own words, Chinese or English", ...QUESTION },
      history: { description: `What was said before, oldest first, at most ${HISTORY_MESSAGES_MAX} messages` },
      place: { description: `Place that the question is about, at most ${PLACE_CHARS_MAX} characters, such as 平湖` },
      lang: { description: "Language of the service's own sentences; quotes stay in the language of their text" },
    },
    call: async (args, { ask, origin }, caller) => {
      const asked = isNlweb(args) ? askRequestOf(validate(NlwebArguments, args)) : validate(AskInput, args);
      const answer = await ask(asked, caller);
      const message = { lang: languageOf(asked), origin, bytesMax: Number.POSITIVE_INFINITY };
      return { structured: answer, text: messageText(answer, message) };
    },
  },
  {
    name: "search",
    title: "查原文 Search the texts",
    description:
      "Passages of the source texts that match words, best first. They are no answer: use `ask` for a question. Quote `text` word " +
      "for word with its source, and never change a number.",
    input: SearchInput,
    output: SearchReply,
    notes: {
      query: { description: "Words to look for", ...QUESTION },
      limit: { description: "How many passages, 10 if nothing is said" },
    },
    call: async (args, { collection, admit, today }, caller) => {
      const opened = collection();
      const { query, limit } = validate(SearchInput, args);
      await admit(caller);
      return asJson(await searchReply(opened, { q: query, limit }, today()));
    },
  },
  {
    name: "list_services",
    title: "服务目录 List services",
    description:
      "The directory of legal services that the texts tell of: name, place, for whom, for what, with the quote that says so, and " +
      "questions that are answered.",
    input: ListInput,
    output: ServicesReply,
    notes: {
      limit: { description: "How many services a page, 50 if nothing is said" },
      cursor: { description: "`next` of the page before" },
    },
    call: async (args, { collection, origin }) =>
      asJson(servicesReply(collection(), validate(ListInput, args), origin)),
  },
  {
    name: "get_source",
    title: "看一篇资料 Read a source",
    description:
      "One source text, whole and verbatim, with publisher and date. `start` and `end` of quotes count in its `text`.",
    input: SourceInput,
    output: SourceReply,
    notes: { id: { description: "`source.id` of a citation or a passage" } },
    call: async (args, { collection }) => asJson(sourceReply(collection(), validate(SourceInput, args).id)),
  },
];

/** NLWeb clients call a tool of the same name with NLWeb's arguments. */
function isNlweb(args: unknown): boolean {
  return typeof args === "object" && args !== null && "query" in args && !("question" in args);
}

const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** Describes a tool for `tools/list`. */
export function describeTool({ name, title, description, input, output, notes }: Tool): Record<string, unknown> {
  const inputSchema = schemaOf(input);
  const properties = Object.entries(inputSchema.properties ?? {}).map(([key, schema]) => [
    key,
    typeof schema === "object" ? { ...schema, ...notes[key] } : schema,
  ]);
  return {
    name,
    title,
    description,
    inputSchema: { ...inputSchema, properties: Object.fromEntries(properties) },
    outputSchema: JSON.parse(JSON.stringify(schemaOf(output)), withOneType),
    annotations: { title, ...ANNOTATIONS },
  };
}

/**
 * Prints a schema as in the OpenAPI document, but inline instead of as a reference, and without `$schema`, because some
 * clients know only one dialect.
 */
function schemaOf({ shape }: z.ZodMiniObject) {
  const { $schema: _dialect, ...printed } = z.toJSONSchema(z.object(shape), { io: "input", metadata: registry });
  return printed;
}

/** Splits `"type": ["string", "null"]` into two schemas, because some clients accept only one type per schema. */
function withOneType(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("type" in value) || !Array.isArray(value.type)) return value;
  const { type: types, ...rest } = value;
  return { anyOf: types.map((type: unknown) => ({ type })), ...rest };
}
