// The groups of texts and questions that the encoder learns from. Pairs are sentences as offices write them, each with
// questions in people's words that it answers.
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { comparedOf } from "../../src/match/encoder.ts";
import { toldBy } from "../../src/match/matcher.ts";
import type { TextModel } from "../../src/match/text-model.ts";
import { withoutStopWords } from "../../src/question/english.ts";
import { fold } from "../../src/text.ts";
import type { EncoderGroup } from "./encoder.ts";
import type { Bench } from "./samples.ts";

const PAIRS = fileURLToPath(new URL("./pairs", import.meta.url));

/** A line of a file of pairs. */
const Pair = z.object({ topic: z.string(), statement: z.string(), questions: z.array(z.string()) });

/** Each file is a group: its sentences stand in for the texts of one office. */
export async function readPairs(): Promise<EncoderGroup[]> {
  const names = (await readdir(PAIRS)).filter((name) => name.endsWith(".jsonl")).sort();
  const files = await Promise.all(names.map((name) => readFile(`${PAIRS}/${name}`, "utf8")));
  return files.map((file) => {
    const pairs = file.split("\n").flatMap((line) => (line.trim() === "" ? [] : [Pair.parse(JSON.parse(line))]));
    return {
      texts: pairs.map(({ statement }) => fold(statement)),
      questions: pairs.flatMap(({ questions }, number) =>
        questions.map((question) => ({ words: comparedOf(withoutStopWords(fold(question))), right: [number] })),
      ),
    };
  });
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
