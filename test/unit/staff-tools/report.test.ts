// The report on a collection lists everything that needs attention, every number that a citizen can see with its basis,
// and the changes since the last build. Tested with the fictional office and with the product's own texts.
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../../index/build.ts";
import { DEFAULT_SEEDS, outDirectory } from "../../../index/out-directory.ts";
import { openCollectionFolder, type ReportedCollection } from "../../../tools/report/collection.ts";
import { ageOf, daysBetween } from "../../../tools/report/days.ts";
import { renderReport } from "../../../tools/report/page.ts";
import { OFFICE_SEEDS, TODAY } from "../../office/folder.ts";

const COMMAND = fileURLToPath(new URL("../../../tools/report.ts", import.meta.url));
const SILENT = { progress: () => {}, summary: () => {}, warning: () => {} };

let scratch = "";
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "fawen-report-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Copies the office; returns its folder and the folder for its index. */
async function office(name: string): Promise<{ seeds: string; out: string }> {
  const seeds = join(scratch, name);
  await cp(OFFICE_SEEDS, seeds, { recursive: true });
  return { seeds, out: join(scratch, `${name}-out`) };
}

const pageOf = async (collection: ReportedCollection) => (await renderReport(collection)).page;

async function report({ seeds, out }: { seeds: string; out: string }): Promise<string> {
  return pageOf(await openCollectionFolder(seeds, out, TODAY));
}

/** Returns the text of a section, without tags. */
function section(page: string, id: string): string {
  const [, from = ""] = page.split(`<h2 id="${id}">`);
  return (from.split("<h2 ")[0] ?? "").replace(/<[^>]+>/gu, " ").replace(/\s+/gu, " ");
}

/** Matches telephone numbers, independently of the build's rules. */
const NUMBERS =
  /(?<!\d)(?:0\d{2,3}-\d{7,8}|123\d{2}|9\d{4}(?=热线|平台|专线)|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4})(?!\d)/gu;

function numbersIn({ corpus }: ReportedCollection): string[] {
  const texts = corpus.sources.map(({ text }) => text);
  const told = corpus.facts.flatMap(({ kind, values, source }) => {
    const text = corpus.sources.find(({ id }) => id === source)?.text ?? "";
    return kind === "telephone" ? values.map((span) => text.slice(...span)) : [];
  });
  const found = texts.flatMap((text) => text.match(NUMBERS) ?? []);
  return [...new Set([...corpus.contacts.flatMap(({ tel }) => tel ?? []), ...told, ...found])];
}

describe.each([
  ["the product's own texts", DEFAULT_SEEDS, 15],
  ["an office's own files", OFFICE_SEEDS, 20],
])("the report on %s", async (_, seeds, atLeast) => {
  const collection = await openCollectionFolder(seeds, join(tmpdir(), "fawen-never-built"), TODAY);
  const page = await pageOf(collection);

  test("has every telephone number that can be shown, with its basis", () => {
    const numbers = numbersIn(collection);
    expect(numbers.length).toBeGreaterThanOrEqual(atLeast);
    const reachable = section(page, "reachable");
    for (const number of numbers) expect(reachable).toContain(number);
    for (const { basis } of collection.corpus.contacts) {
      expect(reachable).toContain(basis.replace(/\s+/gu, " ").slice(0, 20).replaceAll("&", "&amp;"));
    }
  });

  test("has every text with its publisher and date, or marks them as missing", () => {
    const listed = section(page, "sources");
    for (const { title, publisher, published } of collection.corpus.sources) {
      expect(listed).toContain(title);
      expect(listed).toContain(publisher ?? "没写发布者");
      expect(listed).toContain(published ?? "没写日期");
    }
  });

  test("says that there is no earlier report to compare with", () => {
    expect(section(page, "changes")).toContain("这是第一次出报告");
  });

  test("is self-contained", () => {
    expect(page).not.toMatch(/<(?:script|link|img|iframe)\b|\bsrc=|url\(|@import|href="(?!#)/u);
  });
});

describe("the report on an office", async () => {
  const page = await report({ seeds: OFFICE_SEEDS, out: join(tmpdir(), "fawen-never-built") });

  test("lists only expired and soon expiring entries, with the row to correct", () => {
    const expiring = section(page, "expiring");
    expect(expiring).toMatch(
      /云溪县仲裁院 0570-88670056 已过期90天，不再显示 2026-09-01 2025-09-01 facts\.xlsx 第8行/u,
    );
    expect(expiring).toMatch(/云溪县公证处 0570-88670034 还有31天 2026-12-31 2026-10-08 facts\.xlsx 第7行/u);
    expect(expiring).not.toContain("88670012");
  });

  test("shows an outdated value of a guide beside the office's current value", () => {
    const differing = section(page, "clashes");
    expect(differing).toMatch(/新旧资料不同（2）.*0570-88670012.*第4行.*0570-88670011.*2025-03-12/u);
    expect(differing).toMatch(/云溪县澄心路18号.*云溪县澄心路16号/u);
  });

  test("does not report a contradiction for the hours of several days in one text", async () => {
    const made = await office("hours");
    const hours =
      "云溪县法律援助中心服务时间：周一至周五8:30至17:00。\n\n云溪县法律援助中心服务时间：周六9:00至11:30。\n";
    await writeFile(join(made.seeds, "hours.txt"), `云溪县法律援助中心通告\n\n${hours}`);
    expect(section(await report(made), "clashes")).toContain("没有互相矛盾的事实");
  });

  test("reports rows of the table that contradict an undated text", async () => {
    const made = await office("clash");
    const guide = join(made.seeds, "guide.md");
    await writeFile(guide, (await readFile(guide, "utf8")).replace(/发布日期：.*\n/u, ""));
    expect(section(await report(made), "clashes")).toMatch(/互相矛盾（2）.*0570-88670012.*0570-88670011.*看不出差别/u);
  });

  test("lists an unread file with the reason and the remedy", () => {
    expect(section(page, "unread")).toMatch(/minutes\.docx 这不是能读的 Word 文档.*另存/u);
  });

  test("locates each number by its row, or by file and line", async () => {
    const reachable = section(page, "reachable");
    expect(reachable).toMatch(
      /0570-88670012 云溪县法律援助中心 本单位资料：电话询问 facts\.xlsx 第4行，核对于2026-11-01/u,
    );
    const lines = (await readFile(join(OFFICE_SEEDS, "guide.md"), "utf8")).split("\n");
    const line = lines.findIndex((text) => text.includes("0570-88670011")) + 1;
    expect(reachable).toMatch(
      new RegExp(`0570-88670011 .*《云溪县法律援助中心办事指南》.* guide\\.md 第${line}行`, "u"),
    );
    expect(reachable).not.toContain("88670056");
  });

  test("lists missing facts of a subject", () => {
    expect(section(page, "facts")).toMatch(
      /云溪县法律援助中心 电话 0570-88670012 本单位资料.*空着： 流程 材料 办理时限 条件/u,
    );
  });
});

describe("the list of changes since the last build", () => {
  test("is empty when the folder has not changed", async () => {
    const made = await office("same");
    await build(made.seeds, SILENT, { directory: made.out, today: TODAY });
    expect(section(await report(made), "changes")).toContain("没有改动");
  });

  test("has changed, new and removed numbers, both before and after the next build", async () => {
    const made = await office("changed");
    await build(made.seeds, SILENT, { directory: made.out, today: TODAY });
    const [guide, fees] = [join(made.seeds, "guide.md"), join(made.seeds, "fees.txt")];
    await writeFile(guide, (await readFile(guide, "utf8")).replace("0570-88670011", "0570-88670099"));
    await writeFile(fees, (await readFile(fees, "utf8")).replace("投诉电话：0570-88679900\n", ""));
    await writeFile(
      join(made.seeds, "added.txt"),
      "云溪县人民调解委员会简介\n\n来访的人可以先打0570-88671234约时间。\n",
    );
    for (const isBuilt of [false, true]) {
      if (isBuilt) await build(made.seeds, SILENT, { directory: made.out, today: TODAY });
      const changes = section(await report(made), "changes");
      expect(changes.includes("还没有生效")).toBe(!isBuilt);
      expect(changes).toMatch(/云溪县法律援助中心咨询电话 · 电话 改了 0570-88670011 0570-88670099/u);
      expect(changes).toMatch(/没有了 0570-88679900 —/u);
      expect(changes).toMatch(/新增 — 0570-88671234/u);
      expect(changes).toMatch(/新增 — 《云溪县人民调解委员会简介》/u);
    }
  });
});

describe("the command", () => {
  const run = (seeds: string) =>
    new Promise<{ stdout: string; stderr: string; code: unknown }>((resolve) => {
      execFile(process.execPath, [COMMAND], { env: { ...process.env, SEEDS: seeds } }, (error, stdout, stderr) => {
        resolve({ stdout, stderr, code: error?.code ?? 0 });
      });
    });

  test("writes the page beside the index, prints its path, and compares the next report with this one", async () => {
    const { seeds } = await office("command");
    const out = outDirectory(seeds);
    try {
      const { stdout, code } = await run(seeds);
      expect(code).toBe(0);
      expect(stdout).toContain(join(out, "report.html"));
      expect(stdout).toMatch(/没有读的文件 files not read: 1/u);
      const guide = join(seeds, "guide.md");
      await writeFile(guide, (await readFile(guide, "utf8")).replace("0570-88670011", "0570-88670099"));
      await run(seeds);
      expect(section(await readFile(join(out, "report.html"), "utf8"), "changes")).toContain("0570-88670099");
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  });

  test("prints what has to be corrected when the collection does not build", async () => {
    const { seeds } = await office("faulty");
    await writeFile(join(seeds, "facts.csv"), "事项,种类,内容,依据,核对日期\n");
    const { stderr, code } = await run(seeds);
    expect(code).toBe(1);
    expect(stderr).toContain("只留一个");
    expect(stderr).toContain("no report was written");
  });
});

describe("the report", () => {
  test("escapes markup in the texts", async () => {
    const made = await office("markup");
    await writeFile(join(made.seeds, "odd.txt"), "<script>alert(1)</script>须知\n\n请打0570-88671111问<b>窗口</b>。\n");
    const page = await report(made);
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toContain("<script>");
  });

  test.each([
    ["2026-11-20", "10天"],
    ["2026-01", "约10个月"],
    ["2021-05-10", "5年"],
    ["2021", "约5年"],
    ["2027-01-01", undefined],
    [null, undefined],
  ])("gives the age of %s as %s", (published, age) => {
    expect(ageOf(published, TODAY)?.words).toBe(age);
  });

  test("counts days across months and years", () => {
    expect([daysBetween("2026-12-31", "2027-01-01"), daysBetween("2028-03-01", "2028-02-28")]).toEqual([1, -2]);
  });
});
