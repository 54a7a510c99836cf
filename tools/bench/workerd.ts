// Serves a bundle by workerd alone, without wrangler's proxy in front, which would be what is measured.
// A bundle in, its address and the CPU time of its process out. The caller stops it.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bundle } from "../bundle.ts";
import { readDeployment } from "../deployment.ts";
import { startWorkerd } from "../workerd.ts";
import { bundleModules, configurationText } from "../workerd-configuration.ts";

/** Linux counts CPU time of processes in hundredths of a second. */
const TICK_MS = 10;

export interface Served {
  url: string;
  /** CPU time of the process so far, or null where the system does not tell. */
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
  // The name in brackets may hold spaces; user and system time are the 14th and 15th field.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
