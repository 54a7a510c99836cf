// Translates an English question into concepts, each with the Chinese words that may stand for it. The words come from
// the build's table, which is parsed at the first English question. Nothing here searches the texts.
import type { Corpus } from "../corpus.ts";
import { contentStems, isStopWord, kindred, PINYIN_MARK, stem, wordsOf } from "../english-words.ts";
import { fold, termsOfFolded } from "../text.ts";

/** A Chinese word that may stand for a concept. */
export interface Alternative {
  readonly word: string;
  /** How likely it is meant, up to 1. */
  readonly share: number;
  readonly terms: readonly string[];
}

/** One or more words of the question with one meaning. It counts once, whichever alternatives a text uses. */
export interface Concept {
  /** The terms of the question that form it. */
  readonly terms: readonly string[];
  /** Best first; empty where the collection has no word for it. */
  readonly alternatives: readonly Alternative[];
  /** Less than 1 when carried over from an earlier question. */
  readonly share: number;
}

export interface English {
  /** The concepts of a folded question, in its order. */
  conceptsOf(folded: string): Concept[];
  /** A place outside the collection that a folded question writes in pinyin, as the collection's editor writes it. */
  findOutside(folded: string): string | null;
}

/** Replaces the words of an English text that only ask or join with spaces. */
export function withoutStopWords(folded: string): string {
  let bare = "";
  let from = 0;
  // A loop, because thousands of askings are read while the Worker starts.
  for (let at = 0; at < folded.length; at++) {
    const begin = at;
    while (isLetter(folded.charCodeAt(at))) at++;
    if (at === begin || !isStopWord(folded.slice(begin, at))) continue;
    bare += folded.slice(from, begin) + " ".repeat(at - begin);
    from = at;
  }
  return bare + folded.slice(from);
}

const isLetter = (unit: number) => unit >= 0x61 && unit <= 0x7a;

/** Longest key, in words. */
const KEY_WORDS_MAX = 5;
/** Most words that a name in pinyin may be written in. */
const NAME_WORDS_MAX = 8;
/** Factor for words of the same family, which are a weaker sign. */
const FAMILY_SHARE = 0.8;
const ALTERNATIVES_MAX = 8;

/** A Chinese word of the table, with its share. */
interface Entry {
  readonly word: string;
  readonly share: number;
}

/** The parsed table. */
interface Table {
  readonly entries: Entries;
  /** Places outside the collection, by their pinyin. */
  readonly outside: ReadonlyMap<string, string>;
}

type Entries = ReadonlyMap<string, readonly Entry[]>;

export function createEnglish(corpus: Corpus): English {
  let read: Table | null = null;
  const table = () => {
    read ??= readTable(corpus);
    return read;
  };
  return {
    conceptsOf(folded) {
      const { entries } = table();
      const words = wordsOf(folded);
      const concepts: Concept[] = [];
      const push = (terms: readonly string[], alternatives: readonly Entry[]) => {
        const known = concepts.some((other) => other.terms.join(" ") === terms.join(" "));
        if (!known) concepts.push({ terms, alternatives: best(alternatives), share: 1 });
      };
      for (let at = 0; at < words.length; ) {
        const named = longestName(entries, words, at);
        if (named !== null) push(words.slice(at, at + named.length).map(stem), named.alternatives);
        const { terms, end, alternatives } = longestKey(entries, words, at);
        const [only = "", ...more] = terms;
        if (named === null && more.length > 0) push(terms, alternatives);
        else if (named === null && only !== "") {
          push(terms, [...alternatives, ...familyEntries(entries, only), ...monthEntries(only)]);
        }
        at = named === null ? end : at + named.length;
      }
      return concepts;
    },
    findOutside(folded) {
      const { outside } = table();
      const words = wordsOf(folded);
      for (const [at, word] of words.entries()) {
        const name = outside.get(word) ?? outside.get(`${word}${words[at + 1] ?? ""}`);
        if (name !== undefined) return name;
      }
      return null;
    },
  };
}

/** Each further gloss of a word loses this much of the share. */
const LATER = 0.06;
/** Share of a single word of a gloss, by the number of words in the gloss. */
const PART_SHARE: Readonly<Record<number, number>> = { 2: 0.55, 3: 0.4 };

function readTable(corpus: Corpus): Table {
  const { english, outside } = corpus;
  const entries = new Map<string, Entry[]>();
  const add = (key: string, entry: Entry) => {
    const listed = entries.get(key);
    if (listed === undefined) entries.set(key, [entry]);
    else listed.push(entry);
  };
  const [romanised = "", ...lines] = english.split("\n");
  for (const line of lines) {
    const [word = "", glosses = ""] = line.split("\t");
    for (const [i, gloss] of glosses.split(";").entries()) {
      const share = Math.max(0.5, 1 - i * LATER);
      if (gloss.startsWith(PINYIN_MARK)) add(gloss, { word, share: 1 });
      else add(gloss, { word, share });
      const parts = gloss.split(" ");
      const part = PART_SHARE[parts.length];
      if (part !== undefined) for (const each of parts) add(each, { word, share: Math.min(part, share) });
    }
  }
  addEditors(corpus, add);
  const places = romanised.split(" ").flatMap((name, i): [string, string][] => {
    const place = outside[i];
    // A name that is also an English word is not taken for a place.
    return place === undefined || name === "" || entries.has(stem(name)) ? [] : [[name, place]];
  });
  return { entries, outside: new Map(places) };
}

/** Adds English that the editors wrote: lines of the lexicon, and the English names of services. */
function addEditors({ lexicon, services }: Corpus, add: (key: string, entry: Entry) => void): void {
  const addAll = (english: string, words: readonly string[], wordsMin: number) => {
    const stems = contentStems(fold(english));
    const key = stems.join(" ");
    if (stems.length >= wordsMin) for (const word of words) add(key, { word, share: 1 });
  };
  for (const { from, to } of lexicon) {
    const said = from.filter((each) => /^[a-z]/iu.test(each));
    if (said.length === 0) continue;
    const words = to.map(fold);
    for (const english of said) addAll(english, words, 1);
  }
  for (const { gloss, name, aliases } of services) {
    const words = [name, ...aliases].map(fold);
    // A single word of a service's description is not a name of it.
    for (const part of gloss.split(/[,;()]/u)) addAll(part, words, 2);
  }
}

/** The longest name in pinyin that begins at `at`, written as one word or several. */
function longestName(
  entries: Entries,
  words: readonly string[],
  at: number,
): { length: number; alternatives: readonly Entry[] } | null {
  for (let length = Math.min(NAME_WORDS_MAX, words.length - at); length > 0; length--) {
    const alternatives = entries.get(`${PINYIN_MARK}${words.slice(at, at + length).join("")}`);
    if (alternatives !== undefined) return { length, alternatives };
  }
  return null;
}

/** The longest key that begins at `at`, without stop words; the single word when there is none. */
function longestKey(
  entries: Entries,
  words: readonly string[],
  at: number,
): { terms: readonly string[]; end: number; alternatives: readonly Entry[] } {
  const first = words[at];
  if (first === undefined || isStopWord(first)) return { terms: [], end: at + 1, alternatives: [] };
  const terms: string[] = [];
  let longest = { terms: [stem(first)], end: at + 1, alternatives: entries.get(stem(first)) ?? [] };
  for (let end = at; end < words.length && terms.length < KEY_WORDS_MAX; end++) {
    const word = words[end] ?? "";
    if (isStopWord(word)) continue;
    terms.push(stem(word));
    const alternatives = terms.length > 1 ? entries.get(terms.join(" ")) : undefined;
    if (alternatives !== undefined) longest = { terms: [...terms], end: end + 1, alternatives: [...alternatives] };
  }
  return longest;
}

/** Entries of words of the same family: mediator is also looked up under mediation. */
function familyEntries(entries: Entries, word: string): Entry[] {
  return kindred(word)
    .flatMap((key) => entries.get(key) ?? [])
    .map((each) => ({ ...each, share: each.share * FAMILY_SHARE }));
}

const MONTHS = "january february march april may june july august september october november december".split(" ");

/** Months as the texts write them: 3月 for March. */
function monthEntries(word: string): Entry[] {
  const month = MONTHS.findIndex((name) => stem(name) === word) + 1;
  return month === 0 ? [] : [{ word: `${month}月`, share: 1 }];
}

function best(entries: readonly Entry[]): Alternative[] {
  const shares = new Map<string, number>();
  for (const { word, share } of entries) shares.set(word, Math.max(share, shares.get(word) ?? 0));
  return [...shares]
    .sort((a, b) => b[1] - a[1])
    .slice(0, ALTERNATIVES_MAX)
    .map(([word, share]) => ({ word, share, terms: termsOfFolded(word) }));
}
