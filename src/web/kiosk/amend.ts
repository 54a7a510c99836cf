// From one view to the next with as few new nodes as can be. So a finger that is on a button when a second has passed keeps its
// button, the focus stays, and what is told to who does not see it is only what is new. What the view knows nothing of, such as
// a code, stays.

import type { ViewElement } from "../../view/view.ts";
import { toNode } from "../to-nodes.ts";

/** `element` was made of `before`. */
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

/** A button that does another thing is another button: it is not made of one that somebody is about to press. */
function isSame(before: ViewElement, after: ViewElement): boolean {
  return before.tag === after.tag && before.attributes["data-do"] === after.attributes["data-do"];
}
