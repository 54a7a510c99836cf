// `npm run learn:answers`: learns the models that rank facts and decide whether they answer a question. It learns from
// the askings of facts.csv, from questions that the texts nearly answer (lacking.tsv), from those of people who did not
// see the facts (tools/learning/near) and from everyday questions that belong elsewhere (elsewhere.txt). Prints
// src/match/weights.ts to stdout, and how well each model does on unseen facts to stderr.
//
// `npm run learn:offices` learns the same models for collections without edited facts and prints
// index/office-weights.ts. It learns from the same texts with the facts that the build drafts, from what visitors ask
// of offices (tools/learning/offices), from pairs of sentences and questions (tools/learning/pairs), and from everyday
// questions with their kinds (asked-kinds.tsv).
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isTextName } from "../index/documents.ts";
import { readFolder } from "../index/folder.ts";
import { readFolderFiles } from "../index/make-corpus.ts";
import { DEFAULT_SEEDS } from "../index/out-directory.ts";
import { EVERYDAY_FILE, readOwnFiles } from "../index/own-files.ts";
import { elsewhereOf, officeQuestions } from "../index/scope.ts";
import { openCollection } from "../src/collection.ts";
import type { Corpus } from "../src/corpus.ts";
import type { AnswerWeights } from "../src/learned.ts";
import { seal } from "../src/seal.ts";
import { createEngine } from "../src/search/minisearch.ts";
import { type Bench, foldOf, type Lacking, openBench, openDraftedBench } from "./learning/bench.ts";
import { learnAll } from "./learning/learn.ts";
import { readNear } from "./learning/near.ts";
import { openOffices } from "./learning/offices.ts";
import { readPairs } from "./learning/pairs.ts";
import { plainCorpus } from "./learning/plain.ts";

/**
 * `passed` is the share of everyday questions from elsewhere that may pass as the collection's own, `kept` the share of
 * right answers that are kept, of questions of the sort `keptOf`. Both are looser for an office, which has few texts:
 * passing only 2 % would cost many answers, and keeping 95 % would answer questions that its texts do not cover.
 */
const SHARES = {
  edited: { passed: 0.02, kept: 0.95, keptOf: "told" },
  offices: { passed: 0.2, kept: 0.87, keptOf: "asking" },
} as const;

const read = (name: string) => readFile(join(DEFAULT_SEEDS, name), "utf8");
const open = (corpus: Corpus) => openCollection(seal(corpus), createEngine);
const tell = (line: string) => process.stderr.write(`${line}\n`);

/** Reads a file with a kind and a question per line, separated by a tab. */
async function questionsOf(name: string): Promise<Lacking[]> {
  const lines = (await read(name)).split("\n").filter((line) => line.includes("\t"));
  return lines.map((line, i) => {
    const [kind = "", text = ""] = line.split("\t");
    return { kind, text, fold: foldOf(i) };
  });
}

const files = await readFolder(DEFAULT_SEEDS);
const ownFiles = await readOwnFiles();
const { unlisted, asked } = await readFolderFiles(files, ownFiles, () => undefined);
const lacking = await questionsOf("lacking.tsv");
const elsewhere = elsewhereOf(await read("elsewhere.txt"));
const own = openBench(open(unlisted), asked, lacking, await readNear());

function plainBench(isNamed: boolean): Bench {
  const { corpus, asked: plainAsked } = plainCorpus(unlisted, asked, isNamed);
  return openBench(open(corpus), plainAsked, lacking);
}

async function learnEdited(): Promise<AnswerWeights> {
  const benches = [own, plainBench(true), plainBench(false)];
  return (
    await learnAll(
      { asked: own, benches, inside: own.askings },
      { elsewhere, everyday: [], pairs: null, ...SHARES.edited },
      tell,
    )
  ).weights;
}

async function learnOffices(): Promise<AnswerWeights> {
  const everyday = await questionsOf(EVERYDAY_FILE);
  // The same texts without the editors' tables: only sources.yaml and places.yaml remain.
  const bare = files.filter(({ name }) => isTextName(name) || name === "sources.yaml" || name === "places.yaml");
  const drafted = await readFolderFiles(bare, ownFiles, () => undefined);
  const benches = [openDraftedBench(open(drafted.unlisted), asked, lacking), ...(await openOffices())];
  const texts = officeQuestions((name) => new TextDecoder().decode(ownFiles.find((file) => file.name === name)?.bytes));
  const inside = texts.map((text, i) => ({ text, fold: foldOf(i) }));
  return (
    await learnAll(
      { asked: own, benches, inside },
      { elsewhere, everyday, pairs: await readPairs(), ...SHARES.offices },
      tell,
    )
  ).weights;
}

function asModule(name: string, weights: AnswerWeights, [command, what, path]: readonly string[]): string {
  return `// Made by \`npm run ${command}\`; do not edit.
// ${what}
import type { AnswerWeights } from "${path}/learned.ts";

export const ${name}: AnswerWeights = ${JSON.stringify(weights)};
`;
}

const EDITED = [
  "learn:answers",
  "Weights of the models that rank facts and decide whether they answer, learned from askings. They are the same for every\n// collection with enough askings.",
  "..",
] as const;
const OFFICES = [
  "learn:offices",
  "The same models, for collections with few askings: learned from drafted facts and the questions of visitors.",
  "../src",
] as const;

process.stdout.write(
  process.argv[2] === "offices"
    ? asModule("OFFICE_WEIGHTS", await learnOffices(), OFFICES)
    : asModule("WEIGHTS", await learnEdited(), EDITED),
);
