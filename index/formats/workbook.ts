// Reads a workbook as people see it: cells as displayed, merged cells filled, hidden parts left out.
import type { Document, Element } from "@xmldom/xmldom";
import { displayed, knownFormat, plainNumber } from "./number-format.ts";
import {
  attributeOf,
  child,
  childrenOf,
  descendants,
  mainPart,
  openPackage,
  PackageError,
  type Parts,
  readOptionalPart,
  readPart,
  relations,
} from "./office-package.ts";
import { oneLine } from "./structured.ts";

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** The number of each row in the sheet; hidden rows count too. */
  readonly numbers: readonly number[];
}

/** A sheet with more cells is a database, not a text to read. */
const CELLS_MAX = 400_000;
const COLUMNS_MAX = 256;
const MERGED_ROWS_MAX = 500;

interface Book {
  readonly strings: readonly string[];
  /** Number formats by cell style. */
  readonly formats: readonly string[];
  readonly is1904: boolean;
}

/** The visible sheets. Throws PackageError. */
export function readSheets(bytes: Uint8Array): Sheet[] {
  const parts = openPackage(bytes);
  const main = mainPart(parts, "xl/workbook.xml");
  const workbook = readPart(parts, main);
  const { byId, byType } = relations(parts, main);
  const book: Book = {
    strings: stringsOf(readOptionalPart(parts, byType.get("sharedStrings") ?? "xl/sharedStrings.xml")),
    formats: formatsOf(readOptionalPart(parts, byType.get("styles") ?? "xl/styles.xml")),
    is1904: /^(?:1|true)$/u.test(descendants(workbook, "workbookPr")[0]?.getAttribute("date1904") ?? ""),
  };
  const shown = descendants(workbook, "sheet").filter((sheet) => !/hidden/iu.test(sheet.getAttribute("state") ?? ""));
  const sheets = shown.flatMap((sheet): Sheet[] => {
    const part = byId.get(attributeOf(sheet, "id") ?? "");
    // Charts and macros are sheets too, but have no cells.
    if (part === undefined || !parts.has(part) || !/worksheets/u.test(part)) return [];
    return [{ name: oneLine(sheet.getAttribute("name") ?? ""), ...rowsOf(readPart(parts, part), book) }];
  });
  if (sheets.length === 0 && shown.length > 0 && !hasSheets(parts)) throw new PackageError("incomplete");
  return sheets;
}

const hasSheets = (parts: Parts) => [...parts.keys()].some((name) => /worksheets\/[^/]+\.xml$/u.test(name));

/** The words of a string, without its phonetic guide. */
function wordsOf(item: Element): string {
  return childrenOf(item)
    .flatMap((part) => (part.localName === "t" ? [part] : part.localName === "r" ? descendants(part, "t") : []))
    .map((part) => part.textContent ?? "")
    .join("");
}

const stringsOf = (strings: Document | null): string[] =>
  strings === null ? [] : descendants(strings, "si").map(wordsOf);

function formatsOf(styles: Document | null): string[] {
  if (styles === null) return [];
  const own = new Map(
    descendants(styles, "numFmt").map((each) => [
      each.getAttribute("numFmtId") ?? "",
      each.getAttribute("formatCode") ?? "",
    ]),
  );
  const cells = descendants(styles, "cellXfs")[0];
  return (cells === undefined ? [] : childrenOf(cells)).map((each) => {
    const id = each.getAttribute("numFmtId") ?? "0";
    return own.get(id) ?? knownFormat(Number(id));
  });
}

const isTrue = (word: string | null) => word === "1" || word === "true";

function rowsOf(sheet: Document, book: Book): Pick<Sheet, "rows" | "numbers"> {
  const hidden = new Set<number>();
  for (const column of descendants(sheet, "col")) {
    if (!isTrue(column.getAttribute("hidden"))) continue;
    const to = Math.min(COLUMNS_MAX, Number(column.getAttribute("max")));
    for (let x = Number(column.getAttribute("min")); x <= to; x++) hidden.add(x - 1);
  }
  const rows: string[][] = [];
  const unseen = new Set<number>();
  let cells = 0;
  let y = -1;
  for (const row of descendants(sheet, "row")) {
    y = Number(row.getAttribute("r") ?? y + 2) - 1;
    if (isTrue(row.getAttribute("hidden"))) unseen.add(y);
    let x = -1;
    for (const cell of childrenOf(row)) {
      x = columnOf(cell.getAttribute("r")) ?? x + 1;
      const words = wordsOfCell(cell, book);
      if (words === "" || x >= COLUMNS_MAX) continue;
      if (++cells > CELLS_MAX || y > CELLS_MAX) throw new PackageError("huge");
      rows[y] ??= [];
      (rows[y] ?? [])[x] = words;
    }
  }
  fillMerged(sheet, rows);
  const width = Math.max(0, ...Array.from(rows, (row) => row?.length ?? 0));
  const seen = Array.from({ length: width }, (_, x) => x).filter((x) => !hidden.has(x));
  const shown = Array.from(rows, (row, at) => ({ row, at })).filter(({ at }) => !unseen.has(at));
  return {
    rows: shown.map(({ row }) => seen.map((x) => row?.[x] ?? "")),
    numbers: shown.map(({ at }) => at + 1),
  };
}

/** Zero-based column of a cell reference: `BC12` is in column 54. */
function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}

function wordsOfCell(cell: Element, book: Book): string {
  const value = child(cell, "v")?.textContent ?? "";
  switch (cell.getAttribute("t")) {
    case "s":
      return oneLine(book.strings[Number(value)] ?? "");
    case "inlineStr": {
      const inline = child(cell, "is");
      return inline === null ? "" : oneLine(wordsOf(inline));
    }
    case "b":
      return value === "1" ? "是" : "否";
    // A formula error has no text.
    case "e":
      return "";
    case "str":
      return oneLine(value);
    case "d":
      return oneLine(value.replace(/T00:00:00.*$/u, ""));
    default: {
      if (value.trim() === "") return "";
      const format = book.formats[Number(cell.getAttribute("s") ?? 0)] ?? "General";
      return format === "General" ? plainNumber(Number(value)) : displayed(Number(value), format, book.is1904);
    }
  }
}

/** Copies the content of a merged range into each of its cells. */
function fillMerged(sheet: Document, rows: string[][]): void {
  for (const merged of descendants(sheet, "mergeCell")) {
    const [from = "", to = ""] = (merged.getAttribute("ref") ?? "").split(":");
    const [x1, x2] = [columnOf(from), columnOf(to)];
    const [y1, y2] = [from, to].map((each) => Number(/\d+$/u.exec(each)?.[0] ?? 0) - 1);
    if (x1 === null || x2 === null || y1 === undefined || y2 === undefined) continue;
    const words = rows[y1]?.[x1] ?? "";
    if (words === "") continue;
    for (let y = y1; y <= Math.min(y2, y1 + MERGED_ROWS_MAX); y++) {
      rows[y] ??= [];
      const row = rows[y] ?? [];
      for (let x = x1; x <= Math.min(x2, COLUMNS_MAX); x++) row[x] = words;
    }
  }
}
