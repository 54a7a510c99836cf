// Starts plain workerd, the program from wrangler's packages, with a configuration, and waits until it listens. The
// caller stops it.
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import type { Readable } from "node:stream";
import { HAS_GROUPS } from "./lifetime.ts";
import { OperatorError } from "./operator-error.ts";

const START_TIMEOUT_MS = 20_000;

export interface Running {
  child: ChildProcess;
  port: number;
  stop: () => Promise<void>;
}

interface Options {
  /** The `.capnp` file. The files that it embeds lie beside it and are read before the first request. */
  configuration: string;
  /** `host:port`; port 0 picks a free one. */
  listenAt: string;
  /** The whole environment of the process; nothing is inherited. */
  env?: Record<string, string>;
  /** Where the output goes: to this process's output, only stderr, or into an open file (its descriptor). */
  output: "inherit" | "errors" | number;
  program?: string;
  /** Starts it in its own process group, for a command that passes signals on. */
  ownGroup?: boolean;
}

/** Returns the path of the program in the package that wrangler uses. */
export function workerdPath(): string {
  const wrangler = createRequire(createRequire(import.meta.url).resolve("wrangler/package.json"));
  const { default: path }: { default: string } = wrangler("workerd");
  return path;
}

/** Reads workerd's control channel until workerd listens, and resolves to the port. */
async function readPort(control: Readable): Promise<number> {
  let told = "";
  for await (const chunk of control) {
    told += String(chunk);
    const port = /"event"\s*:\s*"listen"[^}]*"port"\s*:\s*(\d+)/u.exec(told)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new OperatorError(
    "workerd 没有启动成功，原因见上一行。 / workerd ended before it listened; the line above says why.",
  );
}

export async function startWorkerd(options: Options): Promise<Running> {
  const { configuration, listenAt, env = {}, output, program = workerdPath(), ownGroup = false } = options;
  const child = spawn(program, ["serve", "--control-fd=3", `--socket-addr=http=${listenAt}`, configuration], {
    stdio: ["ignore", output === "errors" ? "ignore" : output, output === "errors" ? "inherit" : output, "pipe"],
    detached: ownGroup && HAS_GROUPS,
    env,
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  const control = child.stdio[3];
  if (control === null || control === undefined || !("read" in control))
    throw new Error("workerd has no control channel");
  const deadline = setTimeout(() => child.kill("SIGKILL"), START_TIMEOUT_MS);
  const port = await Promise.race([readPort(control), failed]).finally(() => clearTimeout(deadline));
  return {
    child,
    port,
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
