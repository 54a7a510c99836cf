// Checks that no serving command writes a typed question to a disk or console, however a request or the command ends.
// Runs real processes with their own home folder and their own folder for temporary files.
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outDirectory } from "../../index/out-directory.ts";
import { askCanaries, filesWith, newCanary } from "./canaries.ts";
import { freePort, isHealthy, ROOT, runCommand, type Started, startCommand, until } from "./command.ts";

const SOAK = process.env.SOAK === "1";
let folder = "";
let seeds = "";
let namesBefore: ReadonlySet<string> = new Set();
let env: Record<string, string | undefined> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fawen-canaries-"));
  namesBefore = new Set(await readdir(tmpdir()));
  seeds = join(folder, "青禾县");
  for (const name of ["home", "temporary", "青禾县"]) await mkdir(join(folder, name));
  await writeFile(join(seeds, "调解.txt"), "青禾县人民调解\n\n邻里纠纷可以到村人民调解委员会申请调解，不收费。\n");
  env = { ...process.env, SEEDS: seeds, HOME: join(folder, "home"), TMPDIR: join(folder, "temporary"), LIMITS: "none" };
  for (const name of ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"]) delete env[name];
});
afterAll(async () => {
  await rm(outDirectory(seeds), { recursive: true, force: true });
  await rm(folder, { recursive: true });
});

/**
 * Returns the folders to search: the project, the test's folder with its home, and new entries of the system's
 * temporary folder, in case a program ignores TMPDIR.
 */
async function places(): Promise<string[]> {
  const names = await readdir(tmpdir());
  return [ROOT, folder, ...names.filter((name) => !namesBefore.has(name)).map((name) => join(tmpdir(), name))];
}

interface Serving extends Started {
  port: number;
}

/** Asks, searches while the server runs, stops it with the signal, and searches again. */
async function expectNothingKept({ child, text, port }: Serving, signal: NodeJS.Signals): Promise<void> {
  const canary = newCanary();
  const since = Date.now() - 1_000;
  const ended = once(child, "close");
  try {
    await askCanaries(port, canary);
    expect(await isHealthy(`http://127.0.0.1:${port}`)).toBe(true);
    expect(await filesWith(canary, await places(), since)).toEqual([]);
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
    await ended;
  }
  expect(await filesWith(canary, await places(), since)).toEqual([]);
  expect(text()).not.toContain(canary);
}

async function serving(command: string, args: readonly string[]): Promise<Serving> {
  const port = await freePort();
  const started = startCommand(command, args, { env: { ...env, PORT: `${port}` }, ownGroup: true });
  await until("the server", () => isHealthy(`http://127.0.0.1:${port}`), started.text);
  return { ...started, port };
}

test("filesWith finds a canary in a plain file, as UTF-16 and in a hidden folder", async () => {
  const canary = newCanary();
  const files = ["temporary/a.log", "home/.config/state.sqlite"].map((name) => join(folder, name));
  await mkdir(join(folder, "home", ".config"));
  await writeFile(files[0] ?? "", `GET /?q=${encodeURIComponent(`王${canary}`)}`);
  await writeFile(files[1] ?? "", Buffer.from(`王${canary}`, "utf16le"));
  expect(await filesWith(canary, [folder], 0)).toEqual(expect.arrayContaining(files));
});

describe("stopped as its operator stops it", () => {
  test("npm start keeps no question", async () => {
    await expectNothingKept(await serving("npm", ["start"]), "SIGINT");
  });

  test("npm run serve keeps no question", async () => {
    await expectNothingKept(await serving("npm", ["run", "serve"]), "SIGTERM");
  });

  test("the box keeps no question", async () => {
    const { code, text } = await runCommand("npm", ["run", "box"], { env });
    expect(code, text).toBe(0);
    const box = join(folder, "box");
    await cp(join(outDirectory(seeds), "box"), box, { recursive: true });
    const unit = await readFile(join(ROOT, "examples", "box", "fawen.service"), "utf8");
    const command = (/^ExecStart=(.+)$/mu.exec(unit)?.[1] ?? "").replaceAll("/opt/fawen/current", box);
    const script = `set -a; . ${box}/settings.env; set +a; exec ${command}`;
    const holder = [join(ROOT, "test", "box", "holding-socket.ts"), "1", "sh", "-c", script];
    const started = startCommand(process.execPath, holder, { env, ownGroup: true });
    // The holder prints its port, then the process id of the server.
    await until("the socket", async () => /^\d+\n\d+\n/mu.test(started.text()), started.text);
    const port = Number(/^\d+$/mu.exec(started.text())?.[0]);
    await until("the server", () => isHealthy(`http://127.0.0.1:${port}`), started.text);
    await expectNothingKept({ ...started, port }, "SIGTERM");
  });
});

/** Returns the ports on which the workerd processes of a process group listen. Linux only. */
async function portsOf(group: number): Promise<number[]> {
  const ports: number[] = [];
  for (const name of await readdir("/proc")) {
    const stat = /^\d+$/u.test(name) ? await readFile(`/proc/${name}/stat`, "utf8").catch(() => "") : "";
    if (!stat.includes("(workerd)") || stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2] !== `${group}`) continue;
    const ends = await readdir(`/proc/${name}/fd`).catch((): string[] => []);
    const links = await Promise.all(ends.map((end) => readlink(`/proc/${name}/fd/${end}`).catch(() => "")));
    for (const line of (await readFile(`/proc/${name}/net/tcp`, "utf8").catch(() => "")).split("\n")) {
      const [, local = "", , state = "", , , , , , inode = ""] = line.trim().split(/\s+/u);
      if (state !== LISTENS || !links.includes(`socket:[${inode}]`)) continue;
      ports.push(Number.parseInt(local.split(":")[1] ?? "", 16));
    }
  }
  return ports;
}

/** The state of a listening socket in /proc/net/tcp. */
const LISTENS = "0A";

test.runIf(SOAK && process.platform === "linux")("npm run bench keeps no question", async () => {
  const started = startCommand("npm", ["run", "bench"], { env, ownGroup: true });
  const { pid = 0 } = started.child;
  let port = 0;
  const isServing = async () => {
    for (const found of await portsOf(pid)) if (await isHealthy(`http://127.0.0.1:${found}`)) port = found;
    return port > 0;
  };
  await until("the server", isServing, started.text);
  await expectNothingKept({ ...started, port }, "SIGTERM");
});
