// Selects which askings of a fact go into the Worker's corpus, because each one costs bytes and time. The models still
// learn from all of them.
import type { Fact } from "../src/corpus.ts";
import { isEnglish } from "../src/english-words.ts";
import { fold, likeness } from "../src/text.ts";

/** Similarity above which an asking adds nothing to an earlier one and is dropped. */
const ALIKE = 0.65;

/**
 * Number of askings kept per fact. The first ones are kept, since editors write the plain ones first. On unseen
 * questions, six do as well as all, and four lose 8 of 100 lead statements. Keeping the askings that are most, or
 * least, like the others did worse.
 */
const ASKINGS_MAX = { chinese: 6, english: 1 } as const;

export function keptAskings(fact: Fact): Fact {
  const distinct = fact.asks.filter(
    (text, i) => !fact.asks.slice(0, i).some((other) => likeness(text, other) >= ALIKE),
  );
  const english = distinct.filter((text) => isEnglish(fold(text)));
  const chinese = distinct.filter((text) => !english.includes(text));
  const kept = new Set([...chinese.slice(0, ASKINGS_MAX.chinese), ...english.slice(0, ASKINGS_MAX.english)]);
  // Closing punctuation carries no information.
  return {
    ...fact,
    asks: fact.asks.filter((text) => kept.has(text)).map((text) => text.replace(/[？?。！!.]+$/u, "")),
  };
}
