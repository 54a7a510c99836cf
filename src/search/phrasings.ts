// Finds the editors' phrasings that are most like a question. A phrasing is matched as what it is, a
// question: how much of both is shared counts, not how often a word occurs.
import type { Phrasing } from "../corpus.ts";
import { isHan, termsOfFolded } from "../text.ts";

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
  /** Whether any phrasing has the term; `but` is treated as not written. */
  knows(term: string, but?: Phrasing): boolean;
}

/** The questions that have a feature, and how rare it is among all. */
interface Posting {
  readonly numbers: number[];
  rarity: number;
}

/** `bare` folds a question and takes out what says nothing about its matter (place names). */
export function indexPhrasings(phrasings: readonly Phrasing[], bare: (text: string) => string): PhrasingIndex {
  /** The position of the phrasing of each question, by the question's number. */
  const owners: number[] = [];
  /** The number of each phrasing's first question. */
  const firsts: number[] = [];
  const ofPhrasing = new Map<Phrasing, Set<string>>();
  const postings = new Map<string, Posting>();
  for (const [position, phrasing] of phrasings.entries()) {
    const all = new Set<string>();
    firsts.push(owners.length);
    for (const text of phrasing.ask) {
      const number = owners.push(position) - 1;
      const folded = bare(text);
      for (const term of termsOfFolded(folded)) {
        all.add(term);
        post(postings, term, number);
      }
      for (const character of folded) if (isHan(character)) post(postings, mark(character), number);
    }
    ofPhrasing.set(phrasing, all);
  }
  const rarityOf = (having: number) => Math.log(1 + owners.length / (1 + having));
  const unknown = rarityOf(0);
  const weights = new Float64Array(owners.length);
  for (const posting of postings.values()) {
    posting.rarity = rarityOf(posting.numbers.length);
    for (const number of posting.numbers) weights[number] = (weights[number] ?? 0) + posting.rarity;
  }
  const none: ReadonlySet<string> = new Set();
  const isLeftOut = (number: number, position: number, leftOut: LeftOut) =>
    phrasings[position] === leftOut.phrasing &&
    (leftOut.ask === null || (firsts[position] ?? 0) + leftOut.ask === number);

  return {
    find({ terms, characters }, limit, leftOut) {
      const shared = new Float64Array(owners.length);
      let weight = 0;
      const add = (feature: string, share: number) => {
        const posting = postings.get(feature);
        const worth = share * (posting?.rarity ?? unknown);
        weight += worth;
        if (posting === undefined) return;
        for (const number of posting.numbers) shared[number] = (shared[number] ?? 0) + worth;
      };
      for (const [term, share] of terms) add(term, share);
      for (const character of characters) add(mark(character), 1);
      const best = new Float64Array(phrasings.length);
      for (let number = 0; number < shared.length; number++) {
        const common = shared[number] ?? 0;
        if (common === 0) continue;
        const position = owners[number] ?? 0;
        const similarity = (2 * common) / (weight + (weights[number] ?? 0));
        if (similarity <= (best[position] ?? 0)) continue;
        if (leftOut === undefined || !isLeftOut(number, position, leftOut)) best[position] = similarity;
      }
      const found: PhrasingMatch[] = [];
      for (const [position, phrasing] of phrasings.entries()) {
        const similarity = best[position] ?? 0;
        if (similarity > SIMILARITY_MIN) found.push({ phrasing, similarity });
      }
      return found.sort((a, b) => b.similarity - a.similarity).slice(0, limit);
    },
    termsOf: (phrasing) => ofPhrasing.get(phrasing) ?? none,
    knows(term, but) {
      const posting = postings.get(term);
      if (posting === undefined || but === undefined) return posting !== undefined;
      return posting.numbers.some((number) => phrasings[owners[number] ?? 0] !== but);
    },
  };
}

/** Less than this is chance, and would only be sorted. */
const SIMILARITY_MIN = 0.05;

/** Notes that a question has a feature, once however often it does. */
function post(postings: Map<string, Posting>, feature: string, number: number): void {
  const posting = postings.get(feature);
  if (posting === undefined) postings.set(feature, { numbers: [number], rarity: 0 });
  else if (posting.numbers.at(-1) !== number) posting.numbers.push(number);
}

/** A single character as a feature of its own, so that it is no term. */
function mark(character: string): string {
  return `.${character}`;
}
