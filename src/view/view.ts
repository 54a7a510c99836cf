// A piece of a page as plain data: elements, attributes, text. The server prints it, the browser builds nodes of it,
// so that both show the same. Text stays text: there is no way to put markup in.

export interface ViewElement {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly View[];
}
export type View = string | ViewElement;

export function el(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (View | null)[]
): ViewElement {
  return { tag, attributes, children: children.filter((child) => child !== null) };
}

/** For links of which a part came from a file or a wire: a web address, or nothing. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s"'<>]+$/i.test(url) ? url : null;
}

/** `tel:` and the digits of a number, or nothing. */
export function telAddress(tel: string | null): string | null {
  return tel !== null && /^\+?\d[\d -]{0,18}\d$/.test(tel) ? `tel:${tel.replace(/[ -]/g, "")}` : null;
}
