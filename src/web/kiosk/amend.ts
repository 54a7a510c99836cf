// From one view to the next with as few new nodes as can be: a node stays while its tag and attributes do. So a finger that is on a
// button when a second has passed keeps its button, the focus stays, and what is told to who does not see it is only what is new.
import { toElement } from "../to-nodes.ts";
import type { View, ViewElement } from "../view.ts";

/** What the view knows nothing of, such as a code, stays where neither has children. */
export function amend(node: Element, before: ViewElement, after: ViewElement): void {
  if (before.tag !== after.tag || JSON.stringify(before.attributes) !== JSON.stringify(after.attributes)) {
    node.replaceWith(toElement(after));
    return;
  }
  if (before.children.length === 0 && after.children.length === 0) return;
  const nodes = Array.from(node.childNodes);
  const areSoMany = nodes.length === before.children.length && nodes.length === after.children.length;
  if (!areSoMany) node.replaceChildren(...after.children.map(toChild));
  else for (const [i, child] of nodes.entries()) amendChild(child, before.children[i] ?? "", after.children[i] ?? "");
}

function amendChild(child: ChildNode, before: View, after: View): void {
  if (before === after) return;
  if (child instanceof Text && typeof after === "string") child.data = after;
  else if (child instanceof Element && typeof before !== "string" && typeof after !== "string") {
    amend(child, before, after);
  } else child.replaceWith(toChild(after));
}

function toChild(view: View): HTMLElement | string {
  return typeof view === "string" ? view : toElement(view);
}
