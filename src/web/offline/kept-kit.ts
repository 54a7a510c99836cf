// The cache of the kit's files. All files are fetched and checked before they are stored, in a cache of their own. It
// must never hold a file that differs by a byte, half a kit, or a file of another version.
import { digest } from "../../digest.ts";
import type { Kit } from "../../view/kit.ts";

declare const self: ServiceWorkerGlobalScope;

/** Path of the portal that serves the kiosk, or empty: the part before the worker's own `/kiosk/worker.js`. */
const BASE = self.location.pathname.slice(0, -"/kiosk/worker.js".length);
/** Prefix of our caches' names. It includes the path, so that kiosks under other paths keep their own caches. */
const PREFIX = `${BASE}fawen-`;

/** Returns the path of an address as the kit names it, or an empty string for an address outside our base path. */
export function pathOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin === self.location.origin && pathname.startsWith(BASE) ? pathname.slice(BASE.length) : "";
}

function cacheName(kit: Kit): string {
  return `${PREFIX}${digest(JSON.stringify(kit), 16)}`;
}

/** Fetches and checks all files, then stores them. Throws if a file is missing or does not match its digest. */
export async function keepKit(kit: Kit): Promise<void> {
  const names = Object.keys(kit.files);
  const fetched = await Promise.all(names.map((name) => fetchChecked(kit, name)));
  // An active worker may already use a cache of this name: then it is not deleted on failure.
  const wasThere = await caches.has(cacheName(kit));
  try {
    const cache = await caches.open(cacheName(kit));
    await Promise.all(names.map((name, i) => cache.put(`..${name}`, fetched[i] ?? Response.error())));
  } catch (error) {
    if (!wasThere) await caches.delete(cacheName(kit));
    throw error;
  }
}

/** Deletes the caches of other versions. */
export async function dropOtherKits(kit: Kit): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== cacheName(kit));
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** Returns a file of the kit from the cache. Fetches it if the browser has evicted it; throws if that fails. */
export async function readKit(kit: Kit, name: string): Promise<Response> {
  const cache = await caches.open(cacheName(kit));
  const kept = await cache.match(`..${name}`, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const fetched = await fetchChecked(kit, name);
  await cache.put(`..${name}`, fetched.clone());
  return fetched;
}

/** Fetches a file and checks its digest. Paths are relative to the worker's own, here and in the cache. */
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
