// Finds the URL that a request was made for, and the address of its peer. workerd builds the URL from `Host` and the
// request target without checking them, and always with its own scheme. The scheme that a proxy forwards is applied
// here. The peer's address is in `cf`. Pure.

/** A host name or IP address with an optional port, and no character of another part of a URL. */
const HOST = /^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/iu;
/** Schemes that a proxy may forward; any other value is ignored. */
const SCHEMES = ["http", "https"];

/** Returns the URL of a request, or null when its host or target is malformed. */
export function ownAddress({ url, headers }: Request): URL | null {
  const host = headers.get("host") ?? "";
  // Two `Host` headers arrive as one with a comma. A target that is not a path, as in `OPTIONS *`, is joined to the
  // host.
  if (!HOST.test(host) || !URL.canParse(url) || new URL(url).host !== new URL(`http://${host}`).host) return null;
  const address = new URL(url);
  const scheme = headers.get("x-forwarded-proto")?.toLowerCase() ?? "";
  if (SCHEMES.includes(scheme)) address.protocol = `${scheme}:`;
  return address;
}

/** Returns the address of the peer without its port, or null when workerd does not report it. */
export function peerOf(cf: unknown): string | null {
  const found: unknown = typeof cf === "object" && cf !== null && "clientIp" in cf ? cf.clientIp : null;
  if (typeof found !== "string") return null;
  return /^\[?([^\]]+?)\]?:\d+$/u.exec(found)?.[1] ?? null;
}

/** Whether an address is a loopback address: that of a proxy on this machine, or of somebody who works at it. */
export function isThisMachine(address: string): boolean {
  return /^(?:(?:::ffff:)?127\.\d+\.\d+\.\d+|::1)$/u.test(address);
}
