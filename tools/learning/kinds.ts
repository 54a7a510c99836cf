// Learns the model of the kinds that questions ask for, from the askings and from questions that are labelled by kind.
import { learnText, type TextExample } from "../../index/learning/text.ts";
import { openTextModel, featuresOf as textFeatures } from "../../src/match/text-model.ts";
import { fold } from "../../src/text.ts";
import { type Bench, KINDS, type Lacking } from "./bench.ts";

/** Hyperparameters of the model of kinds, chosen on held-out askings. */
const KIND_OPTIONS = { epochs: 8, rate: 0.5, examplesMin: 20, decay: 1e-4, weightMin: 1, stepsMin: 3 } as const;
/** Weight of a question whose answer is lacking, relative to an asking. */
const LACKING_WEIGHT = 1;

/**
 * Learns the model of the kinds that questions ask for, without the fold `without`; null uses all folds. `everyday` are
 * questions that visitors may ask any office, labelled by kind.
 */
export function learnKinds(
  { askings, matcher, lacking, near }: Bench,
  everyday: readonly Lacking[],
  without: number | null,
) {
  const label = (kind: string) => KINDS.findIndex((each) => each === kind);
  const examples = askings.flatMap((asking): TextExample[] => {
    const kind = asking.told ?? matcher.facts[asking.fact]?.kind ?? "statement";
    if (kind === "statement" || asking.fold === without) return [];
    return [{ features: textFeatures(fold(asking.text)), label: label(kind), weight: 1 }];
  });
  const others = [...lacking, ...near, ...everyday].flatMap(({ kind, text, fold: part }): TextExample[] =>
    part === without ? [] : [{ features: textFeatures(fold(text)), label: label(kind), weight: LACKING_WEIGHT }],
  );
  return learnText([...examples, ...others], KINDS, KIND_OPTIONS);
}

export const openKinds = openTextModel;
