// Hides strange telephone numbers in a question that came by a link: its author could pass one off as the service's. A
// run of digits that looks like a telephone number and belongs to no contact is hidden on the page. The question itself
// is asked unchanged.
import type { Collection } from "../collection.ts";

/** A digit in any script, or a Chinese numeral as used when numbers are read out. */
const FIGURE = String.raw`[\p{N}零〇一二三四五六七八九幺两]`;
/** Separators that people put between the digits of a number. */
const BETWEEN = String.raw`[\s\p{Pd}()（）·.．。,，、*_~+/]{0,3}`;
const RUN = new RegExp(`[+(（]?${FIGURE}(?:${BETWEEN}${FIGURE})*`, "gu");
/** Minimum digits of a short number; it counts as a telephone number only after a word like 打 or "call". */
const SHORT_MIN = 3;
const LONG_MIN = 5;
const CALLED = /(?:打|拨|撥|联系|聯繫|电话|電話|热线|熱線|号码|號碼|call|dial|phone|tel|hotline)[^\p{N}]{0,8}$/iu;
/** Longest number that a following unit (元, 年, 人 …) marks as an amount, a year and the like. */
const COUNTED_MAX = 7;
const COUNTED =
  /^\s?(?:元|块|塊|万|萬|千|亿|億|年|月|日|号(?!码)|人|个|個|件|次|天|岁|歲|平|亩|畝|米|公里|%|％|yuan|rmb|people)/iu;
const DATES = /^(?:19|20)\d{2}[-./](?:(?:19|20)\d{2}|\d{1,2}[-./]\d{1,2})$/;

/** The question with `hidden` in place of every strange number. */
export function withoutStrangeNumbers(question: string, { corpus }: Collection, hidden: string): string {
  const known = new Set(corpus.contacts.flatMap(({ tel }) => (tel === null ? [] : [digitsOf(tel)])));
  return question.replace(RUN, (run, at: number) => {
    const before = question.slice(0, at);
    const after = question.slice(at + run.length);
    return isStrange(run, before, after, known) ? hidden : run;
  });
}

function isStrange(run: string, before: string, after: string, known: ReadonlySet<string>): boolean {
  const plain = run.normalize("NFKC").trim();
  const pieces = plain.match(/\d+/gu) ?? [];
  const isAllKnown = pieces.length > 0 && pieces.every((piece) => known.has(piece) && isWhole(piece, plain));
  if (isAllKnown || known.has(digitsOf(plain))) return false;
  if (DATES.test(plain)) return false;
  const count = [...plain.matchAll(new RegExp(FIGURE, "gu"))].length;
  const isOnePiece = /^\d+$/.test(plain);
  if (isOnePiece && count <= COUNTED_MAX && COUNTED.test(after)) return false;
  return count >= LONG_MIN || (count >= SHORT_MIN && CALLED.test(before));
}

/** True when the piece is not part of a longer run of digits. */
function isWhole(piece: string, run: string): boolean {
  return run.split(/[^\p{N}零〇一二三四五六七八九幺两]+/u).includes(piece);
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, "");
}
