// Places in questions: in a made-up county whose names contain one another, and in the product's own collection.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CorpusPlace } from "../../../src/corpus.ts";
import { createPlaces } from "../../../src/question/places.ts";
import { clean, fold } from "../../../src/text.ts";
import { openSeeds, openTexts, runs } from "./seeds-collection.ts";
import { hardText } from "./strings.ts";

const PLACES = `places:
  - { id: nanhe, name: 南河县, aliases: [南河, 南河縣, Nanhe], within: null }
  - { id: beishan, name: 北山镇, aliases: [北山, Beishan], within: nanhe }
  - { id: beishanwan, name: 北山湾村, aliases: [北山湾], within: beishan }
  - { id: donghu, name: 东湖区, aliases: [东湖, Donghu], within: null }
  - { id: donghuling, name: 东湖岭县, aliases: [东湖岭], within: null }
outside: [杭州, 西岭, Hangzhou]
`;
const county = await openTexts({
  "a.txt": "南河县的法律服务\n\n全县有法律顾问12名，占比全省第一。",
  "b.txt": "北山镇的法律服务\n\n北山镇有调解员5名。",
  "places.yaml": PLACES,
  "sources.yaml": "sources:\n  - { id: a, file: a.txt, place: nanhe }\n  - { id: b, file: b.txt, place: beishan }\n",
});
const places = createPlaces(county);
const place = (id: string): CorpusPlace => {
  const found = places.byId(id);
  if (found === null) throw new Error(`no place ${id}`);
  return found;
};
const find = (question: string) => places.find(fold(clean(question)))?.id ?? null;

describe("the place that a question names", () => {
  test.each([
    ["南河有几个律师？", "nanhe"],
    ["南河县有几个律师？", "nanhe"],
    ["南河縣有幾個律師？", "nanhe"],
    ["北山湾村的法律顾问是谁", "beishanwan"],
    ["北山湾的法律顾问是谁", "beishanwan"],
    ["北山的法律顾问是谁", "beishan"],
    ["南河县北山镇的调解员", "beishan"],
    ["东湖和北山哪个多", "beishan"],
    ["南河和东湖哪个多", "nanhe"],
    ["东湖和南河哪个多", "donghu"],
    ["How many lawyers are there in Nanhe?", "nanhe"],
    ["NANHE lawyers", "nanhe"],
    ["北山镇和东湖岭", "beishan"],
    ["律师有几个？", null],
    ["", null],
  ])("of 「%s」 is %s", (question, id) => {
    expect(find(question)).toBe(id);
  });

  test.each([
    ["a nanhean lawyer", null],
    ["xnanhe", null],
    ["the Nanhe-Beishan bus", "beishan"],
    ["nanhe's lawyers", "nanhe"],
    ["在Nanhe找律师", "nanhe"],
    ["nanhe2", "nanhe"],
  ])("is found by a Latin name only as a whole word: %s", (question, id) => {
    expect(find(question)).toBe(id);
  });

  test("is neither a given one nor one around it", () => {
    const other = (question: string, but: string) => places.find(fold(question), place(but))?.id ?? null;
    expect(other("南河县北山镇", "beishan")).toBeNull();
    expect(other("南河县北山镇", "nanhe")).toBe("beishan");
    expect(other("北山镇和东湖区", "beishan")).toBe("donghu");
  });

  test("outside the collection is returned as the editor writes it", () => {
    const outside = (question: string) => places.findOutside(fold(clean(question)));
    expect(outside("杭州的律师")).toBe("杭州");
    expect(outside("lawyers in hangzhou")).toBe("Hangzhou");
    expect(outside("hangzhouese")).toBeNull();
    expect(outside("南河的律师")).toBeNull();
  });
});

describe("places", () => {
  test.each([
    ["南河县", "nanhe"],
    [" 南河 ", "nanhe"],
    ["南河縣", "nanhe"],
    ["nanhe", "nanhe"],
    ["NANHE", "nanhe"],
    ["beishanwan", "beishanwan"],
    ["南河县城", null],
    ["杭州", null],
    ["", null],
    ["constructor", null],
  ])("are found by the name that a client sends: 「%s」 is %s", (name, id) => {
    expect(places.byName(name)?.id ?? null).toBe(id);
  });

  test("lie within all places around them, but not in themselves", () => {
    expect(places.isWithin(place("beishanwan"), place("nanhe"))).toBe(true);
    expect(places.isWithin(place("nanhe"), place("beishanwan"))).toBe(false);
    expect(places.isWithin(place("nanhe"), place("nanhe"))).toBe(false);
    expect(places.isWithin(place("donghu"), place("nanhe"))).toBe(false);
    expect(["nanhe", "beishan", "beishanwan", "donghu"].map((id) => places.depth(place(id)))).toEqual([0, 1, 2, 0]);
  });

  test("are covered by a text about them or about one around them, not about a neighbour", () => {
    expect(["nanhe", "beishan", "beishanwan", "donghu"].map((id) => places.isCovered(place(id)))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test("are not found by null or by an unknown id", () => {
    expect(places.byId(null)).toBeNull();
    expect(places.byId("nowhere")).toBeNull();
  });
});

describe("isSpokenOf", () => {
  const speaks = (id: string, about: string | null, text: string) =>
    places.isSpokenOf(place(id), about === null ? null : place(about), fold(text));

  test.each([
    ["beishan", "nanhe", "北山镇有5名调解员", true],
    ["nanhe", "beishan", "北山镇占比南河第一", false],
    ["nanhe", "nanhe", "南河县有12名", true],
    ["nanhe", null, "南河县有12名", true],
    ["donghu", "nanhe", "跟东湖区一起办", true],
    ["donghu", "nanhe", "跟邻县一起办", false],
    ["beishan", "nanhe", "Beishan has five mediators", true],
  ])("%s in a text about %s: 「%s」 %s", (id, about, text, expected) => {
    expect(speaks(id, about, text)).toBe(expected);
  });

  test("is false for 嘉兴 in a text about 平湖 that compares itself with 嘉兴", async () => {
    const own = createPlaces(await openSeeds());
    const [jiaxing, pinghu] = [own.byName("嘉兴"), own.byName("平湖")];
    if (jiaxing === null || pinghu === null) throw new Error("the seeds name both");
    const text = fold("全市创建省级民主法治示范村（社区）31个，占比嘉兴第一");
    expect(own.isSpokenOf(jiaxing, pinghu, text)).toBe(false);
    expect(own.isSpokenOf(jiaxing, jiaxing, text)).toBe(true);
    expect(own.isSpokenOf(jiaxing, null, text)).toBe(true);
  });
});

describe("strip", () => {
  test.each([
    ["南河县有几个律师", "   有几个律师"],
    ["北山湾村的顾问", "    的顾问"],
    ["nanhean nanhe", "nanhean      "],
    ["东湖岭县与东湖", "    与  "],
    ["没有地名", "没有地名"],
  ])("turns 「%s」 into 「%s」", (text, bare) => {
    expect(places.strip(fold(text))).toBe(bare);
  });

  test("keeps every other character where it is, and leaves no name", () => {
    const piece = fc.oneof(hardText, fc.constantFrom("南河", "北山湾村", "Nanhe", "东湖区", "的"));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const folded = fold(pieces.join(""));
        const bare = places.strip(folded);
        expect(bare).toHaveLength(folded.length);
        for (let i = 0; i < bare.length; i++) expect([" ", folded.charAt(i)]).toContain(bare.charAt(i));
        expect(bare).not.toMatch(/南河|北山|东湖/u);
      }),
      runs(200),
    );
  });

  test("removes what one expression of all names would, the longest first", async () => {
    const own = (await openSeeds()).corpus;
    const names = [...new Set(own.places.flatMap(({ name, aliases }) => [name, ...aliases].map(fold)))]
      .sort((a, b) => b.length - a.length)
      .map((name) => (/^[a-z]/u.test(name) ? `(?<![a-z])${name.replace(/[^a-z0-9 ]/gu, ".")}(?![a-z])` : name));
    const anyName = new RegExp(names.join("|"), "gu");
    const { strip } = createPlaces(await openSeeds());
    const piece = fc.oneof(
      hardText,
      fc.constantFrom("嘉", "嘉兴", "嘉善县", "上海市青浦区", "Jiaxing", "wuzhen", " ", "a"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const folded = fold(pieces.join(""));
        expect(strip(folded)).toBe(folded.replace(anyName, (name) => " ".repeat(name.length)));
      }),
      runs(200),
    );
  });

  test("changes nothing in a collection without places", async () => {
    const none = createPlaces(await openTexts({ "a.txt": "标题\n\n正文在这里，有一句话。" }));
    expect(none.strip("南河县")).toBe("南河县");
    expect(none.find("南河县")).toBeNull();
    expect(none.findOutside("南河县")).toBeNull();
  });

  test("names other cities in a collection without places, but none that its texts name", async () => {
    const { findOutside } = createPlaces(await openTexts({ "a.txt": "标题\n\n中心在杭州的东面，有一句话。" }));
    expect(findOutside("成都的公证处几点开门")).toBe("成都");
    expect(findOutside("杭州的公证处几点开门")).toBeNull();
  });
});

describe("the product's own places", async () => {
  const own = createPlaces(await openSeeds());
  const { corpus } = await openSeeds();

  test("are found by their names, aliases and Traditional names", () => {
    for (const each of corpus.places) {
      for (const name of [each.name, each.name_hant, ...each.aliases]) {
        expect(own.find(fold(`在${name}找律师`))?.id, name).toBe(each.id);
        expect(own.byName(name)?.id, name).toBe(each.id);
      }
    }
  });
});
