// The first proof: a fact that is not in the texts is not answered, and one that is added is. The sample runs one fold,
// SOAK=1 all of them.
import { beforeAll, describe, expect, test } from "vitest";
import type { FolderFile } from "../../index/documents.ts";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import type { Item } from "../eval/questions.ts";
import { ratio } from "../eval/report.ts";
import { askWithAdditions } from "./additions.ts";
import { askAll, DEV, readItems, SECOND, shareOf } from "./asking.ts";
import { type Opened, openBuilt, openFiles, readFolder } from "./collections.ts";
import { askWithoutAnswers, cutSentences, FOLDS, withoutAnswers } from "./counterfactual.ts";
import { percent, show } from "./figures-table.ts";
import { ADDED, CUT, SAMPLE_SLACK } from "./goals.ts";

/** The second set may be asked at most twice while the engine is tuned, so it runs only on request. */
const SECOND_TOO = process.env.SECOND === "1";

/** Asks all folds. A single one may be worse than all of them. */
const SOAK = process.env.SOAK === "1";

let files: FolderFile[] = [];
let items: Item[] = [];
let whole: Opened;

beforeAll(async () => {
  files = await readFolder(DEFAULT_SEEDS);
  items = await readItems(DEV);
  whole = await openBuilt();
});

async function shareCut(name: string, of: readonly Item[], folds: readonly number[]): Promise<number> {
  const asked = await askWithoutAnswers(files, whole, { items: of, folds });
  const answered = asked.filter(({ before }) => before.answer.status === "answered");
  const gone = shareOf(answered, ({ after }) => after.answer.status !== "answered");
  const all = shareOf(asked, ({ after }) => after.answer.status !== "answered");
  show(`Evidence cut from the texts: ${name}, folds ${folds.join(" ")}`, [
    ["asked again", "count", "not answered now", "goal"],
    ["answered from the whole texts", String(gone.of), percent(ratio(gone)), percent(CUT.goal)],
    ["all answerable", String(all.of), percent(ratio(all)), "–"],
  ]);
  expect(gone.of).toBeGreaterThan(0);
  return ratio(gone);
}

describe("cutSentences", () => {
  test("removes the sentence that contains a key, whatever the width of its characters, and no other", () => {
    const text = "甲地有调解员12名。乙地有\n调解员（专职）13名；丙地没有。";
    expect(cutSentences(text, ["调解员１２名"])).toBe("乙地有\n调解员（专职）13名；丙地没有。");
    expect(cutSentences(text, ["员(专职)13名"])).toBe("甲地有调解员12名。乙地有\n");
    expect(cutSentences(text, ["丁地", ""])).toBe(text);
  });

  test("leaves no answer of a fold in the texts", () => {
    const some = items.filter((item) => item.answerable).slice(0, 10);
    const cut = withoutAnswers(files, whole, some);
    const texts = cut.filter(({ name }) => name.endsWith(".txt")).map(({ bytes }) => new TextDecoder().decode(bytes));
    const fold = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");
    for (const key of some.flatMap(({ must_include }) => must_include)) {
      expect(texts.some((text) => fold(text).includes(fold(key)))).toBe(false);
    }
  });
});

describe("a question whose evidence was cut from the texts", () => {
  test("is asked of otherwise complete texts: without a cut, hardly a reply changes", async () => {
    const again = await openFiles(withoutAnswers(files, whole, []));
    const before = await askAll(whole.collection, items);
    const after = await askAll(again.collection, items);
    const same = before.filter(({ answer }, i) => answer.status === after[i]?.answer.status);
    expect(same.length / items.length).toBeGreaterThanOrEqual(0.95);
  });

  test("is no longer answered", async () => {
    expect(await shareCut("development questions", items, SOAK ? FOLDS : [0])).toBeGreaterThanOrEqual(
      CUT.floor - (SOAK ? 0 : SAMPLE_SLACK),
    );
  });

  test.runIf(SECOND_TOO)("is no longer answered in the second set either", async () => {
    expect(await shareCut("second set", await readItems(SECOND), FOLDS)).toBeGreaterThanOrEqual(CUT.floor);
  });
});

describe("a question whose fact is missing", () => {
  test("is not answered at first, but is once a text with the fact is added", async () => {
    const asked = await askWithAdditions(files, whole.collection, items);
    expect(asked).toHaveLength(items.filter(({ type }) => type === "near").length);
    const found = shareOf(asked, (one) => one.found);
    show(`Texts with the missing facts added: ${percent(ratio(found))}, goal ${percent(ADDED.goal)}`, [
      ["question", "before", "after", "first line"],
      ...asked.map(({ before, after }) => [
        before.item.id,
        before.answer.status,
        after.answer.status,
        after.answer.lead?.text ?? "–",
      ]),
    ]);
    expect(asked.filter(({ before }) => before.answer.status === "answered")).toEqual([]);
    expect(ratio(found)).toBeGreaterThanOrEqual(ADDED.floor);
  });
});
