// Converts a printed page to rows in reading order: runs of text are joined by position, and columns are read one after
// the other.
import { type Grid, gridsOf, type Run } from "./pdf-grid.ts";
import type { Rule } from "./pdf-rules.ts";

/** Text without a wide gap in it. */
export interface Segment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

export interface Row {
  /** Possible cells: text separated by any gap. */
  readonly pieces: readonly Segment[];
  /** Text that is certainly separate. */
  readonly segments: readonly Segment[];
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The cells, if the row is a whole table. */
  readonly table?: readonly (readonly string[])[];
}

export const EMPTY: Row = { pieces: [], segments: [], x: 0, right: 0, y: 0, size: 0 };

/** Joins two lines. A word broken at the margin loses its hyphen; Chinese gets no space. */
export function joined(text: string, next: string): string {
  if (/[a-z]-$/u.test(text.slice(-2)) && /^[a-z]/u.test(next)) return `${text.slice(0, -1)}${next}`;
  const areWords = /[A-Za-z0-9,.;:)]$/u.test(text.slice(-1)) && /^[A-Za-z(]/u.test(next);
  return `${text}${areWords ? " " : ""}${next}`;
}

export const textOfRow = (row: Row) => row.segments.map(({ text }) => text).join("   ");

/** All words of a row, including those of a table. */
export const wordsOfRow = (row: Row) => (row.table === undefined ? textOfRow(row) : row.table.flat().join(" "));

/** Runs with baselines closer than this, in multiples of the font size, are on one line. */
const SAME_LINE = 0.5;
/** A gap this wide, in multiples of the font size, separates columns; a narrower one is a space. */
const COLUMN_GAP = 1.4;
const PIECE_GAP = 0.3;
const LATIN_GAP = 0.8;
const BLANK_GAP = 0.25;
/** If a smaller share of the runs is slanted, these are a watermark. */
const SLANTED_SHARE = 0.3;

/** The rows of a page; a table drawn with lines is one row. */
export function rowsOf(runs: readonly Run[], rules: readonly Rule[] = []): Row[] {
  const slanted = runs.filter(({ isLevel }) => !isLevel).length;
  const level = slanted < SLANTED_SHARE * runs.length ? runs.filter(({ isLevel }) => isLevel) : runs;
  const kept = level.filter(({ text }) => text.trim() !== "");
  const grids = gridsOf(rules, kept);
  const inGrids = new Set(grids.flatMap(({ cells }) => cells.flat(2)));
  const rows = [...linesOf(kept.filter((run) => !inGrids.has(run))), ...grids.map(tableRow)];
  return inColumns(rows.sort((a, b) => b.y - a.y));
}

function linesOf(runs: readonly Run[]): Row[] {
  const lines: Run[][] = [];
  for (const run of [...runs].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    const first = line?.[0];
    const isSame = first !== undefined && Math.abs(first.y - run.y) <= SAME_LINE * Math.min(first.size, run.size);
    if (line !== undefined && isSame) line.push(run);
    else lines.push([run]);
  }
  return lines.map(rowOf);
}

function tableRow({ top, left, right, cells }: Grid): Row {
  const words = new Map<readonly Run[], string>();
  for (const runs of cells.flat()) {
    if (!words.has(runs)) words.set(runs, linesOf(runs).map(textOfRow).reduce(joined, ""));
  }
  const table = cells.map((row) => row.map((runs) => words.get(runs) ?? ""));
  const size = Math.max(...cells.flat(2).map((run) => run.size));
  return { ...EMPTY, x: left, right, y: top, size, table };
}

function rowOf(line: readonly Run[]): Row {
  const ordered = [...line].sort((a, b) => a.x - b.x);
  const size = Math.max(...ordered.map((run) => run.size));
  const pieces = merged(
    ordered.map(({ text, x, width }) => ({ text: text.trim(), x, right: x + width })),
    size,
    PIECE_GAP,
  );
  const y = ordered[0]?.y ?? 0;
  const [only] = pieces;
  // Removes spaces that only set letters apart: 「云 溪 县 司 法 局」.
  if (only !== undefined && pieces.length === 1 && /^\p{Script=Han}(?: \p{Script=Han})+$/u.test(only.text))
    return asRow([{ ...only, text: only.text.replaceAll(" ", "") }], y, size);
  return isSpaced(pieces) ? asRow([together(pieces)], y, size) : asRow(pieces, y, size);
}

const HAN_END = /[\p{Script=Han}，。；：、！？（）“”]$/u;
/** 「1.」 and 「•」 belong to the words after them. */
const LIST_MARK = /^(?:\d{1,3}[.．、)）]|[a-z][.)]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[•●○■◆▪·-])$/u;
const ARTICLE_NUMBER = /^第[一二三四五六七八九十百零\d]{1,7}[编章节条]$/u;
const HAN_BEGIN = /^[\p{Script=Han}，。；：、！？（）“”]/u;

/** Joins neighbours whose gap is at most `widest`, in multiples of the font size. */
function merged(segments: readonly Segment[], size: number, widest: number): Segment[] {
  const made: Segment[] = [];
  for (const next of segments) {
    const last = made.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : (next.x - last.right) / Math.max(1, size);
    if (last === undefined) made.push(next);
    // Bold text is sometimes printed twice.
    else if (gap < -0.5 && last.text.endsWith(next.text) && next.x < last.right - 0.5 * (next.right - next.x)) continue;
    else {
      const areHan = HAN_END.test(last.text) || HAN_BEGIN.test(next.text);
      // Latin words have wider gaps between them than Chinese characters.
      const isMark = LIST_MARK.test(last.text) && made.length === 1;
      const isApart = !isMark && gap > (areHan ? widest : Math.max(widest, LATIN_GAP));
      if (isApart) made.push(next);
      else {
        const isArticle = gap > BLANK_GAP && ARTICLE_NUMBER.test(last.text);
        const text = `${last.text}${(gap > BLANK_GAP && !areHan) || isMark || isArticle ? " " : ""}${next.text}`;
        made[made.length - 1] = { text, x: last.x, right: Math.max(last.right, next.right) };
      }
    }
  }
  return made;
}

function asRow(pieces: readonly Segment[], y: number, size: number): Row {
  const segments = merged(pieces, size, COLUMN_GAP);
  return { pieces, segments, x: segments[0]?.x ?? 0, right: segments.at(-1)?.right ?? 0, y, size };
}

/** Whether a title has spaced-out letters: 「公   告」. */
const isSpaced = (segments: readonly Segment[]) =>
  segments.length > 1 && segments.length < 12 && segments.every(({ text }) => /^\p{Script=Han}$/u.test(text));

function together(segments: readonly Segment[]): Segment {
  return {
    text: segments.map(({ text }) => text).join(""),
    x: segments[0]?.x ?? 0,
    right: segments.at(-1)?.right ?? 0,
  };
}

const COLUMN_ROWS_MIN = 5;
/** Lines of prose fill their column to at least this share; table cells do not. */
const COLUMN_FILLED = 0.75;

/** Orders two columns of prose: the left before the right. A row across both separates them. */
function inColumns(rows: readonly Row[]): Row[] {
  const gutter = gutterOf(rows);
  if (gutter === null) return [...rows];
  const ordered: Row[] = [];
  let left: Row[] = [];
  let right: Row[] = [];
  const flush = () => {
    ordered.push(...left, ...right);
    left = [];
    right = [];
  };
  for (const row of rows) {
    const before = row.pieces.filter((piece) => piece.right <= gutter);
    const after = row.pieces.filter((piece) => piece.x >= gutter);
    if (row.table !== undefined || before.length + after.length < row.pieces.length) {
      flush();
      ordered.push(row);
    } else {
      if (before.length > 0) left.push(asRow(before, row.y, row.size));
      if (after.length > 0) right.push(asRow(after, row.y, row.size));
    }
  }
  flush();
  return ordered;
}

/** The position between two columns of prose, or null. */
function gutterOf(rows: readonly Row[]): number | null {
  const pairs = rows.filter(({ segments }) => segments.length === 2);
  if (pairs.length < COLUMN_ROWS_MIN) return null;
  const starts = pairs.map(({ segments }) => segments[1]?.x ?? 0).sort((a, b) => a - b);
  const start = starts[starts.length >> 1] ?? 0;
  const [x, end] = [Math.min(...pairs.map((row) => row.x)), Math.max(...pairs.map((row) => row.right))];
  const ofProse = pairs.filter(({ segments: [a, b], size }) => {
    if (a === undefined || b === undefined || Math.abs(b.x - start) > 3 * size) return false;
    return (
      a.right - a.x > COLUMN_FILLED * (start - x) - 2 * size && b.right - b.x > 0.5 * COLUMN_FILLED * (end - start)
    );
  });
  return ofProse.length >= COLUMN_ROWS_MIN && ofProse.length >= 0.6 * pairs.length
    ? start - Math.min(...ofProse.map(({ size }) => 0.3 * size))
    : null;
}
