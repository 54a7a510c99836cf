// Learns to tell from a question's words whether it belongs to the collection. The examples are the collection's
// askings and everyday questions that belong elsewhere.
import { featuresOf, type PackedTextModel } from "../src/match/text-model.ts";
import { fold } from "../src/text.ts";
import { learnOnce, learnText, type TextExample } from "./learning/text.ts";
import { EVERYDAY_FILE, type OwnFile } from "./own-files.ts";

const CLASSES = ["elsewhere", "here"] as const;
/** Training settings, each the best of a few on held-out askings. */
const OPTIONS = {
  epochs: 6,
  rate: 0.6,
  examplesMin: 4,
  decay: 1e-4,
  weightMin: 0,
  kept: { weights: 2200, grain: 0.75 },
} as const;
/** Weight of a question from elsewhere, relative to an asking, since there are fewer of them. */
const ELSEWHERE_WEIGHT = 3;

/** The questions of elsewhere.txt, one per line. */
export function elsewhereOf(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

/** The questions of a table whose lines are a kind or matter, a tab and a question. */
export function questionsIn(text: string): string[] {
  return text.split("\n").flatMap((line) => line.split("\t")[1] ?? []);
}

/** With fewer askings, every new question would seem to belong elsewhere. */
export const ASKINGS_MIN = 500;

/**
 * Questions about any office, its services and everyday matters. They stand in for the askings of a collection that has
 * few.
 */
export function officeQuestions(read: (name: OwnFile) => string): string[] {
  const matters = read("matters.tsv")
    .split("\n")
    .filter((line) => !/^(?:none|matter)\t/u.test(line))
    .join("\n");
  return [...questionsIn(read(EVERYDAY_FILE)), ...questionsIn(matters)];
}

/** Folders with few askings all learn from the same questions. */
export function learnScope(asked: readonly string[], elsewhere: readonly string[]): PackedTextModel {
  const examplesOf = (texts: readonly string[], label: number, weight: number): TextExample[] =>
    texts.map((text) => ({ features: featuresOf(fold(text)), label, weight }));
  return learnOnce(JSON.stringify(["scope", asked, elsewhere]), () =>
    learnText([...examplesOf(asked, 1, 1), ...examplesOf(elsewhere, 0, ELSEWHERE_WEIGHT)], CLASSES, OPTIONS),
  );
}
