// Who may see how an answer was produced: everybody, or with `EXPLAIN=off` only callers that send `EXPLAIN_KEY` in the
// header `Authorization`. A browser asks for the key as a password; with curl use `-u staff:KEY`. The key is never part
// of an address.
import { timingSafeEqual } from "hono/utils/buffer";
import { bearerOf } from "../bearer.ts";
import { Problem } from "../problem.ts";
import type { Settings } from "../settings.ts";

const BASIC = /^Basic +(\S+) *$/iu;
const CLOSED = "这一页没有开放。想问事情，请回到法问的首页。";
const LOCKED = "这一页只给工作人员看，要输入密码。想问事情，请回到法问的首页。";

type Closing = Pick<Settings, "EXPLAIN" | "EXPLAIN_KEY">;

export async function mayExplain({ EXPLAIN, EXPLAIN_KEY }: Closing, request: Request | null): Promise<boolean> {
  if (EXPLAIN === "on") return true;
  if (EXPLAIN_KEY === "") return false;
  return timingSafeEqual(EXPLAIN_KEY, keyOf(request?.headers.get("authorization") ?? ""));
}

/** Throws `unauthorized`, so that the browser asks for the password, or `not_found` when no key is set. */
export async function requireStaff(settings: Closing, request: Request): Promise<void> {
  if (await mayExplain(settings, request)) return;
  if (settings.EXPLAIN_KEY === "") throw new Problem("not_found", CLOSED);
  throw new Problem("unauthorized", LOCKED, { headers: { "WWW-Authenticate": 'Basic realm="fawen"' } });
}

function keyOf(authorization: string): string {
  const given = BASIC.exec(authorization)?.[1];
  if (given === undefined) return bearerOf(authorization) ?? "";
  try {
    // Any user name is accepted.
    return atob(given).replace(/^[^:]*:/u, "");
  } catch {
    return "";
  }
}
