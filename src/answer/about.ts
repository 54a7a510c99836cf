// What a missing thing or a figure belongs to: the question's own words as the statement writes them.
import type { Question } from "../question/understand.ts";
import type { Evidence } from "./evidence.ts";

/** What the missing thing belongs to: the question's own words as the statement writes them, or nothing. */
export function aboutOf(question: Question, { statement }: Evidence): string {
  return longestRun(question, statement.text);
}

/** The longest run of the question's words that stands in a text; empty when none does. */
export function longestRun(question: Question, text: string): string {
  const runs = question.phrases.map((phrase) => longestCommonRun(phrase, text));
  return runs.sort((a, b) => b.length - a.length)[0] ?? "";
}

function longestCommonRun(phrase: string, text: string): string {
  for (let length = phrase.length; length > 1; length--) {
    for (let at = 0; at + length <= phrase.length; at++) {
      const run = phrase.slice(at, at + length);
      if (text.includes(run)) return run;
    }
  }
  return "";
}
