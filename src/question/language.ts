// The language that a question is written in, where it can be told: it is answered in its own.
import type { Lang } from "../contract.ts";
import { isEnglish, isStopWord } from "../english-words.ts";
import { fold, isHan } from "../text.ts";
import { toSimplified } from "../traditional.ts";

/** Some Traditional characters are written in Simplified texts, too; a text of them has more than this share. */
const TRADITIONAL_SHARE = 0.1;

/** `en` or `zh-Hant` where the text says so by itself; null for Simplified Chinese, numbers, other languages. */
export function writtenLanguage(text: string): Lang | null {
  if (isInEnglish(fold(text))) return "en";
  const han = [...text].filter(isHan);
  const traditional = han.filter((character) => toSimplified(character.charCodeAt(0)) !== character.charCodeAt(0));
  return traditional.length > TRADITIONAL_SHARE * han.length ? "zh-Hant" : null;
}

/** A syllable of pinyin: people type them where nothing turns them into characters. */
const PINYIN =
  /^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:iong|iang|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|er|[aoeiuv]))+$/u;
/** Fewer words than this may be keys pressed by chance, or a name. */
const WORDS = 2;

/** By a word that joins or asks, or by words that are no pinyin. */
function isInEnglish(folded: string): boolean {
  const words = folded.match(/[a-z]{2,}/gu) ?? [];
  if (words.length < WORDS || !isEnglish(folded)) return false;
  return words.some(isStopWord) || words.filter((word) => !PINYIN.test(word)).length >= WORDS;
}
