// What is in another language than the interface says so, or a screen reader reads Chinese with an English voice. Pure.
import type { Lang } from "../contract.ts";
import { el, type ViewElement } from "./view.ts";

/** A run of the other language: Chinese in English, and two words of English or more in Chinese. */
const CHINESE = /(\p{Script=Han}(?:[\p{P}\d\s]*\p{Script=Han})*)/u;
const ENGLISH = /((?:[a-z]+[\d,.;:!?’'()-]*\s[\d\s(-]*)+[a-z]+[.!?]*)/iu;
/** Holds text only. */
const TEXTUAL = /^(?:option|textarea)$/;

export function markParts({ tag, attributes, children }: ViewElement, lang: Lang): ViewElement {
  const [pattern, other] = lang === "en" ? [CHINESE, "zh-CN"] : [ENGLISH, "en"];
  if (attributes.lang?.startsWith(other.slice(0, 2))) return { tag, attributes, children };
  if (TEXTUAL.test(tag)) {
    const isOther = children.some((child) => typeof child === "string" && pattern.test(child));
    return { tag, attributes: isOther ? { ...attributes, lang: other } : attributes, children };
  }
  const marked = children.flatMap((child) =>
    typeof child === "string"
      ? child.split(pattern).map((piece) => (pattern.test(piece) ? el("span", { lang: other }, piece) : piece))
      : [markParts(child, lang)],
  );
  return { tag, attributes, children: marked };
}
