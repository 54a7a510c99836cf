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
import { readerOf } from "./page-language.ts";
import { renderProblemPage } from "./pages/problem.ts";
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

const FORBIDDEN =
  "您打开的这个网页不在法问的名单里，从这里查不了。请打开法问自己的网页再问，或者打12348公共法律服务热线。";
const NOT_FOUND = "没有这个地址。可以回到首页再问。";

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
        if (!readers.isAdmitted) throw new Problem("forbidden", FORBIDDEN);
      }
      await next();
    });
    const allow = allowed(Object.keys(handlers), rules);
    for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler);
    if (allow === null) {
      app.all(path, () => {
        throw new Problem("not_found", NOT_FOUND);
      });
      return;
    }
    if (isOpen(rules)) app.options(path, () => preflight(allow, rules.requestHeaders));
    app.all(path, () => {
      throw new Problem("method_not_allowed", `这个地址只能用 ${allow}。`, { headers: { Allow: allow } });
    });
  };
  app.notFound((c) => problemResponse(c, new Problem("not_found", NOT_FOUND), parts));
  app.onError((error, c) => {
    if (error instanceof Problem) return problemResponse(c, error, parts);
    return problemResponse(c, new Problem("internal", "程序出了毛病，这次没有查成。请过一会儿再试。"), parts, error);
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
  const body = problemBody(problem, parts.collection);
  if (bug !== undefined) console.error("internal", body.instance, bug.name);
  return renderProblem(problem, body, printed(c, body, parts));
}

function printed(c: Context<AppEnv>, body: ProblemBody, { settings, today }: RouterParts): Printed {
  const { problems } = c.var.rules ?? PAGE;
  if (typeof problems === "function") return problems(body);
  if (problems === "program") return printedFor(c.req.raw, null);
  const reader = readerOf(c, settings, today());
  // The page must not repeat the requested address.
  return printedFor(c.req.raw, (shown) => renderProblemPage(shown, settings, { ...reader, here: `${reader.base}/` }));
}
