// The editors' tables as files: all forms that spreadsheets write, and unreadable ones.
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

/** Expects one fault, reported in both languages with its remedy. */
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
    ["with Windows line ends", PLAIN.replaceAll("\n", "\r\n")],
    ["with both", `\ufeff${PLAIN.replaceAll("\n", "\r\n")}`],
    ["without a line end after the last row", PLAIN.trimEnd()],
    ["with empty lines at its end", `${PLAIN}\n\n\n`],
    ["with every text in quotes, as LibreOffice can write it", rewritten(PLAIN, ",")],
    ["with semicolons, as Excel writes it where the comma is a decimal mark", rewritten(PLAIN, ";")],
    ["with tabs", rewritten(PLAIN, "\t")],
  ])("%s", (_, text) => {
    const { rows, errors, warnings } = read(text);
    expect(rows).toMatchObject([
      { cells: cells[0], line: 2 },
      { cells: cells[1], line: 3 },
    ]);
    // Only the columns that this reader does not ask for are reported.
    expect(errors).toEqual([]);
    expect(warnings.every(({ reason }) => reason.en.startsWith("The column"))).toBe(true);
  });

  test("by column names, in any order, with every cell in quotes or with spaces around it", () => {
    expect(read('"asks","anchor","id"\n" 要钱吗？ ","法律援助不收费"," fee "\n')).toMatchObject({
      rows: [{ cells: { id: "fee", anchor: "法律援助不收费", asks: "要钱吗？" }, line: 2 }],
      errors: [],
      warnings: [],
    });
    expect(read("asks, anchor ,id\n 要钱吗？ , 法律援助不收费, fee\n").rows).toMatchObject([
      { cells: { id: "fee", anchor: "法律援助不收费", asks: "要钱吗？" } },
    ]);
  });

  test("with short rows, whose missing cells are empty", () => {
    expect(read("id,anchor,asks\nfee\nwalk,走路\n").rows).toMatchObject([
      { cells: { id: "fee", anchor: "", asks: "" }, line: 2 },
      { cells: { id: "walk", anchor: "走路", asks: "" }, line: 3 },
    ]);
  });

  test("with cells of several lines, where a row has the number of its first line", () => {
    const { rows } = read('id,anchor,asks\nfee,不收费,"要钱吗？\n贵吗？"\nwalk,走路,远吗？\n');
    expect(rows).toMatchObject([{ line: 2 }, { line: 4, cells: { id: "walk" } }]);
  });

  test("without any rows", () => {
    expect(read("id,anchor,asks\n")).toMatchObject({ rows: [], errors: [], warnings: [] });
  });

  test("with cells of several values, split at either semicolon without empty values", () => {
    expect(several(" 甲；乙;丙 ；；")).toEqual(["甲", "乙", "丙"]);
    expect(several("甲、乙，丙")).toEqual(["甲、乙，丙"]);
    expect(several("")).toEqual([]);
  });

  test("with a warning for an unknown column, and without one for an unnamed column", () => {
    const { rows, errors, warnings } = read("id,anchor,asks,notes,\nfee,不收费,要钱吗？,问过老王,\n");
    expect(rows).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(warnings[0]?.reason.en).toContain("notes");
    expectTold(warnings, { file: "facts.csv", line: 1 });
  });
});

describe.each(TABLES)("an unreadable %s stops the build", (name, text) => {
  const told = (content: string) => errorsOf(name, new TextEncoder().encode(content));
  const [head = "", ...rows] = text.trimEnd().split("\n");
  const withLine = (line: string) => `${text}${line}\n`;
  const behind = rows.length + 2;

  test.each([
    ["an unclosed quote", withLine('x,"text,不收费')],
    ["a quote inside a cell", withLine('x,te"xt,不收费')],
    ["text after a quoted cell", withLine('x,"te"xt,不收费')],
  ])("for %s, with the line and a remedy about quotes", async (_, content) => {
    const errors = await told(content);
    expectTold(errors, { file: name, line: behind });
    expect(errors[0]?.remedy.zh).toContain("引号");
  });

  test("for missing columns, which are all named", async () => {
    const [first = "", second = "", ...others] = head.split(",");
    for (const missing of [[first], [second, others.at(-1) ?? ""]]) {
      const kept = head.split(",").map((column) => (missing.includes(column) ? "x" : column));
      const errors = await told(`${kept.join(",")}\n`);
      expectTold(errors, { file: name, line: 1 });
      expect(errors[0]?.reason.en).toContain(`Column ${missing.join(", ")}:`);
    }
  });

  test("if it is not a table", async () => {
    expectTold(await told("这里什么都没有写\n"), { file: name, line: 1 });
    expectTold(await told(" \n"), { file: name, line: null });
  });

  test("if its encoding is unknown, with the line and how to save it", async () => {
    // Half of a UTF-8 character.
    const bytes = Uint8Array.of(...new TextEncoder().encode(`${head}\nx,调`), 0xe8, 0x0a);
    const errors = await errorsOf(name, bytes);
    expectTold(errors, { file: name, line: 2 });
    expect(errors[0]?.remedy.zh).toContain("UTF-8");
  });

  test("for a replacement character", async () => {
    expectTold(await told(withLine("x,调\ufffd解")), { file: name, line: behind });
  });
});

describe.each(TABLES)("%s as Excel writes it without the choice of UTF-8", (name, text) => {
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

  test("gives the same corpus as UTF-8, with one warning", async () => {
    const [plain, excel] = [await made(utf8(text)), await made(inGb18030(text.replaceAll("\n", "\r\n")))];
    expect(excel.corpusText).toBe(plain.corpusText);
    const told = excel.warnings.filter(({ file, reason }) => file === name && reason.en.includes("GB18030"));
    expectTold(told, { file: name, line: null });
    expect(plain.warnings.some(({ reason }) => reason.en.includes("GB18030"))).toBe(false);
  });
});

describe("a cell that a spreadsheet would change", () => {
  const told = async (cell: string) => {
    const findings: Findings = { errors: [], warnings: [] };
    readTable("facts.csv", factsCsv({ id: "fee", value: cell }), ["id", "value"], findings);
    return findings.errors;
  };

  test.each(
    "=1 =和 +86 @谁 -是的 3-5 2021-5 5/6 2021/11 007 0573 1.50 5.0% 1e5 12,345 (3) 1.3.4 9:00 true ３-５ 12345678901234567".split(
      " ",
    ),
  )("%s stops the build with row, column and remedy", async (cell) => {
    const errors = await told(cell);
    expectTold(errors, { file: "facts.csv", line: 2 });
    expect(errors[0]?.reason.en).toMatch(/^Column value: .*spreadsheet/u);
  });

  test.each(
    "3-5个工作日 0573-83012345 2021 1.5 98.6% 100% 12348 -3 2026-11-01 2026/11/1 2021年5月 9:00至11:30 第3-5条 7500余".split(
      " ",
    ),
  )("%s is not reported", async (cell) => {
    expect(await told(cell)).toEqual([]);
  });
});
