// Lets many visitors ask a running box at once, each over a connection and from an address of their own, as fast as they
// get replies. Returns how long those waited who were answered and those who were refused, and every other reply.
import { readFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { basename, join } from "node:path";
import { requestOf } from "../../test/eval/answerers.ts";
import { parseQuestions } from "../../test/eval/questions.ts";
import { ROOT } from "../build-collection.ts";

const QUESTIONS = join(ROOT, "test", "eval", "dev.jsonl");
const HOTLINE = "12348";
const VISITORS_OF_AN_OCTET = 256;

export interface RushResult {
  visitors: number;
  seconds: number;
  /** Milliseconds until the reply, sorted. */
  answered: readonly number[];
  refused: readonly number[];
  /** Broken connections, other statuses, refusals without a time to wait or the hotline. */
  misses: readonly string[];
}

interface Reply {
  status: number;
  retryAfter: string | undefined;
  body: string;
}

export async function rush(port: number, visitors: number, seconds: number): Promise<RushResult> {
  const items = parseQuestions(await readFile(QUESTIONS, "utf8"), basename(QUESTIONS));
  const bodies = items.map((item) => JSON.stringify(requestOf(item)));
  const answered: number[] = [];
  const refused: number[] = [];
  const misses: string[] = [];
  let next = 0;
  const ends = performance.now() + seconds * 1_000;
  const visit = async (visitor: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (performance.now() < ends) {
      const body = bodies[next++ % bodies.length] ?? "";
      const sent = performance.now();
      const reply = await ask(port, agent, addressOf(visitor), body).catch((error: Error) => error.message);
      const miss = missOf(reply);
      if (miss !== null) misses.push(miss);
      else (typeof reply !== "string" && reply.status === 200 ? answered : refused).push(performance.now() - sent);
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: visitors }, (_, visitor) => visit(visitor)));
  const ascending = (a: number, b: number) => a - b;
  return { visitors, seconds, answered: answered.sort(ascending), refused: refused.sort(ascending), misses };
}

function addressOf(visitor: number): string {
  return `10.0.${Math.floor(visitor / VISITORS_OF_AN_OCTET)}.${visitor % VISITORS_OF_AN_OCTET}`;
}

function ask(port: number, agent: Agent, address: string, body: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
      "X-Real-IP": address,
    };
    const asking = request({ host: "127.0.0.1", port, path: "/api/ask", method: "POST", agent, headers });
    asking.once("error", reject);
    asking.once("response", (response) => {
      let came = "";
      response.setEncoding("utf8").on("data", (piece: string) => (came += piece));
      response.once("error", reject);
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"], body: came }),
      );
    });
    asking.end(body);
  });
}

/** Null for an answer, and for a refusal that says when to come back and whom to call. */
function missOf(reply: Reply | string): string | null {
  if (typeof reply === "string") return `broken: ${reply}`;
  const { status, retryAfter, body } = reply;
  if (status === 200) return null;
  if (status !== 429 && status !== 503) return `status ${status}`;
  if (!(Number(retryAfter) > 0)) return `${status} without Retry-After`;
  return body.includes(HOTLINE) ? null : `${status} without the hotline`;
}

export function tellRush({ visitors, seconds, answered, refused, misses }: RushResult): string {
  const at = (sorted: readonly number[], share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  const waits = (sorted: readonly number[]) =>
    sorted.length === 0 ? "none" : `${sorted.length}, p50 ${at(sorted, 0.5)} ms, p99 ${at(sorted, 0.99)} ms`;
  return [
    `${visitors} visitors at once, ${seconds} s: answered ${waits(answered)}`,
    `refused with a time to wait and the hotline: ${waits(refused)}`,
    `other replies: ${misses.length}${misses.length === 0 ? "" : `, ${[...new Set(misses)].slice(0, 5).join("; ")}`}`,
  ].join("\n");
}
