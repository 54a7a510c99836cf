// Checks the API keys of programs. Keys are compared by digest in constant time, always all of them.
import { timingSafeEqual } from "hono/utils/buffer";
import { bearerOf } from "../../../bearer.ts";
import { Problem } from "../../../problem.ts";

/** Throws `unauthorized`. Without configured keys everybody may call. */
export async function requireKey(keys: readonly string[], authorization: string | undefined): Promise<void> {
  if (keys.length === 0) return;
  const given = bearerOf(authorization) ?? "";
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
