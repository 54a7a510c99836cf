// What is learned from about which questions are of a collection by their words alone: askings, and everyday questions that
// belong elsewhere.
import { featuresOf } from "../src/match/text-model.ts";
import { fold } from "../src/text.ts";
import type { TextExample } from "./learning/text.ts";

export const SCOPE_CLASSES = ["elsewhere", "here"] as const;
/** Settings of the learning; each was the best of a few on askings that were left out. */
export const SCOPE_OPTIONS = { epochs: 6, rate: 0.6, examplesMin: 4, decay: 1e-4, weightMin: 0.4 } as const;
/** A question from elsewhere counts as several askings: there are fewer. */
const ELSEWHERE_WEIGHT = 3;

/** The questions of elsewhere.txt, one a line. */
export function elsewhereOf(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

export function scopeExamples(asked: readonly string[], elsewhere: readonly string[]): TextExample[] {
  return [
    ...asked.map((text) => ({ features: featuresOf(fold(text)), label: 1, weight: 1 })),
    ...elsewhere.map((text) => ({ features: featuresOf(fold(text)), label: 0, weight: ELSEWHERE_WEIGHT })),
  ];
}
