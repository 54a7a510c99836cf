// Sends the questions to one server in turn and measures throughput, latency and CPU time, within limits of time and
// number of requests.
import autocannon from "autocannon";
import type { Served } from "./workerd.ts";

export interface Round {
  requests: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** CPU time of the whole process per request; null where the system does not report it. */
  cpuMs: number | null;
}

export interface Bounds {
  connections: number;
  seconds: number;
  requestsMax: number;
}

/** Asks `bodies` in turn. Throws when a reply is not 2xx, since fast failures would look like a fast server. */
export async function load({ url, cpuMs }: Served, bodies: readonly string[], bounds: Bounds): Promise<Round> {
  const before = await cpuMs();
  const result = await autocannon({
    url: `${url}/api/ask`,
    connections: bounds.connections,
    duration: bounds.seconds,
    maxOverallRequests: bounds.requestsMax,
    requests: bodies.map((body) => ({ method: "POST", headers: { "content-type": "application/json" }, body })),
  });
  const after = await cpuMs();
  const requests = result["2xx"];
  if (result.non2xx + result.errors + result.timeouts > 0 || requests === 0) {
    throw new Error(
      `${url}: ${result.non2xx} refused, ${result.errors} broken, ${result.timeouts} late of ${requests}`,
    );
  }
  return {
    requests,
    perSecond: requests / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMs: before === null || after === null ? null : (after - before) / requests,
  };
}
