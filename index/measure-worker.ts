// Measures what the Worker of a collection needs. The program is bundled and run by Node in a separate process over the
// finished corpus. CPU time and V8 memory on this machine are close to workerd's, but not the same.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import * as z from "zod/mini";
import type { Needed } from "./limits.ts";
import { writeWhole } from "./write-whole.ts";

const run = promisify(execFile);
const WORKER = fileURLToPath(new URL("../src/worker.ts", import.meta.url));
const OPENER = fileURLToPath(new URL("open-worker.ts", import.meta.url));

const Measured = z.object({ startMs: z.number(), memoryBytes: z.number(), answerMs: z.nullable(z.number()) });
type Measured = z.infer<typeof Measured>;

/** A Worker that takes this long would have been stopped already. */
const TIMEOUT_MS = 60_000;
const HEAP_MIB_MAX = 512;
/** Stands for a run that could not be measured because it took too much. */
const TOO_MUCH: Measured = { startMs: TIMEOUT_MS, memoryBytes: HEAP_MIB_MAX * 1024 * 1024, answerMs: null };
/** Results above these are measured again, because other processes can only add to the time. */
const LONG_MS = { start: 500, answer: 5 } as const;
const TIMES_MAX = 2;

export async function measureWorker(pressed: string, questions: readonly string[]): Promise<Needed> {
  const folder = await mkdtemp(join(tmpdir(), "fawen-limits-"));
  try {
    const program = await bundleProgram();
    const files = { program: join(folder, "program.mjs"), corpus: join(folder, "corpus.txt") };
    await writeWhole(
      new Map([
        [files.program, program],
        [files.corpus, pressed],
      ]),
    );
    let least = await openWorker(files, questions);
    for (let times = 1; times < TIMES_MAX && isLong(least); times++) {
      const again = await openWorker(files, questions);
      least = {
        startMs: Math.min(least.startMs, again.startMs),
        memoryBytes: Math.min(least.memoryBytes, again.memoryBytes),
        answerMs: least.answerMs === null ? null : Math.min(least.answerMs, again.answerMs ?? least.answerMs),
      };
    }
    return {
      ...least,
      uploadBytes: Buffer.byteLength(program) + Buffer.byteLength(pressed),
      uploadGzipBytes: gzipSync(program).length + gzipSync(pressed).length,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isLong = (measured: Measured) =>
  measured !== TOO_MUCH && (measured.startMs > LONG_MS.start || (measured.answerMs ?? 0) > LONG_MS.answer);

/** The Worker's program, without its corpus. */
export async function bundleProgram(plugins: readonly Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [WORKER],
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "silent",
    plugins: [...plugins],
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error("esbuild gave no output for src/worker.ts");
  return output.text;
}

async function openWorker(
  { program, corpus }: { program: string; corpus: string },
  questions: readonly string[],
): Promise<Measured> {
  const heap = `--max-old-space-size=${HEAP_MIB_MAX}`;
  const args = ["--no-warnings", "--expose-gc", heap, OPENER, program, corpus, JSON.stringify(questions)];
  try {
    const { stdout } = await run(process.execPath, args, { timeout: TIMEOUT_MS });
    return Measured.parse(JSON.parse(stdout));
  } catch (error) {
    // V8 aborts with a signal when the heap is full, and the timeout kills with one.
    if (error instanceof Error && "signal" in error && error.signal !== null) return TOO_MUCH;
    throw error;
  }
}
