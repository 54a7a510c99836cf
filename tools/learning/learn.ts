// Learns all models of answering in order: kinds, scope, ranker, and the two probabilities. Each model is evaluated on
// facts that it has not seen, and the later models learn from the outputs of the earlier ones on those facts.
import { learnScope } from "../../index/scope.ts";
import type { AnswerWeights } from "../../src/learned.ts";
import { likenTexts, openEncoder } from "../../src/match/encoder.ts";
import { FEATURES } from "../../src/match/features.ts";
import { rank, toldBy } from "../../src/match/matcher.ts";
import { openNetwork } from "../../src/match/network.ts";
import { openTextModel, type TextModel } from "../../src/match/text-model.ts";
import { type Bench, FOLDS, foldOf, KINDS, type Lacking } from "./bench.ts";
import { learnEncoder } from "./encoder.ts";
import { judgeBench, learnAbout, learnAnswers, type Models, type Sort } from "./judges.ts";
import { learnKinds, openKinds } from "./kinds.ts";
import { learnNetwork, type RankSample } from "./network.ts";
import { encoderGroupOf, encoderGroupsOf, openPairOffices, type PairFile } from "./pairs.ts";
import { type Sample, sampleOf } from "./samples.ts";

/** Hyperparameters of the ranker, chosen on held-out facts. */
const RANKER = { hidden: 8, epochs: 6, rate: 0.01, decay: 1e-4 } as const;
/** A question that is about the collection. */
type Inside = Pick<Lacking, "text" | "fold">;
/** Further questions to learn from, and the shares that set the thresholds. */
interface Wanted {
  readonly elsewhere: readonly string[];
  readonly everyday: readonly Lacking[];
  /** Pairs of statements and questions to learn from beside the benches, also an encoder; null to learn none. */
  readonly pairs: readonly PairFile[] | null;
  /** Share of everyday questions from elsewhere that may pass as the collection's own. */
  readonly passed: number;
  /** Share of the right answers that is kept, of questions of this sort. */
  readonly kept: number;
  readonly keptOf: Sort;
}

type ScoreOf = Models["scoreOf"];

/**
 * Learns the kinds from `asked`, the collection with all its askings, the scope from `inside`, and the other models
 * from the benches. The scope only serves to learn these: the build learns the scope of each collection.
 */
export async function learnAll(
  { asked: bench, benches, inside }: { asked: Bench; benches: readonly Bench[]; inside: readonly Inside[] },
  { elsewhere, everyday, pairs, passed, kept, keptOf }: Wanted,
  tell: (line: string) => void,
) {
  const kindsWithout = FOLDS.map((fold) => openKinds(learnKinds(bench, everyday, fold)));
  const scopeWithout = (without: number) =>
    learnScope(
      inside.flatMap(({ text, fold }) => (fold === without ? [] : [text])),
      elsewhere.filter((_, i) => foldOf(i) !== without),
    );
  const encoders = encodersOf(benches, pairs, kindsWithout);
  const scopesWithout = FOLDS.map((fold) => openTextModel(scopeWithout(fold)));
  const sampled = await Promise.all(
    [...benches, ...(pairs === null ? [] : await openPairOffices(pairs))].map(async (each) => {
      const samples: Sample[] = [];
      const likens = encoders.likensOf(each);
      for (const asking of each.askings) {
        const models = { kinds: defined(kindsWithout[asking.fold]), liken: likens[asking.fold] };
        samples.push(await sampleOf(each, asking, models));
      }
      return { bench: each, samples, likens };
    }),
  );
  const samples = sampled.flatMap((each) => each.samples);
  const rankerOf = (without: number | null) =>
    learnNetwork(
      samples.filter(({ asking }) => asking.fold !== without),
      FEATURES.length,
      RANKER,
    );
  const rankersWithout = FOLDS.map((fold) => openNetwork(rankerOf(fold)));
  for (const each of sampled) tellRanking(each.samples, rankersWithout, tell);
  for (const each of sampled) tellCells(each.bench, each.samples, rankersWithout, tell);
  const modelsOf = (fold: number): Omit<Models, "liken"> => ({
    kinds: defined(kindsWithout[fold]),
    scope: defined(scopesWithout[fold]),
    scoreOf: defined(rankersWithout[fold]),
  });
  const judged = await Promise.all(
    sampled.map((each) =>
      judgeBench(each.bench, {
        samples: each.samples,
        elsewhere,
        modelsOf: (fold) => ({ ...modelsOf(fold), liken: each.likens[fold] }),
      }),
    ),
  );
  const about = learnAbout(
    judged.flatMap((each) => each.about),
    tell,
  );
  const answers = learnAnswers(
    judged.flatMap((each) => each.answers),
    tell,
  );
  const weights: AnswerWeights = {
    kinds: { ...learnKinds(bench, everyday, null), classes: [...KINDS] },
    encoder: encoders.whole(),
    ranker: rankerOf(null),
    about: about.model,
    answers: answers.model,
    thresholds: {
      about: about.passing(passed, "elsewhere"),
      answers: answers.keeping(kept, keptOf),
      unmet: answers.keeping(kept, keptOf),
    },
  };
  return { weights };
}

/** Learns an encoder without each fold, and one of all questions; none if there are no pairs to learn from. */
function encodersOf(benches: readonly Bench[], pairs: readonly PairFile[] | null, kindsWithout: readonly TextModel[]) {
  const learned = (without: number | null, kinds: TextModel) =>
    pairs === null
      ? null
      : learnEncoder([
          ...encoderGroupsOf(pairs, without),
          ...benches.map((each) => encoderGroupOf(each, kinds, without)),
        ]);
  const vectorsWithout = kindsWithout.map((kinds, fold) => {
    const encoder = learned(fold, kinds);
    return encoder === null ? null : openEncoder(encoder);
  });
  return {
    whole: () => learned(null, defined(kindsWithout[0])),
    /** The likeness of questions to the statements of a bench, by the fold that is left out. */
    likensOf({ matcher }: Bench) {
      const texts = matcher.statements.all.map(toldBy);
      return vectorsWithout.map((vectors) => (vectors === null ? undefined : likenTexts(vectors, texts)));
    },
  };
}

/** Reduces a sample to the facts of the asked fact's statement; null when the statement has only one. */
function cellsOf({ matcher }: Bench, { asking, candidates, vectors, weight }: Sample): RankSample | null {
  const own = matcher.describe(asking.fact);
  if (own.fact.kind === "statement" || own.fact.kind === "need") return null;
  const kept = [...candidates.keys()].filter((i) => {
    const described = candidates[i]?.described;
    return described?.statement === own.statement && isCell(described.fact.kind);
  });
  const right = kept.findIndex((i) => candidates[i]?.described.number === asking.fact);
  return kept.length < 2 || right < 0
    ? null
    : { vectors: kept.map((i) => defined(vectors[i])), right: [right], weight };
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
    const scores = cells.vectors.map(defined(rankers[sample.asking.fold]));
    all++;
    if (scores.indexOf(Math.max(...scores)) === cells.right[0]) right++;
  }
  tell(
    `ranker: of ${all} askings of statements with several facts, the right one of them ${((100 * right) / all).toFixed(1)} %`,
  );
}

function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a fold without its model");
  return value;
}

function tellRanking(samples: readonly Sample[], rankers: readonly ScoreOf[], tell: (line: string) => void): void {
  let [facts, first, three] = [0, 0, 0];
  for (const { asking, candidates } of samples) {
    const ranked = rank(candidates, defined(rankers[asking.fold])).map(({ described }) => described);
    const right = new Set(asking.right);
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
