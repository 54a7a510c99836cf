// Asks the development questions of the collection without the editors' askings.
import { describe, expect, test } from "vitest";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import { askAll, DEV, figures, readItems } from "./asking.ts";
import { openFiles, readFolder, withoutAskings } from "./collections.ts";
import { figureRows, show } from "./figures-table.ts";
import { DEV_BARE } from "./goals.ts";

describe("the development questions without askings", () => {
  test("are answered from the texts alone", async () => {
    const { collection } = await openFiles(withoutAskings(await readFolder(DEFAULT_SEEDS)));
    // The build drafted the facts that are left, from the texts.
    expect(collection.corpus.facts.filter(({ row }) => row > 0)).toEqual([]);
    expect([...collection.corpus.services, ...collection.corpus.subjects]).toEqual([]);
    const reached = figures(await askAll(collection, await readItems(DEV)));
    show("Development questions without askings", [["figure", "reached", "goal"], ...figureRows(reached, DEV_BARE)]);
    expect(reached.right).toBeGreaterThanOrEqual(DEV_BARE.right.floor);
  });
});
