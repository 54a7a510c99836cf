// Routes of the pages for people: home with question and answer, the staff page, the sources, the frame, the kinds of
// problems.
import type { Context } from "hono";
import { PROBLEMS, type ProblemSlug } from "../contract.ts";
import { AskRequest } from "../endpoints.ts";
import { Problem } from "../problem.ts";
import { clean } from "../text.ts";
import { acceptsHtml } from "./accept.ts";
import { framedPolicy } from "./headers.ts";
import { withoutStrangeNumbers } from "./linked-question.ts";
import { type Reader, readerIn, readerOf, VARY } from "./page-language.ts";
import { PAGE_PATHS, type PagePath } from "./page-paths.ts";
import { renderAccessibility } from "./pages/accessibility.ts";
import type { Printing } from "./pages/answered-turn.ts";
import { renderEmbed } from "./pages/embed.ts";
import { renderExplain } from "./pages/explain.ts";
import { type AskedPage, renderHome } from "./pages/home.ts";
import { renderPrivacy } from "./pages/privacy.ts";
import { renderProblemKind } from "./pages/problem.ts";
import { renderSource } from "./pages/source.ts";
import { renderSources } from "./pages/sources.ts";
import { NO_KIND } from "./problem-sentences.ts";
import { readBody } from "./read-body.ts";
import { queryText, readPairs } from "./read-pairs.ts";
import { findSource } from "./read-replies.ts";
import type { Handler, Route } from "./route.ts";
import type { Serving } from "./serving.ts";
import { requireStaff } from "./staff.ts";
import { validate } from "./validate.ts";

const NO_STORE = { "Cache-Control": "no-store" };
const NO_INDEX = { "X-Robots-Tag": "noindex" };

export function addPageRoutes(route: Route, serving: Serving): void {
  const { settings, collection } = serving;
  const page = (c: Context, render: (reader: Reader) => string, headers: Record<string, string> = {}) =>
    c.html(render(readerFor(c, serving)), 200, { ...headers, ...VARY });
  const pages: Readonly<Record<PagePath, { GET: Handler; POST?: Handler }>> = {
    "/": asking(serving, HOME),
    "/sources": { GET: (c) => page(c, (reader) => renderSources(collection(), settings, reader)) },
    "/accessibility": { GET: (c) => page(c, (reader) => renderAccessibility(settings, reader)) },
    "/privacy": { GET: (c) => page(c, (reader) => renderPrivacy(settings, reader)) },
  };
  for (const path of PAGE_PATHS) route(path, pages[path]);
  route("/explain", forStaff(serving, asking(serving, EXPLAIN)));
  route("/sources/:id", {
    GET: (c) => {
      const opened = collection();
      const link = readPairs(queryText(c.req.raw), ["index", "passage", "start", "end", "version"]);
      const source = findSource(opened, c.req.param("id") ?? "");
      return page(c, (reader) => renderSource(opened, source, link, settings, reader));
    },
  });
  const framed = { "Content-Security-Policy": framedPolicy(settings.FRAME_ANCESTORS), ...NO_INDEX };
  route("/embed", {
    GET: (c) => page(c, (reader) => renderEmbed(queryText(c.req.raw), settings, serving, reader), framed),
  });
  route("/problems/:slug", {
    GET: (c) => {
      const slug = c.req.param("slug") ?? "";
      if (!isProblemSlug(slug)) throw new Problem("not_found", NO_KIND);
      return page(c, (reader) => renderProblemKind(slug, settings, reader));
    },
  });
}

/** What is printed on paper besides the content: the day and the address of the service. */
export function printingOf({ today, origin }: Serving): Printing {
  return { day: today(), home: origin ?? "" };
}

/** A page with a question form: how it is rendered, and what it requests besides the answer. */
interface AskingPage {
  render: (shown: AskedPage) => string;
  explain: boolean;
  headers: Record<string, string>;
}

const HOME: AskingPage = { render: renderHome, explain: false, headers: {} };
const EXPLAIN: AskingPage = {
  render: renderExplain,
  explain: true,
  headers: { ...NO_STORE, ...NO_INDEX },
};

/** The page's form posts its question; a link carries it in the address. */
function asking(serving: Serving, page: AskingPage): { GET: Handler; POST: Handler } {
  return {
    GET: (c) => {
      const { q: question, place } = readPairs(queryText(c.req.raw), ["q", "place"]);
      return askedPage(c, serving, question === undefined ? null : { question, place, isLinked: true }, page);
    },
    POST: async (c) => {
      const form = await readBody(c.req.raw, "application/x-www-form-urlencoded");
      const { question = "", place } = readPairs(form, ["question", "place"]);
      return askedPage(c, serving, { question, place, isLinked: false }, page);
    },
  };
}

/** Wraps the handlers so that only callers who may see explanations reach them. */
function forStaff(
  { settings }: Serving,
  { GET, POST }: Record<"GET" | "POST", Handler>,
): Record<"GET" | "POST", Handler> {
  const guarded =
    (handler: Handler): Handler =>
    async (c) => {
      await requireStaff(settings, c.req.raw);
      return handler(c);
    };
  return { GET: guarded(GET), POST: guarded(POST) };
}

/**
 * Renders the page with the question and its answer. An invalid question stays in the form, with the reason. A question
 * that came by a link is marked as someone else's, and strange telephone numbers in it are hidden.
 */
async function askedPage(
  c: Context,
  serving: Serving,
  asked: { question: string; place: string | undefined; isLinked: boolean } | null,
  { render, explain, headers }: AskingPage,
): Promise<Response> {
  const { settings, menuWords } = serving;
  const collection = serving.collection();
  // The staff page is in Chinese, whatever the browser asks for.
  const reader = explain ? readerIn("zh-CN", settings, serving.today()) : readerFor(c, serving);
  const shown = { collection, menuWords, settings, reader, place: asked?.place, printing: printingOf(serving) };
  if (asked === null) return c.html(render({ ...shown, turn: null, fault: null }), 200, { ...VARY, ...headers });
  serving.requireAsking();
  const { question, place = "", isLinked } = asked;
  const uncached = { ...VARY, ...headers, ...(isLinked ? NO_INDEX : {}), ...NO_STORE };
  const shownAs = (text: string) =>
    isLinked ? withoutStrangeNumbers(clean(text), collection, reader.words.numberHidden) : text;
  try {
    const request = validate(AskRequest, { question, explain, lang: reader.lang, ...(place === "" ? {} : { place }) });
    const note = isLinked ? { note: reader.words.fromLink } : {};
    const turn = { question: shownAs(request.question), ...note, answer: await serving.ask(request, c.req.raw) };
    return c.html(render({ ...shown, turn, fault: null }), 200, uncached);
  } catch (error) {
    if (!(error instanceof Problem) || error.slug !== "invalid_request" || !acceptsHtml(c.req.header("accept")))
      throw error;
    const fault = { typed: shownAs(question), sentence: reader.words.cannotAsk };
    return c.html(render({ ...shown, turn: null, fault }), PROBLEMS.invalid_request, uncached);
  }
}

function readerFor(c: Context, { settings, today }: Serving): Reader {
  return readerOf(c, settings, today());
}

function isProblemSlug(slug: string): slug is ProblemSlug {
  return Object.hasOwn(PROBLEMS, slug);
}
