// Extracts the features of a folded message that the danger model scores: its words, and the roles that the editors'
// vocabulary gives them. The learner and the Worker share this file.
import type { Danger } from "../corpus.ts";
import { soundOf } from "../sounds.ts";
import { fold } from "../text.ts";

/** The features of a message, as fingerprints without duplicates. */
export interface Message {
  readonly features: readonly number[];
  /** The features of each clause; empty when there is only one clause. */
  readonly clauses: readonly (readonly number[])[];
}
export type ReadMessage = (folded: string) => Message;

/**
 * Bits of a fingerprint. The model knows about one in fifty of the million values, so few unknown features collide with
 * known ones.
 */
const FINGERPRINT_BITS = 20;

/** Longest n-gram, in words. Measured: trigrams find nothing more on unseen sentences. */
const GRAM_WORDS_MAX = 2;
/** Shortest word that is matched by its sound; shorter ones sound like too many others. */
const HEARD_CHARS_MIN = 3;

const CLAUSE_END = /[^\p{L}\p{N}\p{M}' ]+|(?<=\p{Script=Han}) +| +(?=\p{Script=Han})/u;
const TOKEN = /[a-z0-9']+|[^ ]/gu;
const WORD_CHARACTER = /[a-z0-9']/u;

/** Start and end of a clause, and the prefix of a feature that is not a word of the message. */
const START = "^";
const END = "$";
const MARK = "@";

export function createMessageReader(danger: Danger): ReadMessage {
  const findRoles = createRoleFinder(danger);
  const featuresOf = (folded: string, clauses: readonly string[]): number[] => {
    const found = new Features();
    const roles = new Set<string>();
    found.add(`${MARK}length ${Math.floor(Math.log2(folded.length + 1))}`);
    found.add(`${MARK}clauses ${Math.min(5, clauses.length)}`);
    if (/[?？]/u.test(folded)) found.add(`${MARK}?`);
    if (/[!！]/u.test(folded)) found.add(`${MARK}!`);
    for (const clause of clauses) {
      addGrams(clause, found);
      addRoles(findRoles(clause), found, roles);
    }
    // Roles of different clauses may belong together, so every pair of roles is a feature.
    const said = [...roles].sort();
    for (const [i, one] of said.entries()) for (const other of said.slice(i + 1)) found.add(`${MARK}${one}&${other}`);
    return [...found.fingerprints];
  };
  return (folded) => {
    const clauses = folded
      .replace(/[0-9]+/gu, "0")
      .split(CLAUSE_END)
      .map((clause) => clause.trim())
      .filter((clause) => clause !== "");
    return {
      features: featuresOf(folded, clauses),
      clauses: clauses.length < 2 ? [] : clauses.map((clause) => featuresOf(clause, [clause])),
    };
  };
}

class Features {
  readonly fingerprints = new Set<number>();

  add(feature: string): void {
    this.fingerprints.add(fingerprint(feature));
  }
}

/** FNV-1a over UTF-16 units, XOR-folded to `FINGERPRINT_BITS`. */
function fingerprint(feature: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < feature.length; i++) hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193);
  return ((hash >>> FINGERPRINT_BITS) ^ hash) & ((1 << FINGERPRINT_BITS) - 1);
}

/** Adds single words and pairs. A word is a Latin word or any other single character. */
function addGrams(clause: string, found: Features): void {
  const tokens = [START, ...(clause.match(TOKEN) ?? []), END];
  for (let at = 0; at < tokens.length; at++) {
    let gram = "";
    for (const token of tokens.slice(at, at + GRAM_WORDS_MAX)) {
      gram += gram !== "" && WORD_CHARACTER.test(token) ? ` ${token}` : token;
      if (gram !== START && gram !== END) found.add(gram);
    }
  }
}

/** Adds single roles and runs of two or three: who, does what, to whom. */
function addRoles(sequence: readonly (readonly string[])[], found: Features, roles: Set<string>): void {
  for (const [i, here] of sequence.entries()) {
    for (const first of here) {
      const wide = wideRole(first);
      roles.add(wide);
      found.add(`${MARK}${first}`);
      found.add(`${MARK}${wide}`);
      for (const second of sequence[i + 1] ?? []) {
        found.add(`${MARK}${wide}>${wideRole(second)}`);
        found.add(`${MARK}${first}>${second}`);
        for (const third of sequence[i + 2] ?? []) {
          found.add(`${MARK}${wide}>${wideRole(second)}>${wideRole(third)}`);
        }
      }
    }
  }
}

/** The part of a role before its kind: `deed` for `deed.home`. */
function wideRole(role: string): string {
  return role.split(".", 1)[0] ?? role;
}

/**
 * Returns a function that lists the roles of the words in a clause, in order, with the longest word at each position.
 */
function createRoleFinder({ kinds, roles }: Danger): (clause: string) => string[][] {
  const rolesOf = new Map<string, string[]>();
  const add = (words: readonly string[], role: string) => {
    for (const word of words.map(fold)) rolesOf.set(word, [...new Set([...(rolesOf.get(word) ?? []), role])]);
  };
  for (const { id, deeds, states, cries, variant } of kinds) {
    add(deeds, `deed.${id}`);
    add(states, `state.${id}`);
    add(cries, `cry.${id}`);
    add(variant?.words ?? [], `variant.${id}`);
  }
  for (const [role, words] of Object.entries(roles)) add(words, role);
  const bySound = new Map<string, string>();
  for (const word of rolesOf.keys()) if (word.length >= HEARD_CHARS_MIN) bySound.set(soundsOf(word), word);
  bySound.delete("");
  const writtenLengths = lengthsByBeginning(rolesOf.keys());
  const soundLengths = lengthsByBeginning(bySound.keys());

  /** Returns the longest word written at a position, else one that sounds the same and differs in one character. */
  const wordAt = (clause: string, sounds: string, at: number): string | null => {
    for (const length of writtenLengths.get(clause.charCodeAt(at)) ?? []) {
      const written = clause.slice(at, at + length);
      if (rolesOf.has(written) && isWhole(clause, at, at + length)) return written;
    }
    for (const length of soundLengths.get(sounds.charCodeAt(at)) ?? []) {
      const heard = bySound.get(sounds.slice(at, at + length));
      if (heard !== undefined && differing(heard, clause.slice(at, at + length)) === 1) return heard;
    }
    return null;
  };

  return (clause) => {
    const sounds = [...clause].length === clause.length ? soundsIn(clause) : "";
    const found: string[][] = [];
    for (let at = 0; at < clause.length; ) {
      const word = wordAt(clause, sounds, at);
      if (word !== null) found.push(rolesOf.get(word) ?? []);
      at += word?.length ?? 1;
    }
    return found;
  };
}

/** Maps each first UTF-16 unit to the lengths of the words that begin with it, longest first. */
function lengthsByBeginning(words: Iterable<string>): Map<number, number[]> {
  const lengths = new Map<number, number[]>();
  for (const word of words) {
    const beginning = word.charCodeAt(0);
    lengths.set(beginning, [...new Set([...(lengths.get(beginning) ?? []), word.length])]);
  }
  for (const found of lengths.values()) found.sort((a, b) => b - a);
  return lengths;
}

/** Whether a match begins and ends at word borders, so that a Latin word is not found inside another. */
function isWhole(clause: string, start: number, end: number): boolean {
  const cuts = (before: number) =>
    WORD_CHARACTER.test(clause.charAt(before - 1)) && WORD_CHARACTER.test(clause.charAt(before));
  return !cuts(start) && !cuts(end);
}

/** One unit per character; `\0` for a character without a known sound. */
function soundsIn(text: string): string {
  return String.fromCharCode(...Uint16Array.from({ length: text.length }, (_, i) => soundOf(text.charCodeAt(i))));
}

/** The sounds of a word, or "" when one of its characters has no known sound. */
function soundsOf(word: string): string {
  const sounds = soundsIn(word);
  return sounds.includes("\0") ? "" : sounds;
}

function differing(one: string, other: string): number {
  let count = 0;
  for (let i = 0; i < one.length; i++) if (one.charAt(i) !== other.charAt(i)) count++;
  return count;
}
