// Replies to a request for a static file as Cloudflare would; null for any other path. `base` is the path under which
// the service is published; a proxy may already have removed it from the request. Of the request, only the path and the
// query may appear in a reply. Pure.
import { withoutBase } from "../../src/base.ts";
import { applyHeaderRules } from "./header-rules.ts";
import type { StaticIndex } from "./static-set.ts";

const REVALIDATE = "public, max-age=0, must-revalidate";

/** Decodes a path segment by segment and merges repeated slashes, as the platform does to look files up. */
function decoded(pathname: string): string {
  const segment = (text: string) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  return pathname.split("/").map(segment).join("/").replace(/\/+/gu, "/");
}

export function replyStatic(
  request: Request,
  { files, rules }: StaticIndex,
  bytesOf: (path: string) => BodyInit | undefined,
  base = "",
): Response | null {
  const { pathname: asked, search } = new URL(request.url);
  const pathname = withoutBase(asked, base);
  const path = decoded(pathname);
  const file = Object.hasOwn(files, path) ? files[path] : undefined;
  if (file === undefined) return null;
  const response = reply(request, { ...file, path, pathname, search, base }, bytesOf);
  applyHeaderRules(rules, pathname, response.headers);
  return response;
}

interface Asked {
  etag: string;
  contentType: string;
  path: string;
  pathname: string;
  search: string;
  base: string;
}

function reply(request: Request, asked: Asked, bytesOf: (path: string) => BodyInit | undefined): Response {
  const { method, headers: given } = request;
  if (method !== "GET" && method !== "HEAD")
    return new Response(null, { status: 405, statusText: "Method Not Allowed" });
  const address = asked.path.split("/").map(encodeURIComponent).join("/");
  if (address !== asked.pathname) {
    return new Response(null, {
      status: 307,
      statusText: "Temporary Redirect",
      headers: { Location: `${asked.base}${address}${asked.search}` },
    });
  }
  const strong = `"${asked.etag}"`;
  const headers = new Headers({ ETag: strong, "Content-Type": asked.contentType });
  if (!given.has("Authorization") && !given.has("Range")) headers.set("Cache-Control", REVALIDATE);
  const known = given.get("If-None-Match");
  if (known === strong || known === `W/${strong}`) {
    return new Response(null, { status: 304, statusText: "Not Modified", headers });
  }
  return new Response(method === "HEAD" ? null : bytesOf(asked.path), { headers });
}
