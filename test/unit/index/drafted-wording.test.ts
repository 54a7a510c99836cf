// Facts drafted from plain sentences: reasons, actors, origins, lists, ages and durations.
import { describe, expect, test } from "vitest";
import { drafted, valuesOf } from "./drafting.ts";

describe("reasons", () => {
  test.each([
    ["馆内禁止使用闪光灯，因为强光会加速书画褪色。", "强光会加速书画褪色"],
    ["该布产于青溪，因色泽灿烂如云霞而得名。", "色泽灿烂如云霞"],
    ["因为山顶用水靠人工挑运，宾馆不提供洗漱用品。", "山顶用水靠人工挑运"],
    ["每年检查一次电线，目的是防止老化起火。", "防止老化起火"],
  ])("are found by their conjunction: %s", (body, value) => {
    expect(valuesOf(drafted(body), "reason")).toEqual([value]);
  });

  test("are asked for by their effect", () => {
    const [found] = drafted("馆内禁止使用闪光灯，因为强光会加速书画褪色。").filter(({ kind }) => kind === "reason");
    expect(found?.fact.asks).toContain("为什么馆内禁止使用闪光灯？");
  });

  test("do not include places of origin", () => {
    expect(valuesOf(drafted("清溪发源于县境北部的云台山南麓。"), "reason")).toEqual([]);
  });
});

describe("actors", () => {
  test.each([
    ["通行证由县公安局签发。", "organisation", "县公安局"],
    ["换证应当向乡镇人民政府提出申请。", "organisation", "乡镇人民政府"],
    ["云溪水文站是水利局派出的观测机构。", "organisation", "水利局"],
    ["最早测绘此山的是地理学家约翰·格林。", "person", "约翰·格林"],
    ["馆徽由美术教师梁以宁设计。", "person", "梁以宁"],
    ["现任馆长顾明远2019年到任。", "person", "顾明远"],
  ] as const)("are found by their verb: %s", (body, kind, value) => {
    expect(valuesOf(drafted(body), kind)).toEqual([value]);
  });

  test("do not include words that only look like a name", () => {
    expect(valuesOf(drafted("最早记载此事的时间是1869年。"), "person")).toEqual([]);
  });
});

describe("other values of plain sentences", () => {
  test.each([
    ["云雾茶产于青溪县北部山区。", "place", ["青溪县北部山区"]],
    ["博物馆设有青铜、陶瓷、书画四个展厅。", "list", ["青铜", "陶瓷", "书画"]],
    ["本会的原则是人道、公正和统一。", "list", ["人道", "公正", "统一"]],
    ["年满十八周岁的公民可以报名。", "number", ["年满十八周岁"]],
    ["修改章程须经会员的三分之二以上同意。", "number", ["三分之二以上"]],
    ["成年羚羊体重在80到120千克之间。", "number", ["80到120千克"]],
    ["大龙邮票1878年发行。", "date", ["1878年"]],
    ["章程在1988年、1993年和2004年作过修改。", "date", ["1988年、1993年和2004年"]],
    ["消防车须在45秒内驶出车库。", "duration", ["45秒内"]],
    ["开车前3分钟停止检票。", "duration", ["3分钟"]],
    ["灭火器每月检查一次压力。", "duration", ["每月"]],
  ] as const)("are complete: %s", (body, kind, values) => {
    expect(valuesOf(drafted(body), kind)).toEqual(values);
  });

  test("do not include a duration for a year", () => {
    expect(valuesOf(drafted("大龙邮票1878年发行。"), "duration")).toEqual([]);
  });

  test("do not include the age of a person in the text", () => {
    expect(valuesOf(drafted("王某今年67岁，住在城北。"), "number")).toEqual([]);
  });
});
