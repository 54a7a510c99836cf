// Which of our languages is meant by tags as browsers and pages write them: en-US, zh-TW. Pure.
import type { Lang } from "../contract.ts";

/** The first tag, best first, that means one of ours; Simplified Chinese where none does. */
export function langOf(tags: readonly string[]): Lang {
  for (const tag of tags) {
    if (/^en\b/i.test(tag)) return "en";
    if (/^zh\b/i.test(tag)) return /^zh-(?:hant|tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-CN";
  }
  return "zh-CN";
}
