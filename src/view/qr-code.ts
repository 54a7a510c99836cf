// Encodes a text as a QR code: first its modules, then an SVG path. No image is fetched. Pure.
import { encode } from "uqr";

/** Width of the white border in modules. Phones do not detect a code without it. */
const QUIET_ZONE = 4;
/** The largest version: 97 modules a side. A denser code cannot be read from a printed slip. */
const VERSION_MAX = 20;

/** The modules row by row, or null when the text is too long for a code that a phone can read. */
export function modulesOf(text: string): boolean[][] | null {
  try {
    return encode(text, { ecc: "M", border: QUIET_ZONE, maxVersion: VERSION_MAX }).data;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** One SVG rectangle for each run of black modules in a row. */
export function runs(row: readonly boolean[], y: number): string[] {
  const found: string[] = [];
  for (let x = 0; x < row.length; x++) {
    const from = x;
    while (row[x] === true) x++;
    if (x > from) found.push(`M${from} ${y}h${x - from}v1H${from}z`);
  }
  return found;
}
