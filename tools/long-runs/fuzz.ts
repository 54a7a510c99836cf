// Sends generated requests to a running service and judges every reply. Enters a port, a seed and a count; leaves the counts and the
// misses, the same for the same seed.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseQuestions } from "../../test/eval/questions.ts";
import { ROOT } from "../build-collection.ts";
import { createGenerator, type Generated } from "./generated-requests.ts";
import { judgeReply, type Texts } from "./judge-reply.ts";
import { everyRoute } from "./routes.ts";
import { sendGenerated } from "./send-generated.ts";

const QUESTIONS = join(ROOT, "test", "eval", "dev.jsonl");
const AT_ONCE = 8;
const MISSES_SHOWN = 20;

export interface FuzzResult {
  requests: number;
  routes: number;
  /** Replies by status; 0 is none. */
  statuses: ReadonlyMap<number, number>;
  /** Those that were compared with their texts. */
  quotes: number;
  misses: readonly string[];
}

export async function fuzz(port: number, seed: number, count: number): Promise<FuzzResult> {
  const routes = everyRoute();
  const items = parseQuestions(await readFile(QUESTIONS, "utf8"), basename(QUESTIONS));
  const generate = createGenerator(
    seed,
    routes,
    items.map(({ question }) => question),
  );
  const texts = await readTexts(port);
  const statuses = new Map<number, number>();
  const misses: string[] = [];
  let quotes = 0;
  let next = 0;
  // Made in their order, whichever is answered first.
  const work = async () => {
    while (next < count) {
      const made = generate(next++);
      const came = await sendGenerated(port, made);
      statuses.set(came?.status ?? 0, (statuses.get(came?.status ?? 0) ?? 0) + 1);
      const judged = judgeReply(made, came, texts);
      quotes += judged.quotes;
      misses.push(...judged.misses.map((miss) => told(made, miss)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { requests: count, routes: routes.length, statuses, quotes, misses };
}

function told({ n, method, path, headers, body }: Generated, miss: string): string {
  const shown = body === null ? "" : ` ${JSON.stringify(body.toString().slice(0, 300))}`;
  return `${n}: ${miss}: ${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)}${shown}`;
}

async function readTexts(port: number): Promise<Texts> {
  const ask = async (path: string): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}${path}`)).json();
  const listed = await ask("/api/sources");
  const ids = typeof listed === "object" && listed !== null && "sources" in listed ? listed.sources : [];
  const texts = new Map<string, string>();
  for (const entry of Array.isArray(ids) ? ids : []) {
    const source = await ask(`/api/sources/${entry.id}`);
    if (typeof source === "object" && source !== null && "text" in source) texts.set(entry.id, String(source.text));
  }
  return texts;
}

export function tellFuzz({ requests, routes, statuses, quotes, misses }: FuzzResult): string {
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
  const shown = misses.slice(0, MISSES_SHOWN).join("\n");
  return `${requests} requests to ${routes} routes; ${counts.join(", ")}; ${quotes} quotes compared; ${misses.length} misses\n${shown}`.trimEnd();
}
