// The model that the build learns from an editor's examples of matters.
import { describe, expect, test } from "vitest";
import { learnMatters } from "../../../index/matter-examples.ts";
import type { Findings } from "../../../index/notice.ts";
import type { Matter } from "../../../src/corpus.ts";
import { featuresOf, openTextModel } from "../../../src/match/text-model.ts";
import { openMatterWords } from "../../../src/question/matter-words.ts";
import { fold } from "../../../src/text.ts";

const matter = (id: string, words: string[]): Matter => ({
  id,
  name: id,
  words,
  weak: [],
  services: [],
  contacts: [],
  about: id,
  tip: id,
  tip_en: "",
  suggest: [],
  cases: [],
});
const MATTERS = [matter("labour", ["工资"]), matter("traffic", ["车祸"])];
const ROWS = [
  "matter\tquestion",
  ...["老板不发钱", "老板不给钱", "老板欠我钱", "老板的钱不发"].map((asked) => `labour\t${asked}`),
  ...["电瓶车撞了人", "电瓶车被撞", "电瓶车撞我", "骑电瓶车撞了"].map((asked) => `traffic\t${asked}`),
  ...["明天下雨吗", "明天冷吗", "明天热吗", "后天下雨吗"].map((asked) => `none\t${asked}`),
].join("\n");

function learn(text: string | null) {
  const findings: Findings = { errors: [], warnings: [] };
  return { model: learnMatters("matters.tsv", text, { matters: MATTERS, services: [] }, findings), findings };
}

describe("the examples of matters", () => {
  const { model, findings } = learn(ROWS);
  const opened = model === null ? null : openTextModel(model);
  const words = openMatterWords(MATTERS);
  const likeliest = (question: string) => {
    const odds = opened?.probabilities(featuresOf(fold(question)), words.odds(fold(question))) ?? new Float64Array();
    return opened?.classes[odds.indexOf(Math.max(...odds))];
  };

  test.each([
    ["老板不发我钱", "labour"],
    ["电瓶车撞了我", "traffic"],
    ["后天冷吗", "none"],
    ["工资", "labour"],
  ])("teach that 「%s」 belongs to %s", (question, id) => {
    expect(findings.errors).toEqual([]);
    expect(likeliest(question)).toBe(id);
  });

  test("are required: without them there is no model", () => {
    expect(learn(null).model).toBeNull();
    expect(learn("matter\tquestion\n\n").model).toBeNull();
  });

  test("are reported with their line if they have an unknown matter or no question", () => {
    const { findings: told } = learn(`${ROWS}\nweather\t明天下雨吗\nlabour\t`);
    const last = ROWS.split("\n").length;
    expect(told.errors.map(({ file, line }) => [file, line])).toEqual([
      ["matters.tsv", last + 1],
      ["matters.tsv", last + 2],
    ]);
  });

  test("give the same bytes again", () => {
    expect(learn(ROWS).model).toEqual(model);
  });
});
