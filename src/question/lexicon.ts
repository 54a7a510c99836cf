// What people say and what the texts say instead: the editors' synonym rules, folded once at start.
import type { LexiconRule } from "../corpus.ts";
import { fold, terms } from "../text.ts";

export interface Lexicon {
  /** The terms of all right-hand words whose left-hand words stand in a folded question. */
  termsFor(folded: string): ReadonlySet<string>;
}

export function createLexicon(rules: readonly LexiconRule[]): Lexicon {
  const entries = rules.map(({ from, to }) => ({ from: from.map(fold), terms: to.flatMap(terms) }));
  return {
    termsFor: (folded) =>
      new Set(entries.filter(({ from }) => from.some((word) => folded.includes(word))).flatMap((entry) => entry.terms)),
  };
}
