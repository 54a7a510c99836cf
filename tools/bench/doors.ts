// Measures what the doors cost: the size of the Worker's program and the CPU time that Node takes to evaluate it, with
// all doors and with none. A door that is closed by a setting is still bundled, so the program without doors replaces
// the module that lists them.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import type { Plugin } from "esbuild";
import { bundleProgram } from "../../index/measure-worker.ts";

const run = promisify(execFile);
/** Runs of each program, in alternation. The minimum counts, since other load on the machine can only add time. */
const RUNS = 7;

export interface DoorsFigures {
  gzipBytes: number;
  startupMs: number;
}

const WITHOUT_DOORS: Plugin = {
  name: "without-doors",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]doors[\\/]doors\.ts$/ }, () => ({ contents: "export function addDoors() {}" }));
  },
};

export async function measureDoors(directory: string): Promise<DoorsFigures> {
  const all = await bundle(join(directory, "with-doors.mjs"), []);
  const none = await bundle(join(directory, "without-doors.mjs"), [WITHOUT_DOORS]);
  const took: { all: number[]; none: number[] } = { all: [], none: [] };
  for (let i = 0; i < RUNS; i++) {
    took.all.push(await evaluate(all.path));
    took.none.push(await evaluate(none.path));
  }
  return {
    gzipBytes: all.gzipBytes - none.gzipBytes,
    startupMs: Math.max(0, Math.min(...took.all) - Math.min(...took.none)),
  };
}

async function bundle(path: string, plugins: readonly Plugin[]): Promise<{ path: string; gzipBytes: number }> {
  const program = await bundleProgram(plugins);
  await writeFile(path, program);
  return { path, gzipBytes: gzipSync(program).length };
}

async function evaluate(path: string): Promise<number> {
  const program = `const before = process.cpuUsage();
await import(${JSON.stringify(pathToFileURL(path).href)});
const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1000));`;
  const { stdout } = await run(process.execPath, ["--no-warnings", "--input-type=module", "--eval", program]);
  return Number(stdout);
}
