// A table of the editors as a file: however a spreadsheet writes it, and what of it cannot be read.
import { describe, expect, test } from "vitest";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { BuildError, type Findings, type Notice } from "../../../index/notice.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { readTable, several } from "../../../index/table.ts";
import { inGb18030, utf8 } from "./office-files.ts";
import { type Cells, factsCsv, rewritten, subjectsCsv } from "./tables.ts";

const ROW: Cells = { id: "fee", source: "text", anchor: "法律援助不收费", asks: "要钱吗？；“免费”的，对吗？" };
const MORE: Cells = { id: "walk", source: "text", anchor: "走路十分钟", asks: 'How far is "it", please?' };
const PLAIN = factsCsv(ROW, MORE);
const TABLES = [
  ["facts.csv", PLAIN],
  ["subjects.csv", subjectsCsv({ id: "aid", name: "法律援助" })],
] as const;

function read(text: string) {
  const findings: Findings = { errors: [], warnings: [] };
  const rows = readTable("facts.csv", text, ["id", "anchor", "asks"], findings);
  return { rows, ...findings };
}

async function errorsOf(name: string, bytes: Uint8Array): Promise<readonly Notice[]> {
  const text = new TextEncoder().encode("题目\n\n法律援助不收费，走路十分钟。\n");
  const files = [
    { name: "text.txt", bytes: text },
    { name, bytes },
  ];
  return makeCorpus(files, await readOwnFiles(), () => {}).then(
    () => [],
    (error: unknown) => {
      if (error instanceof BuildError) return error.notices;
      throw error;
    },
  );
}

/** One fault, told in both languages with its remedy. */
function expectTold(notices: readonly Notice[], at: { file: string; line: number | null }): void {
  expect(notices).toMatchObject([at]);
  for (const { reason, remedy } of notices) {
    for (const words of [reason, remedy]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).toMatch(/[A-Za-z]/u);
    }
  }
}

describe("a table is read", () => {
  const cells = [
    { id: "fee", anchor: "法律援助不收费", asks: "要钱吗？；“免费”的，对吗？" },
    { id: "walk", anchor: "走路十分钟", asks: 'How far is "it", please?' },
  ];

  test.each([
    ["as it is", PLAIN],
    ["with a byte order mark, as Excel writes it", `\ufeff${PLAIN}`],
    ["with the line ends of Windows", PLAIN.replaceAll("\n", "\r\n")],
    ["with both", `\ufeff${PLAIN.replaceAll("\n", "\r\n")}`],
    ["without a line end behind the last row", PLAIN.trimEnd()],
    ["with empty lines at its end", `${PLAIN}\n\n\n`],
    ["with every text in quotes, as LibreOffice writes it when told to", rewritten(PLAIN, ",")],
    ["with semicolons, as Excel writes it where the comma is a decimal mark", rewritten(PLAIN, ";")],
    ["with tabs", rewritten(PLAIN, "\t")],
  ])("%s", (_, text) => {
    const { rows, errors, warnings } = read(text);
    expect(rows).toMatchObject([
      { cells: cells[0], line: 2 },
      { cells: cells[1], line: 3 },
    ]);
    // The columns that this reader does not ask for are told, and nothing else.
    expect(errors).toEqual([]);
    expect(warnings.every(({ reason }) => reason.en.startsWith("The column"))).toBe(true);
  });

  test("by the names of its columns, in any order, with every cell in quotes or with blanks around it", () => {
    expect(read('"asks","anchor","id"\n" 要钱吗？ ","法律援助不收费"," fee "\n')).toMatchObject({
      rows: [{ cells: { id: "fee", anchor: "法律援助不收费", asks: "要钱吗？" }, line: 2 }],
      errors: [],
      warnings: [],
    });
    expect(read("asks, anchor ,id\n 要钱吗？ , 法律援助不收费, fee\n").rows).toMatchObject([
      { cells: { id: "fee", anchor: "法律援助不收费", asks: "要钱吗？" } },
    ]);
  });

  test("with rows that end early: what they do not say is empty", () => {
    expect(read("id,anchor,asks\nfee\nwalk,走路\n").rows).toMatchObject([
      { cells: { id: "fee", anchor: "", asks: "" }, line: 2 },
      { cells: { id: "walk", anchor: "走路", asks: "" }, line: 3 },
    ]);
  });

  test("with cells of several lines: a row is told by the line it begins on", () => {
    const { rows } = read('id,anchor,asks\nfee,不收费,"要钱吗？\n贵吗？"\nwalk,走路,远吗？\n');
    expect(rows).toMatchObject([{ line: 2 }, { line: 4, cells: { id: "walk" } }]);
  });

  test("without rows: nobody has written any", () => {
    expect(read("id,anchor,asks\n")).toMatchObject({ rows: [], errors: [], warnings: [] });
  });

  test("a cell of several values is parted at either semicolon, blanks and nothing are no value", () => {
    expect(several(" 甲；乙;丙 ；；")).toEqual(["甲", "乙", "丙"]);
    expect(several("甲、乙，丙")).toEqual(["甲、乙，丙"]);
    expect(several("")).toEqual([]);
  });

  test("a column that is not known is told, not read; one without a name is nothing", () => {
    const { rows, errors, warnings } = read("id,anchor,asks,notes,\nfee,不收费,要钱吗？,问过老王,\n");
    expect(rows).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(warnings[0]?.reason.en).toContain("notes");
    expectTold(warnings, { file: "facts.csv", line: 1 });
  });
});

describe.each(TABLES)("%s that cannot be read stops the build", (name, text) => {
  const told = (content: string) => errorsOf(name, new TextEncoder().encode(content));
  const [head = "", ...rows] = text.trimEnd().split("\n");
  const withLine = (line: string) => `${text}${line}\n`;
  const behind = rows.length + 2;

  test.each([
    ["a quote that is not closed", withLine('x,"text,不收费')],
    ["a quote inside a cell", withLine('x,te"xt,不收费')],
    ["words behind a quote", withLine('x,"te"xt,不收费')],
  ])("%s: with the line, and that quotes come in pairs", async (_, content) => {
    const errors = await told(content);
    expectTold(errors, { file: name, line: behind });
    expect(errors[0]?.remedy.zh).toContain("引号");
  });

  test("a missing column: with all that are missing", async () => {
    const [first = "", second = "", ...others] = head.split(",");
    for (const missing of [[first], [second, others.at(-1) ?? ""]]) {
      const kept = head.split(",").map((column) => (missing.includes(column) ? "x" : column));
      const errors = await told(`${kept.join(",")}\n`);
      expectTold(errors, { file: name, line: 1 });
      expect(errors[0]?.reason.en).toContain(`Column ${missing.join(", ")}:`);
    }
  });

  test("no table at all", async () => {
    expectTold(await told("这里什么都没有写\n"), { file: name, line: 1 });
    expectTold(await told(" \n"), { file: name, line: null });
  });

  test("in an encoding that nobody can tell: with the line, and how to save it", async () => {
    // A character cut in two.
    const bytes = Uint8Array.of(...new TextEncoder().encode(`${head}\nx,调`), 0xe8, 0x0a);
    const errors = await errorsOf(name, bytes);
    expectTold(errors, { file: name, line: 2 });
    expect(errors[0]?.remedy.zh).toContain("UTF-8");
  });

  test("a lost character", async () => {
    expectTold(await told(withLine("x,调\ufffd解")), { file: name, line: behind });
  });
});

describe.each(TABLES)("%s as Excel writes it where nobody chose UTF-8", (name, text) => {
  const made = (bytes: Uint8Array) =>
    readOwnFiles().then((own) =>
      makeCorpus(
        [
          { name: "text.txt", bytes: utf8("题目\n\n法律援助不收费，走路十分钟。\n") },
          { name, bytes },
        ],
        own,
        () => {},
      ),
    );

  test("is read like the one in UTF-8, and that is told once", async () => {
    const [plain, excel] = [await made(utf8(text)), await made(inGb18030(text.replaceAll("\n", "\r\n")))];
    expect(excel.corpusText).toBe(plain.corpusText);
    const told = excel.warnings.filter(({ file, reason }) => file === name && reason.en.includes("GB18030"));
    expectTold(told, { file: name, line: null });
    expect(plain.warnings.some(({ reason }) => reason.en.includes("GB18030"))).toBe(false);
  });
});

describe("a cell that a spreadsheet would save as something else stops the build", () => {
  const told = async (cell: string) => {
    const findings: Findings = { errors: [], warnings: [] };
    readTable("facts.csv", factsCsv({ id: "fee", value: cell }), ["id", "value"], findings);
    return findings.errors;
  };

  test.each(
    "=1 =和 +86 @谁 -是的 3-5 2021-5 5/6 2021/11 007 0573 1.50 5.0% 1e5 12,345 (3) 1.3.4 9:00 true ３-５ 12345678901234567".split(
      " ",
    ),
  )("%s: with its row and column, and what to do", async (cell) => {
    const errors = await told(cell);
    expectTold(errors, { file: "facts.csv", line: 2 });
    expect(errors[0]?.reason.en).toMatch(/^Column value: .*spreadsheet/u);
  });

  test.each(
    "3-5个工作日 0573-83012345 2021 1.5 98.6% 100% 12348 -3 2026-11-01 2026/11/1 2021年5月 9:00至11:30 第3-5条 7500余".split(
      " ",
    ),
  )("%s does not", async (cell) => {
    expect(await told(cell)).toEqual([]);
  });
});
