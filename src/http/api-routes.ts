// Routes of the JSON API: asking, searching, reading, feedback, health, the OpenAPI document.
import type { Context } from "hono";
import { answerJson, languageOf } from "../ask.ts";
import type { Answer } from "../contract.ts";
import { AskQuery, AskRequest, FeedbackRequest, ListQuery, SearchQuery } from "../endpoints.ts";
import type { KeepFeedback } from "../feedback-table.ts";
import { prefersEvents, prefersPlainText } from "./accept.ts";
import { answerEvents } from "./doors/events.ts";
import { EVENT_STREAM } from "./event-stream.ts";
import { feedbackReply } from "./feedback-reply.ts";
import { openApi } from "./openapi.ts";
import { plainText } from "./plain-text.ts";
import { parseJson, readBody } from "./read-body.ts";
import { queryText, readPairs } from "./read-pairs.ts";
import { passageReply, placesReply, searchReply, servicesReply, sourceReply, sourcesReply } from "./read-replies.ts";
import { API, PROGRAM, type Route } from "./route.ts";
import type { Serving } from "./serving.ts";
import { validate } from "./validate.ts";

const NO_STORE = { "Cache-Control": "no-store" };

/** `keepFeedback` is null when feedback is not stored. */
export function addApiRoutes(route: Route, serving: Serving, keepFeedback: KeepFeedback | null): void {
  addAskRoute(route, serving);
  addReadingRoutes(route, serving);
  const { collection, admit, today, version, origin } = serving;
  route(
    "/api/feedback",
    {
      POST: async (c) => {
        const { info } = collection();
        const request = validate(FeedbackRequest, parseJson(await readBody(c.req.raw, "application/json")));
        await admit(c.req.raw);
        return c.json(await feedbackReply(keepFeedback, request, today(), info), 200, NO_STORE);
      },
    },
    API,
  );
  route(
    "/healthz",
    { GET: (c) => c.json({ status: "ok", version, index: collection().info }, 200, NO_STORE) },
    PROGRAM,
  );
  let description: string | undefined;
  const described = { "Content-Type": "application/json; charset=utf-8" };
  route(
    "/openapi.json",
    {
      GET: (c) => {
        description ??= JSON.stringify(openApi(version, origin));
        return c.body(description, 200, described);
      },
    },
    PROGRAM,
  );
}

/** Replies `not_found` to all other paths of the API. Add it last. */
export function addUnknownApi(route: Route): void {
  route("/api/*", {}, API);
}

function addAskRoute(route: Route, { requireAsking, ask, settings }: Serving): void {
  const varies = { ...NO_STORE, Vary: "Accept" };
  const hasEvents = settings.DOORS.has("events");
  route(
    "/api/ask",
    {
      POST: async (c) => {
        requireAsking();
        const request = validate(AskRequest, parseJson(await readBody(c.req.raw, "application/json")));
        const reply = await ask(request, c.req.raw);
        if (!hasEvents) return answerBody(c, reply, NO_STORE);
        if (!prefersEvents(c.req.header("accept"))) return answerBody(c, reply, varies);
        return c.body(answerEvents(reply), 200, { ...EVENT_STREAM, Vary: "Accept" });
      },
      // GET never streams: a browser's `EventSource` would ask again whenever the stream ends.
      GET: async (c) => {
        requireAsking();
        const pairs = readPairs(queryText(c.req.raw), ["q", "place", "lang", "explain"]);
        const { q: question, ...rest } = validate(AskQuery, pairs);
        const reply = await ask({ question, ...rest }, c.req.raw);
        if (!prefersPlainText(c.req.header("accept"))) return answerBody(c, reply, varies);
        return c.text(plainText(reply, languageOf({ question, ...rest })), 200, varies);
      },
    },
    API,
  );
}

function answerBody(c: Context, answer: Answer, headers: Record<string, string>): Response {
  return c.body(answerJson(answer), 200, { ...headers, "Content-Type": "application/json" });
}

function addReadingRoutes(route: Route, { collection, admit, today, origin }: Serving): void {
  const list = (c: Context) => validate(ListQuery, readPairs(queryText(c.req.raw), ["limit", "cursor"]));
  const search = async (c: Context) => {
    const opened = collection();
    const query = validate(SearchQuery, readPairs(queryText(c.req.raw), ["q", "limit"]));
    await admit(c.req.raw);
    return c.json(await searchReply(opened, query, today()), 200, NO_STORE);
  };
  route("/api/search", { GET: search }, API);
  route("/api/sources", { GET: (c) => c.json(sourcesReply(collection(), list(c))) }, API);
  route("/api/sources/:id", { GET: (c) => c.json(sourceReply(collection(), c.req.param("id") ?? "")) }, API);
  route("/api/passages/:id", { GET: (c) => c.json(passageReply(collection(), c.req.param("id") ?? "")) }, API);
  route("/api/services", { GET: (c) => c.json(servicesReply(collection(), list(c), origin)) }, API);
  route("/api/places", { GET: (c) => c.json(placesReply(collection(), list(c))) }, API);
}
