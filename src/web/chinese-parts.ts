// For the English interface: what is in Chinese says so, or a screen reader reads it with an English voice. Pure.
import { el, type ViewElement } from "./view.ts";

const CHINESE = /(\p{Script=Han}(?:[\p{P}\d\s]*\p{Script=Han})*)/u;
/** Holds text only. */
const TEXTUAL = /^(?:option|textarea)$/;

export function markChinese({ tag, attributes, children }: ViewElement): ViewElement {
  const known = attributes.lang?.startsWith("zh") ?? false;
  if (known) return { tag, attributes, children };
  if (TEXTUAL.test(tag)) {
    const isChinese = children.some((child) => typeof child === "string" && CHINESE.test(child));
    return { tag, attributes: isChinese ? { ...attributes, lang: "zh-CN" } : attributes, children };
  }
  const marked = children.flatMap((child) =>
    typeof child === "string"
      ? child.split(CHINESE).map((piece) => (CHINESE.test(piece) ? el("span", { lang: "zh-CN" }, piece) : piece))
      : [markChinese(child)],
  );
  return { tag, attributes, children: marked };
}
