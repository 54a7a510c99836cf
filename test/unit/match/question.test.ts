// Reads a question by itself, and in the context of the question before it.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAsk } from "../../../src/ask.ts";
import { QUERY_TERMS_MAX } from "../../../src/limits.ts";
import { inContext, isBare, pointsBack, type Question, turnsAway } from "../../../src/question/question.ts";
import { runs } from "../core/seeds-collection.ts";
import { hardText } from "../core/strings.ts";
import { openCounty } from "../decide/county.ts";

const county = await openCounty();
const { read } = county;
const { places } = county.prepared;
const placesOf = (question: Question) => question.places.map(({ id }) => id);
const follow = (text: string, before: string) => inContext(read(text), read(before), places);

describe("readQuestion", () => {
  test("finds the places that a question names, or otherwise one outside", () => {
    expect(placesOf(read("南河县和东湖区哪个律师多"))).toEqual(["nanhe", "donghu"]);
    expect(read("南河县的律师").placeNamed).toBe(true);
    expect(read("杭州的律师")).toMatchObject({ places: [], placeNamed: false, outside: "杭州" });
    expect(read("lawyers in Hangzhou").outside).toBe("Hangzhou");
    expect(read("杭州人在南河县找律师").outside).toBeNull();
  });

  test.each([
    ["跟邻居吵架了，找谁？", true, false],
    ["去哪里申请调解？", true, false],
    ["有没有地方管这个", true, false],
    ["where can i go for help", true, false],
    ["老板不发工资怎么办", false, true],
    ["what should I do", false, true],
    ["律师有多少？", false, false],
    ["去哪年的会议", false, false],
  ])("finds whether 「%s」 asks whom to turn to: %s; what to do: %s", (text, turnTo, asksWhatToDo) => {
    expect(read(text)).toMatchObject({ turnTo, asksWhatToDo });
  });

  test.each([
    ["现在有多少律师", true],
    ["how many lawyers are there now", true],
    ["当年有多少律师", false],
    ["know-how", false],
  ])("finds whether 「%s」 asks for today's state: %s", (text, now) => {
    expect(read(text).now).toBe(now);
  });

  test("reads English words and drops those that only ask", () => {
    const { isEnglish, terms, kinds } = read("How many lawyers are there in Nanhe?");
    expect(isEnglish).toBe(true);
    expect([...terms.keys()]).toContain("lawyer");
    expect([...terms.keys()]).not.toContain("how");
    expect(kinds).toContain("number");
  });

  test("collects the terms around the interrogative", () => {
    const { around, terms } = read("南河县公共法律服务中心去年办理了许多案件，律师有多少名？");
    expect([...around.keys()]).toContain("律师");
    expect([...around.keys()]).not.toContain("南河");
    expect([...terms.keys()]).toContain("南河");
    expect(read("法律援助").around).toEqual(read("法律援助").terms);
  });

  test("returns at most QUERY_TERMS_MAX terms of full share for any text, with nothing carried over", () => {
    fc.assert(
      fc.property(fc.oneof(hardText, fc.string({ unit: "grapheme", maxLength: 200 })), (text) => {
        const { terms, characters, carried, before, kindOdds } = read(text);
        expect(terms.size).toBeLessThanOrEqual(QUERY_TERMS_MAX);
        expect([...terms.values(), ...characters.values()].every((share) => share === 1)).toBe(true);
        expect({ carried, before }).toEqual({ carried: false, before: null });
        expect([...kindOdds.values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 6);
      }),
      runs(100),
    );
  });
});

describe("pointsBack, turnsAway and isBare", () => {
  test.each([
    "那北山呢？",
    "电话呢",
    "它在哪里？",
    "那里几点开门",
    "what about Beishan?",
    "is it free?",
    "刚才说的那个中心",
  ])("find that 「%s」 points back", (text) => {
    expect(pointsBack(read(text))).toBe(true);
  });

  test.each([
    "谢谢，南河有几个律师呢？",
    "好的，那个知道了",
    "另外问一下，律师呢",
    "换个问题，那北山呢",
    "Thanks, is it free?",
  ])("find that 「%s」 turns away and does not point back", (text) => {
    expect(turnsAway(read(text))).toBe(true);
    expect(pointsBack(read(text))).toBe(false);
  });

  test.each(["南河县有多少名专职人民调解员？", "是不是有律师", "申请法律援助要带什么材料"])(
    "find that 「%s」 does neither",
    (text) => {
      expect(pointsBack(read(text))).toBe(false);
      expect(turnsAway(read(text))).toBe(false);
    },
  );

  test.each([
    ["北山呢", true],
    ["那北山镇呢？", true],
    ["律师", true],
    ["Beishan", true],
    ["南河县去年一共办理了多少件法律援助案件", false],
    ["how many lawyers are there in the county", false],
  ])("find whether 「%s」 is hardly more than a name: %s", (text, expected) => {
    expect(isBare(read(text))).toBe(expected);
  });
});

describe("「那北山呢」 after a question about 南河县", () => {
  const question = follow("那北山呢？", "南河县有多少名专职人民调解员？");

  test("is about the new place and not the first one", () => {
    expect(placesOf(question)).toEqual(["beishan"]);
    expect([...question.terms.keys()]).not.toContain("南河");
    expect(question.plain).not.toContain("南河");
  });

  test("asks the same about it", () => {
    expect(question.kinds).toContain("number");
    expect(question.counted).toMatchObject({ unit: "名", noun: "专职人民调解员" });
    expect(question.terms.get("调解")).toBe(1);
    expect(question.carried).toBe(true);
  });
});

describe("「电话呢」 after a question about a subject", () => {
  const question = follow("电话呢？", "南河县公共法律服务中心是哪一年启用的？");

  test("asks for the telephone and no longer for the year", () => {
    expect(question.kinds).toEqual(["telephone"]);
    expect(question.counted).toBeNull();
  });

  test("keeps the subject and the place, with a smaller share than its own words", () => {
    expect(placesOf(question)).toEqual(["nanhe"]);
    expect(question.plain).toContain("公共法律服务中心");
    expect(question.terms.get("电话")).toBe(1);
    const carried = question.terms.get("服务") ?? 0;
    expect(carried).toBeGreaterThan(0);
    expect(carried).toBeLessThan(1);
  });
});

describe("what inContext carries over", () => {
  test("has a smaller share in a long question than in a short one", () => {
    const before = "南河县公共法律服务中心是哪一年启用的？";
    const short = follow("它几点开门", before).terms.get("启用") ?? 0;
    const long = follow("它每个星期六和星期天的上午下午分别几点钟开门几点钟关门", before).terms.get("启用") ?? 0;
    expect(long).toBeGreaterThan(0);
    expect(long).toBeLessThan(short);
  });

  test("includes a place outside, until another place is named", () => {
    expect(follow("电话呢", "杭州的律师在哪里").outside).toBe("杭州");
    expect(follow("那北山呢", "杭州的律师在哪里").outside).toBeNull();
  });

  test("includes neither figures nor the text of the question before", () => {
    const question = follow("那北山呢", "2023年南河县办了1520件吗？");
    expect(question.figures).toEqual([]);
    expect(question.text).toBe("那北山呢");
  });

  test("never has a share above 1, nor more than QUERY_TERMS_MAX terms", () => {
    const text = fc.oneof(hardText, fc.constantFrom("那北山呢", "电话呢", "南河县有多少名律师？", "is it free"));
    fc.assert(
      fc.property(text, text, (one, before) => {
        const own = read(one);
        const { terms, characters, carried } = inContext(own, read(before), places);
        expect(carried).toBe(true);
        expect(terms.size).toBeLessThanOrEqual(QUERY_TERMS_MAX);
        for (const [term] of own.terms) expect(terms.get(term)).toBe(1);
        for (const share of [...terms.values(), ...characters.values()]) {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
      runs(100),
    );
  });
});

describe("questions asked in a row", () => {
  const ask = createAsk(county.collection);
  const said = (...contents: string[]) => contents.map((content) => ({ role: "user" as const, content }));
  const CIRCUMSTANCES = { month: "2026-11", origin: null };

  test("answer 「那北山呢」 for 北山镇, and never with the county's figure", async () => {
    const history = said("南河县有多少名专职人民调解员？");
    const { lead, citations } = await ask({ question: "那北山呢？", history }, CIRCUMSTANCES);
    expect(lead?.text ?? "").not.toContain("126");
    expect(citations[0]?.quote).toContain("北山镇");
  });

  test("answer a new topic as if there were no history", async () => {
    const question = "谢谢，南河县委书记是谁？";
    const { id: _, ...alone } = await ask({ question }, CIRCUMSTANCES);
    const { id: __, ...after } = await ask({ question, history: said("北山镇调解室由谁负责？") }, CIRCUMSTANCES);
    expect(after).toEqual(alone);
  });
});
