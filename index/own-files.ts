// The product's own editors' files, used for a collection folder that lacks them: contacts, danger, everyday questions
// that belong elsewhere, everyday questions for any office, and the names of other places.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FolderFile } from "./documents.ts";
import { DEFAULT_SEEDS } from "./out-directory.ts";

/** Each line is a kind, a tab and a question. */
export const EVERYDAY_FILE = "asked-kinds.tsv";
/** Maps everyday words to the words of official texts, for a folder without a lexicon. */
export const OFFICE_LEXICON = "office-lexicon.txt";
const OWN_FILES = [
  "contacts.yaml",
  "danger.yaml",
  "elsewhere.txt",
  EVERYDAY_FILE,
  OFFICE_LEXICON,
  "matters.tsv",
  "places.yaml",
] as const;
export type OwnFile = (typeof OWN_FILES)[number];

export function readOwnFiles(): Promise<FolderFile[]> {
  return Promise.all(OWN_FILES.map(async (name) => ({ name, bytes: await readFile(join(DEFAULT_SEEDS, name)) })));
}
