// Collections for the tests of the core: the product's own, as the build wrote it, and a few texts made up for a test
// and built in memory.
import { makeCorpus } from "../../../index/make-corpus.ts";
import { DEFAULT_SEEDS, outDirectory } from "../../../index/out-directory.ts";
import { readOwnFiles } from "../../../index/own-files.ts";
import { type Collection, openCollection } from "../../../src/collection.ts";
import { createEngine } from "../../../src/search/minisearch.ts";
import { readCollection } from "../../eval/answerers.ts";

const OWN = await readOwnFiles();
/** What a folder may have of them without services and matters. */
const BESIDE_TEXTS = OWN.filter(({ name }) => ["contacts.yaml", "danger.yaml", "elsewhere.txt"].includes(name));

/** Builds a folder given as texts by file name; contacts are the product's own. */
export async function buildTexts(texts: Readonly<Record<string, string>>): Promise<{ corpusText: string }> {
  const files = Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  return makeCorpus([...files, ...BESIDE_TEXTS], OWN, () => {});
}

export async function openTexts(texts: Readonly<Record<string, string>>): Promise<Collection> {
  const { corpusText } = await buildTexts(texts);
  return openCollection(corpusText, createEngine);
}

/** The product's own collection. */
export function openSeeds(): Promise<Collection> {
  return readCollection(outDirectory(DEFAULT_SEEDS));
}

/** The texts, sentence by sentence, and what editors write that people ask. */
export function ownWords({ corpus, sources }: Collection): string[] {
  return [
    ...corpus.chunks.flatMap(({ source, sentences }) =>
      sentences.map(([start, end]) => sources.get(source)?.text.slice(start, end) ?? ""),
    ),
    // A fact of row 0 was drafted by the build, its question too.
    ...corpus.facts.flatMap(({ row, asks }) => (row > 0 ? asks : [])),
    ...corpus.services.flatMap(({ questions, needs }) => [...questions, ...needs]),
    ...corpus.matters.flatMap(({ suggest }) => suggest),
    ...corpus.suggest,
  ];
}

/** How often a property is tried: ten times as often with FULL=1. */
export function runs(count: number): { numRuns: number } {
  return { numRuns: process.env.FULL === "1" ? count * 10 : count };
}
