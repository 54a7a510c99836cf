// The editors' synonym rules: what people say, and what the texts say instead. The rules are folded once, at start.
// They add meanings to a folded question and do not change it.
import type { LexiconRule } from "../corpus.ts";
import { fold, terms } from "../text.ts";

/** An everyday word of a question, with the words of the texts that it may stand for. */
export interface Synonym {
  /** The terms of the everyday word. */
  readonly said: readonly string[];
  /** The terms of each possible meaning; one of them is meant. */
  readonly meant: readonly (readonly string[])[];
}

export interface Lexicon {
  /** Returns the synonyms for the words of a folded question; the longest word where one contains another. */
  synonymsOf(folded: string): readonly Synonym[];
}

/** Number of first characters that rules are indexed by. */
const KEY_CHARS = 2;

export function createLexicon(rules: readonly LexiconRule[]): Lexicon {
  const byStart = new Map<string, (Synonym & { word: string })[]>();
  for (const { from, to } of rules) {
    const meant = to.map(terms);
    for (const word of from.map(fold)) {
      const key = word.slice(0, KEY_CHARS);
      const listed = byStart.get(key);
      const synonym = { word, said: terms(word), meant };
      if (listed === undefined) byStart.set(key, [synonym]);
      else listed.push(synonym);
    }
  }
  for (const listed of byStart.values()) listed.sort((a, b) => b.word.length - a.word.length);
  return {
    synonymsOf(folded) {
      const found = new Map<string, Synonym>();
      for (let at = 0; at + 1 < folded.length; at++) {
        const synonym = byStart.get(folded.slice(at, at + KEY_CHARS))?.find(({ word }) => folded.startsWith(word, at));
        if (synonym === undefined) continue;
        found.set(synonym.word, synonym);
        at += synonym.word.length - 1;
      }
      return [...found.values()];
    },
  };
}
