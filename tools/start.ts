// `npm start`: builds the collection SEEDS and serves it on PORT (8787) of this machine until it is stopped.
// No question may reach a log: wrangler's request lines and its log file are turned off.
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { outDirectory, seedsDirectory } from "../index/out-directory.ts";
import { buildCollection, ROOT } from "./build-collection.ts";
import { HAS_GROUPS, untilStopped } from "./lifetime.ts";
import { THIS_MACHINE as HOST, probe, readPort, requireFree } from "./listening.ts";
import { OperatorError, tellFailure } from "./operator-error.ts";

/** The script behind the `wrangler` command: signals reach it without a process between. */
function wranglerScript(): string {
  const manifest = createRequire(import.meta.url).resolve("wrangler/package.json");
  return join(dirname(manifest), "wrangler-dist", "cli.js");
}

function startWrangler(port: number, inspectorPort: number): ChildProcess {
  const out = outDirectory(seedsDirectory(process.env));
  const args = ["--no-warnings", wranglerScript(), "dev", join(out, "entry.ts")];
  const options = {
    "--config": join(ROOT, "wrangler.toml"),
    "--ip": HOST,
    "--port": String(port),
    "--inspector-port": String(inspectorPort),
    "--persist-to": join(out, "state"),
    // At the usual level each request is a line with its path, and ?q= would stand in it.
    "--log-level": "warn",
    "--show-interactive-dev-session": "false",
  };
  return spawn(process.execPath, [...args, ...Object.entries(options).flat()], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: HAS_GROUPS,
    env: {
      ...process.env,
      CLOUDFLARE_CF_FETCH_ENABLED: "false",
      WRANGLER_HIDE_BANNER: "true",
      WRANGLER_SEND_ERROR_REPORTS: "false",
      WRANGLER_SEND_METRICS: "false",
      WRANGLER_WRITE_LOGS: "false",
    },
  });
}

async function start(): Promise<number> {
  const port = readPort(process.env);
  await requireFree(HOST, port, "npm start");
  await buildCollection({ isBrief: true });
  const inspectorPort = await probe(HOST, 0);
  if (typeof inspectorPort === "string") throw new OperatorError("没有空闲的端口。 / There is no free port.");
  const child = startWrangler(port, inspectorPort);
  child.on("message", (message) => {
    if (!String(message).includes("DEV_SERVER_READY")) return;
    const url = `http://${HOST}:${port}`;
    process.stdout.write(`\n法问已启动，请打开 ${url} （Ctrl-C 停止） / Fawen is ready at ${url} (Ctrl-C stops it)\n`);
  });
  return untilStopped(child);
}

process.exitCode = await start().catch(tellFailure);
