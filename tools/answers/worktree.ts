// A git revision in, a checkout of it in a folder of its own while `use` runs. The work tree and the index stay as
// they are, and the checkout is gone afterwards, whatever happens.
import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const runFile = promisify(execFile);

/** The checkout shares the packages of `root`. */
export async function withWorktree<T>(
  root: string,
  revision: string,
  use: (checkout: string) => Promise<T>,
): Promise<T> {
  const git = (...args: string[]) => runFile("git", args, { cwd: root });
  const commit = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`).then(
    ({ stdout }) => stdout.trim(),
    () => {
      throw new Error(`没有文件或版本 ${revision}。 / There is no file or revision ${revision}.`);
    },
  );
  const folder = await mkdtemp(join(tmpdir(), "fawen-revision-"));
  const checkout = join(folder, "checkout");
  try {
    await git("worktree", "add", "--detach", checkout, commit);
    await symlink(join(root, "node_modules"), join(checkout, "node_modules"), "dir");
    return await use(checkout);
  } finally {
    await git("worktree", "remove", "--force", checkout).catch(() => git("worktree", "prune"));
    await rm(folder, { recursive: true, force: true });
  }
}
