// Builds the editors' tables as CSV from cells, for the tests of the build.
import { parse } from "csv-parse/sync";
import * as z from "zod/mini";

const FACTS = "id source anchor subject kind value unit of place time modality mark asks basis checked_on expires_on";
const SUBJECTS =
  "id name aliases gloss type place what holds plan audience matters needs questions status evidence hidden";

/** Rewrites a table as a spreadsheet saves it: every cell in quotes, `mark` as separator, Windows line ends. */
export function rewritten(text: string, mark: string): string {
  const rows = z.array(z.array(z.string())).parse(parse(text, { bom: true }));
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(mark)).join("\r\n");
}

export type Cells = Readonly<Record<string, string>>;

/** One line of a table; cells are quoted where necessary. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\n`;
}

function table(columns: readonly string[], rows: readonly Cells[]): string {
  for (const name of rows.flatMap((row) => Object.keys(row))) {
    if (!columns.includes(name)) throw new Error(`no column ${name}`);
  }
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))].map(csvLine).join("");
}

/** A facts.csv; missing cells are empty. */
export const factsCsv = (...rows: Cells[]): string => table(FACTS.split(" "), rows);

/** A subjects.csv; missing cells are empty. */
export const subjectsCsv = (...rows: Cells[]): string => table(SUBJECTS.split(" "), rows);
