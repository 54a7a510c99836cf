// A match as a whole: the candidates of the same thing, the kinds that nothing answers, and the features of both
// probabilities.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OFFICE_WEIGHTS } from "../../../index/office-weights.ts";
import { aboutFeatures, sameThing, unmetKinds } from "../../../src/match/judge.ts";

import { runs } from "../core/seeds-collection.ts";
import { hardText } from "../core/strings.ts";
import { openCounty } from "../decide/county.ts";

const county = await openCounty();
const QUESTIONS = [
  "南河县有多少名专职人民调解员？",
  "南河县公共法律服务中心的电话？",
  "夜间法律门诊开了吗？",
  "How many full-time mediators are there in Nanhe?",
  "今天天气怎么样",
  "",
];
const typed = fc.oneof(hardText, fc.constantFrom(...QUESTIONS));

describe("sameThing", () => {
  test("returns candidates with the statement or the subject of the best, and not above it in score", async () => {
    for (const question of QUESTIONS) {
      const { match, top, near } = await county.caseOf(question);
      expect(sameThing(match)).toEqual(near);
      if (top === undefined) {
        expect(near).toEqual([]);
        continue;
      }
      expect(near).toContain(top);
      for (const { described, score } of near) {
        expect(score).toBeLessThanOrEqual(top.score);
        const isSame = described.statement === top.described.statement || described.subject === top.described.subject;
        expect(isSame).toBe(true);
      }
    }
  });
});

describe("unmetKinds", () => {
  test.each([
    ["南河县有多少名专职人民调解员？", []],
    ["南河县公共法律服务中心的电话？", ["telephone"]],
    ["南河县公共法律服务中心几点开门？", ["hours"]],
    ["南河县委书记是谁？", []],
    ["夜间法律门诊开了吗？", []],
  ])("returns for 「%s」 %j", async (question, kinds) => {
    expect((await county.caseOf(question)).unmet).toEqual(kinds);
  });

  test("returns only kinds that the question names, and never yes_no", async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (question) => {
        const { match } = await county.caseOf(question);
        const unmet = unmetKinds(match);
        for (const kind of unmet) expect(match.question.kinds).toContain(kind);
        expect(unmet).not.toContain("yes_no");
      }),
      runs(40),
    );
  });

  test("includes a kind of which the question states the value itself", async () => {
    const { unmet, top } = await county.caseOf("2019年，南河县公共法律服务中心正式启用是什么时候的事？");
    expect(top?.described.anchor).toContain("正式启用");
    expect(unmet).toContain("date");
  });
});

describe("the probabilities about and answers", () => {
  test("are from 0 to 1, and the number of features is the one that was learned last", async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (question) => {
        const { match, about, answers } = await county.caseOf(question);
        const features = aboutFeatures(match);
        expect(features).toHaveLength(OFFICE_WEIGHTS.about.means.length);
        expect(features.every(Number.isFinite)).toBe(true);
        for (const each of [about, answers, match.scope]) {
          expect(each).toBeGreaterThanOrEqual(0);
          expect(each).toBeLessThanOrEqual(1);
        }
      }),
      runs(60),
    );
  });

  test("are the same when a question is asked again", async () => {
    for (const question of QUESTIONS) {
      const [one, other] = [await county.caseOf(question), await county.caseOf(question)];
      expect([other.about, other.answers]).toEqual([one.about, one.answers]);
      expect(other.match.ranked.map(({ described }) => described.number)).toEqual(
        one.match.ranked.map(({ described }) => described.number),
      );
    }
  });

  test("are 0 without a candidate", async () => {
    const { about, answers, top } = await county.caseOf("");
    expect(top).toBeUndefined();
    expect([about, answers]).toEqual([0, 0]);
  });
});
