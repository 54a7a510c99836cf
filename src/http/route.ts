// How parts of the app add routes, and the rules of a route: which sites' pages may read its replies and how its
// problems are printed. Rules belong to a route, never to a path prefix.
import type { Context } from "hono";
import type { ProblemBody } from "../contract.ts";
import type { Readers } from "./origins.ts";
import type { Printed } from "./render-problem.ts";

export interface RouteRules {
  /** Which pages may read the replies in a browser: those of `ALLOWED_ORIGINS`, or only Fawen's own. */
  readers: "allowed" | "own";
  /**
   * How problems are printed. `page`: as a page for browsers, otherwise like `program`. `program`: as JSON, or as text
   * for clients that prefer text. A function prints them in the protocol of the route; the HTTP status stays the
   * problem's.
   */
  problems: "page" | "program" | ((problem: ProblemBody) => Printed);
  /** Request headers, besides `Content-Type`, that pages of other sites may send. */
  requestHeaders?: readonly string[];
}

/** A page for people. */
export const PAGE: RouteRules = { readers: "own", problems: "page" };
/** For programs; pages of other sites may not read it. */
export const PROGRAM: RouteRules = { readers: "own", problems: "program" };
/** The JSON API. */
export const API: RouteRules = { readers: "allowed", problems: "program" };

/** Values that a request carries from its route to the code that prints the reply. */
export interface AppEnv {
  Variables: {
    rules?: RouteRules;
    /** Set where pages of other sites may read the reply. */
    readers?: Readers;
  };
}

export type Handler = (c: Context<AppEnv>) => Response | Promise<Response>;

/**
 * Adds a path with its handlers by method; any other method is refused with `Allow`. A path without handlers replies
 * `not_found`, printed by the given rules. `rules` defaults to `PAGE`.
 */
export type Route = (path: string, handlers: { GET?: Handler; POST?: Handler }, rules?: RouteRules) => void;
