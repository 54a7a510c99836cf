// Starts the box for a test with the test's settings: plain workerd with the folder from the project's setup, or with a
// new folder for another entry. The output goes to a file, so that it can be read as soon as a reply arrives.
import { readFileSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { inject } from "vitest";
import { DEFAULT_SEEDS, outDirectory } from "../../index/out-directory.ts";
import { readDeployment } from "../../tools/deployment.ts";
import { type Box, configure, makeBox } from "../../tools/serve/box.ts";
import { startWorkerd } from "../../tools/workerd.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The box of the default collection, from the project's setup. */
    box: Box;
  }
}

interface StartedBox {
  url: URL;
  logs: () => string;
  close: () => Promise<void>;
}

const STATICS = join(outDirectory(DEFAULT_SEEDS), "static");

/** Starts a box. A setting that is null is named in the configuration but missing from the environment. */
export async function startBox(
  entry: string | undefined,
  vars: Record<string, string | null> = {},
): Promise<StartedBox> {
  const deployment = await readDeployment();
  const own = await mkdtemp(join(tmpdir(), "fawen-box-"));
  const box = entry === undefined ? inject("box") : await makeBox(entry, join(own, "box"), deployment, STATICS);
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
