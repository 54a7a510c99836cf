// A text becomes a QR code as modules, and those a path of an SVG: no picture is fetched. Pure.
import { encode } from "uqr";

/** Modules of white around the code, without which phones do not find it. */
const QUIET_ZONE = 4;
/** 97 modules a side: a denser one cannot be read from a slip of paper. */
const VERSION_MAX = 20;

/** Its modules, row by row; null when the text is too long for a code that a phone can read. */
export function modulesOf(text: string): boolean[][] | null {
  try {
    return encode(text, { ecc: "M", border: QUIET_ZONE, maxVersion: VERSION_MAX }).data;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A rectangle for each run of black modules in a row. */
export function runs(row: readonly boolean[], y: number): string[] {
  const found: string[] = [];
  for (let x = 0; x < row.length; x++) {
    const from = x;
    while (row[x] === true) x++;
    if (x > from) found.push(`M${from} ${y}h${x - from}v1H${from}z`);
  }
  return found;
}
