// Derives the id of a text that sources.yaml does not list from its file name. Ids appear in URLs, so they depend on
// names alone: editing or withdrawing a file changes no id.
import { digest } from "../src/digest.ts";

const SLUG_CHARS_MAX = 40;

/** Ids by file name, in name order; a digest is added where the name alone is not usable or not unique. */
export function idsFromNames(names: Iterable<string>, given: Iterable<string>): Map<string, string> {
  const taken = new Set(given);
  const ids = new Map<string, string>();
  for (const file of [...new Set(names)].sort()) {
    const id = idFromName(file, taken);
    taken.add(id);
    ids.set(file, id);
  }
  return ids;
}

function idFromName(file: string, taken: ReadonlySet<string>): string {
  const name = file
    .replace(/\.[^.]+$/, "")
    .normalize("NFKC")
    .toLowerCase();
  const slug = name
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SLUG_CHARS_MAX)
    .replace(/^-+|-+$/g, "");
  const whole = slug !== "" && !/[^\x20-\x7e]/.test(name) && name.length <= SLUG_CHARS_MAX;
  return whole && !taken.has(slug) ? slug : `${slug || "text"}-${digest(file, 6)}`;
}
