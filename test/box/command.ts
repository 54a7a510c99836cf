// Runs a command of the project as an operator does, and collects its output.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { probe, THIS_MACHINE } from "../../tools/listening.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Tries of 100 ms each; high, because a build takes long on a busy machine. */
const TRIES_MAX = 1_200;

export interface Started {
  child: ChildProcess;
  /** Returns all output so far. */
  text: () => string;
}

interface Options {
  cwd?: string;
  /** The whole environment; by default that of this process. */
  env?: Record<string, string | undefined>;
  /** Starts the command in its own process group, as a terminal does: a signal to `-pid` then acts like Ctrl-C. */
  ownGroup?: boolean;
}

/** Starts a command and collects its output. The caller stops it. */
export function startCommand(command: string, args: readonly string[], options: Options = {}): Started {
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: options.env ?? process.env,
    detached: options.ownGroup ?? false,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: unknown) => (text += String(chunk)));
  return { child, text: () => text };
}

/** Runs a command and waits for its end. */
export async function runCommand(command: string, args: readonly string[], options?: Options) {
  const { child, text } = startCommand(command, args, options);
  const [code] = await once(child, "close");
  return { code, text: text() };
}

/** Returns a port that is currently free. */
export async function freePort(): Promise<number> {
  const port = await probe(THIS_MACHINE, 0);
  if (typeof port === "string") throw new Error(`no port: ${port}`);
  return port;
}

export async function isHealthy(url: string): Promise<boolean> {
  const reply = await fetch(`${url}/healthz`).catch(() => null);
  return reply?.status === 200 && (await reply.text()).includes('"status":"ok"');
}

/** Waits until `holds` resolves to true. Throws an error with the log after TRIES_MAX tries. */
export async function until(what: string, holds: () => Promise<boolean>, log: () => string): Promise<void> {
  for (let i = 0; i < TRIES_MAX; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not come:\n${log()}`);
}
