// Runs the index build for SEEDS in a child process, as `npm run build` does, and passes its output on. With `isBrief`
// the build prints three lines; the full summary is in a file beside the index.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { seedsDirectory } from "../index/out-directory.ts";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Resolves when the index is written. Throws when the build fails; the build has then printed its own message. With
 * `isOwnServer` the size limits of the platform do not apply.
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
