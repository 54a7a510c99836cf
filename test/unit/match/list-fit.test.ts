// Whether a fact lists what a question asks for: all the items, and not the name of the whole.
import { describe, expect, test } from "vitest";
import { listsTooFew } from "../../../src/match/list-fit.ts";
import { fold } from "../../../src/text.ts";
import { openCounty } from "../decide/county.ts";

const county = await openCounty();
const { described } = county.candidate("南河县有专职人民调解员吗？", "南河县有专职人民调解员126名");

const listing = (question: string, values: readonly string[], anchor = values.join("、")) =>
  listsTooFew(county.read(question), {
    ...described,
    fact: { ...described.fact, kind: "list" },
    values: values.map(fold),
    anchor: fold(anchor),
  });

describe("a question for a number of items", () => {
  test.each(["三诊是哪三诊？", "是哪3张清单", "What are the three lists?"])("「%s」 needs most of them", (question) => {
    expect(listing(question, ["甲"])).toBe(true);
    expect(listing(question, ["甲", "乙"])).toBe(false);
    expect(listing(question, ["甲", "乙", "丙"])).toBe(false);
  });

  test("is not answered by the name of the whole", () => {
    expect(listing("“三诊四化”是哪三诊哪四化？", ["“三诊四化”", "“四头工作法”"])).toBe(true);
  });

  test("is answered by a whole statement that separates as many", () => {
    expect(listing("是哪三张清单？", [], "制定责任、问题、破难清单")).toBe(false);
    expect(listing("是哪三张清单？", [], "建立三张清单")).toBe(true);
  });
});

test("a question that asks for no number of items accepts any list", () => {
  expect(listing("有哪些清单？", ["甲"])).toBe(false);
  expect(listing("在哪个镇？", ["甲"])).toBe(false);
});
