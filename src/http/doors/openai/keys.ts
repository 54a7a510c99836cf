// Keys of programs: whoever has one may use the door. They are compared by digest and in constant time, all of them each time.
import { timingSafeEqual } from "hono/utils/buffer";
import { Problem } from "../../../problem.ts";

const BEARER = /^Bearer +(\S+) *$/iu;

/** Throws `unauthorized`; without keys everybody passes. */
export async function requireKey(keys: readonly string[], authorization: string | undefined): Promise<void> {
  if (keys.length === 0) return;
  const given = BEARER.exec(authorization ?? "")?.[1] ?? "";
  const same = await Promise.all(keys.map((key) => timingSafeEqual(key, given)));
  if (same.includes(true)) return;
  throw new Problem(
    "unauthorized",
    "密钥没有带或者不对，这次没有查。请向运营单位要密钥，放在 Authorization 里再发一次。",
    {
      headers: { "WWW-Authenticate": "Bearer" },
    },
  );
}
