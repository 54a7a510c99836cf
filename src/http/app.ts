// The routes: a request comes in, a reply of the contract or a page goes out. What a person asked goes into the answer
// and nowhere else: into no header, no address, no log.
import { type Context, Hono } from "hono";
import { getPath } from "hono/utils/url";
import { type Ask, answerJson, languageOf } from "../ask.ts";
import { basePath, withoutBase } from "../base.ts";
import type { Collection } from "../collection.ts";
import {
  type Answer,
  AskQuery,
  AskRequest,
  FeedbackRequest,
  ListQuery,
  PROBLEMS,
  type ProblemBody,
  type ProblemSlug,
  SearchQuery,
} from "../contract.ts";
import type { KeepFeedback } from "../feedback-table.ts";
import type { KioskStatics } from "../kiosk-statics.ts";
import { Problem } from "../problem.ts";
import type { Settings } from "../settings.ts";
import { acceptsHtml, prefersPlainText } from "./accept.ts";
import { feedbackReply } from "./feedback-reply.ts";
import { framedPolicy, isApi, isForPrograms, preflight, setCommonHeaders } from "./headers.ts";
import { addKioskRoutes } from "./kiosk-routes.ts";
import { openApi } from "./openapi.ts";
import { readersOf } from "./origins.ts";
import { type Reader, readerIn, readerOf, VARY } from "./page-language.ts";
import { renderAccessibility } from "./pages/accessibility.ts";
import type { Printing } from "./pages/answered-turn.ts";
import { renderEmbed } from "./pages/embed.ts";
import { renderExplain } from "./pages/explain.ts";
import { type AskedPage, renderHome } from "./pages/home.ts";
import { renderProblemKind, renderProblemPage } from "./pages/problem.ts";
import { renderSource } from "./pages/source.ts";
import { renderSources } from "./pages/sources.ts";
import { plainText } from "./plain-text.ts";
import { dropBody, parseJson, readBody } from "./read-body.ts";
import { queryText, readPairs } from "./read-pairs.ts";
import {
  findSource,
  passageReply,
  placesReply,
  searchReply,
  servicesReply,
  sourceReply,
  sourcesReply,
} from "./read-replies.ts";
import { printedFor, problemBody, renderProblem } from "./render-problem.ts";
import type { Route } from "./route.ts";
import { addTakenRoutes } from "./taken-routes.ts";
import { validate } from "./validate.ts";

export interface AppParts {
  /** Null when the index could not be opened: then what needs it is a problem, and the rest goes on. */
  index: { collection: Collection; ask: Ask } | null;
  settings: Settings;
  version: string;
  /** The day it is now, `YYYY-MM-DD`. */
  today: () => string;
  /** Null: nothing that people say about answers is kept. */
  keepFeedback: KeepFeedback | null;
  /** What a kiosk takes along to go on without a line: the text the index was opened from, the static files' digests. */
  kiosk: { corpusText: string; statics: KioskStatics };
}

const FORBIDDEN =
  "您打开的这个网页不在法问的名单里，从这里查不了。请打开法问自己的网页再问，或者打12348公共法律服务热线。";
const NO_STORE = { "Cache-Control": "no-store" };

export function createApp(parts: AppParts): Hono {
  const base = basePath(parts.settings.PUBLIC_ORIGIN);
  const app = new Hono({ getPath: (request) => withoutBase(getPath(request), base) });
  app.use(async (c, next) => {
    await next();
    dropBody(c.req.raw);
    setCommonHeaders(c.res.headers, c.req.path, readersOf(c.req.raw, parts.settings));
  });
  app.use("/api/*", async (c, next) => {
    if (!readersOf(c.req.raw, parts.settings).isAdmitted) throw new Problem("forbidden", FORBIDDEN);
    await next();
  });
  const route: Route = (path, handlers) => {
    const allow = [
      ...Object.keys(handlers),
      ...("GET" in handlers ? ["HEAD"] : []),
      ...(isApi(path) ? ["OPTIONS"] : []),
    ]
      .sort()
      .join(", ");
    for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler);
    if (isApi(path)) app.options(path, () => preflight(allow));
    app.all(path, () => {
      throw new Problem("method_not_allowed", `这个地址只能用 ${allow}。`, { headers: { Allow: allow } });
    });
  };
  addAskRoutes(route, parts);
  addReadingRoutes(route, parts);
  addPages(route, parts);
  const collection = () => requireIndex(parts).collection;
  addTakenRoutes(route, { collection, settings: parts.settings, printing: () => printingOf(parts) });
  addKioskRoutes(route, { collection, settings: parts.settings, ...parts.kiosk });
  app.notFound((c) => problemResponse(c, new Problem("not_found", "没有这个地址。可以回到首页再问。"), parts));
  app.onError((error, c) => {
    if (error instanceof Problem) return problemResponse(c, error, parts);
    return problemResponse(c, new Problem("internal", "程序出了毛病，这次没有查成。请过一会儿再试。"), parts, error);
  });
  return app;
}

function addAskRoutes(route: Route, parts: AppParts): void {
  route("/api/ask", {
    POST: async (c) => {
      requireAsking(parts);
      const request = validate(AskRequest, parseJson(await readBody(c.req.raw, "application/json")));
      return answerBody(c, await answer(parts, request), NO_STORE);
    },
    GET: async (c) => {
      requireAsking(parts);
      const pairs = readPairs(queryText(c.req.raw), ["q", "place", "lang", "explain"]);
      const { q: question, ...rest } = validate(AskQuery, pairs);
      const reply = await answer(parts, { question, ...rest });
      const headers = { ...NO_STORE, Vary: "Accept" };
      if (!prefersPlainText(c.req.header("accept"))) return answerBody(c, reply, headers);
      return c.text(plainText(reply, languageOf({ question, ...rest })), 200, headers);
    },
  });
}

function answerBody(c: Context, answer: Answer, headers: Record<string, string>): Response {
  return c.body(answerJson(answer), 200, { ...headers, "Content-Type": "application/json" });
}

function addReadingRoutes(route: Route, parts: AppParts): void {
  const list = (c: Context) => validate(ListQuery, readPairs(queryText(c.req.raw), ["limit", "cursor"]));
  const collection = () => requireIndex(parts).collection;
  route("/api/feedback", {
    POST: async (c) => {
      const { info } = collection();
      const request = validate(FeedbackRequest, parseJson(await readBody(c.req.raw, "application/json")));
      return c.json(await feedbackReply(parts.keepFeedback, request, parts.today(), info), 200, NO_STORE);
    },
  });
  route("/api/search", {
    GET: async (c) => {
      const opened = collection();
      const query = validate(SearchQuery, readPairs(queryText(c.req.raw), ["q", "limit"]));
      return c.json(await searchReply(opened, query, parts.today()), 200, NO_STORE);
    },
  });
  route("/api/sources", { GET: (c) => c.json(sourcesReply(collection(), list(c))) });
  route("/api/sources/:id", { GET: (c) => c.json(sourceReply(collection(), c.req.param("id") ?? "")) });
  route("/api/passages/:id", { GET: (c) => c.json(passageReply(collection(), c.req.param("id") ?? "")) });
  route("/api/services", { GET: (c) => c.json(servicesReply(collection(), list(c), originOf(parts))) });
  route("/api/places", { GET: (c) => c.json(placesReply(collection(), list(c))) });
  route("/healthz", {
    GET: (c) => c.json({ status: "ok", version: parts.version, index: collection().info }, 200, NO_STORE),
  });
  let description: string | undefined;
  route("/openapi.json", {
    GET: (c) => {
      description ??= JSON.stringify(openApi(parts.version, originOf(parts)));
      return c.body(description, 200, { "Content-Type": "application/json; charset=utf-8" });
    },
  });
}

function addPages(route: Route, parts: AppParts): void {
  const { settings } = parts;
  const page = (c: Context, render: (reader: Reader) => string, headers: Record<string, string> = {}) =>
    c.html(render(readerFor(c, parts)), 200, { ...headers, ...VARY });
  route("/", {
    GET: (c) => {
      const { q: question, place } = readPairs(queryText(c.req.raw), ["q", "place"]);
      return askedPage(c, parts, question === undefined ? null : { question, place }, HOME);
    },
    POST: async (c) => {
      const form = await readBody(c.req.raw, "application/x-www-form-urlencoded");
      const { question = "", place } = readPairs(form, ["question", "place"]);
      return askedPage(c, parts, { question, place }, HOME);
    },
  });
  route("/explain", {
    GET: (c) => {
      const { q: question, place } = readPairs(queryText(c.req.raw), ["q", "place"]);
      return askedPage(c, parts, question === undefined ? null : { question, place }, EXPLAIN);
    },
    POST: async (c) => {
      const form = await readBody(c.req.raw, "application/x-www-form-urlencoded");
      const { question = "", place } = readPairs(form, ["question", "place"]);
      return askedPage(c, parts, { question, place }, EXPLAIN);
    },
  });
  route("/sources", {
    GET: (c) => page(c, (reader) => renderSources(requireIndex(parts).collection, settings, reader)),
  });
  route("/sources/:id", {
    GET: (c) => {
      const { collection } = requireIndex(parts);
      const link = readPairs(queryText(c.req.raw), ["index", "passage", "start", "end", "version"]);
      const source = findSource(collection, c.req.param("id") ?? "");
      return page(c, (reader) => renderSource(collection, source, link, settings, reader));
    },
  });
  const hosts = settings.FRAME_ANCESTORS;
  const collection = parts.index?.collection ?? null;
  const framed = { "Content-Security-Policy": framedPolicy(hosts), "X-Robots-Tag": "noindex" };
  route("/embed", {
    GET: (c) => page(c, ({ lang }) => renderEmbed(queryText(c.req.raw), settings, collection, lang), framed),
  });
  route("/problems/:slug", {
    GET: (c) => {
      const slug = c.req.param("slug") ?? "";
      if (!isProblemSlug(slug)) throw new Problem("not_found", "没有这种问题的说明。可以回到首页。");
      return page(c, (reader) => renderProblemKind(slug, settings, reader));
    },
  });
  route("/accessibility", { GET: (c) => page(c, (reader) => renderAccessibility(settings, reader)) });
}

/** A page that asks: how it is printed, and what it wants beside the answer. */
interface AskingPage {
  render: (shown: AskedPage) => string;
  explain: boolean;
  headers: Record<string, string>;
}

const HOME: AskingPage = { render: renderHome, explain: false, headers: {} };
const EXPLAIN: AskingPage = {
  render: renderExplain,
  explain: true,
  headers: { ...NO_STORE, "X-Robots-Tag": "noindex" },
};

/** The page, with what was asked and its answer. A question that cannot be asked stays in the form, with the reason. */
async function askedPage(
  c: Context,
  parts: AppParts,
  asked: { question: string; place: string | undefined } | null,
  { render, explain, headers }: AskingPage,
): Promise<Response> {
  const { settings } = parts;
  const { collection } = requireIndex(parts);
  // The page for staff is in Chinese, whatever their browser wants.
  const reader = explain ? readerIn("zh-CN", basePath(settings.PUBLIC_ORIGIN)) : readerFor(c, parts);
  const shown = { collection, settings, reader, place: asked?.place, printing: printingOf(parts) };
  if (asked === null) return c.html(render({ ...shown, turn: null, fault: null }), 200, { ...VARY, ...headers });
  requireAsking(parts);
  const asking = { ...VARY, ...headers, ...NO_STORE };
  const { question, place = "" } = asked;
  try {
    const request = validate(AskRequest, { question, explain, lang: reader.lang, ...(place === "" ? {} : { place }) });
    const turn = { question: request.question, answer: await answer(parts, request) };
    return c.html(render({ ...shown, turn, fault: null }), 200, asking);
  } catch (error) {
    if (!(error instanceof Problem) || error.slug !== "invalid_request" || !acceptsHtml(c.req.header("accept")))
      throw error;
    const fault = { typed: question, sentence: reader.words.cannotAsk };
    return c.html(render({ ...shown, turn: null, fault }), PROBLEMS.invalid_request, asking);
  }
}

function requireIndex({ index }: AppParts): NonNullable<AppParts["index"]> {
  if (index === null) throw new Problem("index_unavailable", "资料没有打开，现在查不了。请过一会儿再试。");
  return index;
}

function requireAsking(parts: AppParts): void {
  requireIndex(parts);
  if (parts.settings.ASKING === "on") return;
  throw new Problem("asking_disabled", "提问暂时停了。可以先看资料目录，过些时候再问。");
}

function answer(parts: AppParts, request: AskRequest): Promise<Answer> {
  return requireIndex(parts).ask(request, { month: parts.today(), origin: originOf(parts) });
}

/** What links are made absolute with, or null. */
function originOf({ settings: { PUBLIC_ORIGIN } }: AppParts): string | null {
  return PUBLIC_ORIGIN === "" ? null : PUBLIC_ORIGIN;
}

function printingOf(parts: AppParts): Printing {
  return { day: parts.today(), home: originOf(parts) ?? "" };
}

function readerFor(c: Context, { settings }: AppParts): Reader {
  return readerOf(c, basePath(settings.PUBLIC_ORIGIN));
}

/** `bug` is what was not expected: its name is logged with the instance, its message may hold a question and is not. */
function problemResponse(c: Context, problem: Problem, parts: AppParts, bug?: Error): Response {
  const body = problemBody(problem, parts.index?.collection ?? null);
  if (bug !== undefined) console.error("internal", body.instance, bug.name);
  const reader = readerFor(c, parts);
  // Of the address that was asked for, nothing is said again.
  const print = (shown: ProblemBody) =>
    renderProblemPage(shown, parts.settings, { ...reader, here: `${reader.base}/` });
  return renderProblem(problem, body, printedFor(c.req.raw, isForPrograms(c.req.path) ? null : print));
}

function isProblemSlug(slug: string): slug is ProblemSlug {
  return Object.hasOwn(PROBLEMS, slug);
}
