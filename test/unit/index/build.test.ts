// The build command: reproducible output, separate indexes for separate collections, and reliable exit codes.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { build } from "../../../index/build.ts";
import { LIMITS } from "../../../index/limits.ts";
import { BuildError, type Notice } from "../../../index/notice.ts";
import { DEFAULT_SEEDS, outDirectory, seedsDirectory } from "../../../index/out-directory.ts";
import { openCollection } from "../../../src/collection.ts";
import { restore } from "../../../src/renumber.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { factsCsv, subjectsCsv } from "./tables.ts";

const SCRATCH = mkdtempSync(join(tmpdir(), "fawen-build-"));
const written: string[] = [SCRATCH];
afterAll(() => {
  for (const path of written) rmSync(path, { recursive: true, force: true });
});

/** Measuring what the Worker needs takes longer than building a small folder, and two tests are about it. */
const unmeasured = { limits: null };
const silent = { progress: () => {}, summary: () => {}, warning: () => {} };

function collection(name: string, files: Record<string, string>): string {
  const folder = join(SCRATCH, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  written.push(outDirectory(folder));
  return folder;
}

function run(seeds: string, ...words: string[]) {
  return spawnSync(process.execPath, [join(DEFAULT_SEEDS, "..", "index", "build.ts"), ...words], {
    cwd: join(DEFAULT_SEEDS, ".."),
    env: { ...process.env, SEEDS: seeds, LIMITS: "none" },
    encoding: "utf8",
  });
}

// Builds of the product's own texts take their time.
const FULL = process.env.FULL === "1";

describe("the build", () => {
  test.runIf(FULL)("writes the same bytes twice and does not touch unchanged files", async () => {
    // The others contain measurements and paths, which may differ.
    const same = ["corpus.txt", "glosses.json", "menu-words.json", "repairs.json", "snapshot.json"];
    const all = [...same, "build.txt", "built.json", "entry.ts"];
    const first = await build(DEFAULT_SEEDS, silent);
    const times = all.map((name) => statSync(join(first, name)).ino);
    await build(DEFAULT_SEEDS, silent);
    expect(all.map((name) => statSync(join(first, name)).ino)).toEqual(times);
    const second = await build(DEFAULT_SEEDS, silent, { directory: join(SCRATCH, "again"), ...unmeasured });
    const read = (folder: string) => same.map((name) => readFileSync(join(folder, name), "utf8"));
    expect(read(second)).toEqual(read(first));
    expect(readdirSync(second).sort()).toEqual([...all, "static"].sort());
  });

  test("writes an index that the Worker opens, and summarises what it made", async () => {
    let said = "";
    const folder = await build(DEFAULT_SEEDS, { ...silent, summary: (text) => (said += text) });
    const opened = openCollection(restore(readFileSync(join(folder, "corpus.txt"), "utf8")), createEngine);
    expect(opened.info).toMatchObject({ built: "2024", sources: 5 });
    expect(opened.corpus.about_places).toEqual(["jiaxing", "jiashan", "pinghu"]);
    const entry = readFileSync(join(folder, "entry.ts"), "utf8");
    expect(entry).toMatch(/import \{ createWorker \} from ".*\/src\/worker\.ts";/);
    for (const word of [
      "sources: 5",
      "passages: ",
      "terms: ",
      "repairs: ",
      "gzip",
      "facts: ",
      "askings",
      "warnings: 0",
    ]) {
      expect(said).toContain(word);
    }
  });

  test("reports what the Worker needs beside the limits of the platform", async () => {
    let said = "";
    const folder = collection("needs", { "a.txt": "公证指南\n\n公证处的电话是0570-1234567。\n" });
    await build(folder, { ...silent, summary: (text) => (said += text) });
    expect(said).toMatch(/上传 upload, gzipped: \d+ KiB \/ 3,072 KiB \(\d+ %\)/u);
    expect(said).toMatch(/启动 start-up: [\d,.]+ ms \/ 1,000 ms/u);
    expect(said).toMatch(/内存 memory: [\d.]+ MiB \/ 128 MiB/u);
    expect(said).toMatch(/一次回答 one answer: [\d.]+ ms \/ 10 ms/u);
  });

  test("fails above a limit, says what to do, and writes nothing", async () => {
    const folder = collection("too-large", { "a.txt": "公证指南\n\n公证要预约。\n" });
    const limits = LIMITS.map((limit) => (limit.name === "uploadGzipBytes" ? { ...limit, max: 1024 } : limit));
    const refused = await build(folder, silent, { limits }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BuildError);
    expect(String(refused)).toMatch(/上传要 \d+ KiB，.*最多 1 KiB.*LIMITS=none/u);
    expect(String(refused)).toMatch(/upload, gzipped takes \d+ KiB;.*LIMITS=none/u);
    expect(existsSync(outDirectory(folder))).toBe(false);
    await build(folder, silent, unmeasured);
    expect(existsSync(outDirectory(folder))).toBe(true);
  });

  test.runIf(FULL)(
    "reuses the last index and repeats its report when nothing has changed, and rebuilds after any change",
    async () => {
      const folder = collection("unchanged", { "a.txt": "公证指南\n\n公证要预约。\n", "b.txt": "\0" });
      const once = async () => {
        let said = "";
        const tell = (text: string) => (said += text);
        const out = await build(folder, { progress: () => {}, summary: tell, warning: tell }, unmeasured);
        return { said, out, corpus: restore(readFileSync(join(out, "corpus.txt"), "utf8")) };
      };
      const UNCHANGED = "没有变化，用上次的索引。Nothing has changed: the index of the last build stands.\n";
      const first = await once();
      const second = await once();
      expect(second.said).toBe(`${first.said}${UNCHANGED}`);
      expect(second.said).toContain("b.txt");
      writeFileSync(join(folder, "a.txt"), "公证指南\n\n公证不用预约。\n");
      const third = await once();
      expect(third.said).not.toContain(UNCHANGED);
      expect(third.corpus).toContain("公证不用预约");
      writeFileSync(join(third.out, "corpus.txt"), "damaged");
      expect((await once()).corpus).toBe(third.corpus);
      writeFileSync(join(folder, "c.txt"), "调解指南\n\n调解不收费。\n");
      expect((await once()).corpus).toContain("调解不收费");
      rmSync(join(folder, "c.txt"));
      expect((await once()).corpus).toBe(third.corpus);
    },
  );

  test("tells again what it left out because its passage is gone when nothing has changed", async () => {
    const row = { id: "fee", source: "guide", anchor: "公证要预约", subject: "公证处", asks: "公证要不要预约？" };
    const folder = collection("gone", {
      "a.txt": "公证指南\n\n公证要预约。\n",
      "sources.yaml": "sources:\n  - { id: guide, file: a.txt, title: 公证指南 }\n",
      "subjects.csv": subjectsCsv({ id: "notary", name: "公证处" }),
      "facts.csv": factsCsv(row, { ...row, id: "gone", anchor: "公证不收费" }),
    });
    for (const isUnchanged of [false, true]) {
      const gone: Notice[] = [];
      let said = "";
      const tell = {
        ...silent,
        gone: (notice: Notice) => gone.push(notice),
        summary: (text: string) => (said += text),
      };
      await build(folder, tell, unmeasured);
      expect(said.includes("Nothing has changed")).toBe(isUnchanged);
      expect(gone).toEqual([expect.objectContaining({ file: "facts.csv", line: 3, gone: true })]);
    }
  });

  test("builds a folder with nothing but texts, as a command", () => {
    const folder = collection("texts-only", {
      "a.txt": "公证指南\n\n公证要预约。\n",
      "b.md": "# 调解\n\n调解不收费。\n",
    });
    const { status, stdout, stderr } = run(folder);
    expect(status).toBe(0);
    expect(stdout).toContain("sources: 2");
    expect(stderr).toContain("contacts.yaml");
  });

  test("reports in three lines what was read, what was not and where to look, and writes the details to that file", () => {
    const folder = collection("brief", {
      "a.txt": "公证指南\n\n公证要预约。\n",
      "b.txt": "停办通知\n\n今天停办。\n",
      "broken.pdf": "not a document",
      "old.doc": "not a document",
      "withdrawn.yaml": "- { file: b.txt, reason: 已经恢复, date: 2026-11-30 }\n",
    });
    const { status, stdout, stderr } = run(folder, "--brief");
    // Steps that take longer than two seconds print their progress.
    const said = stderr.split("\n").filter((line) => line !== "" && !/^(?:正在.+… |\d+\/\d+ )/u.test(line));
    expect([status, said]).toEqual([0, []]);
    const [read, not, look, ...others] = stdout.split("\n");
    expect(others).toEqual([""]);
    expect(read).toMatch(/^读了1篇资料，\d+段。 \/ Read: 1 texts, \d+ passages\.$/u);
    expect(not).toContain("没有读的2个：broken.pdf、old.doc；撤下的1个：b.txt。");
    const [, file = ""] = /在 (\S+) \//u.exec(look ?? "") ?? [];
    const told = readFileSync(join(DEFAULT_SEEDS, "..", file), "utf8");
    for (const words of ["broken.pdf\n", "old.doc\n", "contacts.yaml\n", "sources: 1"]) expect(told).toContain(words);
  });

  test("names an unreadable document format, even in a folder without other files", () => {
    const { status, stderr } = run(collection("only-doc", { "old.doc": "not a document" }));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^错误 error: old\.doc\n {2}\p{Script=Han}.*另存/u);
  });

  test("keeps the indexes of two collections side by side", async () => {
    const one = collection("x/seeds", { "a.txt": "公证指南\n\n公证要预约。\n" });
    const two = collection("y/seeds", { "a.txt": "调解指南\n\n调解不收费。\n" });
    const folders = [
      await build(one, silent, unmeasured),
      await build(two, silent, unmeasured),
      outDirectory(DEFAULT_SEEDS),
    ];
    expect(new Set(folders).size).toBe(3);
    expect(folders.map((folder) => basename(folder))).toEqual([
      expect.stringMatching(/^seeds-[0-9a-f]{6}$/),
      expect.stringMatching(/^seeds-[0-9a-f]{6}$/),
      "seeds",
    ]);
    expect(restore(readFileSync(join(folders[0] ?? "", "corpus.txt"), "utf8"))).toContain("公证要预约");
    expect(restore(readFileSync(join(folders[1] ?? "", "corpus.txt"), "utf8"))).toContain("调解不收费");
  });

  test("exits with code 1 and reports file and line in both languages when a seed is bad", () => {
    const folder = collection("bad", { "a.txt": "第一行\n法\uFFFD援助\n" });
    const { status, stdout, stderr } = run(folder);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("a.txt:2");
    expect(stderr).toContain("请对照原件补上这个字。");
    expect(stderr).toContain("Restore the character from the original.");
    expect(stderr).not.toMatch(/at .*\.ts:\d+/);
  });

  test("reads the tables of the folder, counts their facts, and reports a wrong row with its column", () => {
    const fact = { id: "fee", source: "guide", anchor: "公证要预约", asks: "公证要不要预约？；要先打电话吗？" };
    const files = {
      "a.txt": "公证指南\n\n公证要预约。\n",
      "sources.yaml": "sources:\n  - { id: guide, file: a.txt, title: 公证指南 }\n",
      "subjects.csv": subjectsCsv({ id: "notary", name: "公证处" }),
    };
    const good = run(collection("tables", { ...files, "facts.csv": factsCsv({ ...fact, subject: "公证处" }) }));
    expect(good.status).toBe(0);
    expect(good.stdout).toMatch(/facts: [1-9]\d*, [2-9]\d* 问法 askings/u);
    expect(good.stderr).not.toContain(".csv");
    const bad = run(collection("bad-tables", { ...files, "facts.csv": factsCsv({ ...fact, subject: "法院" }) }));
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain("facts.csv:2");
    expect(bad.stderr).toContain("subject 列：subjects.csv 里没有 “法院”。");
    expect(bad.stderr).toContain('Column subject: There is no "法院" in subjects.csv.');
  });

  test("reports a missing folder", () => {
    const { status, stderr } = run(join(SCRATCH, "nowhere"));
    expect(status).toBe(1);
    expect(stderr).toMatch(/没有这个文件夹.*\n.*There is no such folder/);
  });
});

describe("the folder of the collection", () => {
  test("is the default unless SEEDS names another, however the path is written", () => {
    expect(seedsDirectory({})).toBe(DEFAULT_SEEDS);
    expect(seedsDirectory({ SEEDS: "" })).toBe(DEFAULT_SEEDS);
    expect(outDirectory(`${DEFAULT_SEEDS}/../seeds/`)).toBe(outDirectory(DEFAULT_SEEDS));
  });

  test("gives its index a folder name without spaces or special characters", () => {
    expect(basename(outDirectory("/tmp/我 的 (texts)"))).toMatch(/^[\p{L}\p{N}_-]+$/u);
  });
});

describe("progress", () => {
  test("is reported every 500 texts and after 2 s", async () => {
    const { createProgress } = await import("../../../index/report.ts");
    let now = 0;
    const told: string[] = [];
    const progress = createProgress(
      () => now,
      (line) => told.push(line),
    );
    for (let done = 1; done <= 1200; done++) {
      if (done === 100) now += 2_000;
      progress(done, 1200);
    }
    expect(told.map((line) => line.split("/")[0])).toEqual(["100", "600", "1100"]);
  });

  test("names the next step of a build that already takes long", async () => {
    const { createProgress } = await import("../../../index/report.ts");
    let now = 0;
    const told: string[] = [];
    const progress = createProgress(
      () => now,
      (line) => told.push(line),
    );
    progress(0, 0, { zh: "一", en: "one" });
    now += 3_000;
    progress(0, 0, { zh: "二", en: "two" });
    expect(told).toEqual(["二 two\n"]);
  });
});
