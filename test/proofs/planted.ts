// The county's planted conflicts: its table in Markdown in, each question with the kinds of conflict it is about out.
import { readFile } from "node:fs/promises";
import { type Conflict, Conflict as ConflictSchema } from "../../src/contract.ts";

export interface Planted {
  question: string;
  kind: Conflict["kind"];
}

/** Rows whose last cell names questions; `—` names none. */
export async function readPlanted(): Promise<Planted[]> {
  const text = await readFile(new URL("../county/conflicts.md", import.meta.url), "utf8");
  return text.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    if (!/^\d+$/u.test(cells[1] ?? "")) return [];
    const kind = ConflictSchema.shape.kind.parse(cells[3]);
    return [...(cells.at(-2) ?? "").matchAll(/c\d{3}/gu)].map(([question]) => ({ question, kind }));
  });
}
