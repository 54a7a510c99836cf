// How well danger is detected in sentences that nobody tuned for, over the whole path of a question; and that the
// weights are those that the sentences give.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SEEDS, outDirectory } from "../../index/out-directory.ts";
import { type Ask, createAsk } from "../../src/ask.ts";
import { DANGER_MODEL } from "../../src/question/danger-weights.ts";
import { readExamples } from "../../tools/danger/examples.ts";
import { learn } from "../../tools/danger/learn.ts";
import { readCollection } from "../eval/answerers.ts";
import { hear, readCases, type SetName, type Shares, sharesOf } from "./sets.ts";

const FULL = process.env.FULL === "1";
let ask: Ask;

beforeAll(async () => {
  ask = createAsk(await readCollection(outDirectory(DEFAULT_SEEDS)));
});

/**
 * The goals are 98 % of the alarms raised, 95 % with the right number first, and 3 % false alarms. Where a set reaches
 * less, its floor is what it reached.
 */
const FLOORS: readonly [SetName, Shares][] = [
  ["development", { raised: 0.98, first: 0.95, falseAlarms: 0.03 }],
  ["final", { raised: 0.98, first: 0.95, falseAlarms: 0.03 }],
  ["third", { raised: 0.98, first: 0.93, falseAlarms: 0.03 }],
  ["development-conversations", { raised: 0.95, first: 0.9, falseAlarms: 0.1 }],
  ["final-conversations", { raised: 0.95, first: 0.9, falseAlarms: 0.1 }],
  ["third-conversations", { raised: 0.84, first: 0.84, falseAlarms: 0.2 }],
];

describe("alarms and look-alikes", () => {
  test.each(FLOORS)("of the %s set are told apart as well as before", async (name, floor) => {
    const heard = await hear(await readCases(name), (request) => ask(request, { month: "2026-11", origin: null }));
    const { raised, first, falseAlarms } = sharesOf(heard);
    expect(raised).toBeGreaterThanOrEqual(floor.raised);
    expect(first).toBeGreaterThanOrEqual(floor.first);
    expect(falseAlarms).toBeLessThanOrEqual(floor.falseAlarms);
  });

  test("come in sets that are large enough and contain every kind", async () => {
    for (const name of ["development", "final", "third"] as const) {
      const cases = await readCases(name);
      expect(cases.filter(({ alarm }) => alarm).length).toBeGreaterThanOrEqual(200);
      expect(cases.filter(({ alarm }) => !alarm).length).toBeGreaterThanOrEqual(200);
      expect(new Set(cases.flatMap(({ alarm, kind }) => (alarm ? [kind] : []))).size).toBe(15);
    }
  });

  test("are not among the sentences that the model learns from", async () => {
    const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
    const learned = new Set(
      (await readFile(`${DEFAULT_SEEDS}/danger.tsv`, "utf8"))
        .split("\n")
        .map((line) => bare(line.split("\t")[2] ?? "")),
    );
    for (const name of ["development", "final", "third"] as const) {
      expect((await readCases(name)).filter(({ text }) => learned.has(bare(text)))).toEqual([]);
    }
  });
});

test.runIf(FULL)("the weights are those that npm run learn:danger makes of the sentences", async () => {
  const examples = await readExamples((name) => readFile(join(DEFAULT_SEEDS, name), "utf8"));
  // The thresholds come from cross-validation, which learns five more times.
  expect(learn(examples, DANGER_MODEL.thresholds)).toEqual(DANGER_MODEL);
});
