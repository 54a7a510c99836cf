// The network first, for as long as somebody can be asked to wait; then the kit. Enters a request of the kiosk's page, leaves
// a reply. Must not happen: a rejection that the page would see as a broken line, a wait that never ends.

import type { Kit } from "../../view/kit.ts";
import { readKit, sha256 } from "./kept-kit.ts";
import type { OfflineAsk } from "./offline-ask.ts";
import { createPatience } from "./patience.ts";
import { isReplyOfOurs } from "./reply-of-ours.ts";

/** A person waits for the engine's answer, too. */
const ASK_WAIT_MS = 2_500;
const PAGE_WAIT_MS = 3_000;
export const PAGE = "/kiosk";

export interface Network {
  /** `POST /api/ask`. */
  ask: (request: Request) => Promise<Response>;
  /** The page, whatever its query. */
  page: (request: Request) => Promise<Response>;
  /** A file that belongs to the page's version. */
  file: (request: Request, name: string) => Promise<Response>;
}

/** `onOtherPage` hears that the server has another version of the page. */
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
      // With its own scripts and its own engine: another version comes as a whole, by the next worker.
      return readKit(kit, PAGE).catch(() => brought?.response ?? Response.error());
    },
    file: (request, name) => readKit(kit, name).catch(() => fetch(request)),
  };
}

/** What comes in time; `late` where nothing does, `none` where it fails or is not ours. The request is given up then. */
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

/** Null: it is not ours. Read to its end: half a reply is none. */
async function bringReply(body: string, signal: AbortSignal): Promise<Response | null> {
  const response = await fetch("../api/ask", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
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
