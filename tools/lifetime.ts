// Waits until a server's process ends or the command is stopped, and then ends the whole process group, so that nothing
// outlives the command.
import type { ChildProcess } from "node:child_process";

const STOP_TIMEOUT_MS = 5_000;
const PARENT_CHECK_MS = 500;
/** Read while the command loads, since the command may be stopped before the server starts. */
const PARENT = process.ppid;

/**
 * Whether the system has process groups. If so, start the child `detached`: it then receives Ctrl-C once, from this
 * process, and its whole group can be killed at once.
 */
export const HAS_GROUPS = process.platform !== "win32";

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(HAS_GROUPS ? -pid : pid, "SIGKILL");
  } catch {
    // The group has already ended.
  }
}

/** Waits for a signal or for the end of the child, and resolves to the exit code of the command. */
export function untilStopped(child: ChildProcess): Promise<number> {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    child.kill(signal);
    setTimeout(() => endGroup(child), STOP_TIMEOUT_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
  // A SIGTERM to npm ends the shell between npm and this process but is not passed on, so the parent is watched.
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
