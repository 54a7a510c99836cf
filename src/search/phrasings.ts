// Finds the editors' phrasings that are most like a question. A phrasing is matched as what it is, a
// question: how much of both is shared counts, not how often a word occurs.
import type { Phrasing } from "../corpus.ts";
import { hanCharacters, termsOfFolded } from "../text.ts";

export interface PhrasingMatch {
  readonly phrasing: Phrasing;
  /** Weighted Dice coefficient of the best of its questions: 0 to 1. */
  readonly similarity: number;
}

/** What of a question is compared: terms with their share, and single characters. */
export interface Compared {
  readonly terms: ReadonlyMap<string, number>;
  readonly characters: ReadonlySet<string>;
}

/** A phrasing, or one question of it, that is treated as if it had not been written: for calibration. */
export interface LeftOut {
  readonly phrasing: Phrasing;
  /** Position in `ask`; null leaves all of them out. */
  readonly ask: number | null;
}

export interface PhrasingIndex {
  /** The phrasings with anything shared, most alike first. */
  find(question: Compared, limit: number, leftOut?: LeftOut): PhrasingMatch[];
  /** The terms of all of a phrasing's questions. */
  termsOf(phrasing: Phrasing): ReadonlySet<string>;
  /** Whether any phrasing has the term. */
  knows(term: string): boolean;
}

/** `bare` folds a question and takes out what says nothing about its matter (place names). */
export function indexPhrasings(phrasings: readonly Phrasing[], bare: (text: string) => string): PhrasingIndex {
  /** The phrasing of each question, by its number. */
  const owners: Phrasing[] = [];
  const ofPhrasing = new Map<Phrasing, Set<string>>();
  const postings = new Map<string, number[]>();
  for (const phrasing of phrasings) {
    const all = new Set<string>();
    for (const text of phrasing.ask) {
      const number = owners.push(phrasing) - 1;
      const folded = bare(text);
      const own = new Set(termsOfFolded(folded));
      for (const term of own) all.add(term);
      for (const feature of [...own, ...marked(hanCharacters(folded))]) {
        const posting = postings.get(feature);
        if (posting === undefined) postings.set(feature, [number]);
        else posting.push(number);
      }
    }
    ofPhrasing.set(phrasing, all);
  }
  const rarity = (feature: string) => Math.log(1 + owners.length / (1 + (postings.get(feature)?.length ?? 0)));
  const weights = new Float64Array(owners.length);
  for (const [feature, posting] of postings) {
    const worth = rarity(feature);
    for (const number of posting) weights[number] = (weights[number] ?? 0) + worth;
  }
  const none: ReadonlySet<string> = new Set();
  const isLeftOut = (number: number, phrasing: Phrasing, leftOut: LeftOut | undefined) =>
    leftOut?.phrasing === phrasing && (leftOut.ask === null || owners.indexOf(phrasing) + leftOut.ask === number);

  return {
    find({ terms, characters }, limit, leftOut) {
      const shared = new Float64Array(owners.length);
      let weight = 0;
      const add = (feature: string, share: number) => {
        const worth = share * rarity(feature);
        weight += worth;
        for (const number of postings.get(feature) ?? []) shared[number] = (shared[number] ?? 0) + worth;
      };
      for (const [term, share] of terms) add(term, share);
      for (const character of marked(characters)) add(character, 1);
      const best = new Map<Phrasing, number>();
      for (const [number, phrasing] of owners.entries()) {
        const common = shared[number] ?? 0;
        if (common === 0 || isLeftOut(number, phrasing, leftOut)) continue;
        const similarity = (2 * common) / (weight + (weights[number] ?? 0));
        if (similarity > (best.get(phrasing) ?? 0)) best.set(phrasing, similarity);
      }
      return [...best]
        .map(([phrasing, similarity]) => ({ phrasing, similarity }))
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, limit);
    },
    termsOf: (phrasing) => ofPhrasing.get(phrasing) ?? none,
    knows: (term) => postings.has(term),
  };
}

/** A single character as a feature of its own, so that it is no term. */
function marked(characters: ReadonlySet<string>): string[] {
  return [...characters].map((character) => `.${character}`);
}
