// Loads what prints an answer and takes it to a phone, with the first press, from where this part came from. Rejects when it
// cannot be reached; the next press tries under another address, since engines remember a module that failed.
import type { Along } from "./along.ts";

/** A digest of that part: the bundler puts it in. */
declare const ALONG_VERSION: string;

let failures = "";

export async function loadAlong(): Promise<Along> {
  try {
    const address = new URL(`widget-along.js?v=${ALONG_VERSION}${failures}`, import.meta.url);
    const module: { ALONG: Along } = await import(address.href);
    return module.ALONG;
  } catch (error) {
    failures += "-";
    throw error;
  }
}
