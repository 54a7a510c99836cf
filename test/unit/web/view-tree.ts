// Helpers that inspect a view, and the assertions that hold for every view.
import { expect } from "vitest";
import { ICONS, type IconName, iconView } from "../../../src/view/icons.ts";
import type { View, ViewElement } from "../../../src/view/view.ts";

/** All elements of a view, outermost first. */
export function elementsOf(view: View): ViewElement[] {
  return typeof view === "string" ? [] : [view, ...view.children.flatMap(elementsOf)];
}

export function textOf(view: View): string {
  return typeof view === "string" ? view : view.children.map(textOf).join("");
}

/** The elements with a class. */
export function withClass(view: View, name: string): ViewElement[] {
  return elementsOf(view).filter(({ attributes }) => (attributes.class ?? "").split(" ").includes(name));
}

/** Elements that a view must never contain, because they run, load or navigate. */
const TAGS = /^(?:script|style|link|iframe|object|embed|img|base|meta|form|template|video|audio)$/;
const LINK = /^(?:https?:\/\/[^\s"'<>]+|tel:\+?\d+|#[^\s]+|\/[^/\s][^\s]*)$/;

const isIconName = (name: string): name is IconName => Object.hasOwn(ICONS, name);
export const ICON_NAMES = Object.keys(ICONS).filter(isIconName);
/** The only drawings allowed: the icons, unchanged. */
const DRAWN = new Set(ICON_NAMES.map((name) => JSON.stringify(iconView(name))));

function nameOf({ attributes, children }: ViewElement): string {
  return attributes["aria-label"] ?? children.map(textOf).join("");
}

/** Asserts that a view is safe, complete and usable with a screen reader. */
export function expectSound(view: View): void {
  const elements = elementsOf(view);
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const element of elements) {
    const { tag, attributes } = element;
    expect(tag).not.toMatch(TAGS);
    if (tag === "svg") expect(DRAWN).toContain(JSON.stringify(element));
    expect(Object.keys(attributes).filter((name) => /^on|^src|^style$|^action$|^formaction$/.test(name))).toEqual([]);
    if (tag === "a") expect(attributes.href).toMatch(LINK);
    else expect(attributes).not.toHaveProperty("href");
    if (attributes.target === "_blank") expect(attributes.rel).toContain("noopener noreferrer");
    if (tag === "a" || tag === "button") expect(nameOf(element).trim()).not.toBe("");
    if (tag === "button") expect(attributes.type).toBe("button");
    if (tag === "textarea" || tag === "select") expectLabelled(element, elements);
    for (const name of ["for", "aria-labelledby", "aria-describedby"]) {
      const value = attributes[name];
      if (value !== undefined) expect(ids).toContain(value);
    }
    if (attributes.href?.startsWith("#")) expect(ids).toContain(attributes.href.slice(1));
  }
}

function expectLabelled({ attributes }: ViewElement, elements: readonly ViewElement[]): void {
  const label = elements.find(({ tag, attributes: { for: target } }) => tag === "label" && target === attributes.id);
  expect((attributes["aria-label"] ?? (label === undefined ? "" : textOf(label))).trim()).not.toBe("");
}
