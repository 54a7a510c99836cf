// Scores each matter by the words of a folded question. The build learns its model of matters on top of these scores,
// so the model only learns what the words get wrong.
import type { Matter } from "../corpus.ts";
import { fold } from "../text.ts";

interface MatterWord {
  /** Index of its matter. */
  readonly matter: number;
  readonly word: string;
}

/** Words by their first two UTF-16 units, so that a question is compared with few of thousands. */
type WordIndex = ReadonlyMap<number, ReadonlyMap<number, readonly MatterWord[]>>;

export interface MatterWords {
  /** The score of each matter, in their order, by its strong words (`words`) or by its weak ones. */
  worth(folded: string, kind: "words" | "weak"): Float64Array;
  /** The scores that a model starts from: 0 for no matter, then one for each matter. */
  odds(folded: string): Float64Array;
}

/**
 * Factors of the words' scores. With lower ones the model forgets words that editors listed and no example contains.
 */
const SHARES = { words: 4, weak: 2 };

export function openMatterWords(matters: readonly Matter[]): MatterWords {
  const indexes = { words: indexWords(matters, "words"), weak: indexWords(matters, "weak") };
  const worth: MatterWords["worth"] = (folded, kind) => worthOfEach(indexes[kind], folded, matters.length);
  return {
    worth,
    odds(folded) {
      const [words, weak] = [worth(folded, "words"), worth(folded, "weak")];
      const said = words.map((each, i) => SHARES.words * Math.log1p(each) + SHARES.weak * Math.log1p(weak[i] ?? 0));
      return Float64Array.of(0, ...said);
    },
  };
}

function indexWords(matters: readonly Matter[], kind: "words" | "weak"): WordIndex {
  const index = new Map<number, Map<number, MatterWord[]>>();
  for (const [matter, { [kind]: words }] of matters.entries()) {
    for (const written of words) {
      const word = fold(written);
      const ofFirst = index.get(word.charCodeAt(0)) ?? new Map<number, MatterWord[]>();
      if (ofFirst.size === 0) index.set(word.charCodeAt(0), ofFirst);
      const listed = ofFirst.get(word.charCodeAt(1));
      if (listed === undefined) ofFirst.set(word.charCodeAt(1), [{ matter, word }]);
      else listed.push({ matter, word });
    }
  }
  return index;
}

/** Each word counts once, and a long word counts more than several short ones. */
function worthOfEach(words: WordIndex, folded: string, count: number): Float64Array {
  const seen = new Set<MatterWord>();
  const worth = new Float64Array(count);
  for (let at = 0; at < folded.length; at++) {
    for (const entry of words.get(folded.charCodeAt(at))?.get(folded.charCodeAt(at + 1)) ?? []) {
      if (seen.has(entry) || !folded.startsWith(entry.word, at) || !isWhole(entry.word, folded, at)) continue;
      seen.add(entry);
      worth[entry.matter] = (worth[entry.matter] ?? 0) + [...entry.word].length ** 1.5;
    }
  }
  return worth;
}

/** Whether a Latin word stands alone or with a plain ending, not inside another word. */
function isWhole(word: string, folded: string, at: number): boolean {
  if (!/^[a-z]/u.test(word)) return true;
  return !/[a-z]$/u.test(folded.slice(0, at)) && /^(?:s|es|ed|d|ing)?(?![a-z])/u.test(folded.slice(at + word.length));
}
