// Reads an editors' spreadsheet table: a head and the rows below it. Each fault is reported with row, column, reason
// and remedy.
import { type Grid, readCsvGrid } from "./grid.ts";
import type { Findings, Words } from "./notice.ts";

/** A row: its trimmed cells by column, and its first line. */
export interface Row<Column extends string> {
  readonly cells: Readonly<Record<Column, string>>;
  readonly line: number;
  /** Column names as written in the head of the table. */
  readonly written?: ReadonlyMap<Column, string>;
}

/** Separators between several values in one cell; people type either. */
const BETWEEN = /[；;]/u;

/** The values of a cell that holds several. */
export function several(cell: string): string[] {
  return cell
    .split(BETWEEN)
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

/** The columns of a table and their alternative names. */
export interface Layout<Column extends string> {
  readonly columns: readonly Column[];
  /** Alternative column names. */
  readonly names?: ReadonlyMap<string, Column>;
  /** The remedy when columns are missing. */
  readonly remedy?: Words;
  /** Returns the required columns, given those in the head; by default all are required. */
  readonly needed?: (head: ReadonlySet<string>) => readonly Column[];
}

/** The rows of a table; null, with the reason in `findings`, if it cannot be used. Warns of unknown columns. */
export function readTable<Column extends string>(
  file: string,
  text: string,
  columns: readonly Column[],
  findings: Findings,
): readonly Row<Column>[] | null {
  const grid = readCsvGrid(file, text, findings);
  return grid === null ? null : (readGrid(grid, { columns }, findings)?.rows ?? null);
}

const LIKE_OUR_OWN: Words = {
  zh: "请照产品自带的表补上列名。",
  en: "Add its name, as in the product's own table.",
};

/** Maximum number of title rows above the head. */
const TITLE_ROWS_MAX = 4;

export interface Table<Column extends string> {
  readonly rows: readonly Row<Column>[];
  /** The columns that it has. */
  readonly head: ReadonlySet<string>;
}

/** The rows below the head of a grid. */
export function readGrid<Column extends string>(
  { file, rows, isTyped }: Grid,
  { columns, names, remedy = LIKE_OUR_OWN, needed = () => columns }: Layout<Column>,
  findings: Findings,
): Table<Column> | null {
  const nameOf = (cell: string) => {
    const plain = cell.normalize("NFKC").replace(/\s+/gu, "");
    return names?.get(plain) ?? columns.find((column) => column === plain.toLowerCase()) ?? cell;
  };
  const heads = rows.slice(0, TITLE_ROWS_MAX + 1).map(({ cells }) => cells.map(nameOf));
  const lacksOf = (head: readonly string[]) => needed(new Set(head)).filter((column) => !head.includes(column));
  const at = Math.max(
    0,
    heads.findIndex((head) => lacksOf(head).length === 0),
  );
  const head = heads[at] ?? [];
  const line = rows[at]?.line ?? 1;
  const missing = lacksOf(head);
  if (missing.length > 0) {
    tellCell(
      findings,
      { file, line, column: missing.join(", ") },
      { zh: "表头里没有这一列。", en: "The head does not have this column." },
      remedy,
    );
    return null;
  }
  tellColumns({ file, line }, head, columns, findings);
  const written = new Map(columns.map((column) => [column, rows[at]?.cells[head.indexOf(column)] ?? column]));
  const read = rows.slice(at + 1).map(({ cells: values, line }) => {
    const row = { cells: cellsOf(columns, (column) => values[head.indexOf(column)] ?? ""), line, written };
    if (!isTyped) for (const column of columns) tellChanging(file, row, column, findings);
    return row;
  });
  return { rows: read, head: new Set(head) };
}

/** Reports unknown and repeated columns. */
function tellColumns(
  at: { file: string; line: number },
  head: readonly string[],
  columns: readonly string[],
  findings: Findings,
): void {
  for (const [i, name] of head.entries()) {
    if (name === "") continue;
    if (!columns.includes(name)) {
      findings.warnings.push({
        ...at,
        reason: { zh: `不认识 ${name} 这一列，没有读。`, en: `The column ${name} is unknown and was not read.` },
        remedy: { zh: "写错了就改正，多余就删掉。", en: "Correct its name, or remove it." },
      });
    } else if (head.indexOf(name) !== i) {
      tellCell(
        findings,
        { ...at, column: name },
        { zh: "表头里有两个。", en: "The head has this column twice." },
        { zh: "请只留一个。", en: "Keep one of them." },
      );
    }
  }
}

/**
 * Cells that a spreadsheet takes for a formula, and cells that it saves differently from what was typed (tested with
 * LibreOffice).
 */
const FORMULA = /^[=+@]|^-(?!\d+(?:\.\d+)?$)/u;
const REWRITTEN =
  /^(?:\+?0\d+(?:\.\d+)?|\d{16,}|\d+\.\d*0%?|\d+(?:\.\d+)?e[+-]?\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\(\d+(?:\.\d+)?\)|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?|\d+(?:\.\d+){2,}|\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?|true|false)$/iu;
/** A date. Readers of date columns accept either form, so rewriting it does no harm. */
const DAY = /^\d{4}([-/.])\d{1,2}\1\d{1,2}$/u;

/** Whether a spreadsheet saves the cell differently from what was typed. */
export function isChanging(cell: string): boolean {
  return !DAY.test(cell.normalize("NFKC")) && (FORMULA.test(cell) || REWRITTEN.test(cell.normalize("NFKC")));
}

/** Reports a cell that opening and saving the table would change. */
function tellChanging<Column extends string>(
  file: string,
  { cells, line, written }: Row<Column>,
  column: Column,
  findings: Findings,
): void {
  const cell = cells[column];
  if (!isChanging(cell)) return;
  tellCell(
    findings,
    { file, line, column, written: written?.get(column) },
    {
      zh: `表格软件会把 “${cell}” 当成公式、日期或数字，保存时改掉。`,
      en: `A spreadsheet takes "${cell}" for a formula, a date or a number, and saves something else.`,
    },
    {
      zh: "请在前面或后面多写几个原文里的字，比如 3-5个工作日；列表的符号不用抄。",
      en: "Copy more words before or after it from the text, such as 3-5个工作日; list marks need not be copied.",
    },
  );
}

function cellsOf<Column extends string>(
  columns: readonly Column[],
  cell: (column: Column) => string,
): Record<Column, string> {
  // Safe cast: the entries contain every column.
  return Object.fromEntries(columns.map((column) => [column, cell(column)])) as Record<Column, string>;
}

/** Reports a fault in a cell. The reason starts with the column, in Chinese as the head writes it. */
export function tellCell(
  findings: Findings,
  {
    file,
    line,
    column,
    written = column,
  }: { file: string; line: number; column: string; written?: string | undefined },
  reason: Words,
  remedy: Words,
): void {
  findings.errors.push({
    file,
    line,
    reason: { zh: `${written} 列：${reason.zh}`, en: `Column ${column}: ${reason.en}` },
    remedy,
  });
}
