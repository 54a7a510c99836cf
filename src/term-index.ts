// Which texts have which terms. Folded texts enter, numbered by their order; leave, for a term or a single character,
// the numbers of the texts that have it. The terms are those of `termsOfFolded` and no others. Thousands of texts are
// indexed while the Worker starts: typed arrays, and no string is made for a pair of characters.
import { hanCharacters, isHan, termsOfFolded } from "./text.ts";

export interface TermIndex {
  /** How many texts there are, and how many features they have together. */
  readonly texts: number;
  readonly features: number;
  /** The number of a term as a feature, by its first occurrence; −1 for one that no text has. */
  term(term: string): number;
  /** The same of a single Han character; only where characters were indexed. */
  character(character: string): number;
  /** The texts that have feature `f`, ascending: `numbers[i]` for `i` from `starts[f]` to `starts[f + 1]`. */
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
  /** How often that text has it, by the same `i`. */
  readonly counts: Uint16Array;
  /** How many features each text has. */
  readonly distinct: Int32Array;
}

/** How many texts have a feature; none has −1. */
export function frequencyOf({ starts }: TermIndex, feature: number): number {
  return feature < 0 ? 0 : (starts[feature + 1] ?? 0) - (starts[feature] ?? 0);
}

/** The texts that have a term, ascending. */
export function textsWith({ starts, numbers }: TermIndex, feature: number): Int32Array {
  return feature < 0 ? NO_TEXTS : numbers.subarray(starts[feature], starts[feature + 1]);
}

const NO_TEXTS = new Int32Array(0);

/** Indexes folded texts; `alsoCharacters` makes each single Han character a feature of its own, too. */
export function indexTerms(texts: readonly string[], alsoCharacters = false): TermIndex {
  let units = 0;
  for (const text of texts) units += text.length;
  const most = alsoCharacters ? 2 * units : units;
  const known = new FeatureNumbers(units);
  // The features of one text after the other, each once a text.
  const entries = new Int32Array(most);
  const tallies = new Uint16Array(most);
  const having = new Int32Array(most);
  /** The place of a feature's last entry, and one more; 0 is none. */
  const latest = new Int32Array(most);
  const distinct = new Int32Array(texts.length);
  let used = 0;
  let begin = 0;
  const note = (feature: number) => {
    const last = (latest[feature] ?? 0) - 1;
    if (last >= begin) {
      tallies[last] = (tallies[last] ?? 0) + 1;
      return;
    }
    having[feature] = (having[feature] ?? 0) + 1;
    latest[feature] = used + 1;
    entries[used] = feature;
    tallies[used] = 1;
    used++;
  };
  for (const [number, text] of texts.entries()) {
    begin = used;
    noteTerms(text, known, note);
    if (alsoCharacters) noteCharacters(text, known, note);
    distinct[number] = used - begin;
  }
  return { ...sortByFeature({ entries, tallies, having, distinct, features: known.size }), ...doors(known), distinct };
}

function doors(known: FeatureNumbers) {
  return {
    term: (term: string) => known.find(term),
    character: (character: string) =>
      isPlainHan(character) ? known.pair(character.charCodeAt(0), CHARACTER) : known.word(mark(character)),
  };
}

/** From entries by text to entries by feature, the texts of each in their order. */
function sortByFeature(by: {
  entries: Int32Array;
  tallies: Uint16Array;
  having: Int32Array;
  distinct: Int32Array;
  features: number;
}) {
  const { entries, tallies, having, distinct, features } = by;
  const starts = new Int32Array(features + 1);
  for (let feature = 0; feature < features; feature++) {
    starts[feature + 1] = (starts[feature] ?? 0) + (having[feature] ?? 0);
  }
  const used = starts[features] ?? 0;
  const next = starts.slice();
  const numbers = new Int32Array(used);
  const counts = new Uint16Array(used);
  let entry = 0;
  for (let number = 0; number < distinct.length; number++) {
    for (const end = entry + (distinct[number] ?? 0); entry < end; entry++) {
      const feature = entries[entry] ?? 0;
      const at = next[feature] ?? 0;
      numbers[at] = number;
      counts[at] = tallies[entry] ?? 0;
      next[feature] = at + 1;
    }
  }
  return { texts: distinct.length, features, starts, numbers, counts };
}

/** The same terms in the same order as `termsOfFolded`. */
function noteTerms(text: string, known: FeatureNumbers, note: (feature: number) => void): void {
  if (ASTRAL.test(text)) {
    for (const term of termsOfFolded(text)) note(known.enter(term));
    return;
  }
  /** The Han character before, or 0. */
  let before = 0;
  let isAlone = false;
  let wordFrom = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const kind = kindOf(code);
    if (kind !== WORD && wordFrom >= 0) {
      note(known.enterRun(text.slice(wordFrom, i)));
      wordFrom = -1;
    }
    if (kind === HAN) {
      if (before !== 0) note(known.enterPair(before, code));
      isAlone = before === 0;
      before = code;
      continue;
    }
    if (before !== 0 && isAlone) note(known.enterPair(before, ALONE));
    before = 0;
    if (kind === WORD && wordFrom < 0) wordFrom = i;
  }
}

/** The same characters in the same order as `hanCharacters`. */
function noteCharacters(text: string, known: FeatureNumbers, note: (feature: number) => void): void {
  if (ASTRAL.test(text)) {
    for (const character of hanCharacters(text)) {
      note(
        isPlainHan(character) ? known.enterPair(character.charCodeAt(0), CHARACTER) : known.enterWord(mark(character)),
      );
    }
    return;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (kindOf(code) === HAN) note(known.enterPair(code, CHARACTER));
  }
}

/** Characters of two units: rare, and left to the slower way. */
const ASTRAL = /[\ud800-\udfff]/;
/** In place of the second character of a pair: a run of one, and a single character as a feature. */
const ALONE = 0;
const CHARACTER = 1;

/** A single character as a feature of its own, so that it is no term. */
function mark(character: string): string {
  return `.${character}`;
}

const UNKNOWN = 0;
const HAN = 1;
const WORD = 2;
const NEITHER = 3;
/** What each UTF-16 unit is, as far as it was met. */
const KINDS = new Uint8Array(0x10000).fill(HAN, 0x4e00, 0xa000);

function kindOf(code: number): number {
  const kind = KINDS[code] ?? NEITHER;
  if (kind !== UNKNOWN) return kind;
  const unit = String.fromCharCode(code);
  const learnt = isHan(unit) ? HAN : /[\p{L}\p{N}\p{M}]/u.test(unit) ? WORD : NEITHER;
  KINDS[code] = learnt;
  return learnt;
}

function isPlainHan(character: string): boolean {
  return character.length === 1 && kindOf(character.charCodeAt(0)) === HAN;
}

/** Numbers for features, in the order in which they first come. Pairs are kept by their two units. */
class FeatureNumbers {
  size = 0;
  #bits: number;
  #pairs = 0;
  #first: Uint16Array;
  #second: Uint16Array;
  /** One more than the feature's number; 0 is free. */
  #numbers: Int32Array;
  readonly #words = new Map<string, number>();
  /** Runs of other scripts as they stand: their term has to be made once only. */
  readonly #runs = new Map<string, number>();

  /** With room for the pairs that texts of so many units have as a rule. */
  constructor(units: number) {
    this.#bits = Math.max(8, Math.ceil(Math.log2(units + 1)) - 1);
    this.#first = new Uint16Array(2 ** this.#bits);
    this.#second = new Uint16Array(2 ** this.#bits);
    this.#numbers = new Int32Array(2 ** this.#bits);
  }

  /** The feature of a term, or −1. */
  find(term: string): number {
    if (term.length > 2 || !isPlainHan(term.charAt(0))) return this.word(term);
    if (term.length === 1) return this.pair(term.charCodeAt(0), ALONE);
    return isPlainHan(term.charAt(1)) ? this.pair(term.charCodeAt(0), term.charCodeAt(1)) : this.word(term);
  }

  pair(first: number, second: number): number {
    return (this.#numbers[this.#slot(first, second)] ?? 0) - 1;
  }

  word(word: string): number {
    return this.#words.get(word) ?? -1;
  }

  enter(term: string): number {
    if (term.length > 2 || !isPlainHan(term.charAt(0))) return this.enterWord(term);
    if (term.length === 1) return this.enterPair(term.charCodeAt(0), ALONE);
    return isPlainHan(term.charAt(1)) ? this.enterPair(term.charCodeAt(0), term.charCodeAt(1)) : this.enterWord(term);
  }

  enterPair(first: number, second: number): number {
    const known = this.#numbers[this.#slot(first, second)] ?? 0;
    if (known !== 0) return known - 1;
    if (2 * this.#pairs >= this.#numbers.length) this.#grow();
    this.#pairs++;
    this.#keep(first, second, this.size + 1);
    return this.size++;
  }

  #keep(first: number, second: number, number: number): void {
    const slot = this.#slot(first, second);
    this.#first[slot] = first;
    this.#second[slot] = second;
    this.#numbers[slot] = number;
  }

  #grow(): void {
    const [first, second, numbers] = [this.#first, this.#second, this.#numbers];
    this.#bits++;
    this.#first = new Uint16Array(2 ** this.#bits);
    this.#second = new Uint16Array(2 ** this.#bits);
    this.#numbers = new Int32Array(2 ** this.#bits);
    for (const [slot, number] of numbers.entries()) {
      if (number !== 0) this.#keep(first[slot] ?? 0, second[slot] ?? 0, number);
    }
  }

  enterWord(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    this.#words.set(word, this.size);
    return this.size++;
  }

  enterRun(run: string): number {
    const known = this.#runs.get(run);
    if (known !== undefined) return known;
    const [term = run] = termsOfFolded(run);
    const feature = this.enterWord(term);
    this.#runs.set(run, feature);
    return feature;
  }

  /** Where a pair is kept, or where it would be. There is always a free slot: half of them at least. */
  #slot(first: number, second: number): number {
    const mask = this.#numbers.length - 1;
    let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - this.#bits);
    while (this.#numbers[slot] !== 0 && (this.#first[slot] !== first || this.#second[slot] !== second)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
