// Writes several files together, all or none. Each is first written beside its destination and moved there only when
// all are on the disk. A failure leaves the old files unchanged and no temporary files.
import { mkdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** A system error with its path; Node does not give the path when the disk is full. */
class WriteError extends Error {
  readonly path: string;
  readonly code: string;

  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.path = path;
    this.code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  }
}

/** Writes in the order of `texts`. Unchanged files are not touched, because a running server watches them. */
export async function writeWhole(texts: ReadonlyMap<string, string>): Promise<void> {
  const staged: [path: string, unfinished: string][] = [];
  const made: string[] = [];
  try {
    for (const [path, text] of texts) {
      await at(path, async () => {
        if ((await readFile(path, "utf8").catch(() => null)) === text) return;
        const first = await mkdir(dirname(path), { recursive: true });
        if (first !== undefined) made.unshift(first);
        const unfinished = `${path}.${process.pid}.tmp`;
        staged.push([path, unfinished]);
        await writeFile(unfinished, text);
      });
    }
    for (const [path, unfinished] of staged) await at(path, () => rename(unfinished, path));
  } catch (error) {
    for (const [, unfinished] of staged) await rm(unfinished, { force: true });
    // A folder that is not empty stays.
    for (const folder of made) await rmdir(folder).catch(() => {});
    throw error;
  }
}

async function at(path: string, act: () => Promise<void>): Promise<void> {
  await act().catch((error: unknown) => {
    throw new WriteError(path, error);
  });
}
