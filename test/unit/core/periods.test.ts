// The days of a year that a question asks about, compared with those that a sentence is about.
import { expect, test } from "vitest";
import { periodFit, periodsAsked } from "../../../src/question/periods.ts";

test.each([
  ["七月份几点开门", "夏令时间(6月15日至9月10日):下午2:00至5:40。", 1],
  ["天冷了几点开门", "夏令时间(6月15日至9月10日):下午2:00至5:40。", -1],
  ["现在不是夏天,几点开门", "夏令时间(6月15日至9月10日):下午2:00至5:40。", -1],
  ["现在不是夏天,几点开门", "11月至次年2月,下午1:00开门。", 1],
  ["12月18日开门吗", "12月18日闭馆一天。", 1],
  ["1月2日开门吗", "12月30日至1月3日休息。", 1],
  ["几点开门", "夏令时间:下午2:00至5:40。", 0],
  ["七月份几点开门", "周一至周五上午9:00开门。", 0],
])("the question 「%s」 fits 「%s」 as %d", (question, told, fit) => {
  expect(periodFit(periodsAsked(question), told)).toBe(fit);
});
