// What people say and what the texts say instead: the editors' synonym rules, folded once at start.
// Enters a folded question; leaves what each everyday word in it may mean. The question itself is not changed.
import type { LexiconRule } from "../corpus.ts";
import { fold, terms } from "../text.ts";

/** An everyday word of a question, and the words of the texts that it may stand for. */
export interface Synonym {
  /** The terms of the word as said. */
  readonly said: readonly string[];
  /** The terms of each word that it may mean; one of them is meant. */
  readonly meant: readonly (readonly string[])[];
}

export interface Lexicon {
  /** What the words of a folded question may mean; the longest word where one contains another. */
  synonymsOf(folded: string): readonly Synonym[];
}

/** A word is looked up by its beginning. */
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
