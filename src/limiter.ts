// Limits how often one visitor may ask: takes a request and returns the seconds to wait, or null. On the platform a
// binding counts; on an office's own machine this program counts in memory. If counting fails, asking stays open. No
// address is stored or logged.
import { bearerOf } from "./bearer.ts";
import { digest } from "./digest.ts";
import { visitorOf } from "./visitor.ts";

/** The platform's binding; the operator sets its period to 10 or 60 s. */
export interface RateLimitBinding {
  limit: (options: { key: string }) => Promise<{ success: boolean }>;
}

interface LimiterParts {
  binding: RateLimitBinding | undefined;
  /** Without a binding: requests of one visitor per minute; 0 turns the limit off. */
  perMinute: number;
  /** API keys of programs. A request with one is counted by its key, wherever it comes from. */
  keys?: ReadonlySet<string>;
  now?: () => number;
}

/** Counts one request. Returns null while there is room, else the seconds until there is. */
type Count = (key: string) => Promise<number | null>;

const WINDOW_MS = 60_000;
const MS_PER_S = 1_000;
/** The wait under a binding, which does not say when there is room again. */
const WAIT_S = 60;
/** Longest wait for the binding; a slower one counts nothing. */
const PATIENCE_MS = 500;
/** Most visitors counted in a minute; later ones are not limited. */
const VISITORS_MAX = 20_000;

/** Returns null when no limit is configured. */
export function createLimit(parts: LimiterParts): ((request: Request) => Promise<number | null>) | null {
  const { binding, perMinute, keys = new Set<string>(), now = Date.now } = parts;
  if (binding === undefined && perMinute === 0) return null;
  const count = binding === undefined ? inMemory(perMinute, now) : byBinding(binding);
  // Only Cloudflare, or the Worker in front of the box, sets these headers.
  const header = binding === undefined ? "x-real-ip" : "cf-connecting-ip";
  return async ({ headers }) => {
    const key = keyOf(headers, header, keys);
    return key === null ? null : count(key);
  };
}

/**
 * Null when the visitor cannot be told apart: requests from the machine itself, or through a proxy that does not say
 * for whom.
 */
function keyOf(headers: Headers, header: string, keys: ReadonlySet<string>): string | null {
  const sent = bearerOf(headers.get("authorization"));
  if (sent !== null && keys.has(sent)) return `key:${digest(sent)}`;
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
      // Only an explicit refusal counts; any other reply is ignored.
      const counted = await Promise.race([binding.limit({ key }), late]);
      return counted?.success === false ? WAIT_S : null;
    } catch {
      return null;
    } finally {
      if (timer !== undefined) clearTimeout(timer);
    }
  };
}

/**
 * Counts in fixed minutes. A visitor is stored as a digest with a secret of that minute, so it cannot be reversed
 * later.
 */
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
