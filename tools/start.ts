// `npm start`: builds the collection SEEDS and serves it on PORT (8787) of this machine until it is stopped.
// No question may reach a log: wrangler's request lines and its log file are turned off.
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { outDirectory, seedsDirectory } from "../index/out-directory.ts";
import { buildCollection, ROOT } from "./build-collection.ts";

const HOST = "127.0.0.1";
const PORT_DEFAULT = 8787;
const STOP_TIMEOUT_MS = 5_000;
const PARENT_CHECK_MS = 500;

/** An expected end: printed as it is, in Chinese and English. */
class StartError extends Error {}

function readPort(): number {
  const given = process.env.PORT ?? "";
  const port = given === "" ? PORT_DEFAULT : Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new StartError(
    `PORT 要是1到65535的整数，现在是“${given}”。\nPORT has to be a whole number from 1 to 65535; it is "${given}".`,
  );
}

/** Takes a port for a moment: 0 takes any free one. Gives the port, or null when it is taken or not allowed. */
function probePort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : null));
    });
  });
}

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
    // A group of its own: Ctrl-C comes once, from here, and what is left over can be ended as one.
    detached: process.platform !== "win32",
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

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // Nothing is left of it.
  }
}

/** Serves until a signal comes or wrangler ends; gives the exit code. */
function serve(port: number, inspectorPort: number): Promise<number> {
  const child = startWrangler(port, inspectorPort);
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    child.kill(signal);
    setTimeout(() => endGroup(child), STOP_TIMEOUT_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
  // A SIGTERM to npm ends the shell between npm and this process, and nobody passes it on.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) stop("SIGTERM");
  }, PARENT_CHECK_MS);
  child.on("message", (message) => {
    if (!String(message).includes("DEV_SERVER_READY")) return;
    const url = `http://${HOST}:${port}`;
    process.stdout.write(`\n法问已启动，请打开 ${url} （Ctrl-C 停止） / Fawen is ready at ${url} (Ctrl-C stops it)\n`);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      clearInterval(watch);
      endGroup(child);
      resolve(stopping ? 0 : (code ?? 1));
    });
  });
}

async function start(): Promise<number> {
  const port = readPort();
  if ((await probePort(port)) === null) {
    throw new StartError(
      `端口${port}用不了，多半被别的程序占着。请停掉它，或者换一个：PORT=${port === 65_535 ? 8788 : port + 1} npm start\n` +
        `Port ${port} cannot be used, most likely another program has it. Stop that one, or choose another port as above.`,
    );
  }
  await buildCollection();
  const inspectorPort = await probePort(0);
  if (inspectorPort === null) throw new StartError("没有空闲的端口。 / There is no free port.");
  return serve(port, inspectorPort);
}

process.exitCode = await start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
