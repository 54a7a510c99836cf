// Marks text in another language than the interface with `lang`. Without it a screen reader would read Chinese with an
// English voice. Pure.
import type { Lang } from "../contract.ts";
import { el, type ViewElement } from "./view.ts";

/**
 * A run of the other language: Chinese inside English, or English words inside Chinese with the ASCII characters
 * between them (`!` to `@`).
 */
const CHINESE = /(\p{Script=Han}(?:[\p{P}\d\s]*\p{Script=Han})*)/u;
const ENGLISH = /([a-z]+(?: [a-z!-@’]+)+)/iu;

export function markParts({ tag, attributes, children }: ViewElement, lang: Lang): ViewElement {
  const [pattern, other] = lang === "en" ? [CHINESE, "zh-CN"] : [ENGLISH, "en"];
  // Both Chinese tags begin with z.
  if (attributes.lang?.[0] === other[0]) return { tag, attributes, children };
  // These elements contain only text, so the attribute goes on the element itself.
  if (/^(?:option|textarea)$/.test(tag)) {
    return {
      tag,
      attributes: pattern.test(String(children[0])) ? { ...attributes, lang: other } : attributes,
      children,
    };
  }
  const marked = children.flatMap((child) =>
    typeof child === "string"
      ? child.split(pattern).map((piece, i) => (i % 2 === 1 ? el("span", { lang: other }, piece) : piece))
      : [markParts(child, lang)],
  );
  return { tag, attributes, children: marked };
}
