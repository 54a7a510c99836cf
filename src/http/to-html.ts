// Prints a view as HTML. Every text and attribute value is escaped here; tag and attribute names come from our own
// code.
import { raw } from "hono/html";
import type { View } from "../view/view.ts";

const VOID = new Set(["input", "br", "hr", "meta", "link", "img"]);
const ESCAPES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES.get(character) ?? "");
}

function print(view: View): string {
  if (typeof view === "string") return escapeText(view);
  const attributes = Object.entries(view.attributes).map(([name, value]) => ` ${name}="${escapeText(value)}"`);
  const open = `<${view.tag}${attributes.join("")}>`;
  return VOID.has(view.tag) ? open : `${open}${view.children.map(print).join("")}</${view.tag}>`;
}

/** Prints a view for use in an `html` template, which does not escape it again. */
export function toHtml(view: View | null) {
  return raw(view === null ? "" : print(view));
}
