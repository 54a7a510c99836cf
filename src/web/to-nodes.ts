// A view becomes DOM nodes: elements, attributes and text nodes, so that no text can turn into markup.
import type { View, ViewElement } from "../view/view.ts";

// A page may have an image named createElement, which then hides the document's method.
const { createElement, createElementNS, createTextNode } = Document.prototype;

export function toElement(view: ViewElement): HTMLElement {
  return filled(createElement.call(document, view.tag), view);
}

/** What an icon is made of names its namespace: of an HTML element of that name nothing would be drawn. */
export function toNode(view: View): Node {
  return typeof view === "string"
    ? createTextNode.call(document, view)
    : view.attributes.xmlns
      ? filled(createElementNS.call(document, view.attributes.xmlns, view.tag), view)
      : toElement(view);
}

function filled<E extends Element>(element: E, { attributes, children }: ViewElement): E {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) element.appendChild(toNode(child));
  return element;
}
