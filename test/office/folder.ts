// The fictional office's folder, and how it answers.
import { fileURLToPath } from "node:url";
import type { FolderFile } from "../../index/documents.ts";
import { readFolder } from "../../index/folder.ts";
import { makeCorpus } from "../../index/make-corpus.ts";
import { readOwnFiles } from "../../index/own-files.ts";
import { createAsk } from "../../src/ask.ts";
import { openCollection } from "../../src/collection.ts";
import type { Answer } from "../../src/contract.ts";
import { createEngine } from "../../src/search/minisearch.ts";

export const OFFICE_SEEDS = fileURLToPath(new URL("seeds", import.meta.url));
/** When one of its rows has expired, and another has a month to go. */
export const TODAY = "2026-11-30";

export const readOffice = () => readFolder(OFFICE_SEEDS);

/** Its documents, with other files beside them. */
export async function withFiles(texts: Readonly<Record<string, string>>): Promise<FolderFile[]> {
  const documents = (await readOffice()).filter(({ name }) => /\.(?:md|txt)$/u.test(name));
  const added = Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  return [...documents, ...added];
}

/** Builds as on a day, and asks as on that day or another. */
export async function openOffice(files: readonly FolderFile[], today = TODAY) {
  const made = await makeCorpus(files, await readOwnFiles(), () => {}, today);
  const collection = openCollection(made.corpusText, createEngine);
  const ask = createAsk(collection);
  return {
    ...made,
    collection,
    ask: (question: string, on = today): Promise<Answer> => ask({ question }, { month: on, origin: null }),
  };
}
