// Loads a running service for as long as is said, with everything that people and programs ask, and looks at its memory. Leaves the
// counts, the errors, and whether memory was flat.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import autocannon from "autocannon";
import { requestOf } from "../../test/eval/answerers.ts";
import { parseQuestions } from "../../test/eval/questions.ts";
import { ROOT } from "../build-collection.ts";
import type { ServedBox } from "./served-box.ts";

const QUESTIONS = join(ROOT, "test", "eval", "dev.jsonl");
const CONNECTIONS = 16;
/** More than a county asks. */
const PER_SECOND = 200;
const MIB = 1024 * 1024;
/** How much larger the last quarter may be than the third: V8 collects when it likes. */
const GROWTH_MAX = 1.05;
const GROWTH_BYTES_MAX = 16 * MIB;
const SAMPLES = 80;

export interface SoakResult {
  seconds: number;
  requests: number;
  /** Replies that were not 200, broken connections, late replies. */
  errors: number;
  /** What the process held, at even distances; empty where the system does not tell. */
  resident: readonly number[];
  isFlat: boolean;
}

export async function soak(
  { port, residentBytes }: Pick<ServedBox, "port" | "residentBytes">,
  seconds: number,
): Promise<SoakResult> {
  const requests = await everyday();
  const resident: number[] = [];
  const watch = setInterval(
    async () => {
      const bytes = await residentBytes();
      if (bytes !== null) resident.push(bytes);
    },
    (seconds * 1_000) / SAMPLES,
  );
  try {
    const url = `http://127.0.0.1:${port}`;
    const found = await autocannon({
      url,
      connections: CONNECTIONS,
      duration: seconds,
      overallRate: PER_SECOND,
      requests,
    });
    const errors = found.non2xx + found.errors + found.timeouts;
    return { seconds, requests: found["2xx"], errors, resident, isFlat: isFlat(resident) };
  } finally {
    clearInterval(watch);
  }
}

/** Each question as a program, a page and a search ask it, and the pages between. */
async function everyday() {
  const items = parseQuestions(await readFile(QUESTIONS, "utf8"), basename(QUESTIONS));
  const asked = items.flatMap((item) => {
    const q = encodeURIComponent(item.question);
    return [
      {
        method: "POST" as const,
        path: "/api/ask",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(requestOf(item)),
      },
      { method: "GET" as const, path: `/?q=${q}`, headers: { accept: "text/html" } },
      { method: "GET" as const, path: `/api/search?q=${q}` },
    ];
  });
  const read = [
    "/",
    "/sources",
    "/api/sources",
    "/api/places",
    "/api/services",
    "/openapi.json",
    "/widget.js",
    "/healthz",
  ];
  return [...asked, ...read.map((path) => ({ method: "GET" as const, path }))];
}

/** The last quarter of the time beside the third: in the first half V8 lets its heap grow. */
export function isFlat(resident: readonly number[]): boolean {
  const quarter = Math.floor(resident.length / 4);
  if (quarter === 0) return true;
  const mean = (from: number) => resident.slice(from, from + quarter).reduce((sum, bytes) => sum + bytes, 0) / quarter;
  const [before, after] = [mean(resident.length - 2 * quarter), mean(resident.length - quarter)];
  return after <= Math.max(before * GROWTH_MAX, before + GROWTH_BYTES_MAX);
}

export function tellSoak({ seconds, requests, errors, resident, isFlat: flat }: SoakResult): string {
  const mib = (bytes: number | undefined) => (bytes === undefined ? "?" : Math.round(bytes / MIB));
  const every = Math.max(1, Math.floor(resident.length / 10));
  const shown = resident.filter((_, i) => i % every === 0).map(mib);
  const memory =
    resident.length === 0 ? "unknown here" : `${shown.join(" ")} MiB, at most ${mib(Math.max(...resident))}`;
  return `${seconds} s, ${requests} replies, ${Math.round(requests / seconds)} a second, ${errors} errors\nmemory: ${memory}; ${flat ? "flat" : "it grows"}`;
}
