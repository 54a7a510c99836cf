// The features of a question and a fact: place, noun, year, what the question already states.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACT_KINDS } from "../../../src/fact-kinds.ts";
import { FEATURES, kindAnswers, nounFit } from "../../../src/match/features.ts";
import { rank, vectorOf } from "../../../src/match/matcher.ts";
import { runs } from "../core/seeds-collection.ts";
import { hardText } from "../core/strings.ts";
import { openCounty } from "../decide/county.ts";

const county = await openCounty();
const { matcher, scoreOf } = county.prepared;
const features = (question: string, anchor: string) => county.candidate(question, anchor).features;

const MEDIATORS = "南河县有专职人民调解员126名";
const TOWN = "北山镇有专职人民调解员15名";
const DISTRICT = "东湖区有专职人民调解员88名";

describe("the features place and placeOff", () => {
  test.each([
    ["南河县的调解员", MEDIATORS, 1, 0],
    ["北山镇的调解员", TOWN, 1, 0],
    ["北山镇的调解员", MEDIATORS, 0.3, 0],
    ["南河县的调解员", TOWN, 0.3, 0],
    ["东湖区的调解员", DISTRICT, 1, 0],
    ["东湖区的调解员", MEDIATORS, 0, 1],
    ["东湖区和南河县的调解员", MEDIATORS, 1, 0],
    ["调解员", MEDIATORS, 0, 0],
    ["杭州的调解员", MEDIATORS, 0, 0],
  ])("for 「%s」 and the fact 「%s」 are %s and %s", (question, anchor, place, placeOff) => {
    expect(features(question, anchor)).toMatchObject({ place, placeOff });
  });
});

describe("nounFit", () => {
  const fitFor = (question: string, anchor: string) =>
    nounFit(county.read(question), county.candidate(question, anchor).described);

  test("returns 1 when the fact contains all pairs of the counted noun", () => {
    expect(fitFor("有多少名专职人民调解员？", MEDIATORS)).toEqual({ noun: 1, ofNoun: 1 });
    expect(fitFor("有多少名调解员？", MEDIATORS)).toEqual({ noun: 1, ofNoun: 1 });
  });

  test("returns 0 when the fact contains none of them", () => {
    expect(fitFor("有多少名公证员？", MEDIATORS)).toEqual({ noun: 0, ofNoun: 0 });
    expect(features("有多少名公证员？", MEDIATORS).nounOff).toBe(1);
    expect(features("有多少名调解员？", MEDIATORS).nounOff).toBe(0);
  });

  test("returns a share when the fact contains some of them", () => {
    const { ofNoun } = fitFor("有多少件调解案件？", "2023年，南河县办理法律援助案件");
    expect(ofNoun).toBeGreaterThan(0);
    expect(ofNoun).toBeLessThan(1);
  });

  test("returns 0 when the question counts nothing", () => {
    expect(fitFor("谁是调解员？", MEDIATORS)).toEqual({ noun: 0, ofNoun: 0 });
  });
});

describe("the feature unit", () => {
  test.each([
    ["有多少名调解员？", 1],
    ["有几位调解员？", 1],
    ["有几家调解员协会？", -0.5],
    ["有多少调解员？", 0],
    ["有几个调解员？", 0],
  ])("for 「%s」 and 126名 is %s", (question, worth) => {
    expect(features(question, MEDIATORS).unit).toBe(worth);
  });
});

describe("the features year and yearOff", () => {
  const CASES = "2023年，南河县办理法律援助案件";

  test.each([
    ["2023年办了多少件？", { year: 1, yearOff: 0 }],
    ["2022年办了多少件？", { year: 0, yearOff: 1 }],
    ["2022年和2023年办了多少件？", { year: 1, yearOff: 0 }],
    ["办了多少件？", { year: 0, yearOff: 0 }],
  ])("compare the years in 「%s」 with a fact of 2023", (question, expected) => {
    expect(features(question, CASES)).toMatchObject(expected);
  });

  test("are 0 for a fact without a year", () => {
    expect(features("2022年有多少调解员？", MEDIATORS)).toMatchObject({ year: 0, yearOff: 0 });
  });
});

describe("the feature given", () => {
  test.each([
    ["南河县的调解员是126名吗？", MEDIATORS, 1],
    ["南河县的调解员是１２６位吗？", MEDIATORS, 1],
    ["南河县有多少调解员？", MEDIATORS, 0],
    ["南河县的调解员是15名吗？", MEDIATORS, 0],
    ["县委书记是陈立吗？", "南河县委书记陈立", 1],
    ["中心提供法律咨询和法律援助吗？", "南河县公共法律服务中心提供法律咨询", 2 / 3],
    ["门诊开了吗？", "南河县正在探索夜间法律门诊", 0],
  ])("for 「%s」 and 「%s」 is %s", (question, anchor, share) => {
    expect(features(question, anchor).given).toBeCloseTo(share, 9);
  });
});

describe("the features anchor, statement and heading", () => {
  test("give the share of the question's words, with more weight on rare words", () => {
    expect(features("专职人民调解员", MEDIATORS).anchor).toBe(1);
    expect(features("公证书", MEDIATORS).anchor).toBe(0);
    expect(features("", MEDIATORS).anchor).toBe(0);
    // Many questions are about mediators, hardly any about 专职人民.
    const [rare, common] = [
      features("专职人民，律师楼", MEDIATORS).anchor,
      features("调解员，律师楼", MEDIATORS).anchor,
    ];
    expect(rare).toBeGreaterThan(common);
    expect(common).toBeGreaterThan(0);
    expect(rare).toBeLessThan(1);
  });

  test("look for the words in the anchor, in the sentence and in the heading", () => {
    const each = features("正式启用 综述 中山路", "2019年，南河县公共法律服务中心正式启用");
    expect(each.statement).toBeGreaterThan(each.anchor);
    expect(each.heading).toBeGreaterThan(0);
  });
});

describe("kindAnswers", () => {
  test("accepts the kind itself and kinds that include it, and no others", () => {
    for (const kind of FACT_KINDS) expect(kindAnswers(kind, kind)).toBe(true);
    expect(kindAnswers("number", "duration")).toBe(true);
    expect(kindAnswers("duration", "number")).toBe(false);
    expect(kindAnswers("telephone", "number")).toBe(false);
    expect(kindAnswers("address", "place")).toBe(false);
    expect(kindAnswers("place", "address")).toBe(true);
    expect(kindAnswers("hours", "date")).toBe(false);
  });
});

describe("the features of any question and fact", () => {
  const question = fc.oneof(
    hardText,
    fc.constantFrom(
      "南河县有多少调解员？",
      "how many mediators in Nanhe",
      "2019年启用的中心在哪里，电话多少",
      "那北山呢",
    ),
  );

  test("are finite numbers in the order of FEATURES, and shares are from 0 to 1", () => {
    fc.assert(
      fc.property(question, fc.nat(), (typed, at) => {
        const number = at % matcher.facts.length;
        for (const { features: each } of matcher.candidates(county.read(typed), new Map(), { also: [number] })) {
          expect(Object.keys(each)).toEqual(FEATURES);
          expect(vectorOf(each).every(Number.isFinite)).toBe(true);
          const { asked, askedMean, askedCover, anchor, statement, name, nameWhole, given, hints, ofSaid } = each;
          for (const share of [
            asked,
            askedMean,
            askedCover,
            anchor,
            statement,
            name,
            nameWhole,
            given,
            hints,
            ofSaid,
          ]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1 + 1e-6);
          }
        }
      }),
      runs(100),
    );
  });

  test("rank the candidates best first, with shares that add up to 1", () => {
    fc.assert(
      fc.property(question, (typed) => {
        const all = [...matcher.facts.keys()];
        const ranked = rank(matcher.candidates(county.read(typed), new Map(), { also: all }), scoreOf);
        expect(ranked).toHaveLength(all.length);
        expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).sort((a, b) => b - a));
        expect(ranked.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
      runs(50),
    );
  });

  test("give an empty ranking without candidates", () => {
    expect(rank([], scoreOf)).toEqual([]);
  });
});

describe("the candidates of a question", () => {
  const numberOf = (anchor: string) => county.candidate("", anchor).described.number;
  const numbers = (question: string, without?: Parameters<typeof matcher.candidates>[2]) =>
    matcher.candidates(county.read(question), new Map(), without).map(({ described }) => described.number);

  test("include facts with a similar asking, exclude hidden facts, and include facts listed in `also`", () => {
    const own = numberOf(MEDIATORS);
    expect(numbers("南河县有多少名专职人民调解员？")).toContain(own);
    expect(numbers("南河县有多少名专职人民调解员？", { facts: new Set([own]) })).not.toContain(own);
    expect(numbers("abc")).not.toContain(own);
    expect(numbers("abc", { also: [own] })).toContain(own);
  });

  test("contain no fact twice", () => {
    const found = numbers("南河县有多少名专职人民调解员？", { also: [0, 0, 1] });
    expect(new Set(found).size).toBe(found.length);
  });

  test("can be any sentence, also one without a fact", () => {
    const bare = matcher.facts.filter(({ kind, row }) => kind === "statement" && row === 0);
    const texts = bare.map(({ source, start, end }) => county.collection.sources.get(source)?.text.slice(start, end));
    expect(texts).toContain("东湖区的法治公园环境优美，居民常来散步。");
    const { statements } = matcher;
    const told = new Set([...matcher.facts.keys()].map((number) => matcher.describe(number).statement));
    expect(told.size).toBe(statements.all.length);
  });
});
