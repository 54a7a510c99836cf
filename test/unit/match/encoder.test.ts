// Vectors of words: a question lies near the statement that answers it in an office's words.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OFFICE_WEIGHTS } from "../../../index/office-weights.ts";
import { comparedOf, encode, likenTexts, openEncoder } from "../../../src/match/encoder.ts";
import { indexWords } from "../../../src/match/word-cover.ts";
import { learnEncoder } from "../../../tools/learning/encoder.ts";
import { runs } from "../core/seeds-collection.ts";

const { encoder } = OFFICE_WEIGHTS;
if (encoder === null) throw new Error("the weights for offices have no encoder: run npm run learn:offices");
const vectors = openEncoder(encoder);

const STATEMENTS = [
  "社区矫正对象每月参加公益活动不少于五小时。",
  "申请执业、居住、迁居的，应当提前一个月书面申请变更执行地。",
  "刑满释放人员回乡后十五日内到司法所报到登记。",
  "行动不便的老年人可以电话预约公证员上门办理。",
];

describe("a question in people's words", () => {
  test.each([
    ["缓刑的要去扫马路吗", 0],
    ["我想换个地方住，要早点说不", 1],
    ["坐完牢刚放出来，几天里头要去找你们", 2],
    ["我妈瘫在床上，能到家里来不", 3],
  ])("is nearest the statement that answers it: %s", (question, number) => {
    const likeness = likenTexts(vectors, STATEMENTS)(comparedOf(question));
    expect(likeness.indexOf(Math.max(...likeness))).toBe(number);
  });

  test("has a vector at most 1 long, and none without a known word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const length = Math.hypot(...encode(vectors, comparedOf(text)));
        expect(length).toBeLessThanOrEqual(1);
      }),
      runs(200),
    );
    expect(Math.hypot(...encode(vectors, comparedOf("qxz")))).toBe(0);
  });
});

test("the learner finds that other words mean the same, and learns the same each time", () => {
  const words = ["春秋", "东西", "南北", "黑白", "上下", "左右"];
  const others = ["甲骨", "乙烯", "丙酮", "丁香", "戊戌", "己亥"];
  const group = {
    texts: words,
    questions: Array.from({ length: 300 }, (_, i) => ({ words: comparedOf(others[i % 6] ?? ""), right: [i % 6] })),
  };
  const groups = Array.from({ length: 20 }, () => group);
  const learned = learnEncoder(groups);
  const liken = likenTexts(openEncoder(learned), words);
  for (const [number, other] of others.entries()) {
    const likeness = liken(comparedOf(other));
    expect(likeness.indexOf(Math.max(...likeness))).toBe(number);
  }
  expect(learnEncoder(groups)).toEqual(learned);
});

test("the words that a statement has in common with a question cover all of it, a part or nothing", () => {
  const cover = indexWords(["上门服务不收费", "收费标准", "停车"], { rarity: () => 1, rarityOfCharacter: () => 1 });
  const [all = 0, part = 0, none = 0] = cover(comparedOf("上门服务收费"));
  expect(all).toBeGreaterThan(part);
  expect(part).toBeGreaterThan(0);
  expect(none).toBe(0);
  expect(cover(comparedOf("停车"))).toEqual(Float64Array.of(0, 0, 1));
});
