// The development questions asked of the collection as if nobody had written how people ask.
import { describe, expect, test } from "vitest";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import { askAll, DEV, figures, readItems } from "./asking.ts";
import { openFiles, readFolder, withoutPhrasings } from "./collections.ts";
import { figureRows, show } from "./figures-table.ts";
import { DEV_BARE } from "./goals.ts";

describe("the development questions without phrasings", () => {
  test("are answered from the texts alone", async () => {
    const { collection } = await openFiles(withoutPhrasings(await readFolder(DEFAULT_SEEDS)));
    expect(collection.corpus.phrasings).toEqual([]);
    const reached = figures(await askAll(collection, await readItems(DEV)));
    show("Development questions without phrasings", [["figure", "reached", "goal"], ...figureRows(reached, DEV_BARE)]);
    expect(reached.right).toBeGreaterThanOrEqual(DEV_BARE.right.floor);
  });
});
