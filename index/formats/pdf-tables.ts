// Builds the cells of a table from rows whose cells are aligned.
import { EMPTY, joined, type Row, type Segment, textOfRow } from "./pdf-page.ts";

const TABLE_ROWS_MIN = 2;
/** Narrow gaps form a table only if at least this many rows have them at the same places. */
const NARROW_ROWS_MIN = 3;

/** The table that starts at this row, or null. */
export function tableAt(rows: readonly Row[], from: number): { cells: string[][]; to: number } | null {
  return (
    tableOf(rows, from, ({ segments }) => segments, TABLE_ROWS_MIN) ??
    tableOf(rows, from, ({ pieces }) => pieces, NARROW_ROWS_MIN)
  );
}

/** 「联系人：张三」 is a line, not a cell. */
const LABELLED = /^[\p{Script=Han}]{2,8}[:：]/u;

type Cells = (row: Row) => readonly Segment[];

function tableOf(
  rows: readonly Row[],
  from: number,
  cellsIn: Cells,
  rowsMin: number,
): { cells: string[][]; to: number } | null {
  const first = rows[from] ?? EMPTY;
  if (cellsIn(first).length < 2) return null;
  let to = from + 1;
  // A cell with two lines makes the next row narrower.
  for (; to < rows.length; to++) {
    const [before, row] = [rows[to - 1] ?? EMPTY, rows[to] ?? EMPTY];
    const gap = before.y - row.y;
    if (row.table !== undefined || cellsIn(row).every(({ text }) => LABELLED.test(text))) break;
    const isInside =
      row.x >= first.x - row.size && (cellsIn(row).length > 1 || isCellOf(row, rows.slice(from, to), cellsIn));
    if (!isInside || (gap > 0 && gap > 4 * row.size)) break;
  }
  while (to > from && cellsIn(rows[to - 1] ?? EMPTY).length < 2 && !isContinued(rows, to - 1)) to--;
  const part = rows.slice(from, to);
  if (part.filter((row) => cellsIn(row).length > 1).length < rowsMin) return null;
  const columns = columnsOf(part.flatMap(cellsIn));
  const most = Math.max(...part.map((row) => cellsIn(row).length));
  // Cells of different rows that are not aligned do not form a table.
  if (columns.length !== most) return null;
  return { cells: cellsOf(part, columns, cellsIn), to };
}

/** Lines of one cell are at most this far apart, in multiples of the font size. */
const LINE_PITCH = 2.2;

const pitch = (rows: readonly Row[], at: number) => (rows[at - 1]?.y ?? 0) - (rows[at]?.y ?? 0);
const isContinued = (rows: readonly Row[], at: number) =>
  pitch(rows, at) > 0 && pitch(rows, at) < LINE_PITCH * (rows[at]?.size ?? 0);

/** Whether the row is a single cell that lies in one column, other than the first, of the rows above. */
function isCellOf(row: Row, above: readonly Row[], cellsIn: Cells): boolean {
  const columns = columnsOf(above.flatMap(cellsIn));
  const at = columns.filter(([x, right]) => row.x < right && row.right > x);
  return at.length === 1 && columns.length > 1 && at[0] !== columns[0] && textOfRow(row).length <= 60;
}

/** The horizontal spans that the cells cover, from left to right. */
function columnsOf(segments: readonly Segment[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const { x, right } of [...segments].sort((a, b) => a.x - b.x)) {
    const last = spans.at(-1);
    if (last !== undefined && x < last[1]) last[1] = Math.max(last[1], right);
    else spans.push([x, right]);
  }
  return spans;
}

/** Merges lines into logical rows: text above or below the first cell of a row belongs to that row. */
function cellsOf(rows: readonly Row[], columns: readonly (readonly [number, number])[], cellsIn: Cells): string[][] {
  const own = rows.map((row) =>
    columns.map(([x, right]) =>
      cellsIn(row)
        .filter((segment) => segment.x < right && segment.right > x)
        .map(({ text }) => text)
        .join(" "),
    ),
  );
  const anchors = own.flatMap((cells, i) =>
    cells[0] !== "" || cells.every((cell, x) => x === 0 || cell !== "") ? [i] : [],
  );
  const ofAnchor = new Map<number, string[]>(anchors.map((at) => [at, columns.map(() => "")]));
  const areCentred = anchors.some((at) => isBetween(rows, own, at));
  const loose: [number, string[]][] = [];
  for (const [i, cells] of own.entries()) {
    const at = anchors.includes(i) ? i : areCentred ? nearest(rows, anchors, i) : before(rows, anchors, i);
    const whole = at === undefined ? undefined : ofAnchor.get(at);
    if (whole === undefined) loose.push([i, cells]);
    else for (const [x, cell] of cells.entries()) whole[x] = joined(whole[x] ?? "", cell);
  }
  return [...ofAnchor, ...loose].sort(([a], [b]) => a - b).map(([, cells]) => cells);
}

/** In multiples of the font size. */
const SAME_DISTANCE = 0.6;
const HALF_ROW = 1.6;

/**
 * Whether a one-line cell is vertically centred beside a cell of several lines: as far from the one above as from the
 * one below.
 */
function isBetween(rows: readonly Row[], own: readonly (readonly string[])[], at: number): boolean {
  const row = rows[at] ?? EMPTY;
  const [above, below] = [at - 1, at + 1].map((i) => ({ row: rows[i] ?? EMPTY, cells: own[i] ?? [] }));
  if (above === undefined || below === undefined) return false;
  const far = [above.row.y - row.y, row.y - below.row.y];
  const areAlone = [above, below].every(({ cells }) => cells[0] === "" && cells.some((cell) => cell !== ""));
  const [up = 0, down = 0] = far;
  return areAlone && up > 0 && down > 0 && up < HALF_ROW * row.size && Math.abs(up - down) < SAME_DISTANCE * row.size;
}

function nearest(rows: readonly Row[], anchors: readonly number[], i: number): number | undefined {
  const far = (at: number) => Math.abs((rows[at]?.y ?? 0) - (rows[i]?.y ?? 0));
  return anchors.filter((at) => Math.abs(at - i) <= 3).sort((a, b) => far(a) - far(b))[0];
}

/** The row above, if it is as close as lines of one cell are. */
function before(rows: readonly Row[], anchors: readonly number[], i: number): number | undefined {
  return isContinued(rows, i) ? anchors.findLast((at) => at < i) : undefined;
}
