// Reads the questions that visitors ask offices: `tools/learning/offices` has a folder of files per office, with a file
// of questions beside it. The facts of an office are drafted, and visitors use other words than its texts.
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { readFolder } from "../../index/folder.ts";
import { readFolderFiles } from "../../index/make-corpus.ts";
import { readOwnFiles } from "../../index/own-files.ts";
import { openCollection } from "../../src/collection.ts";
import { seal } from "../../src/seal.ts";
import { createEngine } from "../../src/search/minisearch.ts";
import { type Bench, foldOf, openOfficeBench } from "./bench.ts";

const OFFICES = fileURLToPath(new URL("./offices", import.meta.url));
const QUESTIONS = ".questions.jsonl";

/** A line of a file of questions. */
const VisitorQuestion = z.object({
  id: z.string(),
  question: z.string(),
  expect: z.enum(["answered", "missing", "outside"]),
  /** Strings that the quotes have to contain; values that the lead may or must not be. */
  must_include: z.array(z.string()),
  lead_any: z.array(z.string()),
  must_not_lead: z.array(z.string()),
});

export type VisitorQuestion = z.infer<typeof VisitorQuestion>;

export function parseVisitorQuestions(text: string): VisitorQuestion[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => VisitorQuestion.parse(JSON.parse(line)));
}

/** Opens the offices of a folder, in order. All questions of one office belong to one fold. */
export async function openOffices(directory = OFFICES): Promise<Bench[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(QUESTIONS)).sort();
  const own = await readOwnFiles();
  return Promise.all(
    names.map(async (name, i) => {
      const folder = `${directory}/${name.slice(0, -QUESTIONS.length)}`;
      const { unlisted } = await readFolderFiles(await readFolder(folder), own, () => undefined);
      const questions = parseVisitorQuestions(await readFile(`${directory}/${name}`, "utf8"));
      return openOfficeBench(
        openCollection(seal(unlisted), createEngine),
        questions.map(({ question, expect, must_include }) => ({
          text: question,
          expect,
          quoted: must_include,
        })),
        foldOf(i),
      );
    }),
  );
}
