// The model that tells from a question's words whether it belongs to the collection, learned from askings and everyday
// questions.
import { describe, expect, test } from "vitest";
import { elsewhereOf, learnScope } from "../../../index/scope.ts";
import { featuresOf, openTextModel } from "../../../src/match/text-model.ts";
import { fold } from "../../../src/text.ts";
import { openCounty } from "../decide/county.ts";

const THINGS = ["调解员", "律师", "法律援助中心", "公证处", "司法所", "法律顾问"].flatMap((thing) => [
  thing,
  `南河县${thing}`,
  `镇上的${thing}`,
]);
const OWN = THINGS.flatMap((thing) => [
  `${thing}有多少？`,
  `${thing}在哪里？`,
  `${thing}的电话是多少？`,
  `哪里能找到${thing}？`,
  `${thing}是做什么的？`,
]);
const ELSEWHERE = ["天气", "股票", "红烧肉", "火车票", "电影", "彩票"].flatMap((thing) => [
  `今天${thing}怎么样`,
  `${thing}贵不贵`,
  `明天的${thing}好不好`,
]);

describe("the learned scope", () => {
  const learn = () => learnScope(OWN, ELSEWHERE);
  const model = openTextModel(learn());
  const here = (question: string) => model.probabilities(featuresOf(fold(question)))[1] ?? 0;

  test.each(["今天天气怎么样？", "明天天气好不好", "天气", "今天的电影怎么样", "彩票贵不贵呀"])(
    "rejects 「%s」",
    (question) => {
      expect(here(question)).toBeLessThan(0.5);
    },
  );

  test.each(["律师有多少？", "调解员在哪里", "司法所的电话", "哪里能找到公证处", "人民调解员是做什么的"])(
    "accepts 「%s」",
    (question) => {
      expect(here(question)).toBeGreaterThan(0.5);
    },
  );

  test("has two classes, the second for its own questions", () => {
    expect(model.classes).toEqual(["elsewhere", "here"]);
  });

  test("is the same when it is learned twice", () => {
    expect(learn()).toEqual(learn());
  });
});

describe("elsewhereOf", () => {
  test("returns the lines that are not empty", () => {
    expect(elsewhereOf("今天天气怎么样\n\n  怎么做红烧肉 \n")).toEqual(["今天天气怎么样", "怎么做红烧肉"]);
    expect(elsewhereOf("")).toEqual([]);
  });
});

describe("the scope in use", () => {
  test("rejects the weather in another collection, and accepts what that collection covers", async () => {
    const county = await openCounty();
    const own = await county.caseOf("南河县法律援助中心在哪里？");
    for (const question of ["今天天气怎么样", "明天会下雨吗？", "What is the weather today?"]) {
      const weather = await county.caseOf(question);
      expect(weather.match.scope).toBeLessThan(own.match.scope);
      expect(weather.about).toBeLessThan(weather.thresholds.about);
    }
    expect(own.about).toBeGreaterThan(own.thresholds.about);
  });
});
