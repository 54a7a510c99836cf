// Removes one question from each row of a folder, so that the row can be asked in words that no editor wrote.
import { parse } from "csv-parse/sync";
import * as z from "zod/mini";
import type { FolderFile } from "../../index/documents.ts";
import { several } from "../../index/table.ts";
import { textOf, withText } from "../proofs/collections.ts";
import { csvLine } from "../unit/index/tables.ts";

const FILE = "subjects.csv";
const Rows = z.array(z.array(z.string()));

export interface LeftOut {
  files: FolderFile[];
  /** The removed questions, by the row's id. */
  unwritten: ReadonlyMap<string, string>;
}

/** Removes the question at index `at` from every row. */
export function leaveOut(files: readonly FolderFile[], at: number): LeftOut {
  const [head = [], ...rows] = Rows.parse(parse(textOf(files, FILE), { bom: true }));
  const [id, questions] = [head.indexOf("id"), head.indexOf("questions")];
  const unwritten = new Map<string, string>();
  const kept = rows.map((row) => {
    const asks = several(row[questions] ?? "");
    const left = asks[at];
    if (left !== undefined) unwritten.set(row[id] ?? "", left);
    return row.with(questions, asks.filter((_, i) => i !== at).join("；"));
  });
  return { files: withText(files, FILE, [head, ...kept].map(csvLine).join("")), unwritten };
}
