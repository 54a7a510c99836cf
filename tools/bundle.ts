// Makes the production bundle of a Worker, the same one that is deployed, and returns its files and sizes.
// It runs wrangler with `--dry-run`: nothing is uploaded and no account is needed.
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
  /** File name of the main module. */
  main: string;
  /** File names of the modules that it imports as text. */
  texts: string[];
  /** Size as the upload counts it, text modules included. */
  rawBytes: number;
  gzipBytes: number;
}

/** Runs wrangler in the project's folder, without telemetry, and returns its standard output. */
export async function wrangler(args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ["--no-warnings", WRANGLER, ...args], {
    cwd: ROOT,
    env: { ...quietEnvironment(), NO_COLOR: "1" },
  });
  return stdout;
}

/** Returns the first group of `pattern` as a number. Throws when wrangler's output, which may change, lacks it. */
export function readNumber(output: string, pattern: RegExp): number {
  const found = pattern.exec(output)?.[1];
  if (found === undefined) throw new Error(`wrangler's output lacks ${pattern.source}:\n${output}`);
  return Number(found);
}

/**
 * `assets` is the collection's folder of static files, which wrangler insists on although it leaves it out of the
 * bundle. Without it, the one of wrangler.toml has to be there.
 */
export async function bundleWorker(entry: string, directory: string, assets?: string): Promise<Bundle> {
  const args = ["deploy", entry, "--config", WRANGLER_CONFIG, "--dry-run", "--minify", "--outdir", directory];
  const output = await wrangler(assets === undefined ? args : [...args, "--assets", assets]);
  const files = await readdir(directory);
  // The dated note and the source map are not part of the program. They differ on every run and name local paths.
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
