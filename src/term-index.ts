// An inverted index of terms. It takes folded texts, numbered by their order, and gives the numbers of the texts that
// contain a term or a single character. The terms are exactly those of `termsOfFolded`. Thousands of texts are indexed
// while the Worker starts, so it uses typed arrays and creates no string for a pair of characters.
import { hanCharacters, isHan, termsOfFolded } from "./text.ts";

export interface TermIndex {
  /** The number of texts, and of distinct features in all of them. */
  readonly texts: number;
  readonly features: number;
  /** The feature number of a term, in order of first occurrence; −1 for a term that no text contains. */
  term(term: string): number;
  /** The feature number of a single Han character; only where characters are indexed. */
  character(character: string): number;
  /** The texts that contain feature `f`, ascending: `numbers[i]` for `i` from `starts[f]` to `starts[f + 1]`. */
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
  /** How often the text contains the feature, at the same index `i`. */
  readonly counts: Uint16Array;
  /** The number of distinct features of each text. */
  readonly distinct: Int32Array;
}

/** How many texts contain a feature; 0 for −1. */
export function frequencyOf({ starts }: TermIndex, feature: number): number {
  return feature < 0 ? 0 : (starts[feature + 1] ?? 0) - (starts[feature] ?? 0);
}

/** The texts that contain a feature, ascending. */
export function textsWith({ starts, numbers }: TermIndex, feature: number): Int32Array {
  return feature < 0 ? NO_TEXTS : numbers.subarray(starts[feature], starts[feature + 1]);
}

const NO_TEXTS = new Int32Array(0);

/** Indexes folded texts. With `alsoCharacters`, each single Han character is a feature as well. */
export function indexTerms(texts: readonly string[], alsoCharacters = false): TermIndex {
  let units = 0;
  for (const text of texts) units += text.length;
  const most = alsoCharacters ? 2 * units : units;
  const known = new FeatureNumbers(units);
  // The features of one text after another, each once per text.
  const entries = new Int32Array(most);
  const tallies = new Uint16Array(most);
  const having = new Int32Array(most);
  /** The position of a feature's last entry plus one; 0 for none. */
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
  return {
    ...sortByFeature({ entries, tallies, having, distinct, features: known.size }),
    ...lookUps(known),
    distinct,
  };
}

function lookUps(known: FeatureNumbers) {
  return {
    term: (term: string) => known.find(term),
    character: (character: string) =>
      isPlainHan(character) ? known.character(character.charCodeAt(0)) : known.word(mark(character)),
  };
}

/** Regroups entries from by text to by feature; the texts of a feature stay in order. */
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

/** Notes the terms of `termsOfFolded`, in the same order. */
function noteTerms(text: string, known: FeatureNumbers, note: (feature: number) => void): void {
  if (ASTRAL.test(text)) {
    for (const term of termsOfFolded(text)) note(known.enter(term));
    return;
  }
  /** The previous Han character, or 0. */
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

/** Notes the characters of `hanCharacters`, in the same order. */
function noteCharacters(text: string, known: FeatureNumbers, note: (feature: number) => void): void {
  if (ASTRAL.test(text)) {
    for (const character of hanCharacters(text)) {
      note(isPlainHan(character) ? known.enterCharacter(character.charCodeAt(0)) : known.enterWord(mark(character)));
    }
    return;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (kindOf(code) === HAN) note(known.enterCharacter(code));
  }
}

/** Characters of two units. They are rare and take the slower path. */
const ASTRAL = /[\ud800-\udfff]/;
/** In place of a second unit: a run of one Han character. */
const ALONE = 0;

/** The key of a single character, which differs from every term. */
function mark(character: string): string {
  return `.${character}`;
}

const UNKNOWN = 0;
const HAN = 1;
const WORD = 2;
const NEITHER = 3;
/** The kind of each UTF-16 unit, filled in when a unit first occurs. */
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

/** Numbers features in the order in which they first occur. Pairs are stored by their two units. */
class FeatureNumbers {
  size = 0;
  #bits: number;
  #pairs = 0;
  /** The two units of the pair in each slot; 0 marks a free slot. */
  #keys: Int32Array;
  #numbers: Int32Array;
  /** The feature's number plus one of each single character; 0 for none. */
  readonly #characters = new Int32Array(0x10000);
  readonly #words = new Map<string, number>();
  /** Runs of other scripts as written, so that a run is stemmed only once. */
  readonly #runs = new Map<string, number>();

  /** Makes room for as many pairs as texts of `units` units usually have. */
  constructor(units: number) {
    this.#bits = Math.max(8, Math.ceil(Math.log2(units + 1)) - 1);
    this.#keys = new Int32Array(2 ** this.#bits);
    this.#numbers = new Int32Array(2 ** this.#bits);
  }

  /** The feature number of a term, or −1. */
  find(term: string): number {
    if (term.length > 2 || !isPlainHan(term.charAt(0))) return this.word(term);
    if (term.length === 1) return this.pair(term.charCodeAt(0), ALONE);
    return isPlainHan(term.charAt(1)) ? this.pair(term.charCodeAt(0), term.charCodeAt(1)) : this.word(term);
  }

  pair(first: number, second: number): number {
    const slot = this.#slot((first << 16) | second);
    return this.#keys[slot] === 0 ? -1 : (this.#numbers[slot] ?? 0);
  }

  character(unit: number): number {
    return (this.#characters[unit] ?? 0) - 1;
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
    const key = (first << 16) | second;
    const slot = this.#slot(key);
    if (this.#keys[slot] === key) return this.#numbers[slot] ?? 0;
    this.#keys[slot] = key;
    this.#numbers[slot] = this.size;
    this.#pairs++;
    if (2 * this.#pairs > this.#keys.length) this.#grow();
    return this.size++;
  }

  enterCharacter(unit: number): number {
    const known = this.#characters[unit] ?? 0;
    if (known !== 0) return known - 1;
    this.#characters[unit] = this.size + 1;
    return this.size++;
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#bits++;
    this.#keys = new Int32Array(2 ** this.#bits);
    this.#numbers = new Int32Array(2 ** this.#bits);
    for (const [before, key] of keys.entries()) {
      if (key === 0) continue;
      const slot = this.#slot(key);
      this.#keys[slot] = key;
      this.#numbers[slot] = numbers[before] ?? 0;
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

  /** The slot of a pair, or the free slot for it. At least half of the slots are free. */
  #slot(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let slot = Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> (32 - this.#bits);
    for (let found = keys[slot]; found !== key && found !== 0; found = keys[slot]) slot = (slot + 1) & mask;
    return slot;
  }
}
