// Converts the rows of all pages to lines: broken sentences are joined, rows with cells become tables, and larger text
// becomes headings.
import { EMPTY, joined, type Row, textOfRow, wordsOfRow } from "./pdf-page.ts";
import { tableAt } from "./pdf-tables.ts";
import { tableLines } from "./tables.ts";

/** Text larger than most by this factor is a heading. */
const LARGER = 1.18;
const HEADING_CHARS_MAX = 60;
/** A line that ends this close to the margin is full, in multiples of the font size. */
const FULL = 1.6;
/** Number of rows above and below that determine the margins. */
const NEAR_ROWS = 120;
const FULL_LINES_MIN = 3;
/** Starts a new paragraph, whatever stands before it. */
const BEGINS =
  /^(?:\d{1,3}[.．、)）](?!\d)|[（(][一二三四五六七八九十\d]{1,4}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳]|第[一二三四五六七八九十百\d]{1,5}[条章节款]|[●○◆◇▪▲△■□★•·-]|[问答][:：]|[\p{Script=Han}]{2,6}[:：])/u;

interface Measures {
  readonly usual: number;
  readonly left: number;
  /** Where full lines end; null if no line is full. */
  readonly right: number | null;
}

export function linesOfRows(pages: readonly (readonly Row[])[]): { lines: string[]; title: string | null } {
  const rows = pages.flat();
  const usual = median(rows.flatMap((row) => Array.from(wordsOfRow(row), () => row.size)));
  const lines: string[] = [];
  let title: string | null = null;
  for (let i = 0; i < rows.length; ) {
    const row = rows[i];
    if (row === undefined) break;
    if (row.table !== undefined) {
      const [cells, to] = drawnTable(rows, i);
      lines.push(...tableLines(cells));
      i = to;
      continue;
    }
    const table = tableAt(rows, i);
    if (table !== null) {
      lines.push(...tableLines(table.cells));
      i = table.to;
      continue;
    }
    const isHeading = isLarger(row, usual);
    const [text, to] = paragraphAt(
      rows,
      i,
      measuresAt(rows.slice(Math.max(0, i - NEAR_ROWS), i + NEAR_ROWS), row, usual),
      isHeading,
    );
    if (isHeading) title ??= text;
    lines.push(isHeading && text.length <= HEADING_CHARS_MAX ? `# ${text}` : text);
    i = to;
  }
  return { lines, title };
}

/** Joins a table that continues on the next page, where its head may be repeated. */
function drawnTable(rows: readonly Row[], from: number): [(readonly string[])[], number] {
  const cells = [...(rows[from]?.table ?? [])];
  const width = cells[0]?.length;
  let to = from + 1;
  for (; rows[to]?.table !== undefined && rows[to]?.table?.[0]?.length === width; to++) {
    if ((rows[to]?.y ?? 0) < (rows[to - 1]?.y ?? 0)) break;
    const head = JSON.stringify(cells[0]);
    cells.push(...(rows[to]?.table ?? []).filter((row) => JSON.stringify(row) !== head));
  }
  return [cells, to];
}

const isLarger = (row: Row, usual: number) => row.size > LARGER * usual && textOfRow(row).length <= HEADING_CHARS_MAX;

/** The margins of the column that a row belongs to. */
function measuresAt(rows: readonly Row[], row: Row, usual: number): Measures {
  const near = rows.filter((each) => each.x < row.right && each.right > row.x && !isLarger(each, usual));
  const beside = near.filter((each) => each.segments.length === 1 && Math.abs(each.x - row.x) < 6 * usual);
  // Punctuation hangs over the margin, so the margin is the median of the far line ends, not the furthest one.
  const furthest = Math.max(0, ...beside.map((each) => each.right));
  const right = median(beside.map((each) => each.right).filter((each) => furthest - each < 2 * FULL * usual));
  const full = beside.filter((each) => right - each.right < FULL * usual);
  const long = full.filter((each) => each.right - each.x > 12 * usual);
  const isCut = full.some(
    (each) => each.right - each.x > 20 * usual && /[，、][^。！？；：]{2,}$/u.test(textOfRow(each)),
  );
  return {
    usual,
    left: Math.min(...beside.map((each) => each.x), row.x),
    right: isCut || long.length >= FULL_LINES_MIN ? right : null,
  };
}

/** The paragraph that starts at this row, and the index of the row after it. */
function paragraphAt(rows: readonly Row[], from: number, measures: Measures, isHeading: boolean): [string, number] {
  let text = textOfRow(rows[from] ?? EMPTY);
  let to = from + 1;
  for (; to < rows.length; to++) {
    const [before, next] = [rows[to - 1] ?? EMPTY, rows[to] ?? EMPTY];
    if (isHeading ? !isTitleGoingOn(before, next, measures.usual) : !isGoingOn(before, next, measures)) break;
    text = joined(text, textOfRow(next));
  }
  return [text, to];
}

function isTitleGoingOn(before: Row, next: Row, usual: number): boolean {
  const isNear = before.y - next.y > 0 && before.y - next.y < 2 * next.size;
  const isWide = before.right - before.x > 14 * usual;
  return (
    isNear &&
    isWide &&
    Math.abs(before.size - next.size) < 0.5 &&
    isLarger(next, usual) &&
    !BEGINS.test(textOfRow(next))
  );
}

function isGoingOn(before: Row, next: Row, { usual, left, right }: Measures): boolean {
  const words = textOfRow(next);
  const ending = textOfRow(before).slice(-2);
  if (next.segments.length > 1 || before.segments.length > 1 || BEGINS.test(words)) return false;
  if (isLarger(next, usual) || Math.abs(before.size - next.size) > 0.15 * usual) return false;
  // Lines of one paragraph on the same page are close together.
  if (before.y > next.y && before.y - next.y > 2.4 * usual) return false;
  // An English sentence may break at any word.
  if (/[a-z,-]$/u.test(ending) && /^[a-z]/u.test(words)) return true;
  if (right === null) return false;
  const isFull = right - before.right < FULL * usual;
  const isIndented = next.x - left > 1.2 * usual && next.x - before.x > 0.8 * usual;
  const isHanging = next.x - before.x > 0.8 * usual;
  if (!isFull || (isIndented && !isHanging)) return false;
  if (isIndented && /[。！？]$/u.test(ending)) return false;
  return !/[。！？；]$/u.test(ending) || before.x - next.x > 0.8 * usual || next.x <= before.x;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
