// Splits text into terms and sentences, the same in the build, the Worker and the browser. Pure.
import { stem } from "./english-words.ts";
import { QUOTE_CHARS_MAX } from "./limits.ts";
import { toSimplified } from "./traditional.ts";

/**
 * Changed by hand whenever `terms` gives other terms for some text. An index built with another tokenizer is refused,
 * and a golden file holds the terms of a sample.
 */
export const TOKENIZER_ID = "han-bigram-3";

/** Controls, bidi marks, zero-width and tag characters, which nobody types on purpose. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Removes invisible characters and lone surrogates and collapses white space. */
export function clean(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
}

/**
 * Folds width, case and Traditional characters, for comparison only. It works on single UTF-16 units, so offsets into
 * the folded text are offsets into the text; a unit whose folded form has another length stays as it is.
 */
export function fold(text: string): string {
  let folded = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const plain = FOLDED[code] || learnFolded(code);
    if (plain === code) continue;
    folded += text.slice(from, i) + String.fromCharCode(plain);
    from = i + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

/** The folded form of each unit, filled in when a unit first occurs; 0 means not yet. */
const FOLDED = new Uint16Array(0x10000);

function learnFolded(code: number): number {
  const plain = foldUnit(code);
  FOLDED[code] = plain;
  return plain;
}

function foldUnit(code: number): number {
  const unit = String.fromCharCode(code);
  // Half of a surrogate pair has no folded form.
  if (!unit.isWellFormed()) return code;
  const plain = unit.normalize("NFKC").toLowerCase();
  return plain.length === 1 ? toSimplified(plain.charCodeAt(0)) : code;
}

const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const HAN = /^\p{Script=Han}/u;

/**
 * Returns the terms of a text in order, with repetitions: pairs of neighbouring Han characters, and stems of other
 * words.
 */
export function terms(text: string): string[] {
  return termsOfFolded(fold(text));
}

/** Returns the terms of a text that is already folded. */
export function termsOfFolded(folded: string): string[] {
  const found: string[] = [];
  for (const [run] of folded.matchAll(RUN)) {
    if (!isHan(run)) found.push(stem(run));
    else if (ASTRAL.test(run)) pushPairs([...run], found);
    else if (run.length === 1) found.push(run);
    else for (let i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2));
  }
  return found;
}

function pushPairs(characters: readonly string[], found: string[]): void {
  if (characters.length === 1) found.push(characters.join(""));
  for (let i = 0; i + 1 < characters.length; i++) found.push(`${characters[i]}${characters[i + 1]}`);
}

/** Characters of two units: rare, and cut in half by plain slicing. */
const ASTRAL = /[\ud800-\udfff]/;

/** Whether a text begins with a Han character. */
export function isHan(text: string): boolean {
  const code = text.charCodeAt(0);
  // Nearly all Han characters lie in one block, so the cheap test comes first.
  return (code >= 0x4e00 && code <= 0x9fff) || (code > 0x2e7f && HAN.test(text));
}

/** The distinct Han characters of a folded text: a weak sign of similarity where no pair agrees. */
export function hanCharacters(folded: string): Set<string> {
  const found = new Set<string>();
  for (const character of folded) if (isHan(character)) found.add(character);
  return found;
}

/** The end of a sentence, with closing marks that belong to it. */
const SENTENCE_END = /[。！？!?…]+[”’」』）)"']*|\n+/gu;
/** Where a sentence is split that is too long to be quoted whole. */
const PART_END = /[；;]+[”’」』）)"']*/gu;

type Run = [start: number, end: number];

/**
 * Returns the sentences of `text.slice(start, end)` as spans of `text`, without surrounding white space. A line break
 * ends a sentence; a semicolon does so in a sentence that is longer than a quote may be.
 */
export function sentences(text: string, start = 0, end = text.length): Run[] {
  return split(text, [start, end], SENTENCE_END).flatMap((whole) =>
    whole[1] - whole[0] > QUOTE_CHARS_MAX ? split(text, whole, PART_END) : [whole],
  );
}

function split(text: string, [start, end]: Run, at: RegExp): Run[] {
  const runs: Run[] = [];
  const push = (from: number, to: number) => {
    while (from < to && /\s/u.test(text.charAt(from))) from++;
    while (to > from && /\s/u.test(text.charAt(to - 1))) to--;
    if (to > from) runs.push([from, to]);
  };
  let from = start;
  for (const match of text.slice(start, end).matchAll(at)) {
    const to = start + match.index + match[0].length;
    push(from, to);
    from = to;
  }
  push(from, end);
  return runs;
}

/** The similarity of two texts: the Dice coefficient of their character pairs, from 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [one, two] = [pairsOf(a), pairsOf(b)];
  let common = 0;
  for (const pair of one) if (two.has(pair)) common++;
  return (2 * common) / Math.max(1, one.size + two.size);
}

/** The pairs of neighbouring units, each as one number. */
function pairsOf(text: string): Set<number> {
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1));
  return pairs;
}

/** Marks around names, which people may leave out. */
const MARKS = /["'“”‘’「」『』《》()（）\s·・-]/gu;

/** Removes the marks around names from a folded text. */
export function unmarked(folded: string): string {
  return folded.replace(MARKS, "");
}
