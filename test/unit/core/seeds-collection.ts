// Collections for the tests of the core: the product's own, as the build wrote it, and small ones built in memory.
import { makeCorpus } from "../../../index/make-corpus.ts";
import { DEFAULT_SEEDS, outDirectory } from "../../../index/out-directory.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { type Collection, openCollection } from "../../../src/collection.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { readCollection } from "../../eval/answerers.ts";

const OWN = await readOwnFiles();
/** The product's files that a folder without services and matters may use. */
const BESIDE_TEXTS = OWN.filter(({ name }) => ["contacts.yaml", "danger.yaml", "elsewhere.txt"].includes(name));

/** Builds a folder given as texts by file name, with the product's own contacts. */
export async function buildTexts(texts: Readonly<Record<string, string>>): Promise<{ corpusText: string }> {
  const files = Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  return makeCorpus([...files, ...BESIDE_TEXTS], OWN, () => {});
}

export async function openTexts(texts: Readonly<Record<string, string>>): Promise<Collection> {
  const { corpusText } = await buildTexts(texts);
  return openCollection(corpusText, createEngine);
}

let seeds: Promise<Collection> | undefined;

/** The product's own collection, opened once for all tests of a process. Nothing changes an open collection. */
export function openSeeds(): Promise<Collection> {
  seeds ??= readCollection(outDirectory(DEFAULT_SEEDS));
  return seeds;
}

/** The sentences of the texts, and the questions that editors wrote. */
export function ownWords({ corpus, sources }: Collection): string[] {
  return [
    ...corpus.chunks.flatMap(({ source, sentences }) =>
      sentences.map(([start, end]) => sources.get(source)?.text.slice(start, end) ?? ""),
    ),
    // The build drafted the facts of row 0, with their questions.
    ...corpus.facts.flatMap(({ row, asks }) => (row > 0 ? asks : [])),
    ...corpus.services.flatMap(({ questions, needs }) => [...questions, ...needs]),
    ...corpus.matters.flatMap(({ suggest }) => suggest),
    ...corpus.suggest,
  ];
}

/** How often a property is tried; with FULL=1 three times as often, or as often as `times` says. */
export function runs(count: number, times = 3): { numRuns: number } {
  return { numRuns: process.env.FULL === "1" ? count * times : count };
}
