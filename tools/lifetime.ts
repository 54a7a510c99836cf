// A server's process in, its exit code out, once it ended or was told to: nothing of it outlives the command.
import type { ChildProcess } from "node:child_process";

const STOP_TIMEOUT_MS = 5_000;
const PARENT_CHECK_MS = 500;
/** Taken while the command loads: it may be stopped before there is a server. */
const PARENT = process.ppid;

/**
 * Start the child `detached` where there are groups: Ctrl-C comes once, from here, and what is left over can be ended as
 * one.
 */
export const HAS_GROUPS = process.platform !== "win32";

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(HAS_GROUPS ? -pid : pid, "SIGKILL");
  } catch {
    // Nothing is left of it.
  }
}

/** Until a signal comes or the child ends; gives the exit code of the command. */
export function untilStopped(child: ChildProcess): Promise<number> {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    child.kill(signal);
    setTimeout(() => endGroup(child), STOP_TIMEOUT_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
  // A SIGTERM to npm ends the shell between npm and this process, and nobody passes it on.
  const watch = setInterval(() => {
    if (process.ppid !== PARENT) stop("SIGTERM");
  }, PARENT_CHECK_MS);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      clearInterval(watch);
      endGroup(child);
      resolve(stopping ? 0 : (code ?? 1));
    });
  });
}
