// What two texts say of one thing, in a made-up county of two texts a question: whether they are called different,
// and what kind of difference it is. As many pairs are none as are one.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agree } from "../../../src/answer/amounts.ts";
import { createAsk } from "../../../src/ask.ts";
import { openTexts, runs } from "./seeds-collection.ts";

const PLACES = `places:
  - { id: luchuan, name: 芦川市, aliases: [芦川], within: null }
  - { id: qingtan, name: 青檀县, aliases: [青檀], within: luchuan }
  - { id: baixi, name: 柏溪镇, aliases: [柏溪], within: qingtan }
  - { id: yuewan, name: 月湾镇, aliases: [月湾], within: qingtan }
`;

type Told = readonly [place: string, published: string, text: string];
type Pair = readonly [question: string, first: Told, second: Told];

const DIFFERENT: Readonly<Record<string, readonly Pair[]>> = {
  date: [
    [
      "青檀县有多少个公共法律服务站点？",
      ["qingtan", "2023-05-12", "目前，全县共有公共法律服务站点146个，最远的一个在岭头村。"],
      ["qingtan", "2025-12-03", "到2025年11月，全县公共法律服务站点达到163个，其中村级站点151个。"],
    ],
    [
      "县公证处几点上班？",
      ["qingtan", "2023-02-10", "县公证处周一至周五9:00至16:30对外受理，中午不休息。"],
      ["qingtan", "2025-07-01", "县公证处对外受理时间为周一至周五8:30至17:30，中午照常。"],
    ],
    [
      "租赁合同范本一份卖多少钱？",
      ["qingtan", "2023-04-04", "租赁合同范本一份收工本费2元。"],
      ["qingtan", "2025-04-04", "租赁合同范本免费领取，每户限领两份。"],
    ],
    [
      "水电费争议调处要几个工作日？",
      ["qingtan", "2023-03-15", "水电费争议调处一般15个工作日内办结，复杂的延长一次。"],
      ["qingtan", "2025-03-15", "水电费争议调处现在7个工作日内办结，结果用短信告知。"],
    ],
    [
      "青檀县司法局局长是谁？",
      ["qingtan", "2022-11-09", "县司法局局长叶知远表示，普法要讲老百姓听得懂的话。"],
      ["qingtan", "2025-09-18", "县司法局局长冯砚秋强调，所长要会写、会说、会走村。"],
    ],
    [
      "法治陈列馆周一开放吗？",
      ["qingtan", "2022-06-06", "法治陈列馆周一不开放，其余日子免费参观。"],
      ["qingtan", "2025-06-06", "法治陈列馆从今年起周一也开放，团体参观要预约。"],
    ],
    [
      "老年人心愿登记点提供上门服务吗？",
      ["qingtan", "2023-08-21", "老年人心愿登记点目前不提供上门服务，要本人到场。"],
      ["qingtan", "2025-06-30", "老年人心愿登记点今年起提供上门服务，行动不便的老人打个招呼就行。"],
    ],
  ],
  contradiction: [
    [
      "全县专职网格员有几名？",
      ["qingtan", "2024-06-03", "截至2024年5月底，全县共有专职网格员312名，平均年龄36岁。"],
      ["qingtan", "2024-06-20", "截至2024年5月底，全县专职网格员321名，人人配了一部终端。"],
    ],
    [
      "“榕树下”普法亭是哪一年建成的？",
      ["yuewan", "2024-03-06", "“榕树下”普法亭2021年6月建成，亭里四面都是法条漫画。"],
      ["yuewan", "2024-05-22", "“榕树下”普法亭2020年11月建成，木料是村民捐的。"],
    ],
  ],
  place: [
    [
      "柏溪镇的乡贤调解员有几名？月湾镇呢？",
      ["baixi", "2025-02-11", "镇里聘请乡贤调解员14名，年纪最大的81岁。"],
      ["yuewan", "2025-02-14", "全镇有乡贤调解员22名，春节期间最忙。"],
    ],
  ],
  scope: [
    [
      "民宿纠纷调解室有几个？",
      ["qingtan", "2025-04-08", "全县设民宿纠纷调解室18个，都由民宿协会的老会长坐镇。"],
      ["baixi", "2025-04-15", "镇里设民宿纠纷调解室4个，游客退房闹意见的，当场就能谈。"],
    ],
    [
      "全县和柏溪镇各有多少名村居法律顾问？",
      ["qingtan", "2025-03-01", "全县共有村居法律顾问166名，一村一人。"],
      ["baixi", "2025-03-04", "柏溪镇共有村居法律顾问12名，每月进村一次。"],
    ],
  ],
};

const ALIKE: Readonly<Record<string, Pair>> = {
  "a plan and what came of it": [
    "全县建成了多少处法治长廊？",
    ["qingtan", "2023-01-18", "县里计划到2024年底建成法治长廊9处，优先放在河边。"],
    ["qingtan", "2025-01-20", "到2024年底，全县建成法治长廊6处，河边占了4处。"],
  ],
  "another year than the one asked about": [
    "2023年县信访局受理了多少件信访？",
    ["qingtan", "2024-01-22", "2023年，县信访局受理信访412件，办结率99%。"],
    ["qingtan", "2025-01-23", "2024年，县信访局受理信访388件，比上年少24件。"],
  ],
  "some of them and all of them": [
    "全县有多少名律师？",
    ["qingtan", "2025-03-03", "目前全县共有律师128名，分布在11家律师事务所。"],
    ["qingtan", "2025-03-08", "目前全县共有女律师45名，最年轻的25岁。"],
  ],
  "the same number written otherwise": [
    "法治夜校一年有多少人次参加？",
    ["qingtan", "2025-01-06", "2024年法治夜校共有1.2万人次参加，最火的是劳动合同课。"],
    ["qingtan", "2025-01-09", "2024年法治夜校共有12000人次参加，课后还有答疑。"],
  ],
  "a rounded number": [
    "“晨星”志愿队有多少名志愿者？",
    ["qingtan", "2025-08-04", "“晨星”志愿队有近300名志愿者，穿橙色马甲。"],
    ["qingtan", "2025-08-12", "“晨星”志愿队有298名志愿者，党员占一半。"],
  ],
  "the first batch and the second": [
    "第二批积分超市试点村有几个？",
    ["qingtan", "2024-05-05", "第一批积分超市试点村有12个，都在平原。"],
    ["qingtan", "2025-05-05", "第二批积分超市试点村有15个，高山村占了5个。"],
  ],
  "the hours of another office": [
    "旅游巡回法庭几点开门？",
    ["qingtan", "2025-08-08", "旅游巡回法庭9:00至16:00开门，节假日照常。"],
    ["qingtan", "2025-08-09", "游客中心8:00至18:00开放，厕所通宵不关。"],
  ],
  "a month and a day of it": [
    "老兵法律工作站什么时候成立的？",
    ["qingtan", "2024-08-01", "老兵法律工作站2022年7月成立，值班的都是退役军人。"],
    ["qingtan", "2025-08-01", "老兵法律工作站2022年7月28日成立，今年满三年。"],
  ],
  "the head of another body": [
    "青檀县人民法院院长是谁？",
    ["qingtan", "2025-01-15", "县人民法院院长裴舟表示，要让判决书好懂。"],
    ["qingtan", "2025-01-16", "县人民检察院检察长祁远山表示，检察建议要跟到底。"],
  ],
  "the time that another matter takes": [
    "劳动监察投诉多少天答复？",
    ["qingtan", "2025-04-11", "劳动监察投诉10个工作日内答复。"],
    ["qingtan", "2025-04-12", "物价投诉15个工作日内答复。"],
  ],
};

/** All texts are one collection: what tells them apart is what they are about. */
const pairs = [...Object.values(DIFFERENT).flat(), ...Object.values(ALIKE)];
const told = pairs.flatMap(([, ...both]) => both);
const source = ([place, published]: Told, i: number) =>
  `  - { id: t${i}, file: t${i}.txt, title: 消息${i}, place: ${place}, published: "${published}" }`;
const collection = await openTexts({
  ...Object.fromEntries(told.map(([, , text], i) => [`t${i}.txt`, `${text}\n`])),
  "places.yaml": PLACES,
  "sources.yaml": `collection: { places: [qingtan] }\nsources:\n${told.map(source).join("\n")}\n`,
});
const ask = createAsk(collection);
const reply = (question: string) => ask({ question }, { month: "2026-11", origin: null });

describe("two texts that differ", () => {
  const cases = Object.entries(DIFFERENT).flatMap(([kind, all]) => all.map(([question]) => ({ kind, question })));

  test.each(cases)("are shown as a conflict of $kind: $question", async ({ kind, question }) => {
    const { conflicts, citations, answer } = await reply(question);
    expect(conflicts.map((conflict) => conflict.kind)).toEqual([kind]);
    const values = conflicts[0]?.values ?? [];
    expect(values).toHaveLength(2);
    expect(new Set(values.map(({ n }) => citations[n - 1]?.source.id)).size).toBe(2);
    for (const { value, n } of values) {
      expect(citations[n - 1]?.quote).toContain(value);
      expect(answer).toContain(value);
    }
  });

  test("the newer one comes first where the place is the same", async () => {
    const { conflicts } = await reply("水电费争议调处要几个工作日？");
    expect(conflicts[0]?.values.map(({ as_of }) => as_of)).toEqual(["2025-03-15", "2023-03-15"]);
  });

  test("each has its place on its own line where two places are asked about", async () => {
    const { answer } = await reply("柏溪镇的乡贤调解员有几名？月湾镇呢？");
    expect(answer).toMatch(/^柏溪镇，2025年2月11日：「.*14名/mu);
    expect(answer).toMatch(/^月湾镇，2025年2月14日：「.*22名/mu);
  });

  test("what is said in words is called 说法, what is counted 数字", async () => {
    expect((await reply("县公证处几点上班？")).lead?.text).toContain("两种说法");
    expect((await reply("全县专职网格员有几名？")).lead?.text).toContain("两个数字");
  });

  test("who holds an office now stays missing", async () => {
    const { status, missing } = await reply("青檀县司法局局长是谁？");
    expect([status, missing.map(({ label }) => label)]).toEqual(["partial", ["现在是谁"]]);
  });
});

describe("two texts that do not differ in what is asked", () => {
  test.each(Object.entries(ALIKE))("are no conflict: %s", async (_, [question]) => {
    const { conflicts, status } = await reply(question);
    expect(conflicts).toEqual([]);
    expect(["answered", "partial"]).toContain(status);
  });
});

describe("values that are compared", () => {
  const count = fc.integer({ min: 0, max: 10_000_000 });

  test("agree with themselves, however they are written", () => {
    fc.assert(
      fc.property(count, (value) => {
        const grouped = value.toLocaleString("en-US");
        expect(agree("number", `${value}件`, `共${grouped}件`)).toBe(true);
      }),
      runs(100),
    );
  });

  test("agree either way round", () => {
    fc.assert(
      fc.property(count, count, fc.constantFrom("", "余", "万"), (a, b, more) => {
        expect(agree("number", `${a}${more}名`, `${b}名`)).toBe(agree("number", `${b}名`, `${a}${more}名`));
      }),
      runs(100),
    );
  });

  test("differ when two exact figures do", () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 1000 }), (value, more) => {
        expect(agree("fee", `${value}元`, `${value + more}元`)).toBe(false);
      }),
      runs(100),
    );
  });

  test.each([
    ["hours", "8:30至17:00", "上午8:30—下午5点", true],
    ["hours", "8:30至17:00", "9:00至17:00", false],
    ["date", "2021年", "2021年6月3日", true],
    ["date", "2021年6月", "2021年7月", false],
    ["number", "4000余人", "4321人", true],
    ["number", "4000余人", "2958名", false],
    ["fee", "免费", "2元", false],
    ["address", "位于柳林路9号", "柳林路9号二楼", true],
    ["address", "柳林路9号", "松涛路77号", false],
  ] as const)("%s: 「%s」 and 「%s」 agree: %s", (kind, a, b, expected) => {
    expect(agree(kind, a, b)).toBe(expected);
  });
});
