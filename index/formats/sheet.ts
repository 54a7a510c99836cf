// Spreadsheets and comma-separated tables → lines: each sheet's name as a heading where there are several, each row as a
// sentence with the names of its columns.
import { parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/node";
import { oneLine, type Structured, type Table, tableLines } from "./structured.ts";

type CellValue = string | number | boolean | Date | null;

/** Throws where the bytes are no workbook. */
export async function readWorkbook(bytes: Uint8Array): Promise<Structured> {
  const sheets = await readXlsx(Buffer.from(bytes));
  const filled = sheets.filter(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  const lines = filled.flatMap(({ sheet, data }) => [
    ...(filled.length > 1 && !/^sheet\s*\d+$/iu.test(sheet) ? [`# ${sheet}`] : []),
    ...tableLines(data.map((row) => row.map((cell) => words(cell as CellValue)))),
  ]);
  return structured(lines);
}

/** Throws where the text is no table. */
export function readDelimited(text: string): Structured {
  const delimiter = (text.match(/\t/gu)?.length ?? 0) > (text.match(/,/gu)?.length ?? 0) ? "\t" : ",";
  const rows: Table = parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  return structured(tableLines(rows));
}

function structured(lines: readonly string[]): Structured {
  const title = lines[0]?.startsWith("#") === true ? lines[0].replace(/^#+\s*/u, "") : null;
  return { text: `${lines.join("\n\n")}\n`, title, publisher: null, published: null };
}

/** A cell as it is read: dates without the time of day, numbers without the tail that computers leave. */
function words(cell: CellValue): string {
  if (cell === null) return "";
  if (cell instanceof Date) return `${cell.getUTCFullYear()}年${cell.getUTCMonth() + 1}月${cell.getUTCDate()}日`;
  if (typeof cell === "boolean") return cell ? "是" : "否";
  if (typeof cell === "number") return String(Number(cell.toPrecision(12)));
  return oneLine(cell);
}
