// A text becomes a QR code as the view of an SVG: no picture is fetched. Pure.
import { encode } from "uqr";
import { el, type ViewElement } from "./view.ts";

/** Modules of white around the code, without which phones do not find it. */
const QUIET_ZONE = 4;
/** 97 modules a side: a denser one cannot be read from a slip of paper. */
const VERSION_MAX = 20;

/** Black on white in every theme; null when the text is too long for a code that a phone can read. */
export function qrView(text: string, label: string): ViewElement | null {
  const rows = modulesOf(text);
  if (rows === null) return null;
  const size = String(rows.length);
  return el(
    "svg",
    { viewBox: `0 0 ${size} ${size}`, "shape-rendering": "crispEdges", role: "img", "aria-label": label },
    el("rect", { width: size, height: size, fill: "#fff" }),
    el("path", { d: rows.flatMap(runs).join(""), fill: "#000" }),
  );
}

function modulesOf(text: string): boolean[][] | null {
  try {
    return encode(text, { ecc: "M", border: QUIET_ZONE, maxVersion: VERSION_MAX }).data;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A rectangle for each run of black modules in a row. */
function runs(row: readonly boolean[], y: number): string[] {
  const found: string[] = [];
  for (let x = 0; x < row.length; x++) {
    const from = x;
    while (row[x] === true) x++;
    if (x > from) found.push(`M${from} ${y}h${x - from}v1H${from}z`);
  }
  return found;
}
