// Determines the folder that a collection's index is written to. Each collection has its own, so that two can be used
// at once.
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "../src/digest.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The collection that is built by default. */
export const DEFAULT_SEEDS = join(ROOT, "seeds");

/** The absolute path of the collection folder that the environment names (`SEEDS`). */
export function seedsDirectory(env: Readonly<Record<string, string | undefined>>): string {
  const seeds = env.SEEDS;
  return seeds === undefined || seeds === "" ? DEFAULT_SEEDS : resolve(seeds);
}

/** The absolute path of the folder that holds the index of `seedsDir`. */
export function outDirectory(seedsDir: string): string {
  const path = resolve(seedsDir);
  const name = basename(path).replace(/[^\p{L}\p{N}_-]+/gu, "-");
  return join(ROOT, "index", "out", path === DEFAULT_SEEDS ? "seeds" : `${name}-${digest(path, 6)}`);
}
