// Reads an editors' table from its file: CSV in UTF-8, as LibreOffice and Excel write it, or a workbook. The result is
// rows of cells, each with its line number in the file.
import { CsvError, parse } from "csv-parse/sync";
import * as z from "zod/mini";
import { type FolderFile, tellEncoding } from "./documents.ts";
import { unreadOf } from "./formats/reasons.ts";
import { readSheets } from "./formats/workbook.ts";
import type { Findings, Notice } from "./notice.ts";
import { parseText } from "./parse.ts";

export interface Grid {
  readonly file: string;
  /** Rows, without empty ones. */
  readonly rows: readonly GridRow[];
  /** Whether the file stores cell types, so that opening and saving it changes no cell. */
  readonly isTyped: boolean;
}

interface GridRow {
  readonly cells: readonly string[];
  /** The row's first line, if it spans several. */
  readonly line: number;
}

/** The CSV parser's output: the cells of each record and the number of lines read so far. */
const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/** Opens both tables of a folder. */
export async function openGrids(
  files: readonly FolderFile[],
  findings: Findings,
): Promise<{ facts: Grid | null; subjects: Grid | null }> {
  return { facts: await openGrid(files, "facts", findings), subjects: await openGrid(files, "subjects", findings) };
}

/** Opens the table `name` from its .csv or .xlsx file; null if there is none or it cannot be read. */
export async function openGrid(
  files: readonly FolderFile[],
  name: "facts" | "subjects",
  findings: Findings,
): Promise<Grid | null> {
  const [csv, workbook] = [`${name}.csv`, `${name}.xlsx`].map((file) => files.find((each) => each.name === file));
  if (csv !== undefined && workbook !== undefined) {
    findings.errors.push(bothForms(csv.name, workbook.name));
    return null;
  }
  if (workbook !== undefined) return readWorkbookGrid(workbook, findings);
  if (csv === undefined) return null;
  const parsed = csv.fault === undefined ? parseText(csv.name, csv.bytes) : { error: unreadOf(csv.name, csv.fault) };
  if ("error" in parsed) {
    findings.errors.push(parsed.error);
    return null;
  }
  tellEncoding(csv.name, parsed.encoding, findings);
  return readCsvGrid(csv.name, parsed.text, findings);
}

function bothForms(csv: string, workbook: string): Notice {
  return {
    file: workbook,
    line: null,
    reason: {
      zh: `${csv} 和 ${workbook} 都在，不知道以哪个为准。`,
      en: `Both ${csv} and ${workbook} exist, so it is unclear which one applies.`,
    },
    remedy: {
      zh: "请只留一个：把要用的行并到一起，另一个移出文件夹。",
      en: "Keep one: merge the rows, and move the other file out of the folder.",
    },
  };
}

export function readCsvGrid(file: string, text: string, findings: Findings): Grid | null {
  try {
    const records = Records.parse(
      parse(text.replace(/\r\n?/gu, "\n"), {
        bom: true,
        delimiter: separatorOf(text),
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
    const rows = records.map(({ record, info }) => {
      const breaks = record.reduce((sum, each) => sum + each.split("\n").length - 1, 0);
      return { cells: record.map((cell) => cell.trim()), line: info.lines - breaks };
    });
    return { file, rows: filled(rows), isTyped: false };
  } catch (error) {
    const line = error instanceof CsvError && typeof error["lines"] === "number" ? error["lines"] : null;
    findings.errors.push({
      file,
      line,
      reason: { zh: "这不是能读的 CSV 表格。", en: "This CSV table cannot be read." },
      remedy: {
        zh: "检查引号是否成对，再从表格软件另存为 CSV（UTF-8）。",
        en: "Check that quotes come in pairs, then save it from the spreadsheet as CSV in UTF-8.",
      },
    });
    return null;
  }
}

/** Reads the first sheet that is not empty. */
function readWorkbookGrid({ name, bytes }: FolderFile, findings: Findings): Grid | null {
  try {
    const tables = readSheets(bytes).map(({ rows, numbers }) =>
      filled(rows.map((cells, i) => ({ cells: cells.map(cellText), line: numbers[i] ?? i + 1 }))),
    );
    return { file: name, rows: tables.find((rows) => rows.length > 0) ?? [], isTyped: true };
  } catch {
    // The library throws arbitrary errors for broken files.
    findings.errors.push({
      file: name,
      line: null,
      reason: { zh: "这不是能读的表格文件（.xlsx）。", en: "This workbook cannot be read." },
      remedy: {
        zh: "请用 Excel、WPS 或 LibreOffice 打开，另存一次 .xlsx，再放回来。",
        en: "Open it with a spreadsheet, save it as .xlsx again, and put it back.",
      },
    });
    return null;
  }
}

/** Drops the empty rows that spreadsheets write after the last one. */
function filled(rows: readonly GridRow[]): GridRow[] {
  return rows.filter(({ cells }) => cells.some((cell) => cell !== ""));
}

/** The cell as an editor would type it: a date becomes `YYYY-MM-DD`, however the workbook shows it. */
function cellText(cell: string): string {
  const [, year = "", month = "", day = ""] = /^(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?$/u.exec(cell.trim()) ?? [];
  return year === "" ? cell.trim() : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const SEPARATORS = [",", ";", "\t"];

/** The separator that splits the head into most cells. Excel writes semicolons where the comma is a decimal mark. */
function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/u));
  const cells = (separator: string) => head.split(separator).length;
  return SEPARATORS.reduce((best, each) => (cells(each) > cells(best) ? each : best));
}
