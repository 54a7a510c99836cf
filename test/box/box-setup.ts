// Makes the box once for all its tests, as `npm run box` does, from the index of the default collection.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { DEFAULT_SEEDS, outDirectory } from "../../index/out-directory.ts";
import { readDeployment } from "../../tools/deployment.ts";
import { type Box, makeBox } from "../../tools/serve/box.ts";

/** Holds the box, and beside it those of other entries, as tests need them. */
let folder: string | undefined;

export async function setup(project: TestProject): Promise<Box> {
  folder = await mkdtemp(join(tmpdir(), "fawen-box-"));
  const entry = join(outDirectory(DEFAULT_SEEDS), "entry.ts");
  const deployment = await readDeployment();
  const box = await makeBox(entry, join(folder, "box"), deployment);
  project.provide("box", box);
  project.provide("deployment", deployment);
  return box;
}

export async function teardown(): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true });
}
