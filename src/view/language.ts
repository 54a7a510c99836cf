// Maps language tags of browsers and pages, such as en-US and zh-TW, to one of the supported languages. Pure.
import type { Lang } from "../contract.ts";

/** The language of the first supported tag. `tags` are ordered by preference. Defaults to Simplified Chinese. */
export function langOf(tags: readonly string[]): Lang {
  const tag = tags.find((each) => /^(?:en|zh)\b/i.test(each)) ?? "";
  if (/^en/i.test(tag)) return "en";
  return /^zh-(?:hant|tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-CN";
}
