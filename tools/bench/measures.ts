// What is measured without asking questions: bytes of the answering part, time of start-up. Numbers leave.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { ROOT } from "../build-collection.ts";
import { readNumber, WRANGLER_CONFIG, wrangler } from "../bundle.ts";

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
    const args = `${entry} --config ${WRANGLER_CONFIG} --minify`;
    const output = await wrangler(["check", "startup", `--args=${args}`, "--outfile", outfile]);
    found.push(readNumber(output, /Active: ([\d.]+) ms/u));
  }
  return Math.min(...found);
}
