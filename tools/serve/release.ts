// Builds the collection SEEDS and writes `index/out/<collection>/box`: everything that an office's server runs,
// including the program and the settings. The folder is replaced as a whole, so a server that runs from the old one is
// unaffected.
import { copyFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { outDirectory, seedsDirectory } from "../../index/out-directory.ts";
import { SECRETS } from "../../src/settings.ts";
import { buildCollection } from "../build-collection.ts";
import type { Deployment } from "../deployment.ts";
import { hostOf } from "../listening.ts";
import { workerdPath } from "../workerd.ts";
import { configure, makeBox } from "./box.ts";
import { settingsFile } from "./settings.ts";

/** File names in the folder. The systemd unit in `examples/box` uses them as well. */
export const CONFIGURATION = "box.capnp";
export const PROGRAM = "workerd";
const SETTINGS = "settings.env";

/** Writes the box and returns its folder. */
export async function releaseBox(
  deployment: Deployment,
  settings: Readonly<Record<string, string>>,
  listening: { address: string; port: number },
): Promise<string> {
  await buildCollection({ isOwnServer: true });
  const directory = join(outDirectory(seedsDirectory(process.env)), "box");
  const unfinished = `${directory}.${process.pid}.tmp`;
  const before = `${directory}.${process.pid}.old`;
  try {
    const box = await makeBox(join(directory, "..", "entry.ts"), unfinished, deployment);
    await configure(box, CONFIGURATION, [...new Set([...Object.keys(settings), ...SECRETS])]);
    const where = { ADDRESS: hostOf(listening.address), PORT: String(listening.port) };
    await writeFile(join(unfinished, SETTINGS), settingsFile({ ...where, ...settings }));
    await copyFile(workerdPath(), join(unfinished, PROGRAM));
    await rename(directory, before).catch(() => {
      // There is no old folder on the first run.
    });
    await rename(unfinished, directory).catch(async (error: unknown) => {
      await rename(before, directory).catch(() => {});
      throw error;
    });
  } finally {
    for (const path of [unfinished, before]) await rm(path, { recursive: true, force: true });
  }
  if (deployment.databases.length > 0) {
    process.stdout.write(
      `数据库${deployment.databases.join("、")}只在Cloudflare上有，这里不记录评价。 / Databases exist only on Cloudflare: ratings are not stored here.\n`,
    );
  }
  return directory;
}
