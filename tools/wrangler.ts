// The platform's command, wrangler, as ours run it: from the package itself, without a word to anybody, and without a copy
// of what was asked. What it would write of requests is turned off here, for every command at once.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The script behind the `wrangler` command: signals reach it without a process between. */
export const WRANGLER = join(
  dirname(createRequire(import.meta.url).resolve("wrangler/package.json")),
  "wrangler-dist",
  "cli.js",
);

/** Whatever the caller's environment says of these: what they would turn on keeps or sends what happened here. */
const QUIET = {
  // The address of every request, `?q=` included, in a database under the state that outlives the server.
  X_LOCAL_OBSERVABILITY: "false",
  // Pages under /cdn-cgi that read what such databases hold.
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
