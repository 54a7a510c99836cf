// Reduces an address to the part that stands for one visitor. Pure.

/** An IPv4-mapped IPv6 address as `URL` writes it; the last two groups are the four bytes. */
const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/u;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/u;
const GROUPS = 8;
/** A household or an office has a /64, and each of its machines can use any address in it. */
const NETWORK_GROUPS = 4;

/** Returns null for anything but an address. */
export function visitorOf(address: string): string | null {
  const text = address.trim();
  if (IPV4.test(text)) return text;
  const [bare = ""] = text.split("%");
  if (!bare.includes(":") || !URL.canParse(`http://[${bare}]`)) return null;
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const mapped = MAPPED.exec(canonical);
  if (mapped !== null) return dotted(mapped.slice(1).map((group) => Number.parseInt(group, 16)));
  return `${groupsOf(canonical).slice(0, NETWORK_GROUPS).join(":")}::/64`;
}

function dotted(halves: readonly number[]): string {
  return halves.flatMap((half) => [half >> 8, half & 0xff]).join(".");
}

/** All eight groups of a canonical address. */
function groupsOf(canonical: string): string[] {
  const [before = "", after] = canonical.split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const [start, end] = [groups(before), groups(after ?? "")];
  return [...start, ...new Array<string>(GROUPS - start.length - end.length).fill("0"), ...end];
}
