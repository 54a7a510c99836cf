// A collection folder as `npm run facts` looks at it: the facts with all their askings, what they point into, and what the
// build has to say of facts.csv. Throws BuildError where the collection does not build at all.

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
  /** The services of the directory, too. */
  readonly subjects: readonly Subject[];
  readonly facts: readonly Fact[];
  /** The table of facts, by its name. */
  readonly file: string;
  /** The id of each row of facts.csv by its line, those that were left out as well. */
  readonly ids: ReadonlyMap<number, string>;
  /** Rows of facts.csv whose passage is gone. */
  readonly gone: readonly Notice[];
}

export async function openFolder(seedsDir: string): Promise<Folder> {
  const files = await readFolder(seedsDir);
  const { unlisted, asked, findings } = await readFolderFiles(files, await readOwnFiles(), () => undefined);
  // What is wrong with the table, the build has said before.
  const grid = await openGrid(files, "facts", { errors: [], warnings: [] });
  return {
    sources: unlisted.sources,
    chunks: unlisted.chunks,
    places: unlisted.places,
    subjects: [...unlisted.services, ...unlisted.subjects],
    // What is drafted from structure no editor has written.
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
