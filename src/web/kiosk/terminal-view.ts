// Adapts a chat view to a public terminal, so that nothing leads out of the page. Web links are removed. Telephone
// numbers become text, or buttons where the terminal can dial. Quote numbers become buttons, because a jump within the
// page would enter the browser's history. Choices are removed while no question can be asked. Pure.
import { iconView } from "../../view/icons.ts";
import { el, type View, type ViewElement } from "../../view/view.ts";
import { can, isCut, type Terminal } from "./screens.ts";

export function terminalView(view: ViewElement, terminal: Terminal): ViewElement {
  const children = view.children.flatMap((child) => {
    const changed = changedView(child, terminal);
    return changed === null ? [] : [changed];
  });
  return { ...view, children };
}

function changedView(view: View, terminal: Terminal): View | null {
  if (typeof view === "string") return view;
  const inside = terminalView(view, terminal);
  const { class: name = "", href = "" } = view.attributes;
  if (name === "choices" && isCut(terminal)) return null;
  if (view.tag !== "a") return inside;
  if (/^call\b/.test(name)) {
    if (!can(terminal, "dial")) return el("span", { class: name }, ...inside.children);
    const dials = { "data-do": "dial", "data-tel": href, "data-name": view.attributes["data-name"] ?? "" };
    return el("button", { type: "button", class: name, ...dials }, iconView("phone"), ...inside.children);
  }
  if (name === "to-quote") {
    const label = view.attributes["aria-label"] ?? "";
    const leads = { "data-do": "quote", "data-quote": href.slice(1) };
    return el("button", { type: "button", class: "to-quote", "aria-label": label, ...leads }, ...inside.children);
  }
  return null;
}
