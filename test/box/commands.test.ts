// Runs `npm run serve` and `npm run box` as an operator does: errors say what to do, stopping leaves no process behind,
// and the box is self-contained.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outDirectory } from "../../index/out-directory.ts";
import { COUNTY_SEEDS } from "../proofs/collections.ts";
import { freePort, isHealthy, ROOT, runCommand, startCommand, until } from "./command.ts";

const OUT = outDirectory(COUNTY_SEEDS);

const county = (env: Record<string, string> = {}) => ({
  env: { ...process.env, SEEDS: COUNTY_SEEDS, LIMITS: "none", ...env },
});

test.each([
  ["a setting that cannot be read", [], { ASKING: "offf" }, "ASKING"],
  ["an unknown argument", ["--port", "9"], {}, "--port 9"],
])("npm run serve stops at %s before it builds, without a stack trace", async (_, words, env, named) => {
  const { code, text } = await runCommand(process.execPath, ["tools/serve.ts", ...words], county(env));
  expect([code, text]).toEqual([1, expect.stringContaining(named)]);
  expect(text).not.toMatch(/\n {4}at /u);
  expect(text.trim().split("\n")).toHaveLength(2);
});

describe("npm run serve", () => {
  test("uses the settings of the environment, keeps serving when its files change, and ends all its processes", async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const settings = county({ PORT: `${port}`, OPERATOR_NAME: "青禾县司法局" });
    const { child, text } = startCommand("npm", ["run", "serve"], settings);
    const ended = once(child, "close");
    try {
      await until("the address", async () => text().includes(`${url} （Ctrl-C`), text);
      expect(await (await fetch(url, { headers: { Accept: "text/html" } })).text()).toContain("青禾县司法局");
      const before = await (await fetch(`${url}/page.css`)).text();
      await writeFile(join(OUT, "box", "static", "page.css"), "half of a new file");
      await writeFile(join(OUT, "box", "app", "entry.js"), "");
      await rename(join(OUT, "box"), join(OUT, "box.moved"));
      await rm(join(OUT, "box.moved"), { recursive: true });
      expect(await (await fetch(`${url}/page.css`)).text()).toBe(before);
      expect(await isHealthy(url)).toBe(true);
    } finally {
      child.kill("SIGTERM");
      // The pipe closes only when every process of the command, workerd included, has ended.
      await ended;
    }
    expect(await isHealthy(url)).toBe(false);
    expect(text()).not.toMatch(/error|错误/u);
  });
});

describe("npm run box", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "fawen-box-"));
    const settings = { PORT: "1", OPERATOR_NAME: 'The "Office" of $HOME \\ `x`', ALLOWED_ORIGINS: "" };
    const { code, text } = await runCommand("npm", ["run", "box"], county(settings));
    expect(code, text).toBe(0);
    await cp(join(OUT, "box"), folder, { recursive: true });
    await rm(join(OUT, "box"), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("writes a self-contained folder that serves with its settings when started like the unit of examples/box", async () => {
    const unit = await readFile(join(ROOT, "examples", "box", "fawen.service"), "utf8");
    const [, command = ""] = /^ExecStart=(.+)$/mu.exec(unit) ?? [];
    const place = (text: string) => text.replaceAll("/opt/fawen/current", folder);
    const script = `set -a; . ${folder}/settings.env; set +a; exec ${place(command)}`;
    const holder = [join(ROOT, "test", "box", "holding-socket.ts"), "1", "sh", "-c", script];
    const child = spawn(process.execPath, holder, { cwd: "/", env: {}, stdio: ["ignore", "pipe", "inherit"] });
    let told = "";
    child.stdout.on("data", (chunk: unknown) => (told += String(chunk)));
    const ended = once(child, "exit");
    try {
      await until(
        "the socket",
        async () => /^\d+\n\d+\n/u.test(told),
        () => told,
      );
      const url = `http://127.0.0.1:${told.split("\n")[0]}`;
      await until(
        "the server",
        () => isHealthy(url),
        () => "",
      );
      const page = await (await fetch(url, { headers: { Accept: "text/html" } })).text();
      expect(page).toContain("The &quot;Office&quot; of $HOME \\ `x`");
      const foreign = await fetch(`${url}/api/places`, { headers: { Origin: "https://another.example" } });
      expect(foreign.status).toBe(403);
    } finally {
      process.kill(Number(told.split("\n")[1]), "SIGTERM");
    }
    await ended;
    expect(told).toContain("ended 0");
  });

  test("has units in examples/box that belong together and leave time to finish open requests", async () => {
    const [service, socket] = await Promise.all(
      ["fawen.service", "fawen.socket"].map((name) => readFile(join(ROOT, "examples", "box", name), "utf8")),
    );
    expect(service).toMatch(/^Requires=fawen\.socket$/mu);
    expect(socket).toMatch(/^ListenStream=127\.0\.0\.1:8787$/mu);
    // Reading a question may take up to 5 s.
    expect(Number(/^TimeoutStopSec=(\d+)$/mu.exec(service ?? "")?.[1])).toBeGreaterThan(5);
    for (const unit of [service, socket]) expect(unit).toMatch(/^IPAddressDeny=any\nIPAddressAllow=localhost$/mu);
  });

  test("has a unit that reads the folder's settings first and lets the office's settings override them", async () => {
    const unit = await readFile(join(ROOT, "examples", "box", "fawen.service"), "utf8");
    expect([...unit.matchAll(/^EnvironmentFile=(.+)$/gmu)].map(([, path]) => path)).toEqual([
      "/opt/fawen/current/settings.env",
      "-/etc/fawen/settings.env",
    ]);
  });
});
