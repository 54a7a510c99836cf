// A table that an editor keeps in a spreadsheet: CSV with a head, in UTF-8, as LibreOffice and Excel write it. Every fault
// is told with its row and column, what is wrong and what to do.
import { CsvError, parse } from "csv-parse/sync";
import * as z from "zod/mini";
import type { Findings, Words } from "./notice.ts";

/** As the parser gives them: the cells of each, and how many lines were read by then. */
const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/** A row that was read: its cells by column, trimmed, and the line it begins on. */
export interface Row<Column extends string> {
  readonly cells: Readonly<Record<Column, string>>;
  readonly line: number;
}

/** What separates the values of one cell; people type either. */
const BETWEEN = /[；;]/u;

/** The values of a cell that holds several. */
export function several(cell: string): string[] {
  return cell
    .split(BETWEEN)
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

/** The rows of a table; null, with the reason in `findings`, where it cannot be used. Columns that are not known are told. */
export function readTable<Column extends string>(
  file: string,
  text: string,
  columns: readonly Column[],
  findings: Findings,
): Row<Column>[] | null {
  let records: z.infer<typeof Records>;
  try {
    records = Records.parse(
      parse(text.replace(/\r\n?/gu, "\n"), {
        bom: true,
        delimiter: separatorOf(text),
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
  } catch (error) {
    const line = error instanceof CsvError && typeof error["lines"] === "number" ? error["lines"] : null;
    findings.errors.push({
      file,
      line,
      reason: { zh: "这不是能读的 CSV 表格。", en: "This is no CSV table that can be read." },
      remedy: {
        zh: "检查引号是否成对，再从表格软件另存为 CSV（UTF-8）。",
        en: "Check that quotes come in pairs, then save it from the spreadsheet as CSV in UTF-8.",
      },
    });
    return null;
  }
  const [head, ...rest] = records;
  const names = head?.record.map((name) => name.trim()) ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    tellCell(
      findings,
      { file, line: 1, column: missing.join(", ") },
      { zh: "表头里没有这一列。", en: "The head lacks this column." },
      { zh: "请照产品自带的表补上列名。", en: "Add its name, as in the product's own table." },
    );
    return null;
  }
  for (const name of names) {
    if (name === "" || columns.some((column) => column === name)) continue;
    findings.warnings.push({
      file,
      line: 1,
      reason: { zh: `不认识 ${name} 这一列，没有读。`, en: `The column ${name} is not known and was not read.` },
      remedy: { zh: "写错了就改正，多余就删掉。", en: "Correct its name, or remove it." },
    });
  }
  // Spreadsheets write rows of nothing behind the last one.
  const filled = rest.filter(({ record }) => record.some((cell) => cell.trim() !== ""));
  return filled.map(({ record, info }) => {
    const cell = (column: Column) => (record[names.indexOf(column)] ?? "").trim();
    const breaks = record.reduce((sum, each) => sum + each.split("\n").length - 1, 0);
    const row = { cells: cellsOf(columns, cell), line: info.lines - breaks };
    for (const column of columns) tellChanging(file, row, column, findings);
    return row;
  });
}

const SEPARATORS = [",", ";", "\t"];

/** What parts most cells of the head: where the comma is a decimal mark, Excel writes semicolons. */
function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/u));
  const cells = (separator: string) => head.split(separator).length;
  return SEPARATORS.reduce((best, each) => (cells(each) > cells(best) ? each : best));
}

/** What a spreadsheet takes for a formula, and what it writes in another way than it was typed; seen in LibreOffice. */
const FORMULA = /^[=+@]|^-(?!\d+(?:\.\d+)?$)/u;
const REWRITTEN =
  /^(?:\+?0\d+(?:\.\d+)?|\d{16,}|\d+\.\d*0%?|\d+(?:\.\d+)?e[+-]?\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\(\d+(?:\.\d+)?\)|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?|\d+(?:\.\d+){2,}|\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?|true|false)$/iu;
/** A day as it is written in a column of days, which the reader of the column takes either way. */
const DAY = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/u;

/** Whether a spreadsheet saves something else than stands in a cell. */
export function isChanging(cell: string): boolean {
  return !DAY.test(cell) && (FORMULA.test(cell) || REWRITTEN.test(cell.normalize("NFKC")));
}

/** Tells of a cell that opening and saving the table would change. */
function tellChanging<Column extends string>(
  file: string,
  { cells, line }: Row<Column>,
  column: Column,
  findings: Findings,
): void {
  const cell = cells[column];
  if (!isChanging(cell)) return;
  tellCell(
    findings,
    { file, line, column },
    {
      zh: `表格软件会把 “${cell}” 当成公式、日期或数字，保存时改掉。`,
      en: `A spreadsheet takes "${cell}" for a formula, a date or a number, and saves something else.`,
    },
    {
      zh: "请在前面或后面多写几个原文里的字，比如 3-5个工作日；列表的符号不用抄。",
      en: "Write more of the text's words before or behind it, such as 3-5个工作日; marks of lists need not be copied.",
    },
  );
}

function cellsOf<Column extends string>(
  columns: readonly Column[],
  cell: (column: Column) => string,
): Record<Column, string> {
  // Every column is among the entries.
  return Object.fromEntries(columns.map((column) => [column, cell(column)])) as Record<Column, string>;
}

/** Tells of a cell: its file and row, and the column in the words. */
export function tellCell(
  findings: Findings,
  { file, line, column }: { file: string; line: number; column: string },
  reason: Words,
  remedy: Words,
): void {
  findings.errors.push({
    file,
    line,
    reason: { zh: `${column} 列：${reason.zh}`, en: `Column ${column}: ${reason.en}` },
    remedy,
  });
}
