// `npm run learn:premises`: learns when a statement denies a claim of a question, from falsified askings of the built
// collection, from lacking.tsv and from premises-development.jsonl. Prints src/decide/premise-weights.ts to stdout, and
// how well the model does on unseen statements to stderr.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DEFAULT_SEEDS, outDirectory } from "../index/out-directory.ts";
import { questionsIn } from "../index/scope.ts";
import type { ClaimType } from "../src/decide/claims.ts";
import { CLAIM_TYPES } from "../src/decide/claims.ts";
import { claimReaderOf, contradictingPairs } from "../src/decide/premise.ts";
import { probabilityOf } from "../src/match/network.ts";
import { prepare, weigh } from "../src/prepare.ts";
import { readQuestion } from "../src/question/question.ts";
import { fold } from "../src/text.ts";
import { readCollection } from "../test/eval/answerers.ts";
import { Premise, readSet } from "../test/eval/sets.ts";
import { FOLDS, foldOf } from "./learning/bench.ts";
import { area, type LogisticSample, learnLogistic } from "./learning/logistic.ts";
import { makePremises } from "./learning/premises.ts";

/** Maximum number of generated questions to learn from. More do not improve the model. */
const MADE_MAX = 18_000;
/** Weight of a hand-written premise relative to a generated one. */
const WRITTEN_WEIGHT = 3;
/** Probability from which a statement denies a claim. A lower threshold would deny more true premises. */
const THRESHOLD = 0.45;

/** For each kind of premise, the types of claims that may be wrong in it. */
const TYPES: Readonly<Record<string, readonly ClaimType[]>> = {
  number: ["figure"],
  figure: ["figure"],
  unit: ["figure"],
  duration: ["figure"],
  year: ["year"],
  date: ["date", "year"],
  rank: ["rank", "extreme", "level", "figure"],
  place: ["place"],
  body: ["body", "office", "person"],
  person: ["person", "office", "opposite", "body"],
  direction: ["way", "opposite"],
  denial: ["denial", "extent", "hours"],
  status: ["stage", "denial", "extent"],
  hours: ["hours", "figure"],
  part: ["extent", "figure"],
};

interface Sample extends LogisticSample {
  readonly fold: number;
}

const prepared = prepare(await readCollection(outDirectory(DEFAULT_SEEDS)));
const ask = (question: string, askings?: (asking: number) => boolean) =>
  weigh(
    prepared,
    readQuestion(prepared.readers, { question, lang: "zh-CN", preset: null }),
    askings === undefined ? {} : { askings },
  );

const lacking = questionsIn(await readFile(join(DEFAULT_SEEDS, "lacking.tsv"), "utf8"));
const samples: Sample[] = [];
const reader = claimReaderOf(prepared.collection, prepared.places);
for (const [i, { text, wrong, statement, leftOut }] of makePremises(prepared, reader, lacking)
  .slice(0, MADE_MAX)
  .entries()) {
  for (const { claim, features, statement: told } of contradictingPairs(await ask(text, leftOut))) {
    const isWrong = wrong !== null && claim.at < wrong[1] && claim.end > wrong[0];
    // A claim that is false for its own statement may be true or false for another one, so it teaches nothing there.
    if (isWrong && told.number !== statement) continue;
    samples.push({ features, isTrue: isWrong, weight: 1, fold: foldOf(statement < 0 ? i : statement) });
  }
}
const bare = (text: string) => fold(text).replace(/\s+/gu, "");
for (const [i, { kind, isInTexts, item }] of (await readSet("premises-development", Premise, "all")).entries()) {
  const denying = isInTexts ? (item.contradicted_by ?? []).map(bare) : [];
  for (const { claim, features, statement } of contradictingPairs(await ask(item.question))) {
    const told = bare(statement.folded);
    const isDenying = denying.some((run) => told.includes(run) || run.includes(told));
    const isOfKind = TYPES[kind]?.includes(claim.type) ?? true;
    if (isDenying && !isOfKind) continue;
    samples.push({ features, isTrue: isDenying, weight: WRITTEN_WEIGHT, fold: foldOf(i) });
  }
}

const judged = FOLDS.flatMap((part) => {
  const model = learnLogistic(samples.filter((sample) => sample.fold !== part));
  return samples
    .filter((sample) => sample.fold === part)
    .map((sample) => ({ sample, probability: probabilityOf(model, sample.features) }));
});
const of = (isTrue: boolean, type?: number) =>
  judged
    .filter(({ sample }) => sample.isTrue === isTrue && (type === undefined || sample.features[type] === 1))
    .map(({ probability }) => probability);
const above = (some: readonly number[]) => `${some.filter((each) => each >= THRESHOLD).length}/${some.length}`;
process.stderr.write(`all: area ${area(of(true), of(false)).toFixed(3)}\n`);
for (const [i, type] of CLAIM_TYPES.entries()) {
  process.stderr.write(`  ${type}: found ${above(of(true, i))}, false alarms ${above(of(false, i))}\n`);
}

process.stdout.write(`// Made by \`npm run learn:premises\`; do not edit.
// The model that decides whether a statement denies a claim of a question, learned from falsified askings. It is the same
// for every collection.
import type { Logistic } from "../match/network.ts";

export const PREMISE: { readonly model: Logistic; readonly threshold: number } = ${JSON.stringify({ model: learnLogistic(samples), threshold: THRESHOLD })};
`);
