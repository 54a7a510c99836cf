// Measures what needs no questions: the size of the answering engine and the start-up time of the Worker.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { ROOT } from "../build-collection.ts";
import { readNumber, WRANGLER_CONFIG, wrangler } from "../bundle.ts";

const ENGINE = ["ask", "collection", "search/minisearch"].map((file) => `export * from "./${file}.ts";`).join("\n");

/** Returns the gzipped bytes of the minified engine without HTTP. Hono and zod are not counted. */
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

/**
 * Returns the CPU milliseconds that evaluating the Worker's global scope takes: the minimum of `runs`, since other load
 * on the machine can only add time.
 */
export async function measureStartup(entry: string, directory: string, runs: number): Promise<number> {
  const found: number[] = [];
  for (let i = 0; i < runs; i++) {
    const outfile = join(directory, `startup-${i}.cpuprofile`);
    const args = `${entry} --config ${WRANGLER_CONFIG} --minify`;
    const output = await wrangler(["check", "startup", `--args=${args}`, "--outfile", outfile]);
    found.push(readNumber(output, /Active: ([\d.]+) ms/u));
  }
  return Math.min(...found);
}
