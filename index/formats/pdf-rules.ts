// Finds the ruled lines on a PDF page: strokes and thin bars that draw table frames.
import { getResolvedPDFJS } from "unpdf";

/** A horizontal or vertical line, in points from the lower left of the page. */
export interface Rule {
  readonly isLevel: boolean;
  /** The y position of a horizontal line, or the x position of a vertical one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** The library's operator list of a page: operation codes and their arguments. */
export interface Operations {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

const SAME: Matrix = [1, 0, 0, 1, 0, 0];
const THIN = 3;
const LONG = 6;
const RULES_MAX = 20_000;
/** Path operation codes of the library, and the number of coordinates each takes. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const TAKES: Readonly<Record<number, number>> = { [MOVE]: 2, [LINE]: 2, 2: 6, 3: 4, [CLOSE]: 0 };

export async function rulesOf({ fnArray, argsArray }: Operations): Promise<Rule[]> {
  const { OPS } = await getResolvedPDFJS();
  const strokes: readonly number[] = [OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke];
  const fills: readonly number[] = [OPS.fill, OPS.eoFill, ...strokes.slice(2)];
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = SAME;
  for (const [i, operation] of fnArray.entries()) {
    const args = argsArray[i];
    if (operation === OPS.save) stack.push(matrix);
    else if (operation === OPS.restore) matrix = stack.pop() ?? SAME;
    else if (operation === OPS.transform) matrix = times(matrix, numbersIn(args));
    else if (operation === OPS.paintFormXObjectBegin) {
      stack.push(matrix);
      matrix = times(matrix, numbersIn(listOf(args)[0]));
    } else if (operation === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? SAME;
    else if (operation === OPS.constructPath && rules.length < RULES_MAX) {
      const [painting, paths] = listOf(args);
      const path = numbersIn(listOf(paths)[0]);
      if (typeof painting !== "number") continue;
      if (strokes.includes(painting)) rules.push(...strokesOf(path, matrix));
      else if (fills.includes(painting)) rules.push(...barsOf(path, matrix));
    }
  }
  return rules;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function numbersIn(value: unknown): number[] {
  const list: unknown[] = value instanceof Float32Array || Array.isArray(value) ? Array.from(value) : [];
  return list.filter((each): each is number => typeof each === "number");
}

function times([a, b, c, d, e, f]: Matrix, by: readonly number[]): Matrix {
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = by;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

type Point = readonly [number, number];

/** The corner points of each subpath, closed or open. */
function outlines(path: readonly number[], [a, b, c, d, e, f]: Matrix): Point[][] {
  const made: Point[][] = [];
  for (let i = 0; i < path.length; ) {
    const step = path[i] ?? CLOSE;
    const takes = TAKES[step];
    if (takes === undefined) break;
    const [x = 0, y = 0] = path.slice(i + 1 + takes - 2, i + 1 + takes);
    const point: Point = [a * x + c * y + e, b * x + d * y + f];
    const last = made.at(-1);
    if (step === MOVE) made.push([point]);
    else if (step === CLOSE && last?.[0] !== undefined) last.push(last[0]);
    else last?.push(point);
    i += 1 + takes;
  }
  return made;
}

function strokesOf(path: readonly number[], matrix: Matrix): Rule[] {
  return outlines(path, matrix).flatMap((points) =>
    points.slice(1).flatMap((point, i) => {
      const [x1, y1] = points[i] ?? point;
      return between(x1, y1, point[0], point[1]);
    }),
  );
}

/** A thin filled bar is a line; a broad one is the background of a cell. */
function barsOf(path: readonly number[], matrix: Matrix): Rule[] {
  return outlines(path, matrix).flatMap((points) => {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (high - low < THIN) return between(left, (low + high) / 2, right, (low + high) / 2);
    if (right - left < THIN) return between((left + right) / 2, low, (left + right) / 2, high);
    return [];
  });
}

function between(x1: number, y1: number, x2: number, y2: number): Rule[] {
  const [wide, tall] = [Math.abs(x1 - x2), Math.abs(y1 - y2)];
  if (tall < 1 && wide >= LONG)
    return [{ isLevel: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }];
  if (wide < 1 && tall >= LONG)
    return [{ isLevel: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }];
  return [];
}
