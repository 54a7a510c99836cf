// Decides from `Origin` and the settings whether a page may call, and which origin may read the reply. The reply names
// only configured origins and never echoes the request's.
import { basePath } from "../base.ts";
import type { Settings } from "../settings.ts";

export interface Readers {
  /** False when a browser sent the request for a page that may not call the API. */
  isAdmitted: boolean;
  /** The value of `Access-Control-Allow-Origin`; null for our own pages and for non-browsers, which need none. */
  named: string | null;
  /** True when the reply's headers depend on the calling page. */
  varies: boolean;
}

/** Public data without cookies: any site may read it. */
export const ANYBODY: Readers = { isAdmitted: true, named: "*", varies: false };

/**
 * Works out the readers. A request without `Origin` comes from a terminal, a server or an address typed in, not from
 * another site's page.
 */
export function readersOf(request: Request, { ALLOWED_ORIGINS, PUBLIC_ORIGIN }: Settings): Readers {
  if (ALLOWED_ORIGINS === "*") return ANYBODY;
  const origin = request.headers.get("origin");
  const own = PUBLIC_ORIGIN.slice(0, PUBLIC_ORIGIN.length - basePath(PUBLIC_ORIGIN).length);
  const named = [...ALLOWED_ORIGINS, own].find((listed) => listed !== "" && listed === origin) ?? null;
  const isOwn = origin === null || origin === new URL(request.url).origin;
  return { isAdmitted: isOwn || named !== null, named, varies: true };
}
