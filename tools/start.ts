// `npm start`: builds the collection SEEDS and serves it on PORT (8787) of this machine until it is stopped.
// No question may reach a log or a file, so wrangler's request log, log file and trace store are turned off.
import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { outDirectory, seedsDirectory } from "../index/out-directory.ts";
import { buildCollection, ROOT } from "./build-collection.ts";
import { HAS_GROUPS, untilStopped } from "./lifetime.ts";
import { THIS_MACHINE as HOST, probe, readPort, requireFree } from "./listening.ts";
import { OperatorError, tellFailure } from "./operator-error.ts";
import { quietEnvironment, WRANGLER } from "./wrangler.ts";

/** Folder of wrangler's databases, beside the index. */
const STATE = "state";
/** Folder in STATE with questions that wrangler stored before the trace store was turned off. It is deleted. */
const TRACES = join("v3", "observability");

/** At every log level, wrangler logs an aborted request with its whole URL. */
const ADDRESS = /https?:\/\/\S+/gu;

/** Passes the output on line by line, with URLs removed. */
function passOn(from: Readable, to: Writable): void {
  createInterface({ input: from }).on("line", (line) => to.write(`${line.replace(ADDRESS, "http://…")}\n`));
}

function startWrangler(out: string, port: number, inspectorPort: number): ChildProcess {
  const args = ["--no-warnings", WRANGLER, "dev", join(out, "entry.ts")];
  const options = {
    "--config": join(ROOT, "wrangler.toml"),
    "--assets": join(out, "static"),
    "--ip": HOST,
    "--port": String(port),
    "--inspector-port": String(inspectorPort),
    "--persist-to": join(out, STATE),
    // At the default level every request is logged with its path, including ?q=.
    "--log-level": "warn",
    "--show-interactive-dev-session": "false",
  };
  const child = spawn(process.execPath, [...args, ...Object.entries(options).flat()], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: HAS_GROUPS,
    env: quietEnvironment(),
  });
  if (child.stdout !== null) passOn(child.stdout, process.stdout);
  if (child.stderr !== null) passOn(child.stderr, process.stderr);
  return child;
}

async function start(): Promise<number> {
  const port = readPort(process.env);
  await requireFree(HOST, port, "npm start");
  await buildCollection({ isBrief: true });
  const inspectorPort = await probe(HOST, 0);
  if (typeof inspectorPort === "string") throw new OperatorError("没有空闲的端口。 / There is no free port.");
  const out = outDirectory(seedsDirectory(process.env));
  await rm(join(out, STATE, TRACES), { recursive: true, force: true });
  const child = startWrangler(out, port, inspectorPort);
  child.on("message", (message) => {
    if (!String(message).includes("DEV_SERVER_READY")) return;
    const url = `http://${HOST}:${port}`;
    process.stdout.write(`\n法问已启动，请打开 ${url} （Ctrl-C 停止） / Fawen is ready at ${url} (Ctrl-C stops it)\n`);
  });
  return untilStopped(child);
}

process.exitCode = await start().catch(tellFailure);
