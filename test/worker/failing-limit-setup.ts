// The built entry with a rate limit that fails as the variable FAILS says, like a platform in trouble.
import worker from "../../index/out/seeds/entry.ts";

const WAYS: Record<string, () => unknown> = {
  throws: () => {
    throw new Error("no such namespace");
  },
  rejects: () => Promise.reject(new Error("no such namespace")),
  hangs: () => new Promise(() => {}),
  "answers nonsense": () => Promise.resolve({}),
};

export default {
  fetch(request: Request, env: Record<string, unknown>): Response | Promise<Response> {
    return worker.fetch(request, { ...env, RATE_LIMIT: { limit: WAYS[String(env.FAILS)] } });
  },
};
