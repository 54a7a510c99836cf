// Starts the box for a test with the test's settings: plain workerd with the folder from the project's setup, or with the
// folder of another entry. The output goes to a file, so that it can be read as soon as a reply arrives.
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { inject } from "vitest";
import { DEFAULT_SEEDS, outDirectory } from "../../index/out-directory.ts";
import { type Deployment, readDeployment } from "../../tools/deployment.ts";
import { type Box, configure, makeBox } from "../../tools/serve/box.ts";
import { startWorkerd } from "../../tools/workerd.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The box of the default collection, from the project's setup. */
    box: Box;
    /** What wrangler.toml says, which takes seconds to read; undefined in a project without a box of its own. */
    deployment: Deployment | undefined;
  }
}

interface StartedBox {
  url: URL;
  logs: () => string;
  close: () => Promise<void>;
}

const STATICS = join(outDirectory(DEFAULT_SEEDS), "static");

/** An entry that tests have in common, a file beside them. */
const COMMON = /-setup\.ts$/u;

/** The box of another entry. One that tests have in common is made once a run and kept beside the box. */
async function boxOf(entry: string, own: string, deployment: Deployment): Promise<Box> {
  const made = (directory: string) => makeBox(entry, directory, deployment, STATICS);
  if (!COMMON.test(entry)) return made(join(own, "box"));
  const directory = join(dirname(inject("box").directory), basename(entry, ".ts"));
  const description = join(directory, "box.json");
  if (!existsSync(description)) {
    const box = await made(join(own, "box"));
    await writeFile(join(box.directory, "box.json"), JSON.stringify({ ...box, directory }));
    // Another process may have made it meanwhile.
    await rename(box.directory, directory).catch((error: unknown) => {
      if (!existsSync(description)) throw error;
    });
  }
  return JSON.parse(await readFile(description, "utf8"));
}

/** Starts a box. A setting that is null is named in the configuration but missing from the environment. */
export async function startBox(
  entry: string | undefined,
  vars: Record<string, string | null> = {},
): Promise<StartedBox> {
  const own = await mkdtemp(join(tmpdir(), "fawen-box-"));
  const deployment = inject("deployment") ?? (await readDeployment());
  const box = entry === undefined ? inject("box") : await boxOf(entry, own, deployment);
  const named = { ...deployment.vars, ...vars };
  const env = Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  );
  const log = join(own, "log.txt");
  const output = await open(log, "a");
  const running = await startWorkerd({
    configuration: await configure(box, `${basename(own)}.capnp`, Object.keys(named)),
    listenAt: "127.0.0.1:0",
    env,
    output: output.fd,
  });
  return {
    url: new URL(`http://127.0.0.1:${running.port}`),
    logs: () => readFileSync(log, "utf8"),
    close: async () => {
      await running.stop();
      await output.close();
      await rm(own, { recursive: true });
    },
  };
}
