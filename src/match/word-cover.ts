// Measures how much of a question each statement contains, by terms and single characters. A word counts for more the
// rarer it is among questions and in the texts. Takes the texts of the statements; returns shares by their number.
import { frequencyOf, indexTerms, textsWith } from "../term-index.ts";
import type { Askings, Compared } from "./askings.ts";

/** Returns the weighted share of the question's words that each text contains: 0 to 1, by text number. */
export type CoverWords = (question: Compared) => Float64Array;

/** How rare a word is among questions. */
export type Rarities = Pick<Askings, "rarity" | "rarityOfCharacter">;

/** Even a word that all texts contain counts a little. */
const RARITY_MIN = 0.1;
/** The power of a word's rarity in the texts: with few texts, it says less than its rarity among questions. */
const POWER = 0.4;

export function indexWords(texts: readonly string[], { rarity, rarityOfCharacter }: Rarities): CoverWords {
  const index = indexTerms(texts, true);
  return ({ terms, characters }) => {
    const cover = new Float64Array(texts.length);
    let all = 0;
    const add = (feature: number, weight: number) => {
      const rare = Math.log((texts.length + 1) / (frequencyOf(index, feature) + 0.5));
      const worth = weight * Math.max(RARITY_MIN, rare) ** POWER;
      all += worth;
      for (const number of textsWith(index, feature)) cover[number] = (cover[number] ?? 0) + worth;
    };
    for (const [term, share] of terms) add(index.term(term), share * rarity(term));
    for (const [each, share] of characters) add(index.character(each), share * rarityOfCharacter(each));
    return all === 0 ? cover : cover.map((each) => each / all);
  };
}
