// A collection folder as its report looks at it: the corpus as a build of today would make it, what that build has to say, the
// rows of the office with those that are over, and what the index told before.
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FolderFile } from "../../index/documents.ts";
import { readContacts } from "../../index/editors.ts";
import type { Column } from "../../index/fact-row.ts";
import { readFactTable } from "../../index/facts.ts";
import { readFolder } from "../../index/folder.ts";
import { openGrid } from "../../index/grid.ts";
import { readFolderFiles } from "../../index/make-corpus.ts";
import type { Notice } from "../../index/notice.ts";
import { readOwnFiles } from "../../index/own-files.ts";
import { rebuild } from "../../index/repair/record.ts";
import {
  readSnapshot,
  SNAPSHOT,
  SNAPSHOT_BEFORE,
  type Snapshot,
  snapshotOf,
  snapshotText,
} from "../../index/snapshot.ts";
import type { Row } from "../../index/table.ts";
import type { Corpus } from "../../src/corpus.ts";
import { dayInChina } from "../../src/day.ts";

const CONTACTS = "contacts.yaml";

/** The file a source was read from, and its text as it came. */
export interface SeedText {
  readonly file: string;
  readonly seed: string;
}

/** What the collection told before. */
export interface Before {
  readonly snapshot: Snapshot;
  /** `YYYY-MM-DD` of the build. */
  readonly day: string;
  /** The folder has changed since that build; else that build changed the index. */
  readonly isUnbuilt: boolean;
}

export interface ReportedCollection {
  /** Whose it is, or the name of its folder. */
  readonly name: string;
  readonly seedsDir: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly corpus: Corpus;
  readonly seeds: ReadonlyMap<string, SeedText>;
  readonly warnings: readonly Notice[];
  readonly unread: readonly Notice[];
  /** When each contact was checked, by id, and whether it is the product's own that stands in. */
  readonly contacts: ReadonlyMap<string, { readonly checkedOn: string | null; readonly isOwn: boolean }>;
  readonly factsFile: string;
  /** Rows of the office, those that are over as well. */
  readonly officeRows: readonly Row<Column>[];
  readonly snapshot: Snapshot;
  /** Null: nothing is known of before. */
  readonly before: Before | null;
}

/** Reads the folder; `out` is where its index lies. Throws BuildError where the collection does not build at all. */
export async function openCollectionFolder(seedsDir: string, out: string, today: string): Promise<ReportedCollection> {
  const [files, own] = await Promise.all([readFolder(seedsDir), readOwnFiles()]);
  const { unlisted, described, findings, unread } = await readFolderFiles(files, own, () => undefined, today);
  // What is wrong with the table, the build has said above.
  const told = { errors: [], warnings: [] };
  const grid = await openGrid(files, "facts", told);
  const table = readFactTable(grid, { office: unlisted.office?.name ?? null, today: null }, told);
  return {
    name: unlisted.office?.name ?? seedsDir.split(/[\\/]/u).at(-1) ?? seedsDir,
    seedsDir,
    today,
    corpus: unlisted,
    seeds: new Map(
      described.map(({ source, document: { file, text, log } }) => [source.id, { file, seed: rebuild(text, log) }]),
    ),
    warnings: findings.warnings,
    unread,
    contacts: contactsOf(files, own),
    factsFile: table.file,
    officeRows: table.rows.filter(({ cells }) => cells.anchor === ""),
    snapshot: snapshotOf(unlisted),
    before: await readBefore(out, snapshotText(unlisted)),
  };
}

/** The folder's own go before the product's. */
function contactsOf(files: readonly FolderFile[], own: readonly FolderFile[]): ReportedCollection["contacts"] {
  const read = (folder: readonly FolderFile[], isOwn: boolean) => {
    const file = folder.find(({ name }) => name === CONTACTS);
    const text = file === undefined ? "" : new TextDecoder().decode(file.bytes);
    // What is wrong with the file, the build has said before.
    const contacts = file === undefined ? [] : readContacts(CONTACTS, text, { errors: [], warnings: [] });
    return contacts.map(({ id, checked_on }) => [id, { checkedOn: checked_on, isOwn }] as const);
  };
  return new Map([...read(own, true), ...read(files, false)]);
}

/** What the index told before what the folder tells now. */
async function readBefore(out: string, now: string): Promise<Before | null> {
  const built = await readKept(join(out, SNAPSHOT));
  if (built === null) return null;
  if (built.text !== now) return { ...built, isUnbuilt: true };
  const earlier = await readKept(join(out, SNAPSHOT_BEFORE));
  // The day on which the change was built.
  return { ...(earlier ?? built), day: built.day, isUnbuilt: false };
}

async function readKept(path: string): Promise<{ text: string; snapshot: Snapshot; day: string } | null> {
  try {
    const [text, { mtime }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    const snapshot = readSnapshot(text);
    return snapshot === null ? null : { text, snapshot, day: dayInChina(mtime.getTime()) };
  } catch {
    // Never built.
    return null;
  }
}
