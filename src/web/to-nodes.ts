// A view becomes DOM nodes: elements, attributes and text nodes, so that no text can turn into markup.
import type { View, ViewElement } from "./view.ts";

export function toElement({ tag, attributes, children }: ViewElement): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) element.append(toNode(child));
  return element;
}

function toNode(view: View): Node {
  return typeof view === "string" ? document.createTextNode(view) : toElement(view);
}
