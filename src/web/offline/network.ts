// Answers the kiosk page's requests: from the network first, within a time limit, then from the kit. It must never
// reject, which the page would take for a network failure, and never wait without end.

import type { Kit } from "../../view/kit.ts";
import { readKit, sha256 } from "./kept-kit.ts";
import type { OfflineAsk } from "./offline-ask.ts";
import { createPatience } from "./patience.ts";
import { isReplyOfOurs } from "./reply-of-ours.ts";

/** Short, because the engine's answer takes time, too. */
const ASK_WAIT_MS = 2_500;
const PAGE_WAIT_MS = 3_000;
export const PAGE = "/kiosk";

export interface Network {
  /** `POST /api/ask`. */
  ask: (request: Request) => Promise<Response>;
  /** The page, with any query. */
  page: (request: Request) => Promise<Response>;
  /** A file that belongs to the page's version. */
  file: (request: Request, name: string) => Promise<Response>;
}

/** `onOtherPage` is called when the server has another version of the page. */
export function createNetwork(kit: Kit, engine: OfflineAsk, onOtherPage: () => void): Network {
  const patience = createPatience(() => performance.now());
  const within = async <T>(waitMs: number, bring: (signal: AbortSignal) => Promise<T>): Promise<T | null> => {
    if (!patience.isLeft()) return null;
    const brought = await inTime(waitMs, bring);
    if (brought === "late") patience.hung();
    return typeof brought === "string" ? null : brought;
  };
  return {
    ask: async (request) => {
      const body = await request.text();
      const brought = await within(ASK_WAIT_MS, (signal) => bringReply(body, signal));
      return brought ?? engine.answer(body);
    },
    page: async (request) => {
      const brought = await within(PAGE_WAIT_MS, (signal) => bringPage(request, signal));
      if (brought !== null && brought.digest === kit.files[PAGE]) return brought.response;
      if (brought !== null) onOtherPage();
      // Keeps the cached page, which matches its scripts and engine. The next worker brings the new version as a whole.
      return readKit(kit, PAGE).catch(() => brought?.response ?? Response.error());
    },
    file: (request, name) => readKit(kit, name).catch(() => fetch(request)),
  };
}

/** Returns the result, `late` after the time limit, or `none` on failure or for null. Aborts the request in the end. */
async function inTime<T>(
  waitMs: number,
  bring: (signal: AbortSignal) => Promise<T | null>,
): Promise<T | "late" | "none"> {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), waitMs);
  });
  try {
    return (await Promise.race([bring(stop.signal), late])) ?? "none";
  } catch {
    return "none";
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

/** Asks the server. Returns null for a reply that is not ours. Reads the whole body, so that half a reply fails. */
async function bringReply(body: string, signal: AbortSignal): Promise<Response | null> {
  const response = await fetch("../api/ask", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": "zh-CN" },
    body,
    cache: "no-store",
    redirect: "manual",
    signal,
  });
  const { status, headers } = response;
  const text = await response.text();
  const isElsewhere = response.type === "opaqueredirect" || response.redirected;
  if (!isReplyOfOurs({ status, type: headers.get("Content-Type") ?? "", text, isElsewhere })) return null;
  return new Response(text, { status, headers });
}

async function bringPage(
  request: Request,
  signal: AbortSignal,
): Promise<{ response: Response; digest: string } | null> {
  const response = await fetch(request, { signal });
  if (!response.ok || response.redirected) return null;
  const bytes = await response.arrayBuffer();
  const { status, headers } = response;
  return { response: new Response(bytes, { status, headers }), digest: await sha256(bytes) };
}
