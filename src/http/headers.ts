// The headers that every response carries, by what it is. Nothing of a request goes into any of them.
import { basePath } from "../base.ts";
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

/**
 * What a page may use of the machine: its own microphone, to hear a question, sound and the clipboard, each after a tap. In a
 * frame, the page around has to allow them, too.
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
/** Half a year. Other names of the host are not ours to bind. */
const HTTPS_ONLY = "max-age=15552000";

/**
 * A browser is to come by https alone from now on. Not where the service stands under a path: the host is a portal's, and so is
 * the promise.
 */
export function bindsToHttps(url: string, publicOrigin: string): boolean {
  return basePath(publicOrigin) === "" && (url.startsWith("https:") || publicOrigin.startsWith("https:"));
}

/** `readers`: whose pages may read it; null: Fawen's own alone. `isHttps`: browsers shall come by https alone. */
export function setCommonHeaders(headers: Headers, readers: Readers | null, isHttps = false): void {
  headers.set("Referrer-Policy", "no-referrer");
  headers.set("X-Content-Type-Options", "nosniff");
  const type = headers.get("Content-Type") ?? "";
  if (type === "application/json") headers.set("Content-Type", "application/json; charset=utf-8");
  const isPage = type.startsWith("text/html");
  // A page that may be framed brings its own.
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
