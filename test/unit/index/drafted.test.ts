// Facts drafted from the structure of texts: complete values, what they count, and their owners.
import { describe, expect, test } from "vitest";
import { drafted, inCounty, told, valuesOf } from "./drafting.ts";

describe("telephone numbers", () => {
  test.each([
    ["咨询电话：0573-12345678。", ["0573-12345678"]],
    ["咨询电话：0573—12345678转801。", ["0573—12345678转801"]],
    ["电话：（0573）82345678", ["（0573）82345678"]],
    ["电话０５７３－１２３４５６７８，随时可打。", ["０５７３－１２３４５６７８"]],
    ["预约请拨打400-123-4567。", ["400-123-4567"]],
    ["法律问题可以先拨打12348咨询。", ["12348"]],
    ["遇到有人动手的，马上打110。", ["110"]],
  ])("are complete: %s", (body, values) => {
    expect(valuesOf(drafted(body), "telephone")).toEqual(values);
  });

  test("form one fact per label", () => {
    const facts = drafted("咨询电话：0573-12345678、12345679；投诉电话：0573-87654321。");
    expect(facts.filter(({ kind }) => kind === "telephone").map(({ values, of }) => [values, of])).toEqual([
      [["0573-12345678", "12345679"], "嘉禾县图书馆咨询电话"],
      [["0573-87654321"], "嘉禾县图书馆投诉电话"],
    ]);
  });

  test("belong to the name before them", () => {
    const [found] = drafted("县法律援助中心设在一楼，电话0573-12345678。").filter(({ kind }) => kind === "telephone");
    expect(found?.of).toBe("县法律援助中心电话");
    expect(found?.fact.asks).toContain("县法律援助中心的电话是多少？");
  });

  test("leave no digits behind as figures", () => {
    expect(valuesOf(drafted("咨询电话：0573-12345678，投诉请拨打12345。"), "number")).toEqual([]);
  });

  test("do not include figures, years or document numbers", () => {
    expect(valuesOf(drafted("全年接待12345人次，挽回损失12348元，见县司通〔2025〕12345号。"), "telephone")).toEqual([]);
  });
});

describe("hours", () => {
  test("are complete with their days in the county's centre", () => {
    expect(inCounty("y02", "hours").map(({ values }) => values)).toEqual([
      ["周一至周五：上午8:30至12:00，下午13:30至17:30"],
      ["周六：上午9:00至11:30"],
      ["周日和法定节假日不对外服务"],
      ["工作日12:00至13:30"],
    ]);
  });

  test.each([
    ["上午9点到11点半开门。", ["上午9点到11点半"]],
    ["周一至周五8:30—17:00（法定节假日除外）。", ["周一至周五8:30—17:00（法定节假日除外）"]],
    ["自助机24小时可用，夜里从侧门进。", ["24小时可用"]],
    ["周二至周日9:00到17:00，周一闭馆。", ["周二至周日9:00到17:00", "周一闭馆"]],
    ["旺季（4月至10月）8:00到18:00开门。", ["旺季（4月至10月）8:00到18:00"]],
    ["接待时间：每月5日、20日下午2点到4点半。", ["每月5日、20日下午2点到4点半"]],
  ])("are complete: %s", (body, values) => {
    expect(valuesOf(drafted(body), "hours")).toEqual(values);
  });

  test("are distinguished from durations", () => {
    const facts = drafted("律师在24小时内回话。");
    expect(valuesOf(facts, "hours")).toEqual([]);
    expect(valuesOf(facts, "duration")).toEqual(["24小时内"]);
  });

  test("belong to the named subject, not to a pronoun", () => {
    expect(inCounty("y06", "hours").map(({ of }) => of)).toEqual(["“夜调灯”的时间"]);
    expect(inCounty("y01", "hours")[0]?.fact.asks).toContain("云栖县公共法律服务中心几点开门？");
  });

  test("are marked as planned if they are", () => {
    expect(inCounty("y13", "hours").map(({ fact }) => fact.modality)).toEqual(["planned", "planned"]);
  });
});

describe("dates", () => {
  test.each([
    ["读书节于2018年5月1日至5月7日举办。", "2018年5月1日至5月7日"],
    ["图书馆自2025年4月1日起搬到新址。", "2025年4月1日"],
    ["图书馆在二〇二四年六月一日启用。", "二〇二四年六月一日"],
    ["图书馆于2024-05-29开馆。", "2024-05-29"],
  ])("are complete: %s", (body, value) => {
    expect(valuesOf(drafted(body), "date")).toEqual([value]);
  });

  test("belong to their event", () => {
    expect(inCounty("y01", "date").map(({ values, of }) => [values[0], of])).toContainEqual([
      "2021年6月",
      "云栖县公共法律服务中心启用",
    ]);
  });

  test("belong to the figure that they date", () => {
    expect(inCounty("y05", "date")).toEqual([]);
    const found = inCounty("y05", "number").find(({ values }) => values[0] === "486件");
    expect(found?.fact.time).toBe("2024年");
  });
});

describe("figures", () => {
  test.each([
    ["全县有7个司法所。", "7个", "个", "全县司法所"],
    ["全县人民调解员1326名。", "1326名", "名", "全县人民调解员"],
    ["“法律明白人”一共13名。", "13名", "名", "“法律明白人”"],
    ["读者座位达500个。", "500个", "个", "读者座位"],
    ["驿站接待游客1900多人次。", "1900多人次", "人次", "驿站接待游客"],
    ["现有人民调解员7000余名。", "7000余名", "名", "人民调解员"],
    ["本馆藏书约20余万册。", "约20余万册", "册", "本馆藏书"],
    ["涉及金额约116万元。", "约116万元", "元", "涉及金额"],
    ["女性不低于四成。", "不低于四成", "成", "女性"],
    ["调解成功率98.6%。", "98.6%", "%", "调解成功率"],
  ])("keep 约 and 余 and know what they count: %s", (body, value, unit, of) => {
    const found = drafted(body).filter(({ kind }) => kind === "number");
    expect(found.map((each) => [each.values, each.unit, each.of])).toEqual([[[value], unit, of]]);
  });

  test("are distinguished by their own nouns in an enumeration", () => {
    const parts = inCounty("y05", "number").filter(({ anchor }) => anchor.includes("143个"));
    expect(parts.map(({ values, of }) => [values[0], of])).toEqual([
      ["143个", "全县人民调解委员会"],
      ["118个", "村（社区）调委会"],
      ["7个", "镇（街道、乡）调委会"],
      ["18个", "企业和行业性调委会"],
    ]);
  });

  test("after a bare place count what the previous figure counts", () => {
    const parts = inCounty("y23", "number").filter(({ anchor }) => anchor.includes("96个"));
    expect(parts.map(({ of }) => of).slice(1)).toEqual(["桑坞镇“共享法庭”", "浣石镇“共享法庭”", "鹤汀街道“共享法庭”"]);
  });

  test("leave out the old value of a change", () => {
    expect(valuesOf(drafted("平均审理天数由46天缩短到34天，分值由4分提高到8分。"), "duration")).toEqual(["34天"]);
  });

  test("do not include numbers inside a name", () => {
    expect(drafted("县里推广“慢三分钟”办法。").filter(({ kind }) => kind === "duration")).toEqual([]);
  });
});

describe("fees and durations", () => {
  test("have their purpose in the notary's text", () => {
    expect(inCounty("y04", "fee").map(({ values, of }) => [values[0], of])).toEqual(
      expect.arrayContaining([
        ["每件收400元", "遗嘱公证"],
        ["每次收80元", "其他镇乡"],
        ["不收上门费", "残疾人和失能老人"],
        ["按借款金额的0.3%收费", "这类公证"],
      ]),
    );
  });

  test("do not include subsidies, which are figures", () => {
    expect(inCounty("y08", "fee").flatMap(({ values }) => values)).toEqual(["不得以任何名义向当事人收取费用"]);
    expect(inCounty("y08", "number").map(({ values }) => values[0])).toContain("500元至1200元");
  });

  test.each([
    ["材料齐全的，15个工作日内出证。", "15个工作日内", "材料齐全的出证"],
    ["县内就医的急事，司法所半小时内给出答复。", "半小时内", "县内就医的急事司法所给出答复"],
  ])("say what takes the time: %s", (body, value, of) => {
    const found = drafted(body).filter(({ kind }) => kind === "duration");
    expect(found.map((each) => [each.values, each.of])).toEqual([[[value], of]]);
  });

  test("include free of charge as a value, with or without 一律", () => {
    expect(inCounty("y02", "fee").map(({ values }) => values[0])).toEqual(
      expect.arrayContaining(["一律不收费", "免费", "每页0.3元"]),
    );
  });
});

describe("places and people", () => {
  test("have complete addresses, with the floor and what follows a comma", () => {
    const [found] = inCounty("y02", "address");
    expect(found?.values).toEqual(["鹤汀街道澄心路18号，县行政服务大楼北侧一楼"]);
    expect(found?.fact.asks[0]).toBe("云栖县公共法律服务中心在哪里？");
  });

  test("have addresses that belong to the subject of the sentence, not to its last name", () => {
    expect(inCounty("y24", "address").map(({ of }) => of)).toEqual(["“暖窝”家事服务站的地址"]);
  });

  test("have the whole role of a person", () => {
    const people = told.filter(({ kind }) => kind === "person").map(({ values, of }) => [of, values[0]]);
    expect(people).toEqual(
      expect.arrayContaining([
        ["县人民法院院长", "令狐明"],
        ["云栖县公证处主任", "宓守拙"],
        ["“竹排出海”法律服务团团长", "钟离岸"],
        ["县反诈中心负责人", "商陆"],
        ["“暖窝”家事服务站站长", "贺兰亭"],
      ]),
    );
  });

  test("do not take a verb for a name", () => {
    expect(valuesOf(drafted("公司负责人高兴地说，来这里方便。"), "person")).toEqual([]);
  });
});
