// Converts workbooks and delimited tables to lines: sheet names become headings if there are several, and each row
// becomes a sentence with the names of its columns.
import { parse } from "csv-parse/sync";
import type { Structured, Table } from "./structured.ts";
import { blockLines } from "./tables.ts";
import { readSheets } from "./workbook.ts";

/** Throws PackageError if the bytes are not a workbook. */
export function readWorkbook(bytes: Uint8Array): Structured {
  const filled = readSheets(bytes).filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== "")));
  const lines = filled.flatMap(({ name, rows }) => [
    ...(filled.length > 1 && !/^sheet\s*\d*$/iu.test(name) ? [`# ${name}`] : []),
    ...blockLines(rows),
  ]);
  return structured(lines);
}

const DELIMITERS = [",", "\t", ";", "，", "|"] as const;
const LINES_LOOKED_AT = 40;

/** The delimiter that splits the most lines into the same number of cells, at least two. */
function delimiterOf(text: string): string {
  const lines = text
    .replace(/"[^"]*"/gu, "")
    .split(/\r\n?|\n/u)
    .filter((line) => line.trim() !== "")
    .slice(0, LINES_LOOKED_AT);
  const score = (delimiter: string) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const parts = line.split(delimiter).length;
      if (parts > 1) counts.set(parts, (counts.get(parts) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  };
  return DELIMITERS.reduce((best, each) => (score(each) > score(best) ? each : best));
}

/** The table, and whether its quotes come in pairs. Throws if the text is not a table. */
export function readDelimited(text: string): Structured & { readonly isQuotedWell: boolean } {
  const delimiter = delimiterOf(text);
  const rows = (quote: '"' | false): Table =>
    parse(text, {
      bom: true,
      delimiter,
      quote,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  try {
    return { ...structured(blockLines(withoutSurplus(rows('"')))), isQuotedWell: true };
  } catch {
    return { ...structured(blockLines(withoutSurplus(rows(false)))), isQuotedWell: false };
  }
}

/**
 * Joins the last cells of a row that has more than most rows: people write commas in the last column without quotes.
 */
function withoutSurplus(rows: Table): Table {
  const widths = rows.map((row) => row.length).filter((width) => width > 1);
  const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
  // Rows may leave out empty cells at their end, but the head does not.
  const width = Math.max(usual, widths[0] ?? 0);
  return rows.map((row) => {
    const said = row.slice(width - 1).filter((cell) => cell.trim() !== "");
    return said.length < 2 ? row : [...row.slice(0, width - 1), said.join("，")];
  });
}

function structured(lines: readonly string[]): Structured {
  const title = lines[0]?.startsWith("#") === true ? lines[0].replace(/^#+\s*/u, "") : null;
  return { text: `${lines.join("\n\n")}\n`, title, publisher: null, published: null };
}
