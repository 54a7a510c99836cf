// A Worker's entry in, its production bundle as the platform would get it out: files, sizes, start-up time.
// Nothing is uploaded: wrangler only pretends.
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { ROOT } from "../build-collection.ts";

const run = promisify(execFile);
const resolve = createRequire(import.meta.url).resolve;
const WRANGLER = join(dirname(resolve("wrangler/package.json")), "wrangler-dist", "cli.js");
const CONFIG = join(ROOT, "wrangler.toml");
const KIB = 1024;

export interface Bundle {
  directory: string;
  /** The module that answers, and those it imports as text, as file names. */
  main: string;
  texts: string[];
  /** As the upload counts, text modules included. */
  rawBytes: number;
  gzipBytes: number;
}

async function wrangler(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await run(process.execPath, ["--no-warnings", WRANGLER, ...args], {
    cwd,
    env: {
      ...process.env,
      NO_COLOR: "1",
      WRANGLER_HIDE_BANNER: "true",
      WRANGLER_SEND_ERROR_REPORTS: "false",
      WRANGLER_SEND_METRICS: "false",
      WRANGLER_WRITE_LOGS: "false",
    },
  });
  return stdout;
}

/** The number of `pattern`'s first group; wrangler's words may change with a version. */
function readNumber(output: string, pattern: RegExp): number {
  const found = pattern.exec(output)?.[1];
  if (found === undefined) throw new Error(`wrangler's output lacks ${pattern.source}:\n${output}`);
  return Number(found);
}

export async function bundleWorker(entry: string, directory: string): Promise<Bundle> {
  const args = ["deploy", entry, "--config", CONFIG, "--dry-run", "--minify", "--outdir", directory];
  const output = await wrangler(args, ROOT);
  const files = await readdir(directory);
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

const ENGINE = ["ask", "collection", "search/minisearch"].map((file) => `export * from "./${file}.ts";`).join("\n");

/** Bytes, gzipped, of what answers without HTTP around it, minified; the framework and the schemas are not counted. */
export async function measureEngine(): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: ENGINE, resolveDir: join(ROOT, "src"), loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    external: ["hono", "zod"],
  });
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
}

/** Active milliseconds of global scope, the least of `runs`: others on the machine only add to it. */
export async function measureStartup(entry: string, directory: string, runs: number): Promise<number> {
  const found: number[] = [];
  for (let i = 0; i < runs; i++) {
    const outfile = join(directory, `startup-${i}.cpuprofile`);
    const args = `${entry} --config ${CONFIG} --minify`;
    const output = await wrangler(["check", "startup", `--args=${args}`, "--outfile", outfile], ROOT);
    found.push(readNumber(output, /Active: ([\d.]+) ms/u));
  }
  return Math.min(...found);
}
