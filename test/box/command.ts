// A command of the project as an operator runs it: a process, what it printed, and the end of it with all its children.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** A tenth of a second each: a build on a busy machine takes its time. */
const TRIES_MAX = 1_200;

export interface Started {
  child: ChildProcess;
  /** All that it printed so far. */
  text: () => string;
}

interface Options {
  cwd?: string;
  /** The whole environment; without it, ours. */
  env?: Record<string, string | undefined>;
  /** In a group of its own, as a terminal starts it: a signal to `-pid` is Ctrl-C. */
  ownGroup?: boolean;
}

/** Starts a command; what it prints is collected. Whoever starts it stops it. */
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

/** Runs a command to its end. */
export async function runCommand(command: string, args: readonly string[], options?: Options) {
  const { child, text } = startCommand(command, args, options);
  const [code] = await once(child, "close");
  return { code, text: text() };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

export async function isHealthy(url: string): Promise<boolean> {
  const reply = await fetch(`${url}/healthz`).catch(() => null);
  return reply?.status === 200 && (await reply.text()).includes('"status":"ok"');
}

/** Waits until it holds; throws with what was printed when it does not come. */
export async function until(what: string, holds: () => Promise<boolean>, log: () => string): Promise<void> {
  for (let i = 0; i < TRIES_MAX; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not come:\n${log()}`);
}
