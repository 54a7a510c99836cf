// Builds the app from routes: applies a route's rules, refuses pages that may not call it and methods that it does not
// have, sets the common headers and prints every problem. It knows no route by name.
import { type Context, Hono } from "hono";
import { getPath } from "hono/utils/url";
import { basePath, withoutBase } from "../base.ts";
import type { Collection } from "../collection.ts";
import type { ProblemBody } from "../contract.ts";
import { Problem } from "../problem.ts";
import type { Settings } from "../settings.ts";
import { bindsToHttps, preflight, setCommonHeaders } from "./headers.ts";
import { readersOf } from "./origins.ts";
import { readerOf, requestLang } from "./page-language.ts";
import { renderProblemPage } from "./pages/problem.ts";
import { BROKEN, NO_ADDRESS, NOT_LISTED } from "./problem-sentences.ts";
import { dropBody } from "./read-body.ts";
import { type Printed, printedFor, problemBody, renderProblem } from "./render-problem.ts";
import { type AppEnv, PAGE, type Route, type RouteRules } from "./route.ts";

export interface RouterParts {
  settings: Settings;
  /** Null when the index could not be opened: problems then name the built-in contacts. */
  collection: Collection | null;
  /** Returns the current day in China, `YYYY-MM-DD`. */
  today: () => string;
}

export function createRouter(parts: RouterParts): { app: Hono<AppEnv>; route: Route } {
  const { settings } = parts;
  const base = basePath(settings.PUBLIC_ORIGIN);
  const app = new Hono<AppEnv>({ getPath: (request) => withoutBase(getPath(request), base) });
  app.use(async (c, next) => {
    await next();
    dropBody(c.req.raw);
    setCommonHeaders(c.res.headers, c.var.readers ?? null, bindsToHttps(c.req.url, settings.PUBLIC_ORIGIN));
  });
  const route: Route = (path, handlers, rules = PAGE) => {
    app.use(path, async (c, next) => {
      c.set("rules", rules);
      if (isOpen(rules)) {
        const readers = readersOf(c.req.raw, settings);
        c.set("readers", readers);
        if (!readers.isAdmitted) throw new Problem("forbidden", NOT_LISTED);
      }
      await next();
    });
    const allow = allowed(Object.keys(handlers), rules);
    for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler);
    if (allow === null) {
      app.all(path, () => {
        throw new Problem("not_found", NO_ADDRESS);
      });
      return;
    }
    if (isOpen(rules)) app.options(path, () => preflight(allow, rules.requestHeaders));
    app.all(path, () => {
      throw new Problem("method_not_allowed", `这个地址只能用 ${allow}。`, { headers: { Allow: allow } });
    });
  };
  app.notFound((c) => problemResponse(c, new Problem("not_found", NO_ADDRESS), parts));
  app.onError((error, c) => {
    if (error instanceof Problem) return problemResponse(c, error, parts);
    return problemResponse(c, new Problem("internal", BROKEN), parts, error);
  });
  return { app, route };
}

/** True when pages of other sites may call it. */
function isOpen(rules: RouteRules): boolean {
  return rules.readers === "allowed";
}

/** The value of `Allow`; null when there are no methods. */
function allowed(methods: readonly string[], rules: RouteRules): string | null {
  if (methods.length === 0) return null;
  const more = [...(methods.includes("GET") ? ["HEAD"] : []), ...(isOpen(rules) ? ["OPTIONS"] : [])];
  return [...methods, ...more].sort().join(", ");
}

/**
 * `bug` is an unexpected error. Its name is logged with the instance; its message is not, since it may contain a
 * question.
 */
function problemResponse(c: Context<AppEnv>, problem: Problem, parts: RouterParts, bug?: Error): Response {
  // A door has its own protocol and clients, which know no languages.
  const lang = typeof c.var.rules?.problems === "function" ? "zh-CN" : requestLang(c).lang;
  const body = problemBody(problem, parts.collection, lang);
  if (bug !== undefined) console.error("internal", body.instance, bug.name);
  return renderProblem(problem, body, printed(c, body, parts));
}

function printed(c: Context<AppEnv>, body: ProblemBody, { settings, today }: RouterParts): Printed {
  const { problems } = c.var.rules ?? PAGE;
  if (typeof problems === "function") return problems(body);
  const reader = readerOf(c, settings, today());
  if (problems === "program") return printedFor(c.req.raw, reader.lang, null);
  // The page must not repeat the requested address.
  return printedFor(c.req.raw, reader.lang, (shown) =>
    renderProblemPage(shown, settings, { ...reader, here: `${reader.base}/` }),
  );
}
