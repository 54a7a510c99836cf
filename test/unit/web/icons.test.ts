// Tests the icons: they are small, in one style, and there is one for each matter.
import { describe, expect, test } from "vitest";
import { ICONS, iconOfMatter, iconView } from "../../../src/view/icons.ts";
import { elementsOf, expectSound, ICON_NAMES } from "./view-tree.ts";

const BYTES_MAX = 150;
/** The commands and numbers of a path, and nothing else. */
const PATH = /^[Mm][MmLlHhVvCcQqTtAaZz\d .-]+$/;

describe.each(ICON_NAMES)("the icon %s", (name) => {
  test("is one small path, hidden from screen readers", () => {
    const icon = iconView(name);
    expectSound(icon);
    expect(elementsOf(icon).map(({ tag }) => tag)).toEqual(["svg", "path"]);
    expect(icon.attributes["aria-hidden"]).toBe("true");
    expect(ICONS[name]).toMatch(PATH);
    expect(ICONS[name].length).toBeLessThanOrEqual(BYTES_MAX);
  });
});

test("no two icons have the same path", () => {
  expect(new Set(Object.values(ICONS)).size).toBe(ICON_NAMES.length);
});

test("a matter without an icon gets the question mark", () => {
  expect(iconOfMatter("labour")).toBe("wages");
  for (const id of ["common", "", "toString", "__proto__"]) expect(iconOfMatter(id)).toBe("question");
});
