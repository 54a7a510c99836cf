// Reads the county's planted conflicts from its Markdown table: each question with the kinds of conflict it is about.
import { readFile } from "node:fs/promises";
import { type Conflict, Conflict as ConflictSchema } from "../../src/contract.ts";

export interface Planted {
  question: string;
  kind: Conflict["kind"];
}

/** Returns the rows whose last cell names questions; `—` names none. */
export async function readPlanted(): Promise<Planted[]> {
  const text = await readFile(new URL("../county/conflicts.md", import.meta.url), "utf8");
  return text.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    if (!/^\d+$/u.test(cells[1] ?? "")) return [];
    const kind = ConflictSchema.shape.kind.parse(cells[3]);
    return [...(cells.at(-2) ?? "").matchAll(/c\d{3}/gu)].map(([question]) => ({ question, kind }));
  });
}
