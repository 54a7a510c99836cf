// The headers that every response carries, by what it is. Nothing of a request goes into any of them.
import type { Readers } from "./origins.ts";

/** Everything from the own host, nothing inline, nothing from anywhere else, no markup made of text. */
function pagePolicy(frames: string, trusted = "'none'"): string {
  return (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; " +
    "base-uri 'none'; img-src 'self' data:; require-trusted-types-for 'script'; " +
    `trusted-types ${trusted}; frame-ancestors ${frames}`
  );
}
/** In nobody's frame. */
const PAGE_POLICY = pagePolicy("'none'");
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The policy of a page that may stand in frames of our own pages and of these origins'; `trusted` may make addresses of scripts. */
export function framedPolicy(origins: readonly string[], trusted?: string): string {
  return pagePolicy(["'self'", ...origins].join(" "), trusted);
}

/** The policy of a service worker, which obeys its own script's and not its page's: it may fetch and import from here. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'; script-src 'self'; frame-ancestors 'none'";

/** `readers`: whose pages may read it; null: Fawen's own alone. */
export function setCommonHeaders(headers: Headers, readers: Readers | null): void {
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("X-Content-Type-Options", "nosniff");
  const isPage = headers.get("Content-Type")?.startsWith("text/html") === true;
  // A page that may be framed brings its own.
  if (!headers.has("Content-Security-Policy")) {
    headers.set("Content-Security-Policy", isPage ? PAGE_POLICY : DATA_POLICY);
  }
  if (readers !== null) {
    if (readers.named !== null) headers.set("Access-Control-Allow-Origin", readers.named);
    if (readers.varies) headers.append("Vary", "Origin");
  }
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-cache");
}

/** The reply to a preflight. The wanted headers are not reflected: a route names those that it reads. */
export function preflight(allow: string, requestHeaders: readonly string[] = []): Response {
  return new Response(null, {
    status: 204,
    headers: {
      Allow: allow,
      "Access-Control-Allow-Methods": allow,
      "Access-Control-Allow-Headers": ["Content-Type", ...requestHeaders].join(", "),
      "Access-Control-Max-Age": "86400",
    },
  });
}
