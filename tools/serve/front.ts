// The Worker in front of the app where Cloudflare's platform is not: it answers for the static files and hands
// everything else on, by the address that a person's browser knows. Its files are part of its configuration: what lies on
// the disk later does not matter. Nothing of a request may reach the log, not by an error's message either.
import { basePath } from "../../src/base.ts";
import { setCommonHeaders } from "../../src/http/headers.ts";
import { ANYBODY } from "../../src/http/origins.ts";
import { printedFor, problemBody, renderProblem } from "../../src/http/render-problem.ts";
import { Problem } from "../../src/problem.ts";
import { isThisMachine, ownAddress, peerOf } from "./own-address.ts";
import { replyStatic } from "./static-reply.ts";
import type { StaticIndex } from "./static-set.ts";

interface Environment {
  APP: { fetch: (request: Request) => Promise<Response> };
  INDEX: StaticIndex;
  PUBLIC_ORIGIN?: string | null;
  /** The files' bytes, by their paths. */
  [path: `/${string}`]: ArrayBuffer;
}

export default {
  async fetch(came: Request, env: Environment): Promise<Response> {
    const address = ownAddress(came);
    if (address === null) return told(came, new Problem("invalid_request", "地址写得不对，打不开。请从首页再试一次。"));
    try {
      const request = new Request(address, came);
      tellVisitor(request);
      const base = basePath(env.PUBLIC_ORIGIN ?? "");
      const bytesOf = (path: string) => (path.startsWith("/") ? env[`/${path.slice(1)}`] : undefined);
      return replyStatic(request, env.INDEX, bytesOf, base) ?? (await env.APP.fetch(request));
    } catch {
      // What was thrown may hold what a person asked.
      console.error("a request failed outside of the app's own handling");
      return told(came, new Problem("internal", "程序出了毛病，这次没有查成。请过一会儿再试。"));
    }
  },
};

/** Says in `X-Real-IP` who asks: what a proxy on this machine says of it, else whoever is at the other end. */
function tellVisitor(request: Request): void {
  const peer = peerOf("cf" in request ? request.cf : null);
  if (peer !== null && !isThisMachine(peer)) request.headers.set("X-Real-IP", peer);
}

/** The reviewed contacts are the app's: a problem of the front knows the hotline alone. */
function told(request: Request, problem: Problem): Response {
  const response = renderProblem(problem, problemBody(problem, null), printedFor(request, null));
  setCommonHeaders(response.headers, ANYBODY);
  return response;
}
