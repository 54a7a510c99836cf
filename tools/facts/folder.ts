// Reads a collection folder for `npm run facts`: the facts with all their askings, the texts that they quote, and the
// build's warnings about facts.csv. Throws BuildError when the collection does not build at all.

import { FACTS_LAYOUT } from "../../index/fact-row.ts";
import { readFolder } from "../../index/folder.ts";
import { type Grid, openGrid } from "../../index/grid.ts";
import { readFolderFiles } from "../../index/make-corpus.ts";
import type { Notice } from "../../index/notice.ts";
import { readOwnFiles } from "../../index/own-files.ts";
import { readGrid } from "../../index/table.ts";
import type { Chunk, CorpusPlace, CorpusSource, Fact, Subject } from "../../src/corpus.ts";

const FACTS_FILE = "facts.csv";

export interface Folder {
  readonly sources: readonly CorpusSource[];
  readonly chunks: readonly Chunk[];
  readonly places: readonly CorpusPlace[];
  /** Subjects, including the services of the directory. */
  readonly subjects: readonly Subject[];
  readonly facts: readonly Fact[];
  /** Name of the file with the table of facts. */
  readonly file: string;
  /** Ids of the rows of facts.csv, by line, including rows that the build leaves out. */
  readonly ids: ReadonlyMap<number, string>;
  /** Rows of facts.csv whose passage is gone. */
  readonly gone: readonly Notice[];
}

export async function openFolder(seedsDir: string): Promise<Folder> {
  const files = await readFolder(seedsDir);
  const { unlisted, asked, findings } = await readFolderFiles(files, await readOwnFiles(), () => undefined);
  // The build has already reported any error of the table.
  const grid = await openGrid(files, "facts", { errors: [], warnings: [] });
  return {
    sources: unlisted.sources,
    chunks: unlisted.chunks,
    places: unlisted.places,
    subjects: [...unlisted.services, ...unlisted.subjects],
    // Row 0 marks facts that the build drafts; no editor has written them.
    facts: asked.filter(({ row }) => row > 0),
    file: grid?.file ?? FACTS_FILE,
    ids: idsOf(grid),
    gone: findings.warnings.filter(({ file, gone }) => file === (grid?.file ?? FACTS_FILE) && gone === true),
  };
}

function idsOf(grid: Grid | null): Map<number, string> {
  const table = grid && readGrid(grid, { ...FACTS_LAYOUT, needed: () => ["id"] }, { errors: [], warnings: [] });
  return new Map(table?.rows.map(({ cells, line }) => [line, cells.id]));
}
