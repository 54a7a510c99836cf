// The editors' tables after they were opened and saved in a spreadsheet give the same corpus, byte for byte. If
// LibreOffice is installed, it opens and saves them itself.
import { execFile } from "node:child_process";
import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { FolderFile } from "../../../index/documents.ts";
import { makeCorpus } from "../../../index/make-corpus.ts";
import { DEFAULT_SEEDS, outDirectory } from "../../../index/out-directory.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { restore } from "../../../src/renumber.ts";
import { COUNTY_SEEDS, readFolder, textOf, withText } from "../../proofs/collections.ts";
import { rewritten } from "./tables.ts";

const OWN = await readOwnFiles();
const TABLES = ["facts.csv", "subjects.csv"];
const SOFFICE = "/usr/bin/soffice";
const isInstalled = await access(SOFFICE).then(
  () => true,
  () => false,
);
/**
 * LibreOffice's CSV filter options: commas, double quotes, UTF-8, text as shown. `quotes` puts every text in quotes;
 * numbers and dates are detected.
 */
const asCsv = (quotes: boolean) => `44,34,76,1,,0,${quotes},true,false`;

const built = (files: readonly FolderFile[]) =>
  makeCorpus(files, OWN, () => {}).then(({ corpusText, warnings }) => ({ corpusText, warnings }));

/** The corpus of a folder as it is. That of the default folder is in the last build, which had no warnings. */
const unchanged = new Map<string, ReturnType<typeof built>>();
function builtOnce(seeds: string, files: readonly FolderFile[]): ReturnType<typeof built> {
  const made = unchanged.get(seeds) ?? (seeds === DEFAULT_SEEDS ? lastBuilt() : built(files));
  unchanged.set(seeds, made);
  return made;
}

async function lastBuilt() {
  const text = await readFile(join(outDirectory(DEFAULT_SEEDS), "corpus.txt"), "utf8");
  return { corpusText: restore(text), warnings: [] };
}

async function changed(seeds: string, change: (text: string, path: string) => string | Promise<string>) {
  const files = await readFolder(seeds);
  let after = files;
  for (const name of TABLES) after = withText(after, name, await change(textOf(files, name), resolve(seeds, name)));
  return { before: await builtOnce(seeds, files), after: await built(after) };
}

/** Opens a table in LibreOffice, which detects numbers and dates, and saves it. */
async function saved(path: string, quotes: boolean): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "fawen-table-"));
  try {
    const profile = `-env:UserInstallation=file://${join(directory, "profile")}`;
    const into = ["--convert-to", `csv:Text - txt - csv (StarCalc):${asCsv(quotes)}`, "--outdir", directory];
    await promisify(execFile)(SOFFICE, [profile, "--headless", `--infilter=CSV:${asCsv(false)}`, ...into, path]);
    return await readFile(join(directory, path.split("/").at(-1) ?? ""), "utf8");
  } finally {
    await rm(directory, { recursive: true });
  }
}

describe("tables that were opened and saved give the same corpus", () => {
  test.each([
    ["with every text in quotes", ","],
    ["with semicolons", ";"],
    ["with tabs", "\t"],
  ])("%s, with Windows line ends and a byte order mark", async (_, mark) => {
    const { before, after } = await changed(COUNTY_SEEDS, (text) => `\ufeff${rewritten(text, mark)}`);
    expect(after).toEqual(before);
  });

  test.runIf(isInstalled && process.env.FULL === "1").each([
    ["the product's tables", DEFAULT_SEEDS, false],
    ["the county's tables", COUNTY_SEEDS, true],
  ])("%s, saved by LibreOffice itself", async (_, seeds, quotes) => {
    const { before, after } = await changed(seeds, (_text, path) => saved(path, quotes));
    expect(after).toEqual(before);
  });
});
