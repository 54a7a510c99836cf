// Runs the index build for SEEDS in a process of its own, as `npm run build` does; what it prints is passed on. `brief` is three
// lines in the place of all of it, which stands in a file beside the index.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { seedsDirectory } from "../index/out-directory.ts";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Resolves when the index is written; throws when the build has refused, after its own message. A server of one's own has no
 * limits but its memory.
 */
export async function buildCollection({ isOwnServer = false, isBrief = false } = {}): Promise<void> {
  const child = spawn(process.execPath, ["index/build.ts", ...(isBrief ? ["--brief"] : [])], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, SEEDS: seedsDirectory(process.env), ...(isOwnServer ? { LIMITS: "none" } : {}) },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error("索引没有建成，原因见上。 / The index was not built; the reason stands above.");
}
