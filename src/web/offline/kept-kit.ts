// The files of the kit, kept: fetched whole, checked, then put into a cache of their own. Must not happen: a file that differs
// by a byte, half a kit that remains, another version's file.
import { digest } from "../../digest.ts";
import type { Kit } from "../../view/kit.ts";

declare const self: ServiceWorkerGlobalScope;

/** The path of a portal under which the kiosk stands, or empty: what stands before the worker's own `/kiosk/worker.js`. */
const BASE = self.location.pathname.slice(0, -"/kiosk/worker.js".length);
/** What the names of all our caches begin with; another path's kiosk keeps its own. */
const PREFIX = `${BASE}fawen-`;

/** An address's path as the kit names it; empty: it is not below ours. */
export function pathOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin === self.location.origin && pathname.startsWith(BASE) ? pathname.slice(BASE.length) : "";
}

function cacheName(kit: Kit): string {
  return `${PREFIX}${digest(JSON.stringify(kit), 16)}`;
}

/** Fetches and checks every file before the first is kept. Throws when one cannot be had as it has to be. */
export async function keepKit(kit: Kit): Promise<void> {
  const names = Object.keys(kit.files);
  const fetched = await Promise.all(names.map((name) => fetchChecked(kit, name)));
  // Made by a worker that is at work already: it stays, whatever happens here.
  const wasThere = await caches.has(cacheName(kit));
  try {
    const cache = await caches.open(cacheName(kit));
    await Promise.all(names.map((name, i) => cache.put(`..${name}`, fetched[i] ?? Response.error())));
  } catch (error) {
    if (!wasThere) await caches.delete(cacheName(kit));
    throw error;
  }
}

/** Drops what earlier versions kept. */
export async function dropOtherKits(kit: Kit): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== cacheName(kit));
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** A file of the kit: as it is kept or, where the browser has thrown it out, anew. Throws when it cannot be had. */
export async function readKit(kit: Kit, name: string): Promise<Response> {
  const cache = await caches.open(cacheName(kit));
  const kept = await cache.match(`..${name}`, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const fetched = await fetchChecked(kit, name);
  await cache.put(`..${name}`, fetched.clone());
  return fetched;
}

/** Paths are relative to the worker's own, here and in the cache. */
async function fetchChecked(kit: Kit, name: string): Promise<Response> {
  const response = await fetch(`..${name}`, { cache: "no-store", redirect: "error" });
  const bytes = await response.clone().arrayBuffer();
  if (!response.ok || (await sha256(bytes)) !== kit.files[name]) throw new Error(`${name} is not the kit's`);
  return response;
}

/** SHA-256 in hex. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
