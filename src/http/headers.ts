// Sets the headers that every response carries, by the kind of response. No header repeats anything of the request.
// Hono's `secureHeaders` sets the same for all kinds, and its `cors` refuses no page, answers OPTIONS on any path and
// repeats the headers that were asked for.
import { basePath } from "../base.ts";
import type { Readers } from "./origins.ts";

/** Allows only the page's own host, no inline code, no markup made from text. */
function pagePolicy(frames: string, trusted = "'none'"): string {
  return (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; " +
    "base-uri 'none'; img-src 'self' data:; require-trusted-types-for 'script'; " +
    `trusted-types ${trusted}; frame-ancestors ${frames}`
  );
}
/** May not be framed. */
const PAGE_POLICY = pagePolicy("'none'");
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * The policy of a page that our own pages and these origins may frame. The Trusted Types policy `trusted` may create
 * script URLs.
 */
export function framedPolicy(origins: readonly string[], trusted?: string): string {
  return pagePolicy(["'self'", ...origins].join(" "), trusted);
}

/**
 * The policy of a service worker, which obeys its own script's policy, not its page's: it may fetch and import from
 * this host.
 */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'; script-src 'self'; frame-ancestors 'none'";

/**
 * Permissions of a page on its own host: the microphone, to hear a question, sound and the clipboard, each after a tap.
 * In a frame the embedding page has to allow them, too.
 */
const PERMISSIONS = [
  ...["autoplay", "clipboard-write", "microphone"].map((name) => `${name}=(self)`),
  ...[
    "accelerometer",
    "camera",
    "clipboard-read",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
  ],
  ...["midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"],
]
  .map((item) => (item.includes("=") ? item : `${item}=()`))
  .join(", ");
/** Half a year. Subdomains are not included: they are not ours. */
const HTTPS_ONLY = "max-age=15552000";

/**
 * True when browsers are to use https only from now on. Not when the service is below a path: the host then belongs to
 * a portal, which has to decide.
 */
export function bindsToHttps(url: string, publicOrigin: string): boolean {
  return basePath(publicOrigin) === "" && (url.startsWith("https:") || publicOrigin.startsWith("https:"));
}

/**
 * `readers`: which pages may read the reply; null for only Fawen's own. `isHttps`: sends `Strict-Transport-Security`.
 */
export function setCommonHeaders(headers: Headers, readers: Readers | null, isHttps = false): void {
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("X-Content-Type-Options", "nosniff");
  const type = headers.get("Content-Type") ?? "";
  if (type === "application/json") headers.set("Content-Type", "application/json; charset=utf-8");
  const isPage = type.startsWith("text/html");
  // A page that may be framed sets its own policy.
  const isFramed = isPage && headers.has("Content-Security-Policy");
  if (!headers.has("Content-Security-Policy")) {
    headers.set("Content-Security-Policy", isPage ? PAGE_POLICY : DATA_POLICY);
  }
  const isForeign = isFramed || (readers !== null && readers.named !== null);
  headers.set("Cross-Origin-Resource-Policy", isForeign ? "cross-origin" : "same-origin");
  if (isPage) {
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Permissions-Policy", PERMISSIONS);
    if (isHttps) headers.set("Strict-Transport-Security", HTTPS_ONLY);
  }
  if (readers !== null) {
    if (readers.named !== null) headers.set("Access-Control-Allow-Origin", readers.named);
    if (readers.varies) headers.append("Vary", "Origin");
  }
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-cache");
}

/** The reply to a preflight. It does not echo the requested headers: a route lists those that it reads. */
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
