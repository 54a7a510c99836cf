// How a part of the app adds its routes, and what is said of a route beside its path: whose pages may read its replies and
// how its problems are printed. Rules belong to a route, never to a prefix of its path.
import type { Context } from "hono";
import type { ProblemBody } from "../contract.ts";
import type { Printed } from "./render-problem.ts";

export interface RouteRules {
  /** Whose pages may read the replies in a browser: those of `ALLOWED_ORIGINS`, or Fawen's own alone. */
  readers: "allowed" | "own";
  /**
   * `page`: a page for a browser, else as a program wants it. `program`: JSON, or text for who asks for it. A function prints a
   * problem in the form of the route's own protocol, with the problem's status.
   */
  problems: "page" | "program" | ((problem: ProblemBody) => Printed);
  /** Request headers, beside `Content-Type`, that a page of another site may send. */
  requestHeaders?: readonly string[];
}

/** A page for people. */
export const PAGE: RouteRules = { readers: "own", problems: "page" };
/** Read by programs that are no pages of another site. */
export const PROGRAM: RouteRules = { readers: "own", problems: "program" };
/** The JSON interface. */
export const API: RouteRules = { readers: "allowed", problems: "program" };

/** What a request carries from its route to those who print the reply. */
export interface AppEnv {
  Variables: { rules?: RouteRules };
}

export type Handler = (c: Context<AppEnv>) => Response | Promise<Response>;

/**
 * A path and what answers it, by method; every other method is refused with `Allow`. Without a handler nothing is there: a
 * problem `not_found` by these rules. `rules`: `PAGE` unless others are given.
 */
export type Route = (path: string, handlers: { GET?: Handler; POST?: Handler }, rules?: RouteRules) => void;
