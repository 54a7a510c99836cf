// A Worker's entry in, its production bundle out, the very one that is deployed: files and sizes.
// Nothing is uploaded and no account is asked for: wrangler only pretends.
import { execFile } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./build-collection.ts";
import { quietEnvironment, WRANGLER } from "./wrangler.ts";

const run = promisify(execFile);
const KIB = 1024;

export const WRANGLER_CONFIG = join(ROOT, "wrangler.toml");

export interface Bundle {
  directory: string;
  /** The module that answers, and those it imports as text, as file names. */
  main: string;
  texts: string[];
  /** As the upload counts, text modules included. */
  rawBytes: number;
  gzipBytes: number;
}

/** Runs wrangler in the project's folder, silent and without a word to anybody; gives what it prints. */
export async function wrangler(args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ["--no-warnings", WRANGLER, ...args], {
    cwd: ROOT,
    env: { ...quietEnvironment(), NO_COLOR: "1" },
  });
  return stdout;
}

/** The number of `pattern`'s first group; wrangler's words may change with a version. */
export function readNumber(output: string, pattern: RegExp): number {
  const found = pattern.exec(output)?.[1];
  if (found === undefined) throw new Error(`wrangler's output lacks ${pattern.source}:\n${output}`);
  return Number(found);
}

export async function bundleWorker(entry: string, directory: string): Promise<Bundle> {
  const args = ["deploy", entry, "--config", WRANGLER_CONFIG, "--dry-run", "--minify", "--outdir", directory];
  const output = await wrangler(args);
  const files = await readdir(directory);
  // A note of the day and a map with the paths of this machine: no part of the program, and other ones each time.
  for (const name of files.filter((name) => /\.(?:md|map)$/u.test(name))) await rm(join(directory, name));
  const main = files.find((name) => name.endsWith(".js"));
  if (main === undefined) throw new Error(`the bundle of ${entry} holds no module`);
  return {
    directory,
    main,
    texts: files.filter((name) => name.endsWith(".txt")),
    rawBytes: Math.round(readNumber(output, /Total Upload: ([\d.]+) KiB/u) * KIB),
    gzipBytes: Math.round(readNumber(output, /gzip: ([\d.]+) KiB/u) * KIB),
  };
}
