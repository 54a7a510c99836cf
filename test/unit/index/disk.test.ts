// Disk errors during the real build command. It reports the path, the reason and the remedy in both languages, leaves
// the index as it was and no partial files. Full and read-only disks are real mounts in their own namespace, on Linux.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { outDirectory } from "../../../index/out-directory.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const SENTENCE = "云溪县公证处在人民路18号二楼办公，上午九点开门。\n";
const SCRATCH = mkdtempSync(join(tmpdir(), "fawen-disk-"));
const written: string[] = [SCRATCH];
afterAll(() => {
  for (const path of written) rmSync(path, { recursive: true, force: true });
});

function collection(name: string): { seeds: string; out: string } {
  const seeds = join(SCRATCH, name);
  mkdirSync(seeds);
  writeFileSync(join(seeds, "公证.txt"), `云溪县公证处\n\n${SENTENCE}`);
  const out = outDirectory(seeds);
  written.push(out);
  return { seeds, out };
}

/** Runs a shell script in which `build` builds the folder. */
function shell(seeds: string, script: string, [command = "sh", ...before]: readonly string[] = []) {
  const build = `build() { "${process.execPath}" index/build.ts; }\n`;
  const { status, stdout, stderr } = spawnSync(command, [...before, "-c", build + script], {
    cwd: ROOT,
    // A script that is about the temporary files of measuring unsets it; measuring takes longer than the build.
    env: { ...process.env, SEEDS: seeds, LIMITS: "none" },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** Expects a path, and a sentence with a remedy in each language, without internals of the program. */
function expectTold(stderr: string, place: string, zh: string, en: string): void {
  const told = stderr.slice(stderr.indexOf("错误 error:"));
  expect(told, stderr).toContain(place);
  expect(told).toMatch(new RegExp(`  ${zh}请.*。\n  [^\n]*${en}[^\n]*\\. [^\n]*\\.\n`, "u"));
  expect(told).toContain("索引没有生成。The index was not built.");
  expect(stderr).not.toMatch(/\n {4}at |Error:|ENOSPC|EROFS|EACCES|EFBIG/u);
}

const IN_NAMESPACE = [
  ["unshare", "-m", "sh"],
  ["unshare", "-rm", "sh"],
].find(([command = "", ...args]) => spawnSync(command, [...args, "-c", "mount -t tmpfs none /mnt"]).status === 0);
if (IN_NAMESPACE === undefined && process.platform === "linux") {
  process.stderr.write("no mount namespaces here: the tests of full and read-only disks do not run\n");
}

describe.runIf(IN_NAMESPACE !== undefined)("the build", () => {
  test.runIf(process.env.FULL === "1")(
    "keeps the old index byte for byte on a full disk, and succeeds once there is room",
    () => {
      const { seeds, out } = collection("full");
      const script = `
      mkdir -p "${out}" && mount -t tmpfs -o size=16m none "${out}" || exit 90
      build >/dev/null || exit 91
      head -c 32m /dev/zero >"${out}/filler" 2>/dev/null
      sums() { cd "${out}" && ls -A && sha256sum *.* && cd "${ROOT}"; }
      sums >"${SCRATCH}/before"
      printf '%s' '${"再来一段。".repeat(30)}' >>"${seeds}/公证.txt"
      build && exit 92
      sums | diff "${SCRATCH}/before" - || exit 93
      rm "${out}/filler"
      build >/dev/null || exit 94
      grep -q tmp <<END && exit 95
$(ls -A "${out}")
END
      exit 0`;
      const { status, stderr, stdout } = shell(seeds, script, IN_NAMESPACE);
      expect([status, stdout], stderr).toEqual([0, ""]);
      expectTold(
        stderr.slice(0, stderr.indexOf("The index was not built.") + 30),
        out,
        "磁盘满了，写不进去。",
        "disk is full",
      );
    },
  );

  test("reports a read-only disk", () => {
    const { seeds, out } = collection("read-only");
    const script = `mkdir -p "${out}" && mount -t tmpfs -o ro none "${out}" || exit 90\nbuild; code=$?\nls -A "${out}"; exit $code`;
    const { status, stderr, stdout } = shell(seeds, script, IN_NAMESPACE);
    expect([status, stdout]).toEqual([1, ""]);
    expectTold(stderr, out, "没有写入的权限，或者磁盘是只读的。", "may not be written to");
  });

  test("reports a full disk for temporary files", () => {
    const { seeds, out } = collection("no-room");
    const room = join(SCRATCH, "room");
    mkdirSync(room);
    const script = `mount -t tmpfs -o size=16k none "${room}" || exit 90\nunset LIMITS\nTMPDIR="${room}" build; code=$?\nls -A "${room}"; exit $code`;
    const { status, stderr, stdout } = shell(seeds, script, IN_NAMESPACE);
    expect([status, stdout]).toEqual([1, ""]);
    expectTold(stderr, room, "磁盘满了，写不进去。", "disk is full");
    expect(() => readdirSync(out)).toThrow("ENOENT");
  });
});

describe.runIf(process.platform !== "win32")("the output folder", () => {
  test("is not left behind when the file size limit is exceeded", () => {
    const { seeds, out } = collection("limited");
    const { status, stderr } = shell(seeds, "unset LIMITS; ulimit -f 1; build");
    expect(status).toBe(1);
    expectTold(stderr, "fawen-limits-", "系统不许写这么大的文件。", "no file of this size");
    expect(() => readdirSync(out)).toThrow("ENOENT");
  });

  test("is reported when a file stands in its place", () => {
    const { seeds, out } = collection("in-the-way");
    mkdirSync(join(out, ".."), { recursive: true });
    writeFileSync(out, "a file");
    const { status, stderr } = shell(seeds, "build");
    expect(status).toBe(1);
    expectTold(stderr, out, "这个位置被同名的东西占着：该是文件的是文件夹，或者反过来。", "in the way");
    expect(readFileSync(out, "utf8")).toBe("a file");
  });
});

describe.runIf(process.platform !== "win32")("an entry that is not a regular file", () => {
  test("is reported with its remedy, does not stop the others, and no link is followed", async () => {
    const { seeds, out } = collection("names");
    const outside = join(SCRATCH, "outside");
    mkdirSync(join(seeds, "folder.txt"));
    writeFileSync(join(seeds, "folder.txt", "inside.txt"), `云溪县司法局\n\n${SENTENCE.replace("公证处", "司法局")}`);
    mkdirSync(outside);
    writeFileSync(join(outside, "secret.txt"), "外面的秘密文字，不应该读到。\n");
    symlinkSync(join(outside, "secret.txt"), join(seeds, "link.txt"));
    symlinkSync(outside, join(seeds, "linked"));
    symlinkSync(outside, join(seeds, "linked.txt"));
    symlinkSync("..", join(seeds, "folder.txt", "round"));
    spawnSync("mkfifo", [join(seeds, "pipe.txt")]);
    const socket = createServer().listen(join(seeds, "socket.txt"));
    const { status, stderr } = shell(seeds, "build");
    await new Promise((resolve) => socket.close(resolve));
    expect(status, stderr).toBe(0);
    const told = (name: string) =>
      stderr.split("警告 warning: ").filter((said) => said.startsWith(`没有读 not read: ${name}\n`));
    const REASONS = {
      "folder.txt": "这是文件夹，名字却像文件",
      "link.txt": "这是快捷方式（链接）",
      "linked.txt": "这是快捷方式（链接）",
      "linked/": "这是指向别处文件夹的链接",
      "folder.txt/round/": "这是指向别处文件夹的链接",
      "pipe.txt": "这不是文件，是系统用的管道、套接字或设备",
      "socket.txt": "这不是文件，是系统用的管道、套接字或设备",
    };
    for (const [name, reason] of Object.entries(REASONS)) {
      expect(told(name), `${name}\n${stderr}`).toHaveLength(1);
      expect(told(name)[0]).toMatch(new RegExp(`  ${reason}.*请.*。\n  [\\x20-\\x7e]+\\. [\\x20-\\x7e]+\\.\n`, "u"));
    }
    expect(stderr.split("没有读 not read:")).toHaveLength(Object.keys(REASONS).length + 1);
    const repairs = readFileSync(join(out, "repairs.json"), "utf8");
    expect(repairs).toContain("folder.txt/inside.txt");
    expect(repairs).not.toContain("秘密");
  });

  test("stops the build if it has the name of an editors' file", () => {
    const { seeds, out } = collection("editors");
    mkdirSync(join(seeds, "contacts.yaml"));
    const { status, stderr } = shell(seeds, "build");
    expect(status).toBe(1);
    expectTold(
      stderr,
      "contacts.yaml",
      "这是文件夹，名字却像文件；里面的文件按各自的名字来读。",
      "a folder with the name of a file",
    );
    expect(() => readdirSync(out)).toThrow("ENOENT");
  });
});
