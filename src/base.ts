// The base path: the path of `PUBLIC_ORIGIN` when the service stands under a path of a portal. Every address that the
// server writes into a page gets it here, and a request's path loses it here unless a proxy has already removed it.
// Pure.

/** Returns `/fawen` for `https://host/fawen`, and "" at the root. */
export function basePath(publicOrigin: string): string {
  return publicOrigin.replace(/^https?:\/\/[^/]*/u, "").replace(/\/+$/u, "");
}

/** Returns a path of the service as a browser has to request it. */
export function addressOf({ PUBLIC_ORIGIN }: { PUBLIC_ORIGIN: string }, path: string): string {
  return `${basePath(PUBLIC_ORIGIN)}${path}`;
}

/**
 * Returns a request's path as the routes know it. A path without the base is returned as it is: a proxy removed the
 * base.
 */
export function withoutBase(path: string, base: string): string {
  if (base === "" || !path.startsWith(base)) return path;
  const rest = path.slice(base.length);
  return rest === "" ? "/" : rest.startsWith("/") ? rest : path;
}
