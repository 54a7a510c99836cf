// Which questions are of a collection by their words alone: learned from its askings, and from everyday questions that belong
// elsewhere.
import { featuresOf, type PackedTextModel } from "../src/match/text-model.ts";
import { fold } from "../src/text.ts";
import { learnText, type TextExample } from "./learning/text.ts";
import { EVERYDAY_FILE, type OwnFile } from "./own-files.ts";

const CLASSES = ["elsewhere", "here"] as const;
/** Settings of the learning; each was the best of a few on askings that were left out. */
const OPTIONS = {
  epochs: 6,
  rate: 0.6,
  examplesMin: 4,
  decay: 1e-4,
  weightMin: 0,
  kept: { weights: 2200, grain: 0.75 },
} as const;
/** A question from elsewhere counts as several askings: there are fewer. */
const ELSEWHERE_WEIGHT = 3;

/** The questions of elsewhere.txt, one a line. */
export function elsewhereOf(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

/** The questions of a table that has a kind or a matter, a tab and a question a line. */
export function questionsIn(text: string): string[] {
  return text.split("\n").flatMap((line) => line.split("\t")[1] ?? []);
}

/** With fewer askings everything new would look as if it belonged elsewhere. */
export const ASKINGS_MIN = 500;

/** The questions of any office, of its services and of everyday matters: what a collection with few askings is asked is like them. */
export function officeQuestions(read: (name: OwnFile) => string): string[] {
  const matters = read("matters.tsv")
    .split("\n")
    .filter((line) => !/^(?:none|matter)\t/u.test(line))
    .join("\n");
  return [...questionsIn(read(EVERYDAY_FILE)), ...questionsIn(matters)];
}

export function learnScope(asked: readonly string[], elsewhere: readonly string[]): PackedTextModel {
  const examples: TextExample[] = [
    ...asked.map((text) => ({ features: featuresOf(fold(text)), label: 1, weight: 1 })),
    ...elsewhere.map((text) => ({ features: featuresOf(fold(text)), label: 0, weight: ELSEWHERE_WEIGHT })),
  ];
  return learnText(examples, CLASSES, OPTIONS);
}
