// Files written together, whole or not at all: each is first written beside its place, and only when the disk has taken all of
// them they are put there. Enters: texts by path. A failure leaves what stood there before, and nothing beside it.
import { mkdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** What the system said of a path: for a disk that is full, Node names none. */
class WriteError extends Error {
  readonly path: string;
  readonly code: string;

  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.path = path;
    this.code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  }
}

/** In the order of `texts`. What is the same stays as it is: a running server watches these files. */
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
    // One that holds anything stays.
    for (const folder of made) await rmdir(folder).catch(() => {});
    throw error;
  }
}

async function at(path: string, act: () => Promise<void>): Promise<void> {
  await act().catch((error: unknown) => {
    throw new WriteError(path, error);
  });
}
