// Serves the Worker in workerd for one test file, as it is deployed: with wrangler.toml, the built index and a test's
// own settings. Every JSON reply is checked against the OpenAPI document. With BOX=1 (vitest's project "box") it runs
// the folder of `npm run box` in plain workerd instead of the platform's runtime.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestHarness, unstable_readConfig } from "wrangler";
import { startBox } from "../box/started.ts";
import { type Conform, conformTo } from "../contracts/conform.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Served {
  url: URL;
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Sends a request and returns its body, checked against the OpenAPI document. */
  json: (path: string, init?: RequestInit) => Promise<{ response: Response; body: Record<string, unknown> }>;
  /** Everything that the Worker has logged. */
  logs: () => string;
  /** The feedback database of a Worker served with one. */
  feedback: {
    migrate: () => Promise<void>;
    query: (sql: string) => Promise<unknown[]>;
  };
  close: () => Promise<void>;
}

interface Options {
  /** Settings. */
  vars?: Record<string, string>;
  /** The entry, a file beside this one, instead of the build's. */
  main?: string;
  /** Binds an empty database for feedback. The box has none. */
  withFeedback?: boolean;
  /** How often a visitor may ask per minute: by the platform's binding, in the box by the setting. */
  ratePerMinute?: number;
}

/** The common interface of both runtimes. */
type Runtime = Pick<Served, "logs" | "feedback" | "close"> & { url: URL };

export const IN_BOX = process.env.BOX === "1";
const BUILT = `${ROOT}index/out/seeds/entry.ts`;

export async function serve(options: Options = {}): Promise<Served> {
  if (!existsSync(BUILT)) throw new Error("the index is not built: run npm run build");
  const runtime = IN_BOX ? await inBox(options) : await onPlatform(options);
  const fetchReply = (path: string, init?: RequestInit) =>
    fetch(new URL(path, runtime.url), { redirect: "manual", ...init });
  let conform: Promise<Conform> | undefined;
  return {
    ...runtime,
    fetch: fetchReply,
    json: async (path, init) => {
      conform ??= conformTo(fetchReply);
      const response = await fetchReply(path, init);
      const body = await (await conform)(init?.method ?? "GET", path, response);
      return { response, body: asRecord(body) };
    },
  };
}

async function onPlatform(options: Options): Promise<Runtime> {
  // Imported late: it takes seconds, and the box does without it.
  const { createTestHarness, unstable_readConfig } = await import("wrangler");
  const harness = createTestHarness({ root: ROOT, workers: [worker(options, unstable_readConfig)] });
  const { url } = await harness.listen();
  return {
    url,
    logs: () => logsOf(harness),
    feedback: {
      migrate: () => harness.getWorker().applyD1Migrations("FEEDBACK"),
      query: async (sql) => {
        const { FEEDBACK } = await harness.getWorker<{ FEEDBACK: TestDatabase }>().getEnv();
        return (await FEEDBACK.prepare(sql).all()).results;
      },
    },
    close: () => harness.close(),
  };
}

async function inBox({ vars, main, withFeedback = false, ratePerMinute }: Options): Promise<Runtime> {
  const noDatabase = () => Promise.reject(new Error("the box has no database: its project leaves this file out"));
  if (withFeedback) return noDatabase();
  const limited = ratePerMinute === undefined ? {} : { RATE_LIMIT_PER_MINUTE: String(ratePerMinute) };
  const box = await startBox(main === undefined ? undefined : entryOf(main), { ...vars, ...limited });
  return { ...box, feedback: { migrate: noDatabase, query: noDatabase } };
}

function entryOf(main: string): string {
  return fileURLToPath(new URL(main, import.meta.url));
}

/** The methods of the platform's database that tests use. */
interface TestDatabase {
  prepare: (sql: string) => { all: () => Promise<{ results: unknown[] }> };
}

const DATABASE = {
  binding: "FEEDBACK",
  database_name: "fawen-feedback",
  database_id: "00000000-0000-0000-0000-000000000000",
  migrations_dir: `${ROOT}migrations`,
};

function worker({ vars, main, withFeedback = false, ratePerMinute }: Options, readConfig: typeof unstable_readConfig) {
  const configPath = `${ROOT}wrangler.toml`;
  if (main === undefined && !withFeedback && ratePerMinute === undefined)
    return { configPath, ...(vars === undefined ? {} : { vars }) };
  const { compatibility_date, rules, vars: settings } = readConfig({ config: configPath });
  return {
    config: {
      name: "fawen-test",
      main: main === undefined ? BUILT : entryOf(main),
      rules,
      assets: { directory: `${ROOT}index/out/seeds/static` },
      vars: { ...settings, ...vars },
      ...(withFeedback ? { d1_databases: [DATABASE] } : {}),
      ...(ratePerMinute === undefined ? {} : { ratelimits: [rateLimit(ratePerMinute)] }),
      ...(compatibility_date === undefined ? {} : { compatibility_date }),
    },
  };
}

/** Like the example in wrangler.toml. */
function rateLimit(limit: number) {
  return { name: "RATE_LIMIT", namespace_id: "1001", simple: { limit, period: 60 as const } };
}

function logsOf(harness: TestHarness): string {
  return harness
    .getLogs()
    .map(({ message }) => message)
    .join("\n");
}

function asRecord(body: unknown): Record<string, unknown> {
  if (typeof body !== "object" || body === null) throw new Error("the body is not an object");
  return Object.fromEntries(Object.entries(body));
}

/** A POST with a JSON body. */
export function posting(body: unknown): RequestInit {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

/** A POST of the page's form by a browser. */
export function submitting(fields: Record<string, string>): RequestInit {
  return {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html,*/*;q=0.8" },
    body: new URLSearchParams(fields).toString(),
  };
}

/** A POST of JSON in chunks, without a Content-Length. */
export function streaming(body: ReadableStream): RequestInit {
  // Node requires `duplex`, which the DOM's types do not declare.
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body, duplex: "half" };
  return init;
}
