// A request as workerd took it in, the address that it was asked for out; null where it names none. workerd makes
// an address of `Host` and the target as they came, and the scheme is its own: what a proxy says of the scheme is read here.
// The other end's address stands in `cf`. Pure.

/** A name or an address, and a port: nothing that would mean another part of an address. */
const HOST = /^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/iu;
/** Anything else that stands in the header is no scheme and counts as nothing. */
const SCHEMES = ["http", "https"];

export function ownAddress({ url, headers }: Request): URL | null {
  const host = headers.get("host") ?? "";
  // Two `Host` headers come as one, parted by a comma. A target that is no path, as of `OPTIONS *`, sticks to the host.
  if (!HOST.test(host) || !URL.canParse(url) || new URL(url).host !== new URL(`http://${host}`).host) return null;
  const address = new URL(url);
  const scheme = headers.get("x-forwarded-proto")?.toLowerCase() ?? "";
  if (SCHEMES.includes(scheme)) address.protocol = `${scheme}:`;
  return address;
}

/** The address at the other end of the connection, without its port; null where workerd does not say. */
export function peerOf(cf: unknown): string | null {
  const found: unknown = typeof cf === "object" && cf !== null && "clientIp" in cf ? cf.clientIp : null;
  if (typeof found !== "string") return null;
  return /^\[?([^\]]+?)\]?:\d+$/u.exec(found)?.[1] ?? null;
}

/** A proxy of the office's, or somebody at the machine itself. */
export function isThisMachine(address: string): boolean {
  return /^(?:(?:::ffff:)?127\.\d+\.\d+\.\d+|::1)$/u.test(address);
}
