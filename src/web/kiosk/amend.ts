// Updates DOM nodes from one view to the next and replaces as few nodes as possible. A button under a finger survives
// the countdown, the focus stays, and a screen reader announces only what is new. Nodes that no view describes, such as
// a QR code, stay.

import type { ViewElement } from "../../view/view.ts";
import { toNode } from "../to-nodes.ts";

/** Updates `element`, which was built from `before`, to match `after`. */
export function amend(element: Element, before: ViewElement, after: ViewElement): void {
  const { attributes } = after;
  for (const name of Object.keys(before.attributes)) {
    if (attributes[name] === undefined) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (before.attributes[name] !== value) element.setAttribute(name, value);
  }
  const nodes = Array.from(element.childNodes);
  const own = before.children.length;
  after.children.forEach((child, i) => {
    const [node, old] = [nodes[i], before.children[i]];
    if (node === undefined || old === undefined) {
      element.insertBefore(toNode(child), nodes[own] ?? null);
    } else if (typeof child === "string" || typeof old === "string") {
      if (child !== old) node.replaceWith(toNode(child));
    } else if (isSame(old, child) && node instanceof Element) {
      amend(node, old, child);
    } else {
      node.replaceWith(toNode(child));
    }
  });
  for (const node of nodes.slice(after.children.length, own)) node.remove();
}

/** A button with another act is a new button: somebody may be about to press the old one. */
function isSame(before: ViewElement, after: ViewElement): boolean {
  return before.tag === after.tag && before.attributes["data-do"] === after.attributes["data-do"];
}
