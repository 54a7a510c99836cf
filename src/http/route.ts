// How a part of the app adds its routes. Types only.
import type { Context } from "hono";

export type Handler = (c: Context) => Response | Promise<Response>;
/** A path and what answers it, by method; every other method is refused with `Allow`. */
export type Route = (path: string, handlers: { GET?: Handler; POST?: Handler }) => void;
