// A view becomes DOM nodes: elements, attributes and text nodes, so that no text can turn into markup.
import type { View, ViewElement } from "./view.ts";

// A page may have an image named createElement, which then hides the document's method.
const { createElement, createTextNode } = Document.prototype;

export function toElement({ tag, attributes, children }: ViewElement): HTMLElement {
  const element = createElement.call(document, tag);
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name] ?? "");
  for (const child of children) element.appendChild(toNode(child));
  return element;
}

export function toNode(view: View): Node {
  return typeof view === "string" ? createTextNode.call(document, view) : toElement(view);
}
