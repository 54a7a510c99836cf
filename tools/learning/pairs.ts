// Pairs are sentences as offices write them, each with questions in people's words that it answers. They are learned
// from twice: the encoder learns the words, and the other models from made-up offices whose only text they are.
import * as z from "zod/mini";
import { readFolderFiles } from "../../index/make-corpus.ts";
import { readOwnFiles } from "../../index/own-files.ts";
import { openCollection } from "../../src/collection.ts";
import { comparedOf } from "../../src/match/encoder.ts";
import { toldBy } from "../../src/match/matcher.ts";
import type { TextModel } from "../../src/match/text-model.ts";
import { withoutStopWords } from "../../src/question/english.ts";
import { seal } from "../../src/seal.ts";
import { createEngine } from "../../src/search/minisearch.ts";
import { fold } from "../../src/text.ts";
import { type Bench, foldOf, type OfficeQuestion, openOfficeBench } from "./bench.ts";
import type { EncoderGroup } from "./encoder.ts";
import { readLines } from "./lines.ts";

/** A line of a file of pairs. */
const Pair = z.object({ topic: z.string(), statement: z.string(), questions: z.array(z.string()) });

/** Number of consecutive pairs of a file that make an office: they tell of like things. */
const OFFICE_PAIRS = 80;
/** Every n-th statement is left out of its office's text, so that its question is one that the text does not answer. */
const LEFT_OUT_OF = 5;
/** Weight of a question of a made-up office. */
const WEIGHT = 1.1;

type Pair = z.infer<typeof Pair>;
export type PairFile = readonly Pair[];

/** Reads the files of pairs, by name. */
export async function readPairs(): Promise<PairFile[]> {
  const files = await readLines("./pairs", ".jsonl");
  return files.map((lines) => lines.map((line) => Pair.parse(JSON.parse(line))));
}

const officeOf = (number: number) => Math.floor(number / OFFICE_PAIRS);

/** Each file is a group for the encoder. The questions of the offices of the fold `without` are left out. */
export function encoderGroupsOf(files: readonly PairFile[], without: number | null): EncoderGroup[] {
  return files.map((pairs) => ({
    texts: pairs.map(({ statement }) => fold(statement)),
    questions: pairs.flatMap(({ questions }, number) =>
      foldOf(officeOf(number)) === without
        ? []
        : questions.map((question) => ({ words: comparedOf(withoutStopWords(fold(question))), right: [number] })),
    ),
  }));
}

/** Opens the made-up offices, each with one question for each of its pairs. */
export async function openPairOffices(files: readonly PairFile[]): Promise<Bench[]> {
  const own = await readOwnFiles();
  const offices = files.flatMap((pairs) =>
    [...Map.groupBy(pairs.keys(), officeOf)].map(([office, numbers]) => ({
      part: foldOf(office),
      pairs: numbers.flatMap((number) => pairs[number] ?? []),
    })),
  );
  return Promise.all(
    offices.map(async ({ part, pairs }) => {
      const isTold = (i: number) => i % LEFT_OUT_OF !== LEFT_OUT_OF - 1;
      const lines = pairs.flatMap(({ statement }, i) => (isTold(i) ? [statement] : []));
      const bytes = new TextEncoder().encode(`服务指南\n\n${lines.join("\n\n")}\n`);
      const { unlisted } = await readFolderFiles([{ name: "服务指南.txt", bytes }], own, () => undefined);
      const questions = pairs.flatMap(({ statement, questions: asked }, i): OfficeQuestion[] => {
        const text = asked[i % asked.length];
        if (text === undefined) return [];
        return [{ text, expect: isTold(i) ? "answered" : "missing", quoted: isTold(i) ? [statement] : [] }];
      });
      return openOfficeBench(openCollection(seal(unlisted), createEngine), questions, part, WEIGHT);
    }),
  );
}

/** Every n-th asking of the edited texts, so that they do not outnumber what visitors say. */
const ENCODED_OF = 3;

/** The texts and questions of a drafted collection, without the fold `without`, to learn the vectors of words from. */
export function encoderGroupOf(
  { askings, matcher, read, weight }: Bench,
  kinds: TextModel,
  without: number | null,
): EncoderGroup {
  const questions = askings.flatMap((asking) => {
    if (asking.fold === without || (weight === 1 && asking.number % ENCODED_OF !== 0)) return [];
    const right = new Set(asking.right.map((fact) => matcher.describe(fact).statement.number));
    return [{ words: read(asking.text, kinds), right: [...right] }];
  });
  return { texts: matcher.statements.all.map(toldBy), questions };
}
