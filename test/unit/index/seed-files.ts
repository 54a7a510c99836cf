// The product's own five texts, repaired, for the tests of the build.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_SEEDS } from "../../../index/out-directory.ts";
import { type Document, repair } from "../../../index/repair.ts";

export interface SeedFile {
  file: string;
  seed: string;
  document: Document;
}

export const SEED_FILES: readonly SeedFile[] = readdirSync(DEFAULT_SEEDS)
  .filter((name) => /^\d{3}_.*\.txt$/.test(name))
  .sort()
  .map((file) => {
    const seed = readFileSync(join(DEFAULT_SEEDS, file), "utf8");
    return { file, seed, document: repair({ file, text: seed }) };
  });

/** The seed whose name starts with `prefix`. */
export function seedFile(prefix: string): SeedFile {
  const found = SEED_FILES.find(({ file }) => file.startsWith(prefix));
  if (found === undefined) throw new Error(`no seed ${prefix}`);
  return found;
}

/** The repaired paragraphs as `kind: text`. */
export function outline({ text, parts }: Document): string[] {
  return parts.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}
