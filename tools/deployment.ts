// wrangler.toml in, what of it holds wherever the Worker runs out: the platform's version, the settings' values.
import { resolve } from "node:path";
import * as z from "zod/mini";
import { ROOT } from "./build-collection.ts";
import { WRANGLER_CONFIG } from "./bundle.ts";
import type { Compatibility } from "./workerd-configuration.ts";

/** What is read of it; a setting is a word. */
const Config = z.object({
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()),
  vars: z.record(z.string(), z.string()),
  assets: z.object({ directory: z.string() }),
  d1_databases: z.array(z.object({ binding: z.string() })),
});

export interface Deployment {
  compatibility: Compatibility;
  /** Settings by name. */
  vars: Readonly<Record<string, string>>;
  /** The folder of static files. */
  assets: string;
  /** Names of databases, which only the platform has. */
  databases: readonly string[];
}

export async function readDeployment(): Promise<Deployment> {
  // Loaded here: wrangler takes seconds, and a command that cannot run is to say so at once.
  const { unstable_readConfig } = await import("wrangler");
  const config = Config.parse(unstable_readConfig({ config: WRANGLER_CONFIG }));
  return {
    compatibility: { date: config.compatibility_date, flags: config.compatibility_flags },
    vars: config.vars,
    assets: resolve(ROOT, config.assets.directory),
    databases: config.d1_databases.map(({ binding }) => binding),
  };
}
