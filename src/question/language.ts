// Detects the language of a question; the reply uses the same language.
import type { Lang } from "../contract.ts";
import { isEnglish, isStopWord } from "../english-words.ts";
import { fold, isHan } from "../text.ts";
import { toSimplified } from "../traditional.ts";

/** Share of Traditional characters above which a text is Traditional. Simplified texts contain some of them, too. */
const TRADITIONAL_SHARE = 0.1;

/** Returns `en` or `zh-Hant` when the text is clearly so; null for Simplified Chinese, numbers and other languages. */
export function writtenLanguage(text: string): Lang | null {
  if (isInEnglish(fold(text))) return "en";
  const han = [...text].filter(isHan);
  const traditional = han.filter((character) => toSimplified(character.charCodeAt(0)) !== character.charCodeAt(0));
  return traditional.length > TRADITIONAL_SHARE * han.length ? "zh-Hant" : null;
}

/** A word of pinyin syllables, which people type where no input method converts them. */
const PINYIN =
  /^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:iong|iang|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|er|[aoeiuv]))+$/u;
/** Fewest words in an English text; fewer may be stray keys or a name. */
const WORDS = 2;

/** A text is English by a stop word, or by enough words that are not pinyin. */
function isInEnglish(folded: string): boolean {
  const words = folded.match(/[a-z]{2,}/gu) ?? [];
  if (words.length < WORDS || !isEnglish(folded)) return false;
  return words.some(isStopWord) || words.filter((word) => !PINYIN.test(word)).length >= WORDS;
}
