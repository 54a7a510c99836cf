// Serves a bundle by workerd alone, without wrangler's proxy in front, which would be what is measured.
// A bundle in, its address and the CPU time of its process out. The caller stops it.
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Bundle } from "./bundle.ts";

const COMPATIBILITY_DATE = "2026-10-01";
const START_TIMEOUT_MS = 20_000;
/** Linux counts CPU time of processes in hundredths of a second. */
const TICK_MS = 10;

export interface Served {
  url: string;
  /** CPU time of the process so far, or null where the system does not tell. */
  cpuMs(): Promise<number | null>;
  stop(): Promise<void>;
}

function configuration({ main, texts }: Bundle): string {
  const modules = [
    `(name = "${main}", esModule = embed "${main}")`,
    ...texts.map((name) => `(name = "${name}", text = embed "${name}")`),
  ];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = "${COMPATIBILITY_DATE}",
);
`;
}

/** The program itself, from the package that wrangler uses. */
function workerdPath(): string {
  const wrangler = createRequire(createRequire(import.meta.url).resolve("wrangler/package.json"));
  const { default: path }: { default: string } = wrangler("workerd");
  return path;
}

/** Reads what workerd tells on its control channel until it listens; gives the port. */
async function readPort(control: Readable): Promise<number> {
  let told = "";
  for await (const chunk of control) {
    told += String(chunk);
    const port = /"event"\s*:\s*"listen"[^}]*"port"\s*:\s*(\d+)/u.exec(told)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error("workerd ended before it listened");
}

export async function serveBundle(bundle: Bundle): Promise<Served> {
  const file = join(bundle.directory, "bench.capnp");
  await writeFile(file, configuration(bundle));
  const child = spawn(workerdPath(), ["serve", "--control-fd=3", file], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const control = child.stdio[3];
  if (control === null || control === undefined || !("read" in control))
    throw new Error("workerd has no control channel");
  const deadline = setTimeout(() => child.kill("SIGKILL"), START_TIMEOUT_MS);
  const port = await readPort(control).finally(() => clearTimeout(deadline));
  return {
    url: `http://127.0.0.1:${port}`,
    cpuMs: () => readCpuMs(child.pid),
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function readCpuMs(pid: number | undefined): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // The name in brackets may hold spaces; user and system time are the 14th and 15th field.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
