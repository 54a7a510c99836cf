// The third proof: everyday questions that the texts do not answer are not answered, and every reply says where to
// turn. It prints only counts, since nobody may tune on these questions.
import { beforeAll, describe, expect, test } from "vitest";
import { ratio } from "../eval/report.ts";
import { openBuilt } from "./collections.ts";
import { percent, show } from "./figures-table.ts";
import { REAL_LIFE_GOALS } from "./goals.ts";
import { askRealLife, type RealLife } from "./real-life.ts";

let reached: RealLife;

beforeAll(async () => {
  const { collection } = await openBuilt();
  reached = await askRealLife(collection);
  show(`Real life: ${reached.matter.of} questions`, [
    ["figure", "reached", "goal"],
    ["not answered", percent(ratio(reached.notAnswered)), percent(REAL_LIFE_GOALS.notAnswered.goal)],
    ["right matter and whom to turn to", percent(ratio(reached.directed)), percent(REAL_LIFE_GOALS.directed.goal)],
    ["right matter", percent(ratio(reached.matter)), "–"],
    ["one of the numbers", percent(ratio(reached.turnTo)), "–"],
    ["the best number first or second", percent(ratio(reached.bestFirst)), "–"],
  ]);
});

describe("everyday legal questions that the texts do not answer", () => {
  test("are at least a hundred", () => {
    expect(reached.matter.of).toBeGreaterThanOrEqual(100);
  });

  test("are not answered", () => {
    expect(ratio(reached.notAnswered)).toBeGreaterThanOrEqual(REAL_LIFE_GOALS.notAnswered.floor);
  });

  test("get their matter and a right number to call", () => {
    expect(ratio(reached.directed)).toBeGreaterThanOrEqual(REAL_LIFE_GOALS.directed.floor);
  });
});
