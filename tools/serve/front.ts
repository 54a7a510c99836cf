// The Worker in front of the app in the box, in place of Cloudflare's platform. It serves static files and passes all
// other requests to the app with the URL that the browser sees. workerd reads the files once at start, so later changes
// on the disk have no effect. No part of a request may reach the log, not even in an error message.
import { basePath } from "../../src/base.ts";
import { setCommonHeaders } from "../../src/http/headers.ts";
import { ANYBODY } from "../../src/http/origins.ts";
import { BROKEN } from "../../src/http/problem-sentences.ts";
import { printedFor, problemBody, renderProblem } from "../../src/http/render-problem.ts";
import { Problem } from "../../src/problem.ts";
import { isThisMachine, ownAddress, peerOf } from "./own-address.ts";
import { replyStatic } from "./static-reply.ts";
import type { StaticIndex } from "./static-set.ts";

interface Environment {
  APP: { fetch: (request: Request) => Promise<Response> };
  INDEX: StaticIndex;
  PUBLIC_ORIGIN?: string | null;
  /** Contents of the static files, by path. */
  [path: `/${string}`]: ArrayBuffer;
}

export default {
  async fetch(incoming: Request, env: Environment): Promise<Response> {
    const address = ownAddress(incoming);
    if (address === null)
      return problemReply(incoming, new Problem("invalid_request", "地址写得不对，打不开。请从首页再试一次。"));
    try {
      const request = new Request(address, incoming);
      setVisitorAddress(request);
      const base = basePath(env.PUBLIC_ORIGIN ?? "");
      const bytesOf = (path: string) => (path.startsWith("/") ? env[`/${path.slice(1)}`] : undefined);
      return replyStatic(request, env.INDEX, bytesOf, base) ?? (await env.APP.fetch(request));
    } catch {
      // The error is not logged, since its message may contain the question.
      console.error("a request failed outside of the app's own handling");
      return problemReply(incoming, new Problem("internal", BROKEN));
    }
  },
};

/** Sets `X-Real-IP` to the address of the peer, unless the peer is a proxy on this machine, whose header is trusted. */
function setVisitorAddress(request: Request): void {
  const peer = peerOf("cf" in request ? request.cf : null);
  if (peer !== null && !isThisMachine(peer)) request.headers.set("X-Real-IP", peer);
}

/** Renders a problem. Only the app has the reviewed contacts, so the front shows just the hotline. */
function problemReply(request: Request, problem: Problem): Response {
  const response = renderProblem(problem, problemBody(problem, null), printedFor(request, "zh-CN", null));
  setCommonHeaders(response.headers, ANYBODY);
  return response;
}
