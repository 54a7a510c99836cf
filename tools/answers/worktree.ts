// Checks a git revision out into a temporary folder while `use` runs. The work tree and the git index stay untouched,
// and the checkout is removed afterwards, even when `use` fails.
import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const runFile = promisify(execFile);

/** Passes `use` the path of the checkout. Its node_modules is a link to that of `root`. */
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
