// The NLWeb door, `/ask`. It speaks the specification 0.55 ("structured") and the older form of existing clients
// ("plain"), each as one JSON document or as server-sent events. Nothing is generated: a summary is the answer's own
// text.
import type { Context } from "hono";
import { languageOf } from "../../ask.ts";
import type { Answer, ProblemBody } from "../../contract.ts";
import { prefersEvents, prefersJson } from "../accept.ts";
import { EVENT_STREAM, eventText, streamOf } from "../event-stream.ts";
import { messageText } from "../message-text.ts";
import { parseJson, readBody } from "../read-body.ts";
import { queryText, readPairs } from "../read-pairs.ts";
import type { Printed } from "../render-problem.ts";
import type { Route, RouteRules } from "../route.ts";
import type { Serving } from "../serving.ts";
import { type NlwebAsked, readNlweb } from "./nlweb-arguments.ts";
import { contactPoint, type Item, itemGroups } from "./nlweb-items.ts";

const VERSION = "0.55";
/** Name of the only site: the whole collection. */
const SITE = "fawen";
const SCORE_MAX = 100;
const PARAMETERS = ["query", "site", "prev", "decontextualized_query", "streaming", "query_id", "mode"] as const;

const RULES: RouteRules = { readers: "allowed", problems: printProblem };

/** The content of a reply, whatever its form. */
interface Found {
  asked: NlwebAsked;
  answer: Answer;
  groups: Item[][];
  summary: string | null;
}

export function addNlwebDoor(route: Route, serving: Serving): void {
  const answered = async (c: Context, read: () => Promise<unknown>) => {
    serving.requireAsking();
    const asked = readNlweb(await read());
    const answer = await serving.ask(asked.request, c.req.raw);
    const printing = { lang: languageOf(asked.request), origin: serving.origin };
    const groups = itemGroups(answer, { ...printing, isSummarized: asked.isSummarized });
    const message = { ...printing, bytesMax: Number.POSITIVE_INFINITY };
    const summary = asked.isSummarized ? messageText(answer, message) : null;
    return respond(c, { asked, answer, groups, summary });
  };
  route(
    "/ask",
    {
      GET: (c) => answered(c, async () => readPairs(queryText(c.req.raw), PARAMETERS)),
      POST: (c) => answered(c, async () => parseJson(await readBody(c.req.raw, "application/json"))),
    },
    RULES,
  );
}

function respond(c: Context, found: Found): Response {
  const isPlain = found.asked.form === "plain";
  if (streams(c, found.asked)) {
    const events = isPlain ? plainMessages(found) : structuredEvents(found);
    return c.body(streamOf(events), 200, { ...EVENT_STREAM, Vary: "Accept" });
  }
  const body = isPlain ? plainBody(found) : structuredBody(found);
  return c.json(body, 200, { "Cache-Control": "no-store", Vary: "Accept" });
}

/** Without `streaming` the plain form streams by default, the structured form only when `Accept` prefers events. */
function streams(c: Context, { streaming, form }: NlwebAsked): boolean {
  if (streaming !== null) return streaming;
  const accept = c.req.header("accept");
  return form === "plain" ? !prefersJson(accept) : prefersEvents(accept);
}

/** The caller's own id of the query, or else the answer's. */
function queryIdOf({ asked, answer }: Found): string {
  return asked.queryId ?? answer.id;
}

/** Scores only reflect the order, best first. */
function plainResults(items: readonly Item[], before = 0) {
  return items.map(({ url, name, description, thing }, i) => {
    return { url, name, site: SITE, score: SCORE_MAX - before - i, description, schema_object: thing };
  });
}

function plainBody(found: Found): object {
  const { answer, groups, summary } = found;
  return {
    query_id: queryIdOf(found),
    id: answer.id,
    results: plainResults(groups.flat()),
    ...(summary === null ? {} : { summary: { message: summary } }),
    ...(answer.clarify === null ? {} : { ask_user: { message: clarifyText(answer.clarify) } }),
    fawen: answer,
  };
}

function plainMessages(found: Found): string[] {
  const { answer, groups, summary } = found;
  const query_id = queryIdOf(found);
  const say = (message_type: string, fields: object) =>
    eventText(JSON.stringify({ message_type, query_id, ...fields }));
  let before = 0;
  const batches = groups.map((group) => {
    const results = plainResults(group, before);
    before += group.length;
    return say("result_batch", { results });
  });
  return [
    ...batches,
    ...(summary === null ? [] : [say("summary", { message: summary })]),
    ...(answer.clarify === null ? [] : [say("ask_user", { message: clarifyText(answer.clarify) })]),
    say("complete", { id: answer.id, fawen: answer }),
  ];
}

type Clarify = NonNullable<Answer["clarify"]>;

function clarifyText({ question, choices }: Clarify): string {
  return [question, ...choices.map((choice) => `· ${choice.question}`)].join("\n");
}

function structuredMeta({ answer }: Found): object {
  const { id, status, clarify, alert, index } = answer;
  // Danger comes first: an alert is never held back by a question to the reader.
  const response_type = clarify !== null && alert === null ? "elicitation" : "answer";
  return { response_type, response_format: "conversational_search", version: VERSION, id, status, index: index.id };
}

function elicitation({ answer: { clarify } }: Found): object {
  if (clarify === null) return {};
  const { question, choices } = clarify;
  const options = choices.map((choice) => choice.question);
  return {
    elicitation: { text: question, questions: [{ id: "question", text: question, type: "single_select", options }] },
  };
}

/** In a summary, the answer's item contains the summary's text. */
function structuredItems({ groups, summary }: Found): object[] {
  return groups
    .flat()
    .map(({ thing }) => (summary !== null && thing["@type"] === "SearchSummary" ? { ...thing, text: summary } : thing));
}

function structuredBody(found: Found): object {
  return {
    _meta: structuredMeta(found),
    results: structuredItems(found),
    ...elicitation(found),
    fawen: found.answer,
  };
}

function structuredEvents(found: Found): string[] {
  const meta = structuredMeta(found);
  const items = structuredItems(found);
  const say = (event: string, data: object) => eventText(JSON.stringify(data), event);
  const end = { _meta: { ...meta, total_items: items.length }, ...elicitation(found), fawen: found.answer };
  return [
    say("start", { _meta: { ...meta, streaming: true } }),
    ...items.map((item, index) => say("result", { index, item })),
    say("complete", end),
  ];
}

/** Prints a failure for both forms, because the request may be too broken to tell which one it used. */
function printProblem(): Printed {
  return { type: "application/json", print: (problem) => JSON.stringify(failure(problem)) };
}

function failure({ slug, detail, type, instance, errors, handoff }: ProblemBody): object {
  const numbers = handoff.contacts.map(({ tel, name }) => [name, tel].filter((text) => text !== null).join(" "));
  const message = [detail, handoff.why, ...numbers].join("\n");
  return {
    _meta: { response_type: "failure", version: VERSION },
    error: { code: slug.toUpperCase(), message, details: { type, instance, errors: errors ?? [] } },
    message_type: "error",
    message,
    results: handoff.contacts.map(contactPoint),
  };
}
