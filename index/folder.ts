// Reads the files of a collection folder from the disk. A file that cannot be opened is passed on with the reason; only
// a missing folder stops the build.
import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { type FolderFile, isEditorsName, isTextName } from "./documents.ts";
import { DOCUMENT_BYTES_MAX } from "./formats/read-document.ts";
import { FOLDER, LINK, LINKED_FOLDER, NO_FILE, tooLarge, UNREADABLE } from "./formats/reasons.ts";
import { foreignFault, isOldDocument } from "./ignored.ts";
import { BuildError, type Notice } from "./notice.ts";

export async function readFolder(seedsDir: string): Promise<FolderFile[]> {
  let entries: Dirent[];
  const blocked: string[] = [];
  try {
    entries = await readdir(seedsDir, { withFileTypes: true, recursive: true });
  } catch {
    // One unreadable sub-folder must not hide the others.
    entries = await readOpenFolders(seedsDir, blocked);
  }
  const nameOf = ({ parentPath, name }: Dirent) => relative(seedsDir, join(parentPath, name)).replaceAll("\\", "/");
  const found = entries
    .map((entry) => ({ name: nameOf(entry), entry }))
    .filter(({ name }) => !name.split("/").some((part) => part.startsWith(".") || part.startsWith("~$")));
  const files: FolderFile[] = blocked.map((folder) => ({
    name: `${relative(seedsDir, folder).replaceAll("\\", "/")}/`,
    bytes: NOTHING,
    fault: UNREADABLE,
  }));
  for (const { name, entry } of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const needed = isTextName(name) || isEditorsName(name) || isOldDocument(name);
    if (entry.isFile()) files.push(needed ? await readOne(seedsDir, name) : { name, bytes: NOTHING });
    else if (entry.isSymbolicLink()) files.push(...(await linked(seedsDir, name, needed)));
    else if (needed) files.push({ name, bytes: NOTHING, fault: entry.isDirectory() ? FOLDER : NO_FILE });
  }
  return files;
}

const NOTHING = new Uint8Array();

/** Reports a link but does not follow it, because it may lead out of the folder. */
async function linked(seedsDir: string, name: string, needed: boolean): Promise<FolderFile[]> {
  if (needed || foreignFault(name) !== null) return [{ name, bytes: NOTHING, fault: LINK }];
  const target = await stat(join(seedsDir, name)).catch(() => null);
  return target?.isDirectory() === true ? [{ name: `${name}/`, bytes: NOTHING, fault: LINKED_FOLDER }] : [];
}

async function readOne(seedsDir: string, name: string): Promise<FolderFile> {
  const path = join(seedsDir, name);
  try {
    const { size } = await stat(path);
    if (size > DOCUMENT_BYTES_MAX) return { name, bytes: NOTHING, fault: tooLarge(size, DOCUMENT_BYTES_MAX) };
    return { name, bytes: await readFile(path) };
  } catch {
    return { name, bytes: NOTHING, fault: UNREADABLE };
  }
}

/**
 * All entries below a folder. Adds unreadable sub-folders to `blocked`; throws BuildError if the root is unreadable.
 */
async function readOpenFolders(folder: string, blocked: string[], isFirst = true): Promise<Dirent[]> {
  const here = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (here === null) {
    if (isFirst) throw new BuildError([noFolder(folder)]);
    blocked.push(folder);
    return [];
  }
  const entries = [...here];
  for (const entry of here) {
    if (entry.isDirectory()) entries.push(...(await readOpenFolders(join(folder, entry.name), blocked, false)));
  }
  return entries;
}

const noFolder = (folder: string): Notice => ({
  file: folder,
  line: null,
  reason: { zh: "没有这个文件夹，或不能读。", en: "There is no such folder, or it cannot be read." },
  remedy: { zh: "请检查 SEEDS 写的路径。", en: "Check the path that SEEDS gives." },
});
