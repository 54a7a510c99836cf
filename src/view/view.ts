// Part of a page as plain data: elements, attributes and text. The server prints it and the browser builds nodes from
// it, so both show the same. Text stays text: a view cannot contain markup.

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

/** Returns a web address from a file or the network, or null when it is not one. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s"'<>]+$/i.test(url) ? url : null;
}

/** Returns `tel:` with the digits of the number, or null when it is not a telephone number. */
export function telAddress(tel: string | null): string | null {
  return tel !== null && /^\+?\d[\d -]{0,18}\d$/.test(tel) ? `tel:${tel.replace(/[ -]/g, "")}` : null;
}
