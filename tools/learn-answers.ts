// `npm run learn:answers`: learns what ranks facts and decides whether they answer, from the askings of facts.csv, from
// questions that the texts nearly answer (lacking.tsv) and from everyday ones that belong elsewhere (elsewhere.txt). Prints src/match/weights.ts to the output,
// and what each model is worth on facts that it has not seen to the error output.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readFolder } from "../index/build.ts";
import { readFolderFiles } from "../index/make-corpus.ts";
import { DEFAULT_SEEDS } from "../index/out-directory.ts";
import { readOwnFiles } from "../index/own-files.ts";
import { elsewhereOf } from "../index/scope.ts";
import { openCollection } from "../src/collection.ts";
import type { Corpus } from "../src/corpus.ts";
import { seal } from "../src/seal.ts";
import { createEngine } from "../src/search/minisearch.ts";
import { learnAll } from "./learning/learn.ts";
import { draftedCorpus, plainCorpus } from "./learning/plain.ts";
import { foldOf, openBench } from "./learning/samples.ts";

const read = (name: string) => readFile(join(DEFAULT_SEEDS, name), "utf8");
const { unlisted, asked } = await readFolderFiles(
  await readFolder(DEFAULT_SEEDS),
  await readOwnFiles(),
  () => undefined,
);
/** Lines of a kind and a question. */
const questionsOf = async (name: string) =>
  (await read(name))
    .split("\n")
    .filter((line) => line.includes("\t"))
    .map((line, i) => {
      const [kind = "", text = ""] = line.split("\t");
      return { kind, text, fold: foldOf(i) };
    });
const lacking = await questionsOf("lacking.tsv");
const everyday = await questionsOf("asked-kinds.tsv");
const open = (corpus: Corpus) => openCollection(seal(corpus), createEngine);
const benches = [
  openBench(open(unlisted), asked, lacking),
  ...[true, false].map((isNamed) => {
    const { corpus, asked: plainAsked } = plainCorpus(unlisted, asked, isNamed);
    return openBench(open(corpus), plainAsked, lacking);
  }),
  openBench(open(draftedCorpus(unlisted)), asked, lacking, true),
] as const;
const { weights } = await learnAll(benches, { elsewhere: elsewhereOf(await read("elsewhere.txt")), everyday }, (line) =>
  process.stderr.write(`${line}\n`),
);

process.stdout.write(`// Made by \`npm run learn:answers\`; do not edit.
// What ranks facts and decides whether they answer, learned from askings; the same for every collection.
import type { FactKind } from "../corpus.ts";
import type { Judge, Logistic, Network } from "./network.ts";
import type { PackedTextModel } from "./text-model.ts";

interface Weights {
  /** The classes of \`kinds\`. */
  readonly kindNames: readonly FactKind[];
  readonly kinds: PackedTextModel;
  readonly ranker: Network;
  readonly about: Logistic;
  readonly answers: Judge;
  readonly thresholds: { readonly about: number; readonly answers: number; readonly unmet: number };
}

export const WEIGHTS: Weights = ${JSON.stringify(weights)};
`);
