// Which of our languages is meant by tags as browsers and pages write them: en-US, zh-TW. Pure.
import type { Lang } from "../contract.ts";

/** The first tag, best first, that means one of ours; Simplified Chinese where none does. */
export function langOf(tags: readonly string[]): Lang {
  const tag = tags.find((each) => /^(?:en|zh)\b/i.test(each)) ?? "";
  if (/^en/i.test(tag)) return "en";
  return /^zh-(?:hant|tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-CN";
}
