// Collections in memory: takes the files of a folder and returns an opened collection with the build's warnings.
// Nothing is written to the disk, so a proof can cut and add texts.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { type FolderFile, isEditorsName, isTextName } from "../../index/documents.ts";
import { makeCorpus } from "../../index/make-corpus.ts";
import type { Notice } from "../../index/notice.ts";
import { readOwnFiles } from "../../index/own-files.ts";
import { type Collection, openCollection } from "../../src/collection.ts";
import { createEngine } from "../../src/search/minisearch.ts";

export const COUNTY_SEEDS = fileURLToPath(new URL("../county/seeds", import.meta.url));

const Logs = z.array(z.object({ source: z.string(), file: z.string() }));

export interface Opened {
  collection: Collection;
  /** The file of each source, by the source's id. */
  fileOf: ReadonlyMap<string, string>;
  warnings: readonly Notice[];
}

/** Reads the texts and editors' files of a collection folder. */
export async function readFolder(folder: string): Promise<FolderFile[]> {
  const names = (await readdir(folder)).filter((name) => isTextName(name) || isEditorsName(name));
  return Promise.all(names.sort().map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
}

/** Builds and opens a collection. Throws BuildError when the build refuses. */
export async function openFiles(files: readonly FolderFile[]): Promise<Opened> {
  const made = await makeCorpus(files, await readOwnFiles(), () => {});
  const logs = Logs.parse(JSON.parse(made.repairsText));
  return {
    collection: openCollection(made.corpusText, createEngine),
    fileOf: new Map(logs.map(({ source, file }) => [source, file])),
    warnings: made.warnings,
  };
}

export function textOf(files: readonly FolderFile[], name: string): string {
  const found = files.find((file) => file.name === name);
  if (found === undefined) throw new Error(`the folder has no ${name}`);
  return new TextDecoder().decode(found.bytes);
}

/** The folder with one file added or replaced. */
export function withText(files: readonly FolderFile[], name: string, text: string): FolderFile[] {
  return [...files.filter((file) => file.name !== name), { name, bytes: new TextEncoder().encode(text) }];
}

const ASKINGS: readonly string[] = ["facts.csv", "subjects.csv"];

/** The folder without the tables of facts and subjects, as if no editor had written how people ask. */
export function withoutAskings(files: readonly FolderFile[]): FolderFile[] {
  return files.filter(({ name }) => !ASKINGS.includes(name));
}
