// The folder with one question of each row taken out, so that it is asked as a person would who is no editor.
import { parse, stringify } from "yaml";
import * as z from "zod/mini";
import type { FolderFile } from "../../index/make-corpus.ts";
import { textOf, withText } from "../proofs/collections.ts";

const Rows = z.array(z.looseObject({ id: z.string(), questions: z.array(z.string()) }));

export interface LeftOut {
  files: FolderFile[];
  /** What was taken out, by the row's id. */
  unwritten: ReadonlyMap<string, string>;
}

/** Takes question `at` out of every row; another of the row's own stands in its place. */
export function leaveOut(files: readonly FolderFile[], at: number): LeftOut {
  const rows = Rows.parse(parse(textOf(files, "services.yaml")));
  const unwritten = new Map<string, string>();
  const kept = rows.map((row) => {
    const left = row.questions[at];
    const [first = ""] = row.questions;
    if (left !== undefined) unwritten.set(row.id, left);
    return { ...row, questions: row.questions.map((question, i) => (i === at ? first : question)) };
  });
  return { files: withText(files, "services.yaml", stringify(kept)), unwritten };
}
