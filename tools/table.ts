// Renders rows of cells as aligned lines of text: the first column is left-aligned, the others right-aligned.
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((max, cells) => cells.map((cell, i) => Math.max(max[i] ?? 0, cell.length)), []);
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  return rows.map((cells) => line(cells).trimEnd()).join("\n");
}
