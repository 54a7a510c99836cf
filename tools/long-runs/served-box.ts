// The product as it runs for months: the collection SEEDS built, its box in a folder for the moment, plain workerd in front of nothing.
// Leaves an address, the process's memory and what it printed. Whoever serves it stops it.
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outDirectory, seedsDirectory } from "../../index/out-directory.ts";
import { buildCollection } from "../build-collection.ts";
import { readDeployment } from "../deployment.ts";
import { configure, makeBox } from "../serve/box.ts";
import { startWorkerd } from "../workerd.ts";

export interface ServedBox {
  port: number;
  /** What it holds in memory; null where the system does not tell. */
  residentBytes: () => Promise<number | null>;
  logs: () => Promise<string>;
  stop: () => Promise<void>;
}

export async function serveBox(): Promise<ServedBox> {
  await buildCollection({ isOwnServer: true });
  const folder = await mkdtemp(join(tmpdir(), "fawen-long-run-"));
  const log = join(folder, "log.txt");
  const output = await open(log, "a");
  try {
    const deployment = await readDeployment();
    const entry = join(outDirectory(seedsDirectory(process.env)), "entry.ts");
    const box = await makeBox(entry, join(folder, "box"), deployment);
    const { child, port, stop } = await startWorkerd({
      configuration: await configure(box, "long-run.capnp", Object.keys(deployment.vars)),
      listenAt: "127.0.0.1:0",
      env: deployment.vars,
      output: output.fd,
    });
    return {
      port,
      residentBytes: () => readResident(child.pid),
      logs: () => readFile(log, "utf8"),
      stop: async () => {
        await stop();
        await output.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await output.close();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function readResident(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kib = /^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}
