// `npm run answers:diff`: which replies differ between two builds, and how.
import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compare, renderChanges } from "../../../tools/answers/compare.ts";
import { type Reply, Snapshot, takeSnapshot } from "../../../tools/answers/snapshot.ts";
import { withWorktree } from "../../../tools/answers/worktree.ts";
import { ROOT } from "../../../tools/build-collection.ts";

const COMMAND = fileURLToPath(new URL("../../../tools/answers-diff.ts", import.meta.url));
/** Asks three sets twice. */
const SOAK = process.env.SOAK === "1";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fawen-diff-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const reply = (id: string, change: Partial<Reply> = {}): Reply => ({
  id,
  question: `${id}？`,
  status: "answered",
  lead: "三个。",
  quotes: ["a: 甲", "b: 乙"],
  ...change,
});
const snapshot = (...replies: Reply[]): Snapshot => ({ sets: { dev: replies } });

function command(...args: string[]): Promise<{ stdout: string; stderr: string; code: unknown }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { cwd: ROOT }, (error, stdout, stderr) => {
      resolve({ stdout, stderr, code: error?.code ?? 0 });
    });
  });
}

describe("compare", () => {
  test("finds no change between equal snapshots", () => {
    expect(compare(snapshot(reply("q1")), snapshot(reply("q1")))).toEqual([]);
  });

  test.each([
    [{ status: "partial" }, ["status"]],
    [{ lead: null }, ["lead"]],
    [{ quotes: ["a: 甲"] }, ["quotes"]],
    [{ quotes: ["a: 甲", "b: 丙"] }, ["quotes"]],
    [{ quotes: ["b: 乙", "a: 甲"] }, ["order"]],
    [{ status: "unanswered", lead: "没有。", quotes: [] }, ["status", "lead", "quotes"]],
  ])("reports %o as %j", (change, what) => {
    const changes = compare(snapshot(reply("q1"), reply("q2")), snapshot(reply("q1"), reply("q2", change)));
    expect(changes.map(({ id, what }) => [id, what])).toEqual([["q2", what]]);
  });

  test("reports questions that only one snapshot has", () => {
    const changes = compare(snapshot(reply("q1")), snapshot(reply("q2")));
    expect(changes.map(({ id, what }) => [id, what])).toEqual([
      ["q1", ["gone"]],
      ["q2", ["new"]],
    ]);
  });
});

describe("renderChanges", () => {
  test("shows both replies of a change, and only its id for a silent set", () => {
    const before = snapshot(reply("q1"));
    const after = snapshot(reply("q1", { status: "partial", quotes: ["c: 丁"] }));
    const changes = compare(before, after);
    expect(renderChanges(changes, after, [{ name: "dev", silent: false }])).toBe(
      [
        "dev: 1 题有变化 / 1 of 1 changed",
        "  q1  status, quotes: q1？",
        "    - answered: 三个。",
        "    -   [1] a: 甲",
        "    -   [2] b: 乙",
        "    + partial: 三个。",
        "    +   [1] c: 丁",
        "",
      ].join("\n"),
    );
    expect(renderChanges(changes, after, [{ name: "dev", silent: true }])).toBe(
      "dev: 1 题有变化 / 1 of 1 changed\n  q1  status, quotes\n",
    );
  });
});

describe("a snapshot of a checkout", () => {
  test("contains the replies to a question file, and only digests for a silent set", async () => {
    const questions = join(folder, "some.jsonl");
    const lines = (await readFile(join(ROOT, "test/county/questions.jsonl"), "utf8")).split("\n").slice(0, 3);
    await writeFile(questions, lines.join("\n"));
    const set = { questions, seeds: "test/county/seeds" };
    const { sets } = await takeSnapshot(ROOT, [
      { ...set, name: "open", silent: false },
      { ...set, name: "silent", silent: true },
    ]);
    expect(sets.open?.map(({ id }) => id)).toEqual(["c001", "c002", "c003"]);
    expect(lines[0]).toContain(sets.open?.[0]?.question);
    expect(sets.silent?.map(({ id, status }) => [id, status])).toEqual(
      sets.open?.map(({ id, status }) => [id, status]),
    );
    expect(JSON.stringify(sets.silent)).not.toMatch(/\p{Script=Han}/u);
  });
});

describe("a checkout of a revision", () => {
  test("contains that revision with the packages of the work tree, and is removed afterwards", async () => {
    const root = join(folder, "repository");
    await mkdir(join(root, "node_modules"), { recursive: true });
    await writeFile(join(root, "node_modules", "package"), "shared");
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@localhost", ...args], { cwd: root });
    git("init", "--quiet");
    await writeFile(join(root, "file"), "old");
    git("add", "file");
    git("commit", "--quiet", "-m", "Old");
    await writeFile(join(root, "file"), "new");

    let seen = "";
    const read = await withWorktree(root, "HEAD", async (checkout) => {
      seen = checkout;
      return [
        await readFile(join(checkout, "file"), "utf8"),
        await readFile(join(checkout, "node_modules/package"), "utf8"),
      ];
    });
    expect(read).toEqual(["old", "shared"]);
    expect(existsSync(seen)).toBe(false);
    await expect(
      withWorktree(root, "HEAD", async () => {
        throw new Error("in use");
      }),
    ).rejects.toThrow("in use");
    expect(git("worktree", "list").toString().trim().split("\n")).toHaveLength(1);
    expect(await readFile(join(root, "file"), "utf8")).toBe("new");
    await expect(withWorktree(root, "nowhere", async () => 1)).rejects.toThrow(/没有.*nowhere/u);
  });
});

describe("the command", () => {
  test("prints its usage without arguments", async () => {
    const { stderr, code } = await command();
    expect(code).toBe(1);
    expect(stderr).toContain("--base REV|FILE");
  });

  test.each(["[]", "not JSON"])("rejects a file that is not a snapshot: %s", async (text) => {
    const path = join(folder, "other.json");
    await writeFile(path, text);
    const { stderr, code } = await command("--base", path);
    expect(code).toBe(1);
    expect(stderr).toContain("--save");
  });

  // `a checkout of a revision` and `a snapshot of a checkout` are what it compares with a revision.
  test.runIf(SOAK)("finds no change since its own snapshot", async () => {
    const path = join(folder, "saved.json");
    expect((await command("--save", path)).code).toBe(0);
    const saved = Snapshot.parse(JSON.parse(await readFile(path, "utf8")));
    expect(saved.sets.dev).toHaveLength(80);
    expect(await command("--base", path)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^dev: 0 .*\ncounty: 0 .*\nreal-life: 0 .*\n$/u),
    });
  });
});
