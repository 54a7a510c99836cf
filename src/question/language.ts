// The language that a text is written in, where it can be told: somebody in danger is answered in their own.
import type { Lang } from "../contract.ts";
import { isEnglish } from "../english-words.ts";
import { fold, isHan } from "../text.ts";
import { toSimplified } from "../traditional.ts";

/** Some Traditional characters are written in Simplified texts, too; a text of them has more than this share. */
const TRADITIONAL_SHARE = 0.1;

/** `en` or `zh-Hant` where the text says so by itself; null for Simplified Chinese, numbers, other languages. */
export function writtenLanguage(text: string): Lang | null {
  if (isEnglish(fold(text))) return "en";
  const han = [...text].filter(isHan);
  const traditional = han.filter((character) => toSimplified(character.charCodeAt(0)) !== character.charCodeAt(0));
  return traditional.length > TRADITIONAL_SHARE * han.length ? "zh-Hant" : null;
}
