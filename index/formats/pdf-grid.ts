// Builds tables from ruled lines and text runs. Each run goes into the cell that encloses it; merged cells repeat in
// each place that they cover.
import type { Rule } from "./pdf-rules.ts";

/** A run of text and its position on the page, in points from the lower left. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Whether its baseline is horizontal. */
  readonly isLevel: boolean;
}

export interface Grid {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** The runs of each cell; merged cells share one list. */
  readonly cells: readonly (readonly (readonly Run[])[])[];
}

/** Lines closer than this meet, in points. */
const MEETS = 4;
const COLUMNS_MIN = 2;
const ROWS_MIN = 2;
const CELLS_MAX = 20_000;
/** A frame with fewer runs is a picture. */
const FILLED_MIN = 3;

/** The tables of a page that are drawn with lines. */
export function gridsOf(rules: readonly Rule[], runs: readonly Run[]): Grid[] {
  return connected(rules).flatMap((lines) => {
    const levels = lines.filter(({ isLevel }) => isLevel);
    const uprights = lines.filter(({ isLevel }) => !isLevel);
    const ys = places(levels).reverse();
    const xs = places(uprights);
    const isTable = xs.length > COLUMNS_MIN && ys.length > ROWS_MIN && xs.length * ys.length < CELLS_MAX;
    return isTable ? gridOf(xs, ys, { levels, uprights }, runs) : [];
  });
}

function gridOf(
  xs: readonly number[],
  ys: readonly number[],
  lines: { levels: readonly Rule[]; uprights: readonly Rule[] },
  runs: readonly Run[],
): Grid[] {
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  const own = ys.slice(1).map((_, r) => xs.slice(1).map((__, c) => ({ r, c, runs: [] as Run[] })));
  // The first of several merged cells holds their content.
  const firstOf = own.map((row) => row.map((cell) => cell));
  const width = xs.length - 1;
  for (const [r, row] of own.entries()) {
    for (let c = 0; c < width; c++) {
      const midX = ((xs[c] ?? 0) + (xs[c + 1] ?? 0)) / 2;
      const midY = ((ys[r] ?? 0) + (ys[r + 1] ?? 0)) / 2;
      const leftOf = c > 0 && !isCut(lines.uprights, xs[c] ?? 0, midY) ? firstOf[r]?.[c - 1] : undefined;
      const above = r > 0 && !isCut(lines.levels, ys[r] ?? 0, midX) ? firstOf[r - 1]?.[c] : undefined;
      const first = above ?? leftOf ?? row[c];
      const line = firstOf[r];
      if (line !== undefined && first !== undefined) line[c] = first;
    }
  }
  let filled = 0;
  for (const run of runs) {
    const [x, y] = [run.x + run.width / 2, run.y + 0.35 * run.size];
    const c = xs.findIndex((each, i) => i < width && x >= each && x < (xs[i + 1] ?? 0));
    const r = ys.findIndex((each, i) => i < ys.length - 1 && y <= each && y > (ys[i + 1] ?? 0));
    const cell = firstOf[r]?.[c];
    if (cell === undefined) continue;
    cell.runs.push(run);
    filled++;
  }
  if (filled < FILLED_MIN) return [];
  return [{ top, bottom, left, right, cells: firstOf.map((row) => row.map((cell) => cell.runs)) }];
}

const isCut = (lines: readonly Rule[], at: number, middle: number) =>
  lines.some((line) => Math.abs(line.at - at) <= MEETS && line.from - 1 <= middle && line.to + 1 >= middle);

/** Positions of lines in ascending order; lines drawn in pieces or twice count once. */
function places(lines: readonly Rule[]): number[] {
  const made: number[] = [];
  for (const { at } of [...lines].sort((a, b) => a.at - b.at)) {
    if (made.length === 0 || at - (made.at(-1) ?? 0) > MEETS) made.push(at);
  }
  return made;
}

/** Groups lines that meet; each group is one table. */
function connected(rules: readonly Rule[]): Rule[][] {
  const groups: { rules: Rule[]; left: number; right: number; low: number; high: number }[] = [];
  for (const rule of rules) {
    const [left, right] = rule.isLevel ? [rule.from, rule.to] : [rule.at, rule.at];
    const [low, high] = rule.isLevel ? [rule.at, rule.at] : [rule.from, rule.to];
    const meets = groups.filter(
      (group) =>
        left <= group.right + MEETS &&
        right >= group.left - MEETS &&
        low <= group.high + MEETS &&
        high >= group.low - MEETS,
    );
    const whole = { rules: [rule], left, right, low, high };
    for (const group of meets) {
      whole.rules.push(...group.rules);
      whole.left = Math.min(whole.left, group.left);
      whole.right = Math.max(whole.right, group.right);
      whole.low = Math.min(whole.low, group.low);
      whole.high = Math.max(whole.high, group.high);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(whole);
  }
  return groups.map((group) => group.rules);
}
