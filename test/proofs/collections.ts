// Opened collections: the product's own from the last build, and any other from the files of a folder, in memory, so
// that a proof can cut and add texts.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { build } from "../../index/build.ts";
import { type FolderFile, isEditorsName, isTextName } from "../../index/documents.ts";
import { LIMITS } from "../../index/limits.ts";
import { makeCorpus } from "../../index/make-corpus.ts";
import type { Notice } from "../../index/notice.ts";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import { readOwnFiles } from "../../index/own-files.ts";
import { type Collection, openCollection } from "../../src/collection.ts";
import { createEngine } from "../../src/search/minisearch.ts";
import { readCollection } from "../eval/answerers.ts";

export const COUNTY_SEEDS = fileURLToPath(new URL("../county/seeds", import.meta.url));

const Logs = z.array(z.object({ source: z.string(), file: z.string() }));

export interface Opened {
  collection: Collection;
  /** The file of each source, by the source's id. */
  fileOf: ReadonlyMap<string, string>;
  /** What the build has left out because its passage is gone. */
  gone: readonly Notice[];
}

/** Reads the texts and editors' files of a collection folder. */
export async function readFolder(folder: string): Promise<FolderFile[]> {
  const names = (await readdir(folder)).filter((name) => isTextName(name) || isEditorsName(name));
  return Promise.all(names.sort().map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
}

/** Builds and opens a collection. Throws BuildError when the build refuses. */
export async function openFiles(
  files: readonly FolderFile[],
  today: string | null = null,
): Promise<Opened & { /** All warnings of the build. */ warnings: readonly Notice[] }> {
  const { corpusText, repairsText, warnings } = await makeCorpus(files, await readOwnFiles(), () => {}, today);
  return {
    collection: openCollection(corpusText, createEngine),
    fileOf: filesOf(repairsText),
    gone: warnings.filter(({ gone }) => gone === true),
    warnings,
  };
}

/**
 * Opens the product's own collection as `npm run build` has made it. It is made again only if something has changed.
 * Throws BuildError when the build refuses.
 */
export async function openBuilt(): Promise<Opened> {
  const gone: Notice[] = [];
  const quiet = { progress: () => {}, summary: () => {}, warning: () => {} };
  const limits = process.env.LIMITS === "none" ? null : LIMITS;
  const directory = await build(DEFAULT_SEEDS, { ...quiet, gone: (notice) => gone.push(notice) }, { limits });
  const repairs = await readFile(join(directory, "repairs.json"), "utf8");
  return { collection: await readCollection(directory), fileOf: filesOf(repairs), gone };
}

function filesOf(repairsText: string): ReadonlyMap<string, string> {
  return new Map(Logs.parse(JSON.parse(repairsText)).map(({ source, file }) => [source, file]));
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
