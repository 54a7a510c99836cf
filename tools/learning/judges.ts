// Learns the two probabilities: that a question is about the collection (`about`), and that the best fact answers it
// (`answers`). The samples are matches of askings, of questions that the texts nearly answer and of everyday questions,
// each made with models that have not seen the question.

import type { Liken } from "../../src/match/encoder.ts";
import type { Described } from "../../src/match/facts.ts";
import { aboutFeatures, answerFeatures, type Match } from "../../src/match/judge.ts";
import { type Candidate, rank, type Without } from "../../src/match/matcher.ts";
import { probabilityOf } from "../../src/match/network.ts";
import { type TextModel, featuresOf as textFeatures } from "../../src/match/text-model.ts";
import { openTrees, type Trees } from "../../src/match/trees.ts";
import type { Question } from "../../src/question/question.ts";
import { type Bench, foldOf } from "./bench.ts";
import { area, type LogisticSample, learnLogistic } from "./logistic.ts";
import type { Sample } from "./samples.ts";
import { learnTrees } from "./trees.ts";

/** Weight of a sample, by model and sort of question. */
const WEIGHT = {
  about: { asking: 0.7, told: 0.7, lacking: 0.5, near: 0.5, elsewhere: 3 },
  answers: { asking: 1, told: 8, dropped: 0.5, lacking: 3, near: 8 },
} as const;
/**
 * Every JUDGED_OF-th asking becomes a sample, so that askings do not outnumber the other sorts. Every DROPPED_OF-th of
 * these also becomes a "dropped" sample, for which its fact is treated as missing.
 */
const JUDGED_OF = 3;
const DROPPED_OF = 3;
/**
 * Every DOUBTED_OF-th sample of `about` has a neutral scope. The scope model knows the words of its own collection, so
 * that nothing would be learned from the candidates, which matter for other collections.
 */
const DOUBTED_OF = 3;
/** Settings of the trees of `answers`, chosen on held-out samples. */
const TREES = { trees: 120, depth: 4, rate: 0.2, decay: 20 } as const;

/** The models for a question: those that were trained without its fold. */
export interface Models {
  readonly kinds: TextModel;
  readonly scope: TextModel;
  readonly scoreOf: (features: ArrayLike<number>) => number;
  readonly liken: Liken | undefined;
}

export type Sort = "asking" | "told" | "dropped" | "lacking" | "near" | "elsewhere" | "doubted";

/** A training sample with the sort of its question. */
export interface Judged extends LogisticSample {
  readonly sort: Sort;
}

export interface JudgedMatches {
  readonly about: Judged[];
  readonly answers: Judged[];
}

/** Turns all questions of a bench into samples for the two models. */
export async function judgeBench(
  bench: Bench,
  from: { samples: readonly Sample[]; elsewhere: readonly string[]; modelsOf: (fold: number) => Models },
): Promise<JudgedMatches> {
  const judged: JudgedMatches = { about: [], answers: [] };
  const { matcher } = bench;
  const add = (match: Match, sort: Exclude<Sort, "doubted">, isTrue: boolean, isOut?: (asking: number) => boolean) => {
    const [best] = match.ranked;
    if (sort !== "dropped") judged.about.push(aboutSample(match, sort, judged.about.length, bench.weight));
    if (best === undefined || sort === "elsewhere") return;
    const words = {
      rarity: matcher.askings.rarity,
      saidOf: (fact: number) => matcher.saidOf(fact, isOut),
      askingsOf: (fact: number) => matcher.askingsOf(fact, isOut),
    };
    const weight = bench.weight * WEIGHT.answers[sort];
    judged.answers.push({ features: answerFeatures(match, best, words), isTrue, weight, sort });
  };
  const matchOf = (question: Question, candidates: readonly Candidate[], { scope, scoreOf }: Models): Match => {
    const [, inside = 0] = scope.probabilities(textFeatures(question.scoped));
    return { question, ranked: rank(candidates, scoreOf), scope: inside };
  };
  const matched = async (question: Question, models: Models, without?: Without) =>
    matchOf(
      question,
      await bench.candidates(question, { ...without, ...(models.liken && { liken: models.liken }) }),
      models,
    );

  const samples = from.samples.filter(
    ({ asking }, i) => bench.weight > 1 || asking.told !== null || i % JUDGED_OF === 0,
  );
  for (const [i, { asking, question, candidates, right, weight, isOut }] of samples.entries()) {
    const models = from.modelsOf(asking.fold);
    const match = matchOf(question, candidates, models);
    const top = match.ranked[0]?.described;
    const isTold = asking.told !== null;
    const isRight = top !== undefined && right.some((each) => isSameValue(candidates[each]?.described, top));
    add(match, isTold ? "told" : "asking", isRight, isOut);
    if (isTold || i % DROPPED_OF !== 0 || weight < bench.weight) continue;
    const left = await matched(question, models, { facts: likeFacts(bench, asking.fact) });
    add(left, "dropped", false, (number) => number === asking.indexed);
  }
  for (const sort of ["lacking", "near"] as const) {
    for (const { text, fold } of bench[sort]) {
      const models = from.modelsOf(fold);
      add(await matched(bench.read(text, models.kinds), models), sort, false);
    }
  }
  for (const [i, text] of (bench.elsewhere ?? from.elsewhere).entries()) {
    const models = from.modelsOf(foldOf(i));
    add(await matched(bench.read(text, models.kinds), models), "elsewhere", false);
  }
  return judged;
}

/** Whether a fact is the asked one, or tells the same value: their runs of the text overlap. */
function isSameValue(asked: Described | undefined, told: Described): boolean {
  if (asked === undefined || asked.fact.source !== told.fact.source) return false;
  return (
    asked === told ||
    asked.fact.values.some(([from, to]) => told.fact.values.some(([start, end]) => start < to && from < end))
  );
}

/** Makes a sample of `about`. Questions that the texts nearly answer count as being about the collection. */
function aboutSample(match: Match, sort: Exclude<Sort, "dropped" | "doubted">, number: number, weight: number): Judged {
  const isDoubted = number % DOUBTED_OF === 0;
  return {
    features: aboutFeatures(isDoubted ? { ...match, scope: 0.5 } : match),
    isTrue: sort !== "elsewhere",
    weight: weight * WEIGHT.about[sort],
    sort: isDoubted ? "doubted" : sort,
  };
}

/** Returns a fact with all facts that overlap its anchor, or have its kind and the same subject or statement. */
function likeFacts({ matcher }: Bench, fact: number): Set<number> {
  const own = matcher.describe(fact);
  const like = [...matcher.facts.keys()].filter((number) => {
    const { fact: other, statement } = matcher.describe(number);
    const isSameAnchor = other.source === own.fact.source && other.start < own.fact.end && own.fact.start < other.end;
    const isSameThing = statement === own.statement || (other.subject !== null && other.subject === own.fact.subject);
    return isSameAnchor || (isSameThing && other.kind === own.fact.kind);
  });
  return new Set(like);
}

/** A model learned from all samples, with thresholds from two-fold cross-validation. */
export interface Calibrated<Model> {
  readonly model: Model;
  /** Returns the threshold that this share of the true samples of a sort reaches. */
  keeping(share: number, sort: Sort): number;
  /** Returns the threshold that only this share of the false samples of a sort reaches. */
  passing(share: number, sort: Sort): number;
}

interface Learner<Model> {
  readonly learn: (samples: readonly Judged[]) => Model;
  readonly open: (model: Model) => (features: readonly number[]) => number;
}

const ABOUT: Learner<ReturnType<typeof learnLogistic>> = {
  learn: learnLogistic,
  open: (model) => (features) => probabilityOf(model, features),
};
const ANSWERS: Learner<Trees> = { learn: (samples) => learnTrees(samples, TREES), open: openTrees };

/** Number of consecutive samples that go into the same half. */
const RUN = 50;

type Tell = (line: string) => void;

export const learnAbout = (samples: readonly Judged[], tell: Tell) => calibrated("about", samples, ABOUT, tell);
export const learnAnswers = (samples: readonly Judged[], tell: Tell) => calibrated("answers", samples, ANSWERS, tell);

function calibrated<Model>(
  name: string,
  samples: readonly Judged[],
  { learn, open }: Learner<Model>,
  tell: Tell,
): Calibrated<Model> {
  // Halves consist of runs, since a pattern that repeats with the questions could fall into one half of an odd-even
  // split.
  const halfOf = (i: number) => Math.floor(i / RUN) % 2;
  const halves = [0, 1].map((half) => open(learn(samples.filter((_, i) => halfOf(i) !== half))));
  const judged = samples.map((sample, i) => ({ ...sample, probability: halves[halfOf(i)]?.(sample.features) ?? 0 }));
  const probabilities = (wanted: (each: Judged) => boolean) =>
    judged
      .filter(wanted)
      .map(({ probability }) => probability)
      .sort((a, b) => a - b);
  const truths = probabilities(({ isTrue, sort }) => isTrue && sort !== "doubted");
  const truthsOf = (wanted: Sort) => probabilities(({ isTrue, sort }) => isTrue && sort === wanted);
  for (const sort of ["asking", "told", "dropped", "lacking", "near", "elsewhere"] as const) {
    const others = probabilities((each) => !each.isTrue && each.sort === sort);
    if (others.length > 0) tell(`${name}: area against ${sort} ${area(truths, others).toFixed(4)}`);
  }
  const at = (sorted: readonly number[], share: number) =>
    Number((sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(3));
  const kept = (from: number) => truths.filter((each) => each >= from).length / truths.length;
  return {
    model: learn(samples),
    keeping: (share, sort) => at(truthsOf(sort), 1 - share),
    passing(share, sort) {
      const from = at(
        probabilities((each) => !each.isTrue && each.sort === sort),
        1 - share,
      );
      tell(
        `${name}: ${100 * share} % of ${sort} pass ${from}, and ${(100 * kept(from)).toFixed(1)} % of the true samples`,
      );
      return from;
    },
  };
}
