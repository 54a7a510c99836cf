// The icons: small, of one family, one for each kind of matter.
import { describe, expect, test } from "vitest";
import { ICONS, iconOfMatter, iconView } from "../../../src/view/icons.ts";
import { elementsOf, expectSound, ICON_NAMES } from "./view-tree.ts";

const BYTES_MAX = 150;
/** A path's commands and numbers, and nothing else. */
const PATH = /^[Mm][MmLlHhVvCcQqTtAaZz\d .-]+$/;

describe.each(ICON_NAMES)("the icon %s", (name) => {
  test("is one small path that nobody hears", () => {
    const icon = iconView(name);
    expectSound(icon);
    expect(elementsOf(icon).map(({ tag }) => tag)).toEqual(["svg", "path"]);
    expect(icon.attributes["aria-hidden"]).toBe("true");
    expect(ICONS[name]).toMatch(PATH);
    expect(ICONS[name].length).toBeLessThanOrEqual(BYTES_MAX);
  });
});

test("no two icons are drawn alike", () => {
  expect(new Set(Object.values(ICONS)).size).toBe(ICON_NAMES.length);
});

test("a matter that no icon is drawn for is a question, whatever its id", () => {
  expect(iconOfMatter("labour")).toBe("wages");
  for (const id of ["common", "", "toString", "__proto__"]) expect(iconOfMatter(id)).toBe("question");
});
