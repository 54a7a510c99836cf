// Checks that builds are reproducible: two builds of the same source give the same bytes in everything that `npm run
// box` writes, including the deployed bundle, the index and the files for browsers. Each build runs in a clean copy, in
// another folder, with another locale and time zone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..", "..");
/** Parts of a clone that a build needs. */
const NEEDED = [
  "index",
  "migrations",
  "public",
  "seeds",
  "src",
  "tools",
  "package.json",
  "package-lock.json",
  "wrangler.toml",
];
/** Matches files in public/ that earlier builds have made. */
const MADE = readFileSync(join(ROOT, "public", ".gitignore"), "utf8")
  .split("\n")
  .filter((name) => name !== "" && name !== ".gitignore")
  .map((name) => new RegExp(`^public/${name.replaceAll(".", "\\.").replaceAll("*", ".*")}$`, "u"));
const SCRATCH = mkdtempSync(join(tmpdir(), "fawen-clean-"));
afterAll(() => rmSync(SCRATCH, { recursive: true, force: true }));

function clone(name: string): string {
  const folder = join(SCRATCH, name);
  mkdirSync(folder, { recursive: true });
  for (const part of NEEDED) {
    cpSync(join(ROOT, part), join(folder, part), {
      recursive: true,
      filter: (path) => {
        const own = relative(ROOT, path).replaceAll("\\", "/");
        return own !== "index/out" && !MADE.some((made) => made.test(own));
      },
    });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Builds the box and returns the SHA-256 of each of its files, by path. */
function built(folder: string, seeds: string, env: Record<string, string>): Record<string, string> {
  const { status, stderr } = spawnSync(process.execPath, ["tools/box.ts"], {
    cwd: folder,
    env: { ...process.env, SEEDS: seeds, LIMITS: "none", ...env },
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  const out = join(folder, "index", "out");
  const box = readdirSync(out, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /[/\\]box(?:[/\\]|$)/u.test(entry.parentPath),
  );
  const digest = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
  return Object.fromEntries(
    box.map(({ parentPath, name }) => [relative(out, join(parentPath, name)), digest(join(parentPath, name))]),
  );
}

// Two whole builds take their time.
test.runIf(process.env.FULL === "1")("two clean builds are byte-equal", () => {
  const seeds = join(SCRATCH, "office");
  mkdirSync(seeds);
  writeFileSync(join(seeds, "公证.txt"), "云溪县公证处\n\n云溪县公证处在人民路18号二楼办公，上午九点开门。\n");
  const first = built(clone("first"), seeds, { TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8" });
  const second = built(clone(join("second", "other", "place")), seeds, { TZ: "America/Lima", LANG: "C" });
  expect(Object.keys(first).length).toBeGreaterThan(10);
  expect(second).toEqual(first);
});
