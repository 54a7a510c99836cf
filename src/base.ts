// Where the service stands on its host: at the root, or under a path of a portal, the path of `PUBLIC_ORIGIN`. Every address
// that the server writes into a page gets the path here; a request's path loses it here, if no proxy has taken it off. Pure.

/** `/fawen` of `https://host/fawen`; empty at the root. */
export function basePath(publicOrigin: string): string {
  return publicOrigin.replace(/^https?:\/\/[^/]*/u, "").replace(/\/+$/u, "");
}

/** A path of ours as a browser asks for it. */
export function addressOf({ PUBLIC_ORIGIN }: { PUBLIC_ORIGIN: string }, path: string): string {
  return `${basePath(PUBLIC_ORIGIN)}${path}`;
}

/** A request's path as the routes know it. One that does not begin with the base is taken as it is: a proxy took the base off. */
export function withoutBase(path: string, base: string): string {
  if (base === "" || !path.startsWith(base)) return path;
  const rest = path.slice(base.length);
  return rest === "" ? "/" : rest.startsWith("/") ? rest : path;
}
