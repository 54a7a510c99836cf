// What every format is turned into: lines of text that show their structure as Markdown does. A row of a table becomes a
// sentence with the names of its columns, so that it can be quoted and read aloud.

/** A document as the build reads it, and what it says of itself. */
export interface Structured {
  readonly text: string;
  /** From the document's own fields, or null. */
  readonly title: string | null;
  readonly publisher: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null. */
  readonly published: string | null;
}

export type Table = readonly (readonly string[])[];

/** Names of columns are short and hold no figures. */
const HEAD_CHARS_MAX = 14;
const COLUMNS_MIN = 2;
const NUMBERING = /^(?:序号|编号|No\.?|#|序|排名)$/iu;
const NOTHING = /^[-—－/\\\s无]*$/u;

export const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

/** The lines of a table: what stands above its head as headings, each row as a sentence. */
export function tableLines(table: Table): string[] {
  const rows = table.map((row) => row.map(oneLine)).filter((row) => row.some((cell) => cell !== ""));
  const head = rows.findIndex(isHead);
  if (head < 0)
    return rows.map((row) =>
      isPair(row) ? `${(row[0] ?? "").replace(/[:：]$/u, "")}：${row[1]}` : row.filter(isSaid).join("，"),
    );
  const above = rows.slice(0, head).map((row) => [...new Set(row.filter(isSaid))].join("，"));
  const names = rows[head] ?? [];
  return [
    ...above.map((line, i) => (i === 0 ? `## ${line}` : line)),
    ...filled(rows.slice(head + 1), names).flatMap((row) => rowLine(names, row)),
  ];
}

const isSaid = (cell: string) => !NOTHING.test(cell);

/** Two cells of which the first is a label: 地址 | 人民路1号. */
function isPair(row: readonly string[]): boolean {
  const [label = "", value = ""] = row;
  return row.filter(isSaid).length === 2 && isSaid(label) && label.length <= HEAD_CHARS_MAX && value !== "";
}

function isHead(row: readonly string[], at: number, rows: readonly (readonly string[])[]): boolean {
  const named = row.filter((cell) => cell !== "");
  const isNames = named.every((cell) => cell.length <= HEAD_CHARS_MAX && !/\d{2,}|[。；]/u.test(cell));
  const widest = Math.max(...rows.map((each) => each.filter(isSaid).length));
  const isDistinct = new Set(named).size === named.length;
  // A table of labels and values has no head.
  const isOfPairs = widest === 2 && rows.slice(at + 1).every((each) => /[:：]$/u.test(each[0] ?? ""));
  return (
    named.length >= COLUMNS_MIN &&
    named.length >= widest - 1 &&
    at < rows.length - 1 &&
    isNames &&
    isDistinct &&
    !isOfPairs
  );
}

/** A cell that was merged with the ones above it has their value: the first column of names, where it is blank. */
function filled(rows: readonly (readonly string[])[], names: readonly string[]): string[][] {
  const key = names.findIndex((name) => !NUMBERING.test(name));
  let above = "";
  return rows.map((row) => {
    const own = row[key] ?? "";
    above = own === "" ? above : own;
    return row.map((cell, i) => (i === key && cell === "" ? above : cell));
  });
}

/** 「委托公证，收费标准：150元/件，办理时限：5个工作日。」 */
function rowLine(names: readonly string[], row: readonly string[]): string[] {
  const key = names.findIndex((name) => !NUMBERING.test(name));
  const name = row[key] ?? "";
  const said = row.flatMap((cell, i) => {
    const label = names[i] ?? "";
    if (i === key || NUMBERING.test(label) || !isSaid(cell)) return [];
    return [label === "" ? cell : `${label}：${cell}`];
  });
  if (said.length === 0) return name === "" ? [] : [name];
  const words = [...(name === "" ? [] : [name]), ...said].map((part) => part.replace(/[。，；,;]+$/u, ""));
  return [`${words.join("，")}。`];
}
