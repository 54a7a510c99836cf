// One good question with choices when a word means several things here, or a question cannot be read.
// Enters the question; leaves the ambiguity with the choices that its place allows, or null.
import type { Ambiguity } from "../corpus.ts";
import type { Places } from "../question/places.ts";
import type { Question } from "../question/understand.ts";
import { fold, terms } from "../text.ts";

type Choice = Ambiguity["choices"][number];

export interface Unclear {
  readonly name: string | null;
  /** With whole questions. */
  readonly choices: readonly Choice[];
}

/** What is asked about a bare word when nothing is. */
const ASKED_BY_DEFAULT = "是什么？";

/** The word that the question is about and nothing else, with what could be meant. */
export function findAmbiguity(question: Question, ambiguities: readonly Ambiguity[], places: Places): Unclear | null {
  for (const { name, words, choices } of ambiguities) {
    const word = words
      .map(fold)
      .sort((a, b) => b.length - a.length)
      .find((each) => question.folded.includes(each));
    if (word === undefined || !isOnly(word, question)) continue;
    const asked = question.text.slice(question.folded.indexOf(word) + word.length).replace(/^[的那个\s]+/u, "");
    const { place } = question;
    const fitting = choices.filter((choice) => {
      const at = places.byId(choice.place);
      return place === null || at === null || at === place || places.isWithin(at, place);
    });
    const whole = (choice: Choice): Choice => ({
      ...choice,
      question: choice.question.replace("{asked}", asked === "" ? ASKED_BY_DEFAULT : asked),
    });
    return { name, choices: (fitting.length === 0 ? choices : fitting).map(whole) };
  }
  return null;
}

/** Little is left of the question without the word. */
function isOnly(word: string, question: Question): boolean {
  const ofWord = new Set(terms(word));
  return [...question.terms.keys()].every((term) => ofWord.has(term));
}

/** Nothing that can be read: no Han character but filler, and at most one word of another script. */
export function isUnreadable(question: Question): boolean {
  return (
    question.wants.length === 0 &&
    question.characters.size === 0 &&
    question.phrases.filter((phrase) => /\p{L}/u.test(phrase)).length < 2
  );
}

/** What is offered then. */
export function offered(ambiguities: readonly Ambiguity[]): Unclear | null {
  const found = ambiguities.find(({ words }) => words.length === 0);
  return found === undefined ? null : { name: null, choices: found.choices };
}
