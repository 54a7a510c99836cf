// Loads what prints an answer and takes it to a phone, with the first press, from where this part came from. Rejects when it
// cannot be reached; then it is tried again with the next press.
import type { Along } from "./along.ts";
import { loadPart } from "./load-part.ts";

/** A digest of that part: the bundler puts it in. */
declare const ALONG_VERSION: string;

export async function loadAlong(): Promise<Along> {
  const { href } = new URL(`widget-along.js?v=${ALONG_VERSION}`, import.meta.url);
  return (await loadPart<{ ALONG: Along }>(href)).ALONG;
}
