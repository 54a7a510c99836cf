// Anchors copied from a file are found in the repaired text.
import { describe, expect, test } from "vitest";
import { createAnchors } from "../../../index/anchors.ts";
import { repair } from "../../../index/repair.ts";
import type { CorpusSource } from "../../../src/corpus.ts";

const SEED =
  "# 一览\n\n| 司法所 | 地址 |\n| --- | --- |\n| 鹤汀 | 柳枝巷22号 |\n\n- **要点。** 法律援助不收费，\n\n公证要收费。\n\n公证要收费。\n";
const SOURCE: CorpusSource = {
  id: "one",
  title: "一览",
  title_given: true,
  publisher: null,
  author: null,
  published: null,
  published_precision: "unknown",
  published_estimated: false,
  place: null,
  url: null,
  relative: [],
  text: repair({ file: "a.md", text: SEED }).text,
  version: "",
};
const find = createAnchors([SOURCE]);

function found(anchor: string): string | null {
  const anchored = find("one", anchor);
  return "span" in anchored ? SOURCE.text.slice(...anchored.span) : anchored.fault;
}

describe("createAnchors", () => {
  test.each([
    ["a table row with Markdown bars", "| 鹤汀 | 柳枝巷22号 |", "鹤汀 | 柳枝巷22号"],
    ["a list item with Markdown marks", "- **要点。** 法律援助", "要点。法律援助"],
    ["a passage across a line break", "不收费，\n\n公证要收费。\n\n公证", "不收费，公证要收费。\n公证"],
    ["words that occur twice", "公证要收费。", "twice"],
    ["words that do not occur", "律师费", "gone"],
    ["an empty anchor", " ", "gone"],
  ])("returns the passage or the fault for %s", (_name, anchor, expected) => {
    expect(found(anchor)).toBe(expected);
  });

  test("reports a source that does not exist", () => {
    expect(find("two", "鹤汀")).toEqual({ fault: "no_source" });
  });
});
