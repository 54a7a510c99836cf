// Loads the part that prints an answer or shows its QR code, with the first press of a button, from the address of this
// part. Rejects when it cannot be loaded; the next press tries again.
import type { Along } from "./along.ts";
import { loadPart } from "./load-part.ts";

/** A digest of that part, inserted by the bundler. */
declare const ALONG_VERSION: string;

export async function loadAlong(): Promise<Along> {
  const { href } = new URL(`widget-along.js?v=${ALONG_VERSION}`, import.meta.url);
  return (await loadPart<{ ALONG: Along }>(href)).ALONG;
}
