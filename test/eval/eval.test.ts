// Asks the development questions of the built default collection and compares the results with the floors.
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SEEDS, outDirectory } from "../../index/out-directory.ts";
import { askCore, readCollection } from "./answerers.ts";
import { CEILINGS, FLOORS, WHOLE_FLOOR } from "./floors.ts";
import { parseQuestions } from "./questions.ts";
import { ratio, renderMisses, renderTable, type Scored, total } from "./report.ts";
import { score } from "./score.ts";

const MONTH = "2026-11";
/** Distance to the question that is asked before a complete one; it is mostly about another matter. */
const OTHER_QUESTION = 7;
let scored: Scored[] = [];

beforeAll(async () => {
  const path = new URL("dev.jsonl", import.meta.url);
  const items = parseQuestions(await readFile(path, "utf8"), "dev.jsonl");
  const answerer = askCore(await readCollection(outDirectory(DEFAULT_SEEDS)), MONTH);
  const texts = await answerer.texts();
  scored = [];
  for (const item of items) {
    const answer = await answerer.answer(item);
    scored.push({ item, answer, score: score(item, answer, texts) });
  }
});

describe("the development questions", () => {
  test("are all asked", () => {
    expect(scored).toHaveLength(80);
  });

  test.each(Object.entries(FLOORS))("reach the floor of %s: %d", (name, floor) => {
    const totals = total(scored);
    expect(ratio(totals[name as keyof typeof FLOORS]), renderTable(scored)).toBeGreaterThanOrEqual(floor);
  });

  test.each(Object.entries(CEILINGS))("stay at or below %s: %d", (name, ceiling) => {
    const totals = total(scored);
    expect(totals[name as keyof typeof CEILINGS], renderMisses(scored)).toBeLessThanOrEqual(ceiling);
  });

  test("are rarely answered otherwise after another question, when they are complete in themselves", async () => {
    const answerer = askCore(await readCollection(outDirectory(DEFAULT_SEEDS)), MONTH);
    const whole = scored.filter(({ item }) => (item.history ?? []).length === 0);
    let same = 0;
    for (const [i, { item, answer }] of whole.entries()) {
      const before = whole[(i + OTHER_QUESTION) % whole.length]?.item.question ?? "";
      const after = await answerer.answer({ ...item, history: [before] });
      if (after.id === answer.id) same += 1;
    }
    expect(same / whole.length).toBeGreaterThanOrEqual(WHOLE_FLOOR);
  });

  test("get equal replies when they are asked again", async () => {
    const answerer = askCore(await readCollection(outDirectory(DEFAULT_SEEDS)), MONTH);
    for (const { item, answer } of scored) expect(await answerer.answer(item)).toEqual(answer);
  });
});
