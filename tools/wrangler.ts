// How the project's commands run wrangler: the script of the package itself, without telemetry and without any record
// of requests. The environment below turns these off for every command.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The script behind the `wrangler` command. Running it directly lets signals reach it without a process in between. */
export const WRANGLER = join(
  dirname(createRequire(import.meta.url).resolve("wrangler/package.json")),
  "wrangler-dist",
  "cli.js",
);

/** These override the caller's environment: if enabled, they would store or send what happened on this machine. */
const QUIET = {
  // Would store the URL of every request, including `?q=`, in a database that outlives the server.
  X_LOCAL_OBSERVABILITY: "false",
  // Would serve pages under /cdn-cgi that show the contents of such databases.
  X_LOCAL_EXPLORER: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_WRITE_LOGS: "false",
};

export function quietEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, ...QUIET };
}
