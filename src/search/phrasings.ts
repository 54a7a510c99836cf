// Finds the editors' phrasings that are most like a question. A phrasing is matched as what it is, a
// question: how much of both is shared counts, not how often a word occurs.
import type { Phrasing } from "../corpus.ts";
import { terms } from "../text.ts";

export interface PhrasingMatch {
  readonly phrasing: Phrasing;
  /** Weighted Dice coefficient of the best of its questions: 0 to 1. */
  readonly similarity: number;
}

export interface PhrasingIndex {
  /** The phrasings with any shared term, most alike first. Terms carry their share, as in a question. */
  find(question: ReadonlyMap<string, number>, limit: number): PhrasingMatch[];
  /** All terms of a phrasing's questions. */
  termsOf(phrasing: Phrasing): ReadonlySet<string>;
}

interface Ask {
  readonly phrasing: Phrasing;
  readonly terms: ReadonlySet<string>;
  weight: number;
}

/** `bare` takes out what says nothing about the matter (place names), from folded text. */
export function indexPhrasings(phrasings: readonly Phrasing[], bare: (text: string) => string): PhrasingIndex {
  const asks: Ask[] = [];
  const union = new Map<Phrasing, Set<string>>();
  const postings = new Map<string, Ask[]>();
  for (const phrasing of phrasings) {
    const all = new Set<string>();
    for (const text of phrasing.ask) {
      const ask: Ask = { phrasing, terms: new Set(terms(bare(text))), weight: 0 };
      asks.push(ask);
      for (const term of ask.terms) {
        all.add(term);
        const posting = postings.get(term);
        if (posting === undefined) postings.set(term, [ask]);
        else posting.push(ask);
      }
    }
    union.set(phrasing, all);
  }
  const rarity = (term: string) => Math.log(1 + asks.length / (1 + (postings.get(term)?.length ?? 0)));
  for (const ask of asks) for (const term of ask.terms) ask.weight += rarity(term);
  const none: ReadonlySet<string> = new Set();

  return {
    find(question, limit) {
      const shared = new Map<Ask, number>();
      let weight = 0;
      for (const [term, share] of question) {
        const worth = share * rarity(term);
        weight += worth;
        for (const ask of postings.get(term) ?? []) shared.set(ask, (shared.get(ask) ?? 0) + worth);
      }
      const best = new Map<Phrasing, number>();
      for (const [ask, common] of shared) {
        const similarity = (2 * common) / (weight + ask.weight);
        if (similarity > (best.get(ask.phrasing) ?? 0)) best.set(ask.phrasing, similarity);
      }
      return [...best]
        .map(([phrasing, similarity]) => ({ phrasing, similarity }))
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, limit);
    },
    termsOf: (phrasing) => union.get(phrasing) ?? none,
  };
}
