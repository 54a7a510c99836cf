// The Worker in front of the app where Cloudflare's platform is not: it answers for the static files and hands
// everything else on as it came. Its files are part of its configuration: what lies on the disk later does not matter.
// Nothing of a request may reach the log, not by an error's message either.
import { basePath } from "../../src/base.ts";
import { replyStatic } from "./static-reply.ts";
import type { StaticIndex } from "./static-set.ts";

interface Environment {
  APP: { fetch: (request: Request) => Promise<Response> };
  INDEX: StaticIndex;
  PUBLIC_ORIGIN?: string;
  /** The files' bytes, by their paths. */
  [path: `/${string}`]: ArrayBuffer;
}

export default {
  async fetch(request: Request, env: Environment): Promise<Response> {
    const base = basePath(env.PUBLIC_ORIGIN ?? "");
    const bytesOf = (path: string) => (path.startsWith("/") ? env[`/${path.slice(1)}`] : undefined);
    const own = replyStatic(request, env.INDEX, bytesOf, base);
    if (own !== null) return own;
    try {
      return await env.APP.fetch(request);
    } catch {
      // What was thrown may hold what a person asked.
      console.error("a request failed outside of the app's own handling");
      return new Response(null, { status: 500 });
    }
  },
};
