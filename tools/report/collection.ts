// Reads a collection folder for its report: the corpus that a build would make today, the warnings of that build, the
// office's own rows including expired ones, and a snapshot of the earlier index.
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

/** The file from which a source is read, and its text before repairs. */
export interface SeedText {
  readonly file: string;
  readonly seed: string;
}

/** The earlier state of the collection. */
export interface Before {
  readonly snapshot: Snapshot;
  /** `YYYY-MM-DD` of the build. */
  readonly day: string;
  /** True when the folder has changed since that build; false when that build is the latest change. */
  readonly isUnbuilt: boolean;
}

export interface ReportedCollection {
  /** Name of the office, or else of the folder. */
  readonly name: string;
  readonly seedsDir: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly corpus: Corpus;
  readonly seeds: ReadonlyMap<string, SeedText>;
  readonly warnings: readonly Notice[];
  readonly unread: readonly Notice[];
  /** For each contact by id: the day of its check, and whether it is one of the product's defaults. */
  readonly contacts: ReadonlyMap<string, { readonly checkedOn: string | null; readonly isOwn: boolean }>;
  readonly factsFile: string;
  /** The office's own rows, including expired ones. */
  readonly officeRows: readonly Row<Column>[];
  readonly snapshot: Snapshot;
  /** Null when no earlier build is known. */
  readonly before: Before | null;
}

/** Reads the folder; `out` is the folder of its index. Throws BuildError when the collection does not build at all. */
export async function openCollectionFolder(seedsDir: string, out: string, today: string): Promise<ReportedCollection> {
  const [files, own] = await Promise.all([readFolder(seedsDir), readOwnFiles()]);
  const { unlisted, described, findings, unread } = await readFolderFiles(files, own, () => undefined, today);
  // The build above has already reported any error of the table.
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

/** Contacts of the folder replace the product's defaults. */
function contactsOf(files: readonly FolderFile[], own: readonly FolderFile[]): ReportedCollection["contacts"] {
  const read = (folder: readonly FolderFile[], isOwn: boolean) => {
    const file = folder.find(({ name }) => name === CONTACTS);
    const text = file === undefined ? "" : new TextDecoder().decode(file.bytes);
    // The build has already reported any error of the file.
    const contacts = file === undefined ? [] : readContacts(CONTACTS, text, { errors: [], warnings: [] });
    return contacts.map(({ id, checked_on }) => [id, { checkedOn: checked_on, isOwn }] as const);
  };
  return new Map([...read(own, true), ...read(files, false)]);
}

/** Reads the snapshot to compare with: the latest one that differs from `now`, the text of the current snapshot. */
async function readBefore(out: string, now: string): Promise<Before | null> {
  const built = await readKept(join(out, SNAPSHOT));
  if (built === null) return null;
  if (built.text !== now) return { ...built, isUnbuilt: true };
  const earlier = await readKept(join(out, SNAPSHOT_BEFORE));
  // `day` is the day on which the change was built.
  return { ...(earlier ?? built), day: built.day, isUnbuilt: false };
}

async function readKept(path: string): Promise<{ text: string; snapshot: Snapshot; day: string } | null> {
  try {
    const [text, { mtime }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    const snapshot = readSnapshot(text);
    return snapshot === null ? null : { text, snapshot, day: dayInChina(mtime.getTime()) };
  } catch {
    // The collection has never been built.
    return null;
  }
}
