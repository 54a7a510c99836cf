// Claims as comparable values. Questions and statements are read alike.
import { describe, expect, test } from "vitest";
import { type Claim, type ClaimType, createClaimReader, isComparable, isSame } from "../../../src/decide/claims.ts";
import { createPlaces } from "../../../src/question/places.ts";
import { fold } from "../../../src/text.ts";
import { openCounty } from "./county.ts";

const { collection } = await openCounty();
const places = createPlaces(collection);
const reader = createClaimReader(places, new Set(["陈立"]));
const claimsIn = (text: string, type: ClaimType): Claim[] =>
  reader.read(fold(text), true).filter((claim) => claim.type === type);

/** Whether the first comparable claims of a type differ between two texts; null if there are none. */
function differs(type: ClaimType, one: string, other: string): boolean | null {
  const [a] = claimsIn(one, type);
  const b = claimsIn(other, type).find((each) => a !== undefined && isComparable(a, each));
  return a === undefined || b === undefined ? null : !isSame(a, b, places);
}

describe("the claim reader", () => {
  test.each([
    ["figure", "有八千多个人", "7000余名", true],
    ["figure", "有七千多个人", "7000余名", false],
    ["figure", "四万八千多名", "44316名", true],
    ["figure", "四万四千多名", "44316名", false],
    ["figure", "三千多万美元", "3133万美元", false],
    ["figure", "3133万元", "3133万美元", true],
    ["figure", "3.5万余元", "3.5万余人次", true],
    ["figure", "12.7万", "12.7亿元", true],
    ["year", "2018年启用", "2019年启用", true],
    ["date", "5月4号", "9月14日", true],
    ["date", "9月14号", "9月14日", false],
    ["rank", "全省垫底", "全省第一", true],
    ["rank", "全国第一个", "全国首个", false],
    ["rank", "排第二", "排第三", true],
    ["extreme", "全省最高", "全省最低", true],
    ["level", "全国十佳", "全省十佳", true],
    ["body", "公安局研发", "检察院研发", true],
    ["body", "检察院研发", "检察机关研发", false],
    ["person", "书记叫李四", "陈立说", true],
    ["person", "王五六书记", "赵七八书记", true],
    ["office", "县长说", "副县长说", true],
    ["hours", "晚上八点关门", "24小时开放", true],
    ["way", "越来越高", "稳步下降", true],
    ["extent", "只有一半的镇", "各镇全部", true],
    ["stage", "已经建成", "正在探索", true],
    ["opposite", "两个女儿", "两个儿子", true],
  ] as const)("compares by %s 「%s」 and 「%s」", (type, one, other, expected) => {
    expect(differs(type, one, other)).toBe(expected);
  });

  test.each([
    ["figure", "有几个人"],
    ["figure", "哪两个村"],
    ["figure", "一家公司"],
    ["denial", "有没有律师"],
    ["denial", "对不对"],
    ["denial", "开了没有？"],
    ["denial", "不是2019年吗"],
    ["place", "哪个镇"],
  ] as const)("finds no %s in 「%s」", (type, text) => {
    expect(claimsIn(text, type)).toEqual([]);
  });

  test.each(["没有通过验收", "还没建好", "从来没请过律师", "不提供服务", "落选了"])(
    "finds a denial in 「%s」",
    (text) => {
      expect(claimsIn(text, "denial")).not.toEqual([]);
    },
  );
});
