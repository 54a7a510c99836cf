// The Worker's entry: opens the collection once at start-up, reads the settings and passes requests to the app. This is
// the only file that knows the platform's bindings. Only the entry file that the build generates imports it.
import * as z from "zod/mini";
import { version } from "../package.json";
import { type Ask, createAsk, withGlosses } from "./ask.ts";
import { basePath, withoutBase } from "./base.ts";
import { openCollection } from "./collection.ts";
import { dayInChina } from "./day.ts";
import type { Choose } from "./decide/draft.ts";
import { type Database, keepIn } from "./feedback-table.ts";
import type { Gloss } from "./glosses.ts";
import { type AppParts, createApp } from "./http/app.ts";
import { setCommonHeaders } from "./http/headers.ts";
import { ANYBODY } from "./http/origins.ts";
import { printedFor, problemBody, renderProblem } from "./http/render-problem.ts";
import type { KioskStatics } from "./kiosk-statics.ts";
import { createLimit, type RateLimitBinding } from "./limiter.ts";
import type { MenuWords } from "./menu-words.ts";
import { Problem } from "./problem.ts";
import { createQueue } from "./queue.ts";
import type { Models } from "./reader/endpoint.ts";
import { openReader } from "./reader/open-reader.ts";
import { restore } from "./renumber.ts";
import { IndexError } from "./seal.ts";
import { createEngine } from "./search/minisearch.ts";
import { Settings, WORKERS_AI, withoutUnset } from "./settings.ts";

/** Bindings of the platform: objects, where settings are strings. */
const Bindings = z.object({
  /** A D1 database that counts readers' verdicts on answers. Without it nothing is stored. */
  FEEDBACK: z.optional(z.custom<Database>(isDatabase)),
  /** Serves the static files. The platform itself serves them only at the root of the host. */
  ASSETS: z.optional(z.custom<{ fetch: Fetch }>(isFetcher)),
  /**
   * Limits how often a client may ask. Without it `RATE_LIMIT_PER_MINUTE` applies; without either there is no limit.
   */
  RATE_LIMIT: z.optional(z.custom<RateLimitBinding>(isRateLimit)),
  /** The platform's language models, used by the optional reader. */
  AI: z.optional(z.custom<Models>(isModels)),
});

/** The parts that do not depend on the settings. */
type Opened = Pick<AppParts, "index" | "statics" | "menuWords">;

/**
 * Every static file is at the root and has an extension. Of the app's own routes only `/openapi.json` looks like one.
 */
const FILE = /^\/[\w-]+(?:\.[a-z]+)+$/;
const NOT_MODIFIED = 304;

type Fetch = (request: Request) => Response | Promise<Response>;

/** The interface that the platform expects of a Worker's default export. */
export interface Worker {
  fetch: (request: Request, env: unknown) => Response | Promise<Response>;
}

/** Creates the Worker from the build's output. Call it at module scope: start-up has a CPU budget of its own. */
export function createWorker(
  corpusText: string,
  statics: KioskStatics,
  glosses: readonly Gloss[] = [],
  menuWords: MenuWords = {},
): Worker {
  const opened: Opened = { index: openIndex(corpusText, glosses), statics, menuWords };
  let known: unknown;
  let serve: Fetch | undefined;
  return {
    fetch: (request, env) => {
      if (serve === undefined || known !== env) serve = createFetch(opened, env);
      known = env;
      return serve(request);
    },
  };
}

/** Opens the index. A damaged index is logged, not thrown, so that pages that do not need it keep working. */
function openIndex(corpusText: string, glosses: readonly Gloss[]): AppParts["index"] {
  try {
    const collection = openCollection(restore(corpusText), createEngine);
    return { collection, ask: withGlosses(createAsk(collection), glosses) };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    console.error(error.message);
    return null;
  }
}

function createFetch({ index, statics, menuWords }: Opened, env: unknown): Fetch {
  const given = withoutUnset(env);
  const settings = Settings.safeParse(given);
  const bindings = Bindings.safeParse(given);
  const isBound = settings.data?.READER_URL !== WORKERS_AI || bindings.data?.AI !== undefined;
  if (settings.success && bindings.success && isBound) {
    const { FEEDBACK, ASSETS, RATE_LIMIT, AI } = bindings.data;
    const { RATE_LIMIT_PER_MINUTE, API_KEYS, LONGEST_WAIT_MS } = settings.data;
    const keepFeedback = FEEDBACK === undefined ? null : keepIn(FEEDBACK);
    const limit = createLimit({ binding: RATE_LIMIT, perMinute: RATE_LIMIT_PER_MINUTE, keys: new Set(API_KEYS) });
    const waitInQueue = createQueue({ longestMs: LONGEST_WAIT_MS });
    const choose = openReader(settings.data, { models: AI, database: FEEDBACK });
    const read = index === null || choose === null ? index : { ...index, ask: reading(index.ask, choose) };
    const parts = { statics, menuWords, settings: settings.data, version, today, keepFeedback, limit, waitInQueue };
    const app = createApp({ ...parts, index: read });
    const base = basePath(settings.data.PUBLIC_ORIGIN);
    if (ASSETS === undefined || base === "") return (request) => app.fetch(request);
    return async (request) => (await assetBelow(base, request, ASSETS.fetch.bind(ASSETS))) ?? app.fetch(request);
  }
  // Refuses to serve: a guess at a faulty setting could leave a feature on that the operator meant to turn off.
  const issues = [settings, bindings].flatMap(({ error }) => error?.issues ?? []);
  const faulty = [...issues.map(({ path }) => path.join(".")), ...(isBound ? [] : ["AI"])].join(", ");
  console.error(`settings that cannot be read: ${faulty}`);
  return (request) => {
    const problem = new Problem("internal", "程序的设置有错，现在查不了。请过一会儿再试。");
    const response = renderProblem(
      problem,
      problemBody(problem, index?.collection ?? null),
      printedFor(request, "zh-CN", null),
    );
    // Any site may read this reply: it contains nothing about the caller.
    setCommonHeaders(response.headers, ANYBODY);
    return response;
  };
}

/** Lets the reader choose the statement when the engine is not sure. */
function reading(ask: Ask, choose: Choose): Ask {
  return (request, circumstances) => ask(request, circumstances, choose);
}

/** Fetches a static file requested below the base path; null when there is no such file. */
async function assetBelow(base: string, request: Request, fetchAsset: Fetch): Promise<Response | null> {
  const url = new URL(request.url);
  const path = withoutBase(url.pathname, base);
  if (path === url.pathname || !FILE.test(path)) return null;
  url.pathname = path;
  const { method, headers } = request;
  const response = await fetchAsset(new Request(url, { method, headers, redirect: "manual" }));
  return response.ok || response.status === NOT_MODIFIED ? response : null;
}

function isFetcher(value: unknown): boolean {
  return typeof value === "object" && value !== null && "fetch" in value && typeof value.fetch === "function";
}

function isRateLimit(value: unknown): boolean {
  return typeof value === "object" && value !== null && "limit" in value && typeof value.limit === "function";
}

function isModels(value: unknown): boolean {
  return typeof value === "object" && value !== null && "run" in value && typeof value.run === "function";
}

function isDatabase(value: unknown): boolean {
  return typeof value === "object" && value !== null && "prepare" in value && typeof value.prepare === "function";
}

function today(): string {
  return dayInChina(Date.now());
}
