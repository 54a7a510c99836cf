// The table of what only the office knows, as somebody without programming knowledge keeps it: a few columns, in
// Chinese, in a workbook, with merged cells. It is used together with the office's own documents.
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { FolderFile } from "../../../index/documents.ts";
import { BuildError, type Notice } from "../../../index/notice.ts";
import { openOffice, readOffice, TODAY, withFiles } from "../../office/folder.ts";

const CHINESE = "事项,种类,内容,依据,核对日期,有效期至";
const ENGLISH = "subject,kind,value,basis,checked_on,expires_on";
const TELEPHONE = "云溪县法律援助中心,电话,0570-88670012,电话询问,2026-11-01,2027-10-31";

const openRows = async (...lines: string[]) =>
  openOffice(await withFiles({ "facts.csv": `${[CHINESE, ...lines].join("\n")}\n` }));

async function errorsOf(files: readonly FolderFile[]): Promise<readonly Notice[]> {
  return openOffice(files).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BuildError) return error.notices;
      throw error;
    },
  );
}

const errorsOfRows = async (...lines: string[]) =>
  errorsOf(await withFiles({ "facts.csv": `${[CHINESE, ...lines].join("\n")}\n` }));

/** The warnings about the table, as line, column and reason. */
const toldOf = (warnings: readonly Notice[]) =>
  warnings
    .filter(({ file }) => file.startsWith("facts"))
    .map(({ line, reason }) => `${line} ${reason.en.replace(/^Column /u, "")}`);

describe("a table of six columns", () => {
  test.each([
    ["in Chinese", CHINESE, TELEPHONE],
    ["in English", ENGLISH, TELEPHONE.replace("电话", "telephone")],
    ["under a title", `云溪县法律援助中心信息表,,,,,\n${CHINESE}`, TELEPHONE],
    ["without the last column", CHINESE.replace(",有效期至", ""), TELEPHONE.replace(",2027-10-31", "")],
  ])("%s answers together with the office's documents, without a table of subjects", async (_, head, row) => {
    const { ask } = await openOffice(await withFiles({ "facts.csv": `${head}\n${row}\n` }));
    for (const question of ["云溪县法律援助中心电话多少？", "你们的电话是多少？"]) {
      const { status, lead, citations, answer } = await ask(question);
      expect([status, lead?.text]).toEqual(["answered", "0570-88670012。"]);
      expect(citations.find(({ n }) => n === lead?.n)?.source.title).toBe("本单位资料");
      expect(answer).toContain("本单位资料，核对于2026年11月1日。");
    }
  });

  test("has the name of a missing column reported, and the possible kinds for an unknown one", async () => {
    const [missing] = await errorsOf(await withFiles({ "facts.csv": `${CHINESE.replace("依据,", "")}\n` }));
    expect(missing).toMatchObject({ file: "facts.csv", line: 1 });
    expect(missing?.reason.en).toContain("Column basis:");
    expect(missing?.remedy.zh).toContain(CHINESE);
    const [kind] = await errorsOfRows(TELEPHONE.replace("电话,", "号码本,"));
    expect(kind).toMatchObject({ file: "facts.csv", line: 2 });
    expect(kind?.remedy.zh).toContain("办公时间");
    expect(kind?.remedy.en).toContain("hours");
  });

  test("takes 本单位 for the office that owns the collection", async () => {
    const { ask, corpusText, collection } = await openRows(TELEPHONE.replace("云溪县法律援助中心", "本单位"));
    expect(collection.corpus.office?.name).toBe("云溪县法律援助中心");
    expect(corpusText).not.toContain("本单位的电话");
    expect((await ask("云溪县法律援助中心电话多少？")).lead?.text).toBe("0570-88670012。");
  });
});

describe("a workbook", () => {
  test("with a title, merged cells, a guide row and full-width figures is read like a clean table", async () => {
    const { ask, warnings, unread } = await openOffice(await readOffice());
    expect((await ask("云溪县法律援助中心电话多少？")).lead?.text).toBe("0570-88670012。");
    expect((await ask("云溪县法律援助中心的地址在哪里？")).lead?.text).toContain("澄心路18号");
    const hours = await ask("云溪县法律援助中心几点上班？");
    expect(hours.lead?.text).toBe("周一至周五8:30-11:30，14:00-17:00。");
    expect(hours.answer).toContain("本单位资料，核对于2026年11月1日。");
    expect((await ask("云溪县公证处电话多少？")).answer).toContain("本单位资料，核对于2026年10月8日。");
    expect(toldOf(warnings).map((told) => told.split(":")[0])).toEqual(["4 value", "6 value", "8 expires_on"]);
    expect(unread.map(({ file }) => file)).toEqual(["minutes.docx"]);
  });

  test("is not a source text, and its guide row is not shown", async () => {
    const { collection } = await openOffice(await readOffice());
    expect(collection.corpus.sources.map(({ text }) => text).join("\n")).not.toContain("这里写");
    expect(collection.corpus.sources.filter(({ office }) => office === undefined)).toHaveLength(2);
  });

  test.each(["facts", "subjects"])("beside %s.csv is an error: only one may stay", async (name) => {
    const files = await readOffice();
    const bytes = files.find((file) => file.name === "facts.xlsx")?.bytes ?? new Uint8Array();
    const both = [...(await withFiles({ [`${name}.csv`]: `${CHINESE}\n` })), { name: `${name}.xlsx`, bytes }];
    const [both_forms] = await errorsOf(both);
    expect(both_forms).toMatchObject({ file: `${name}.xlsx`, line: null });
    expect(both_forms?.remedy.zh).toContain("只留一个");
  });

  test("that is broken is reported by name", async () => {
    const [broken] = await errorsOf(await withFiles({ "facts.xlsx": "no workbook" }));
    expect(broken).toMatchObject({ file: "facts.xlsx" });
    expect(broken?.remedy.zh).toContain("另存");
  });
});

describe("the table in the examples", () => {
  test.each(["facts.csv", "facts.xlsx"])("%s builds without changes, and none of it is shown", async (name) => {
    const bytes = await readFile(new URL(`../../../examples/office/${name}`, import.meta.url));
    const { collection, warnings } = await openOffice([...(await withFiles({})), { name, bytes }]);
    expect(toldOf(warnings)).toEqual([]);
    expect(collection.corpus.sources.filter(({ office }) => office !== undefined)).toEqual([]);
  });

  test("answers after a row is added below its guide rows", async () => {
    const text = await readFile(new URL("../../../examples/office/facts.csv", import.meta.url), "utf8");
    const { ask } = await openOffice(await withFiles({ "facts.csv": `${text}${TELEPHONE}\n` }));
    expect((await ask("云溪县法律援助中心电话多少？")).lead?.text).toBe("0570-88670012。");
  });
});

describe("an expired row", () => {
  const row = TELEPHONE.replace("2027-10-31", "2026-12-15");

  test("is left out by a build on the next day, with a warning", async () => {
    const files = await withFiles({ "facts.csv": `${CHINESE}\n${row}\n` });
    const [last, over] = [await openOffice(files, "2026-12-15"), await openOffice(files, "2026-12-16")];
    expect(toldOf(last.warnings)).toEqual([]);
    expect((await last.ask("云溪县法律援助中心电话多少？")).lead?.text).toBe("0570-88670012。");
    expect(over.warnings.find(({ file }) => file === "facts.csv")).toMatchObject({ line: 2, gone: true });
    expect(over.corpusText).not.toContain("88670012");
  });

  test("is not shown from the next day on, even by an older index", async () => {
    const { ask } = await openRows(row);
    expect((await ask("云溪县法律援助中心电话多少？", "2026-12-15")).answer).toContain("88670012");
    const later = JSON.stringify(await ask("云溪县法律援助中心电话多少？", "2026-12-16"));
    expect(later).not.toContain("88670012");
  });

  test("contradicts no other row", async () => {
    const { ask } = await openRows(TELEPHONE.replace("2027-10-31", "2026-11-20"), TELEPHONE.replace("12,", "99,"));
    expect((await ask("云溪县法律援助中心电话多少？")).lead?.text).toBe("0570-88670099。");
  });
});

describe("irregular rows", () => {
  test("with the same content become one, the one with the latest check", async () => {
    const again = TELEPHONE.replace("0570-88670012", "0570 88670012").replace("11-01", "11-20");
    const { collection, warnings } = await openRows(TELEPHONE, again);
    const own = collection.corpus.sources.filter(({ office }) => office !== undefined);
    expect(own.map(({ id, text }) => [id, text.split("\n").length])).toEqual([["office-2026-11-20-2027-10-31", 1]]);
    expect(toldOf(warnings)).toEqual(["3 value: It says the same as row 2: only one of them is used."]);
  });

  test.each([
    ["电话", "0570-88670012", "0570-88670013"],
    ["收费", "每件200元", "每件300元"],
    ["办公时间", "周一至周五8:30至17:00", "周一至周五9:00至17:00"],
  ])("of the kind %s that contradict each other are an error that names both rows", async (kind, one, other) => {
    const rows = [one, other].map((value) => `云溪县公证处,${kind},${value},公示牌,2026-11-01,`);
    const [error, ...more] = await errorsOfRows(...rows);
    expect(more).toEqual([]);
    expect(error).toMatchObject({ file: "facts.csv", line: 3 });
    expect(error?.reason.zh).toContain(`内容 列：“${other}” 和第 2 行的 “${one}” 矛盾`);
    expect(error?.reason.en).toMatch(/^Column value:.*row 2/u);
    expect(error?.remedy.zh).toContain("旧的那行请删掉");
  });

  test("with several sentences, materials or steps about one subject do not contradict each other", async () => {
    const rows = ["身份证", "户口本"].map((value) => `云溪县公证处,材料,${value},公示牌,2026-11-01,`);
    const { collection } = await openRows(...rows);
    expect(collection.corpus.facts.filter(({ checked_on }) => checked_on !== null)).toHaveLength(2);
  });

  test.each([
    ["an empty check after another subject", 3, "basis", [TELEPHONE, "云溪县公证处,电话,0570-88670034,,,"]],
    ["an empty kind", 3, "kind", [TELEPHONE, ",,云溪县澄心路18号,,,"]],
    ["an empty subject in the first row", 2, "subject", [TELEPHONE.replace(/^[^,]+/u, "")]],
    ["a check date in the future", 2, "checked_on", [TELEPHONE.replace("2026-11-01", "2027-01-01")]],
    ["an expiry date before the check", 2, "expires_on", [TELEPHONE.replace("2027", "2025")]],
    ["an area code without its 0", 2, "value", [TELEPHONE.replace("0570-88670012", "57088670012")]],
    ["an invalid date", 2, "checked_on", [TELEPHONE.replace("2026-11-01", "上个月")]],
  ])("%s is an error at row %i and column %s", async (_, line, column, rows) => {
    const errors = await errorsOfRows(...rows);
    expect(errors[0]).toMatchObject({ file: "facts.csv", line });
    expect(errors[0]?.reason.en).toContain(`Column ${column}:`);
    expect(errors[0]?.remedy.zh).toMatch(/请/u);
  });

  test("may have dates as people write them", async () => {
    for (const day of ["2026年11月1日", "2026/11/1", "2026.11.1", "２０２６－１１－０１"]) {
      const { collection } = await openRows(TELEPHONE.replace("2026-11-01", day));
      expect(collection.corpus.sources.find(({ office }) => office !== undefined)?.published).toBe("2026-11-01");
    }
  });

  test("give the same bytes on any day before they expire", async () => {
    const files = await withFiles({ "facts.csv": `${CHINESE}\n${TELEPHONE}\n` });
    expect((await openOffice(files, "2027-10-31")).corpusText).toBe((await openOffice(files, TODAY)).corpusText);
  });
});
