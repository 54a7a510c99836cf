// How often one visitor may ask: a request in, the seconds to wait out, or null. On the platform a binding counts; on an
// office's own machine this program does, in memory. Whatever fails here, asking stays open. No address is kept or logged.
import { digest } from "./digest.ts";
import { visitorOf } from "./visitor.ts";

/** The platform's binding, of which the period is the operator's: 10 or 60 s. */
export interface RateLimitBinding {
  limit: (options: { key: string }) => Promise<{ success: boolean }>;
}

interface LimiterParts {
  binding: RateLimitBinding | undefined;
  /** Without a binding: how many askings of one visitor a minute has room for; 0: nobody is counted. */
  perMinute: number;
  /** Keys of programs: who sends one is counted by it, wherever it comes from. */
  keys?: ReadonlySet<string>;
  now?: () => number;
}

/** Gives whether there is still room, or the seconds until there is. */
type Count = (key: string) => Promise<number | null>;

const WINDOW_MS = 60_000;
const MS_PER_S = 1_000;
/** The binding does not say when there is room again. */
const WAIT_S = 60;
/** A binding that is slower counts nobody. */
const PATIENCE_MS = 500;
/** More visitors than that in a minute are not told apart: who comes later is not counted. */
const VISITORS_MAX = 20_000;
const BEARER = /^Bearer +(\S+)$/iu;

/** Null: nobody is counted. */
export function createLimit(parts: LimiterParts): ((request: Request) => Promise<number | null>) | null {
  const { binding, perMinute, keys = new Set<string>(), now = Date.now } = parts;
  if (binding === undefined && perMinute === 0) return null;
  const count = binding === undefined ? inMemory(perMinute, now) : byBinding(binding);
  // Each is set by who stands in front and by nobody else: Cloudflare, or the Worker in front of the box.
  const header = binding === undefined ? "x-real-ip" : "cf-connecting-ip";
  return async ({ headers }) => {
    const key = keyOf(headers, header, keys);
    return key === null ? null : count(key);
  };
}

/** Null where nobody can be told apart: who comes from the machine itself, or through a proxy that does not say for whom. */
function keyOf(headers: Headers, header: string, keys: ReadonlySet<string>): string | null {
  const sent = BEARER.exec(headers.get("authorization") ?? "")?.[1];
  if (sent !== undefined && keys.has(sent)) return `key:${digest(sent)}`;
  const visitor = visitorOf(headers.get(header) ?? "");
  return visitor === null ? null : `visitor:${visitor}`;
}

function byBinding(binding: RateLimitBinding): Count {
  return async (key) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE_MS);
    });
    try {
      // Its refusal alone is one: what it says otherwise is not understood.
      const counted = await Promise.race([binding.limit({ key }), late]);
      return counted?.success === false ? WAIT_S : null;
    } catch {
      return null;
    } finally {
      if (timer !== undefined) clearTimeout(timer);
    }
  };
}

/** Fixed minutes. A visitor stands here as a digest with a secret of the minute, which nobody can turn back after it. */
function inMemory(perMinute: number, now: () => number): Count {
  let ends = 0;
  let secret = "";
  const counts = new Map<string, number>();
  return async (key) => {
    const time = now();
    if (time >= ends) {
      counts.clear();
      secret = crypto.randomUUID();
      ends = time + WINDOW_MS;
    }
    const name = digest(`${secret} ${key}`);
    const before = counts.get(name) ?? 0;
    if (before >= perMinute) return Math.max(1, Math.ceil((ends - time) / MS_PER_S));
    if (before > 0 || counts.size < VISITORS_MAX) counts.set(name, before + 1);
    return null;
  };
}
