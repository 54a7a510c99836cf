// The words of a question with how much each is worth, weighed once for all the texts that they are looked for in.

export interface WeighedWords {
  readonly words: readonly (readonly [word: string, worth: number])[];
  /** What all are worth together, and the most that one is. */
  readonly all: number;
  readonly highest: number;
}

/** `terms` have their shares; `rarity` says how rare a term is. */
export function weighWords(terms: ReadonlyMap<string, number>, rarity: (term: string) => number): WeighedWords {
  const words = [...terms].map(([term, share]) => [term, share * rarity(term)] as const);
  return {
    words,
    all: words.reduce((sum, [, worth]) => sum + worth, 0),
    highest: Math.max(1e-9, ...words.map(([, worth]) => worth)),
  };
}

/** How much of the words stands in a text: a share of the whole. */
export function coverage({ words, all }: WeighedWords, text: string): number {
  if (all === 0) return 0;
  let held = 0;
  for (const [word, worth] of words) if (text.includes(word)) held += worth;
  return held / all;
}

/** How much the rarest word that does not stand in a text is worth, as a share of the rarest. */
export function rarestOutside({ words, highest }: WeighedWords, text: string): number {
  let rarest = 0;
  for (const [word, worth] of words) if (worth > rarest && !text.includes(word)) rarest = worth;
  return rarest / highest;
}
