// Whether a fact may lead the answer to a question, and how. A figure leads for its own noun only.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FactKind } from "../../../src/fact-kinds.ts";
import { fitOf, kindsMeant } from "../../../src/match/fit.ts";
import { runs } from "../core/seeds-collection.ts";
import { openCounty } from "../decide/county.ts";

const county = await openCounty();

/** The fit of a fact to a question that surely asks for its kind; `asked` is the similarity to its askings. */
function fitFor(text: string, anchor: string, { asked = 0, kind }: { asked?: number; kind?: FactKind } = {}) {
  const { described, features } = county.candidate(text, anchor, kind);
  const question = { ...county.read(text), kindOdds: new Map([[described.fact.kind, 1]]) };
  return fitOf(question, described, { ...features, asked });
}

const MEDIATORS = "南河县有专职人民调解员126名";
const CASES = "2023年，南河县办理法律援助案件";
const SECRETARY = "南河县委书记陈立";

describe("a figure", () => {
  test("leads alone for its own noun", () => {
    expect(fitFor("南河县有多少名专职人民调解员？", MEDIATORS)).toBe("value");
    expect(fitFor("2023年办了多少件法律援助案件？", CASES)).toBe("value");
  });

  test("does not lead for another noun", () => {
    const others = fc.constantFrom("公证员", "志愿者", "律师", "法官", "警察", "社工", "网格员", "教师", "企业家");
    const ask = fc.constantFrom("南河县有多少名", "南河县有几个", "一共有多少位", "有多少");
    fc.assert(
      fc.property(others, ask, (noun, begin) => {
        expect(["none", "doubtful"]).toContain(fitFor(`${begin}${noun}？`, MEDIATORS));
        expect(["none", "doubtful"]).toContain(fitFor(`${begin}${noun}？`, CASES));
      }),
      runs(40),
    );
  });

  test("leads with its clause if the question lacks its qualifier", () => {
    expect(fitFor("南河县有多少名调解员？", MEDIATORS)).toBe("clause");
  });

  test("leads with its clause if the question has only a part of its noun", () => {
    expect(fitFor("南河县有多少件调解案件？", CASES)).toBe("clause");
  });

  test("leads for an asking that was written for it, whatever the noun is called", () => {
    expect(fitFor("南河县有多少名老娘舅？", MEDIATORS, { asked: 0.9 })).toBe("value");
    expect(fitFor("南河县有多少名老娘舅？", MEDIATORS)).toBe("doubtful");
  });

  test("leads for a verb before the interrogative if the question is much like its askings", () => {
    expect(fitFor("专职调解，招来了几个？", MEDIATORS, { asked: 0.5 })).not.toBe("doubtful");
    expect(fitFor("专职调解，招来了几个？", MEDIATORS, { asked: 0.2 })).toBe("doubtful");
  });

  test("does not lead for another unit", () => {
    expect(fitFor("南河县有多少家专职人民调解员？", MEDIATORS)).toBe("doubtful");
    expect(fitFor("南河县有几个专职人民调解员？", MEDIATORS)).toBe("value");
  });

  test("leads with its clause if the question already states it", () => {
    expect(fitFor("南河县是不是有126名专职人民调解员，多少？", MEDIATORS)).toBe("clause");
  });

  test("does not fit a question that states another figure, which belongs to something else", () => {
    expect(fitFor("南河县300名专职人民调解员在哪里？", MEDIATORS)).toBe("none");
    expect(fitFor("南河县第3名专职人民调解员在哪里？", MEDIATORS)).not.toBe("none");
  });
});

describe("a fact of another place or year", () => {
  test("never leads, whatever the question and however similar its asking", () => {
    const ask = fc.constantFrom("有多少名专职人民调解员？", "的专职人民调解员有几名", "专职人民调解员126名吗");
    fc.assert(
      fc.property(ask, fc.double({ min: 0, max: 1, noNaN: true }), (end, asked) => {
        expect(fitFor(`东湖区${end}`, MEDIATORS, { asked })).toBe("none");
      }),
      runs(30),
    );
    const year = fc.integer({ min: 1990, max: 2030 }).filter((each) => each !== 2023);
    fc.assert(
      fc.property(year, fc.double({ min: 0, max: 1, noNaN: true }), (other, asked) => {
        expect(fitFor(`${other}年南河县办了多少件法律援助案件？`, CASES, { asked })).toBe("none");
      }),
      runs(30),
    );
  });

  test("never leads for a part of its place, or for the whole, if it is a figure or a rank", () => {
    expect(fitFor("北山镇有多少名专职人民调解员？", "北山镇有专职人民调解员15名")).toBe("value");
    expect(fitFor("南河县有多少名专职人民调解员？", "北山镇有专职人民调解员15名")).toBe("none");
    expect(fitFor("北山镇有多少名专职人民调解员？", MEDIATORS)).toBe("none");
    expect(fitFor("北山镇村法律顾问制度的满意度排第几？", "南河县村法律顾问制度的满意度排全省第二")).toBe("none");
  });
});

describe("the holder of an office", () => {
  test("leads for that office", () => {
    expect(fitFor("南河县委书记是谁？", SECRETARY)).toBe("value");
    expect(fitFor("谁是南河的县委书记？", SECRETARY)).toBe("value");
  });

  test.each(["南河县委副书记是谁？", "南河县县长是谁？", "南河县司法局局长叫什么名字？", "南河县法院院长姓什么"])(
    "never leads for another office: 「%s」",
    (question) => {
      expect(fitFor(question, SECRETARY, { asked: 0.99 })).toBe("none");
    },
  );

  test("is never a figure", () => {
    expect(fitFor("调解员叫什么名字？", MEDIATORS)).toBe("none");
  });

  test("leads with the clause if the question already names the person", () => {
    expect(fitFor("陈立是不是南河县委书记？", SECRETARY)).toBe("clause");
  });
});

describe("a whole statement", () => {
  const PARK = "东湖区的法治公园环境优美";

  test("leads with its clause only if a similar asking was written for it", () => {
    expect(fitFor("东湖区的法治公园怎么样？", PARK, { asked: 0.6 })).toBe("clause");
    expect(fitFor("东湖区的法治公园怎么样？", PARK)).toBe("doubtful");
  });

  test("never leads for another place", () => {
    expect(fitFor("南河县的法治公园怎么样？", PARK, { asked: 0.9 })).toBe("none");
  });
});

describe("a fact without a value", () => {
  test("leads with its clause", () => {
    expect(fitFor("夜间法律门诊开了吗？", "南河县正在探索夜间法律门诊")).toBe("clause");
  });
});

describe("kindsMeant", () => {
  const meant = (text: string, odds: readonly (readonly [FactKind, number])[]) =>
    kindsMeant({ ...county.read(text), kindOdds: new Map(odds) });

  test("returns the kinds that the question names and those that are likely", () => {
    expect(
      meant("律师的电话", [
        ["number", 0.5],
        ["person", 0.1],
      ]),
    ).toEqual(["telephone", "number"]);
  });

  test("returns the likeliest kind if none is named and none is likely", () => {
    expect(
      meant("律师", [
        ["number", 0.2],
        ["person", 0.3],
      ]),
    ).toEqual(["person"]);
  });

  test("leaves out yes_no", () => {
    expect(meant("有没有律师", [["deed", 0.9]])).toEqual(["deed"]);
  });

  test("returns nothing if no kind is named and no probability is known", () => {
    expect(meant("律师", [])).toEqual([]);
  });

  test("makes a fact of any other kind doubtful", () => {
    const { described, features } = county.candidate("公共法律服务中心的电话", "2019年，南河县公共法律服务中心");
    const question = { ...county.read("公共法律服务中心的电话"), kindOdds: new Map<FactKind, number>() };
    expect(fitOf(question, described, features)).toBe("doubtful");
  });
});
