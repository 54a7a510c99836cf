// Whose page is asking, and who may read the reply: from `Origin` and the settings. What leaves are configured origins
// or nothing, never what the request says of itself.
import { basePath } from "../base.ts";
import type { Settings } from "../settings.ts";

export interface Readers {
  /** False: a browser sent it for a page that may not call the interface. */
  isAdmitted: boolean;
  /** What `Access-Control-Allow-Origin` says; null: a page of our own or no page at all, which needs none. */
  named: string | null;
  /** Another page may get another reply. */
  varies: boolean;
}

/** Public data, no cookies: any site may read it. */
export const ANYBODY: Readers = { isAdmitted: true, named: "*", varies: false };

/** Without `Origin` it is no page of another site: a terminal, a server, an address typed in. */
export function readersOf(request: Request, { ALLOWED_ORIGINS, PUBLIC_ORIGIN }: Settings): Readers {
  if (ALLOWED_ORIGINS === "*") return ANYBODY;
  const origin = request.headers.get("origin");
  const own = PUBLIC_ORIGIN.slice(0, PUBLIC_ORIGIN.length - basePath(PUBLIC_ORIGIN).length);
  const named = [...ALLOWED_ORIGINS, own].find((listed) => listed !== "" && listed === origin) ?? null;
  const isOwn = origin === null || origin === new URL(request.url).origin;
  return { isAdmitted: isOwn || named !== null, named, varies: true };
}
