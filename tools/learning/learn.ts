// All that is learned of answering, in its order: kinds, scope, ranker, and the two probabilities; each is judged on facts that
// it has not seen, and the later are learned on what the earlier say of those.
import { learnText } from "../../index/learning/text.ts";
import { SCOPE_CLASSES, SCOPE_OPTIONS, scopeExamples } from "../../index/scope.ts";
import { FEATURES } from "../../src/match/features.ts";
import { aboutFeatures, answerFeatures, type Match } from "../../src/match/judge.ts";
import { type Candidate, rank } from "../../src/match/matcher.ts";
import { type Judge, openJudge, openNetwork, probabilityOf, standardised } from "../../src/match/network.ts";
import { openTextModel, type TextModel, featuresOf as textFeatures } from "../../src/match/text-model.ts";
import type { Question } from "../../src/question/question.ts";
import { area, type LogisticSample, learnLogistic } from "./logistic.ts";
import { learnNetwork, type RankSample } from "./network.ts";
import {
  type Bench,
  FOLDS,
  foldOf,
  KINDS,
  learnKinds,
  openKinds,
  rightFacts,
  type Sample,
  sampleOf,
} from "./samples.ts";

/** Settings of the ranker's learning; each was the best of a few on facts that were left out. */
const RANKER = { hidden: 8, epochs: 6, rate: 0.01, decay: 1e-5 } as const;
/** Every so many askings are learned from: all of them would learn no more, and take as much longer. */
const USED_OF = 2;
/** How much questions of each sort count beside an asking. */
const WEIGHT = {
  about: { asking: 0.7, lacking: 0.5, elsewhere: 3 },
  answers: { asking: 1, dropped: 0.5, lacking: 2 },
} as const;
/** The share of what is true that each threshold keeps. */
const KEPT = { about: 0.97, answers: 0.985, unmet: 0.93 } as const;

/** Settings of the judge's learning. */
const JUDGE = { hidden: 6, epochs: 6, rate: 0.003, decay: 1e-3 } as const;

type ScoreOf = (features: ArrayLike<number>) => number;

/** The models that are used for a question: those that have not seen it. */
interface Models {
  readonly kinds: TextModel;
  readonly scope: TextModel;
  readonly scoreOf: ScoreOf;
}

/** Kinds and scope are learned from the first bench, the others from all. */
export async function learnAll(
  benches: readonly [Bench, ...Bench[]],
  elsewhere: readonly string[],
  tell: (line: string) => void,
) {
  const [bench] = benches;
  const kindsWithout = FOLDS.map((fold) => openKinds(learnKinds(bench, fold)));
  const scopeOf = (without: number | null) =>
    learnText(
      scopeExamples(
        bench.askings.flatMap(({ text, fold }) => (fold === without ? [] : [text])),
        elsewhere.filter((_, i) => foldOf(i) !== without),
      ),
      SCOPE_CLASSES,
      SCOPE_OPTIONS,
    );
  const scopesWithout = FOLDS.map((fold) => openTextModel(scopeOf(fold)));
  const sampled = await Promise.all(
    benches.map(async (each) => {
      const samples: Sample[] = [];
      for (const asking of each.askings) {
        const kinds = kindsWithout[asking.fold];
        if (kinds !== undefined && asking.number % USED_OF === 0) samples.push(await sampleOf(each, asking, kinds));
      }
      return { bench: each, samples };
    }),
  );
  const samples = sampled.flatMap((each) => each.samples);
  const rankerOf = (without: number | null) =>
    learnNetwork(
      samples.filter(({ asking }) => asking.fold !== without),
      FEATURES.length,
      RANKER,
    );
  const rankersWithout = FOLDS.map((fold) => openNetwork(rankerOf(fold), FEATURES.length));
  for (const each of sampled) tellRanking(each.bench, each.samples, rankersWithout, tell);
  for (const each of sampled) tellCells(each.bench, each.samples, rankersWithout, tell);
  const modelsOf = (fold: number): Models => ({
    kinds: some(kindsWithout[fold]),
    scope: some(scopesWithout[fold]),
    scoreOf: some(rankersWithout[fold]),
  });
  const each = await Promise.all(sampled.map((one) => judge(one.bench, { samples: one.samples, elsewhere, modelsOf })));
  const judged = { about: each.flatMap(({ about }) => about), answers: each.flatMap(({ answers }) => answers) };
  const about = judgeBy("about", judged.about, {
    learn: learnLogistic,
    open: (model) => (features) => probabilityOf(model, features),
    tell,
  });
  const answers = judgeBy("answers", judged.answers, { learn: learnJudge, open: openJudge, tell });
  return {
    kindNames: KINDS,
    kinds: learnKinds(bench, null),
    scope: scopeOf(null),
    ranker: rankerOf(null),
    about: about.model,
    answers: answers.model,
    thresholds: {
      about: about.keeping(KEPT.about),
      answers: answers.keeping(KEPT.answers),
      unmet: answers.keeping(KEPT.unmet),
    },
  };
}

/** The facts of the statement that an asking of one fact is answered by; null where there is one alone. */
function cellsOf({ matcher }: Bench, { asking, candidates, vectors, weight }: Sample): RankSample | null {
  const own = matcher.describe(asking.fact);
  if (own.fact.kind === "statement" || own.fact.kind === "need") return null;
  const kept = [...candidates.keys()].filter((i) => {
    const described = candidates[i]?.described;
    return described?.statement === own.statement && isCell(described.fact.kind);
  });
  const right = kept.findIndex((i) => candidates[i]?.described.number === asking.fact);
  return kept.length < 2 || right < 0 ? null : { vectors: kept.map((i) => some(vectors[i])), right: [right], weight };
}

const isCell = (kind: string) => kind !== "statement" && kind !== "need";

function tellCells(
  bench: Bench,
  samples: readonly Sample[],
  rankers: readonly ScoreOf[],
  tell: (line: string) => void,
): void {
  let [all, right] = [0, 0];
  for (const sample of samples) {
    const cells = cellsOf(bench, sample);
    if (cells === null) continue;
    const scores = cells.vectors.map(some(rankers[sample.asking.fold]));
    all++;
    if (scores.indexOf(Math.max(...scores)) === cells.right[0]) right++;
  }
  tell(
    `ranker: of ${all} askings of statements with several facts, the right one of them ${((100 * right) / all).toFixed(1)} %`,
  );
}

/**
 * Every so many questions are weighed without the scope: it knows the words of the collection that it was learned from, and
 * would leave nothing to learn from the candidates, by which other collections are told.
 */
function doubted(match: Match, number: number): Match {
  return number % DOUBTED_OF === 0 ? { ...match, scope: 0.5 } : match;
}

const DOUBTED_OF = 3;

function some<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a fold without its model");
  return value;
}

function matchOf(question: Question, candidates: readonly Candidate[], { scope, scoreOf }: Models): Match {
  const [, inside = 0] = scope.probabilities(textFeatures(question.scoped));
  return { question, ranked: rank(candidates, scoreOf), scope: inside };
}

function tellRanking(
  bench: Bench,
  samples: readonly Sample[],
  rankers: readonly ScoreOf[],
  tell: (line: string) => void,
): void {
  let [facts, first, three] = [0, 0, 0];
  for (const { asking, candidates } of samples) {
    const ranked = rank(candidates, some(rankers[asking.fold])).map(({ described }) => described);
    const right = new Set(rightFacts(bench, asking.fact));
    const statements = [...new Set(ranked.map(({ statement }) => statement))].slice(0, 3);
    const isRight = (statement: unknown) =>
      ranked.some((each) => each.statement === statement && right.has(each.number));
    if (right.has(ranked[0]?.number ?? -1)) facts++;
    if (isRight(statements[0])) first++;
    if (statements.some(isRight)) three++;
  }
  const share = (count: number) => `${((100 * count) / samples.length).toFixed(1)} %`;
  tell(
    `ranker: of ${samples.length} askings left out, fact ${share(facts)}, first statement ${share(first)}, among three ${share(three)}`,
  );
}

interface Judged extends LogisticSample {
  readonly sort: "asking" | "dropped" | "lacking" | "elsewhere";
}

/** What the two probabilities are learned from. */
async function judge(
  bench: Bench,
  {
    samples,
    elsewhere,
    modelsOf,
  }: { samples: readonly Sample[]; elsewhere: readonly string[]; modelsOf: (fold: number) => Models },
): Promise<{ about: Judged[]; answers: Judged[] }> {
  const { matcher } = bench;
  const about: Judged[] = [];
  const answers: Judged[] = [];
  const words = (isOut?: (asking: number) => boolean) => ({
    rarity: matcher.askings.rarity,
    saidOf: (fact: number) => matcher.saidOf(fact, isOut),
    askingsOf: (fact: number) => matcher.askingsOf(fact, isOut),
  });
  for (const sample of samples) {
    const models = modelsOf(sample.asking.fold);
    const match = matchOf(sample.question, sample.candidates, models);
    const [best] = match.ranked;
    if (best === undefined) continue;
    const top = best.described.statement;
    const isRight = sample.right.some((i) => sample.candidates[i]?.described.statement === top);
    about.push({
      features: aboutFeatures(doubted(match, about.length)),
      isTrue: true,
      weight: WEIGHT.about.asking,
      sort: "asking",
    });
    answers.push({
      features: answerFeatures(match, best, words(sample.isOut)),
      isTrue: isRight,
      weight: WEIGHT.answers.asking,
      sort: "asking",
    });
    if (sample.asking.number % 3 !== 0 || sample.weight < 1) continue;
    const facts = likeFacts(bench, sample.asking.fact);
    const left = matchOf(sample.question, await bench.candidates(sample.question, { facts }), models);
    const own = (asking: number) => asking === sample.asking.indexed;
    const [leftBest] = left.ranked;
    if (leftBest !== undefined) {
      answers.push({
        features: answerFeatures(left, leftBest, words(own)),
        isTrue: false,
        weight: WEIGHT.answers.dropped,
        sort: "dropped",
      });
    }
  }
  for (const { text, fold } of bench.lacking) {
    const models = modelsOf(fold);
    const question = bench.read(text, models.kinds);
    const match = matchOf(question, await bench.candidates(question), models);
    const [best] = match.ranked;
    if (best === undefined) continue;
    about.push({
      features: aboutFeatures(doubted(match, about.length)),
      isTrue: true,
      weight: WEIGHT.about.lacking,
      sort: "lacking",
    });
    answers.push({
      features: answerFeatures(match, best, words()),
      isTrue: false,
      weight: WEIGHT.answers.lacking,
      sort: "lacking",
    });
  }
  for (const [i, text] of elsewhere.entries()) {
    const models = modelsOf(foldOf(i));
    const question = bench.read(text, models.kinds);
    const match = matchOf(question, await bench.candidates(question), models);
    about.push({
      features: aboutFeatures(doubted(match, about.length)),
      isTrue: false,
      weight: WEIGHT.about.elsewhere,
      sort: "elsewhere",
    });
  }
  return { about, answers };
}

/** A network that sets what is so beside nothing. */
function learnJudge(samples: readonly LogisticSample[]): Judge {
  const { means, scales } = learnLogistic(samples);
  const nothing = new Float64Array(means.length);
  const pairs = samples.map(({ features, isTrue, weight }) => ({
    vectors: [standardised({ means, scales }, features), nothing],
    right: [isTrue ? 0 : 1],
    weight,
  }));
  return { means, scales, network: learnNetwork(pairs, means.length, JUDGE) };
}

/** A fact and those that say the same kind of thing of the same subject or in the same statement. */
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

/** The model from all, and its thresholds and worth by halves. */
function judgeBy<Model>(
  name: string,
  samples: readonly Judged[],
  by: {
    learn: (samples: readonly Judged[]) => Model;
    open: (model: Model) => (features: readonly number[]) => number;
    tell: (line: string) => void;
  },
) {
  const { learn, open, tell } = by;
  const halves = [0, 1].map((half) => open(learn(samples.filter((_, i) => i % 2 !== half))));
  const judged = samples.map((sample, i) => ({ ...sample, probability: some(halves[i % 2])(sample.features) }));
  const truths = judged
    .filter(({ isTrue }) => isTrue)
    .map(({ probability }) => probability)
    .sort((a, b) => a - b);
  for (const sort of ["asking", "dropped", "lacking", "elsewhere"] as const) {
    const others = judged.filter((each) => !each.isTrue && each.sort === sort).map(({ probability }) => probability);
    if (others.length > 0) tell(`${name}: area against ${sort} ${area(truths, others).toFixed(4)}`);
  }
  return {
    model: learn(samples),
    keeping: (share: number) => Number((truths[Math.floor((1 - share) * truths.length)] ?? 0).toFixed(3)),
  };
}
