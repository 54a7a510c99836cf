// Turns a view into DOM nodes: elements, attributes and text nodes. Text can never become markup.
import type { View, ViewElement } from "../view/view.ts";

// A page may have an image named createElement, which hides the document's method.
const { createElement, createElementNS, createTextNode } = Document.prototype;

export function toElement(view: ViewElement): HTMLElement {
  return filled(createElement.call(document, view.tag), view);
}

/** Parts of an icon name the SVG namespace: an HTML element of the same name would draw nothing. */
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
