// The product's own editors' files that a collection folder without them uses: the numbers to call, the danger they are
// called in, everyday questions that belong elsewhere, and everyday questions of any office.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FolderFile } from "./documents.ts";
import { DEFAULT_SEEDS } from "./out-directory.ts";

/** A kind and a question a line. */
export const EVERYDAY_FILE = "asked-kinds.tsv";
/** Everyday words for what texts of offices say, for a folder without a lexicon. */
export const OFFICE_LEXICON = "office-lexicon.txt";
const OWN_FILES = [
  "contacts.yaml",
  "danger.yaml",
  "elsewhere.txt",
  EVERYDAY_FILE,
  OFFICE_LEXICON,
  "matters.tsv",
] as const;
export type OwnFile = (typeof OWN_FILES)[number];

export function readOwnFiles(): Promise<FolderFile[]> {
  return Promise.all(OWN_FILES.map(async (name) => ({ name, bytes: await readFile(join(DEFAULT_SEEDS, name)) })));
}
