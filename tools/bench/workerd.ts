// Serves a bundle with workerd alone: wrangler's proxy in front would dominate the measurement. Returns the address and
// a reader of the process's CPU time. The caller stops the server.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bundle } from "../bundle.ts";
import { readDeployment } from "../deployment.ts";
import { startWorkerd } from "../workerd.ts";
import { bundleModules, configurationText } from "../workerd-configuration.ts";

/** Linux reports the CPU time of a process in ticks of 10 ms. */
const TICK_MS = 10;

export interface Served {
  url: string;
  /** CPU time of the process so far; null where the system does not report it. */
  cpuMs(): Promise<number | null>;
  stop(): Promise<void>;
}

export async function serveBundle(bundle: Bundle): Promise<Served> {
  const configuration = join(bundle.directory, "bench.capnp");
  const worker = { name: "main", modules: bundleModules(bundle, ""), bindings: [] };
  await writeFile(configuration, configurationText([worker], (await readDeployment()).compatibility));
  const { child, port, stop } = await startWorkerd({ configuration, listenAt: "127.0.0.1:0", output: "errors" });
  return { url: `http://127.0.0.1:${port}`, cpuMs: () => readCpuMs(child.pid), stop };
}

async function readCpuMs(pid: number | undefined): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // The process name in brackets may contain spaces. User and system time are fields 14 and 15 (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
