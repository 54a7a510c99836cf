// Weighs the words of a question once, and measures how much of them each text contains.

export interface WeighedWords {
  readonly words: readonly (readonly [word: string, worth: number])[];
  /** The sum of all worths, and the largest of them. */
  readonly all: number;
  readonly highest: number;
}

/** Weighs each term by its share times its rarity. */
export function weighWords(terms: ReadonlyMap<string, number>, rarity: (term: string) => number): WeighedWords {
  const words = [...terms].map(([term, share]) => [term, share * rarity(term)] as const);
  return {
    words,
    all: words.reduce((sum, [, worth]) => sum + worth, 0),
    highest: Math.max(1e-9, ...words.map(([, worth]) => worth)),
  };
}

/** Only the words that a text contains, for `coverage` of its parts. */
export function wordsWithin({ words, all, highest }: WeighedWords, text: string): WeighedWords {
  return { words: words.filter(([word]) => text.includes(word)), all, highest };
}

/** The share of the words that a text contains, weighted by worth: 0 to 1. */
export function coverage({ words, all }: WeighedWords, text: string): number {
  if (all === 0) return 0;
  let covered = 0;
  for (const [word, worth] of words) if (text.includes(word)) covered += worth;
  return covered / all;
}

/** The worth of the rarest word that a text lacks, relative to that of the rarest word: 0 to 1. */
export function rarestOutside({ words, highest }: WeighedWords, text: string): number {
  let rarest = 0;
  for (const [word, worth] of words) if (worth > rarest && !text.includes(word)) rarest = worth;
  return rarest / highest;
}
