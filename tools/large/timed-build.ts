// Builds a folder in a child process, without the platform's size limits, and returns the time and the peak memory.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { ROOT } from "../build-collection.ts";

export interface Built {
  readonly ms: number;
  readonly peakBytes: number;
}

const POLL_MS = 50;

export async function runBuild(folder: string): Promise<Built> {
  const from = performance.now();
  const child = spawn(process.execPath, ["index/build.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "ignore"],
    env: { ...process.env, SEEDS: folder, LIMITS: "none" },
  });
  let peakBytes = 0;
  const poll = setInterval(async () => {
    const told = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    peakBytes = Math.max(peakBytes, Number(/VmHWM:\s*(\d+)/u.exec(told)?.[1] ?? 0) * 1024);
  }, POLL_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  }).finally(() => clearInterval(poll));
  if (code !== 0) throw new Error(`the build of ${folder} failed`);
  return { ms: performance.now() - from, peakBytes };
}
