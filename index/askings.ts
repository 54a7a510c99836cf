// Which askings of a fact the Worker is given: every one costs it bytes and time. All of them are learned from.
import type { Fact } from "../src/corpus.ts";
import { isEnglish } from "../src/english-words.ts";
import { fold, likeness } from "../src/text.ts";

/** As like as this to an earlier one, an asking tells nothing new. */
const ALIKE = 0.65;

/**
 * Kept of one fact: the first, since editors write the plain ones first. On unseen questions six do as well as all, four lose
 * eight leads of a hundred; choosing those that are least, or most, like the others did worse.
 */
const ASKINGS_MAX = { chinese: 6, english: 1 } as const;

export function keptAskings(fact: Fact): Fact {
  const distinct = fact.asks.filter(
    (text, i) => !fact.asks.slice(0, i).some((other) => likeness(text, other) >= ALIKE),
  );
  const english = distinct.filter((text) => isEnglish(fold(text)));
  const chinese = distinct.filter((text) => !english.includes(text));
  const kept = new Set([...chinese.slice(0, ASKINGS_MAX.chinese), ...english.slice(0, ASKINGS_MAX.english)]);
  // The marks that end a question say nothing.
  return {
    ...fact,
    asks: fact.asks.filter((text) => kept.has(text)).map((text) => text.replace(/[？?。！!.]+$/u, "")),
  };
}
