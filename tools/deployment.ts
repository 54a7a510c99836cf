// Reads the parts of wrangler.toml that apply wherever the Worker runs: compatibility, settings and databases.
import * as z from "zod/mini";
import { WRANGLER_CONFIG } from "./bundle.ts";
import type { Compatibility } from "./workerd-configuration.ts";

/** The fields that are read. Every setting is a string. */
const Config = z.object({
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()),
  vars: z.record(z.string(), z.string()),
  d1_databases: z.array(z.object({ binding: z.string() })),
});

export interface Deployment {
  compatibility: Compatibility;
  /** Values of the settings, by name. */
  vars: Readonly<Record<string, string>>;
  /** Binding names of D1 databases, which exist only on the platform. */
  databases: readonly string[];
}

export async function readDeployment(): Promise<Deployment> {
  // Imported here because loading wrangler takes seconds, and a command that cannot run should fail at once.
  const { unstable_readConfig } = await import("wrangler");
  const config = Config.parse(unstable_readConfig({ config: WRANGLER_CONFIG }));
  return {
    compatibility: { date: config.compatibility_date, flags: config.compatibility_flags },
    vars: config.vars,
    databases: config.d1_databases.map(({ binding }) => binding),
  };
}
