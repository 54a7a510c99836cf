// Whether a text holds a thing of the kind asked for: for each kind texts with it, cut exactly, and texts without.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findValues, isRecognisable } from "../../../src/answer/values.ts";
import { MissingKind } from "../../../src/contract.ts";
import { plainWant } from "./plain-want.ts";
import { runs } from "./seeds-collection.ts";
import { reportText } from "./strings.ts";

type Kind = MissingKind;
const values = (kind: Kind, text: string) => findValues(plainWant(kind), text).map((span) => text.slice(...span));

/** The text, and what of it is the thing asked for. */
const WITH: [Kind, string, string[]][] = [
  ["number", "全市现有人民调解委员会1519个、人民调解员7000余名", ["1519个", "7000余名"]],
  ["number", "年平均调解纠纷3.9万余件", ["3.9万余件"]],
  ["number", "首批19名法治监督员受聘上任", ["首批19名"]],
  ["number", "纠错率由17.39%下降到3.44%", ["由17.39%下降到3.44%"]],
  ["number", "共有委员会1,519个", ["1,519个"]],
  ["number", "实现全覆盖，覆盖率达100%", ["100%"]],
  ["number", "在全省率先成立三个中心", ["三个"]],
  ["number", "占比全省第一", ["全省第一"]],
  ["number", "调解成功率超过98.5%", ["超过98.5%"]],
  ["date", "2019年2月,嘉兴市公共法律服务中心正式启用", ["2019年2月"]],
  ["date", "2020年11月20日，嘉善县召开会议", ["2020年11月20日"]],
  ["date", "去年9月14日，我市举行培训班", ["去年9月14日"]],
  ["date", "“十三五”期间，全市共受理案件288件", ["“十三五”期间"]],
  ["date", "二〇二一年启动", ["二〇二一年"]],
  ["telephone", "拨打12348热线", ["12348"]],
  ["telephone", "联系电话0573-82081234", ["0573-82081234"]],
  ["telephone", "客服400-123-4567。", ["400-123-4567"]],
  ["telephone", "手机13812345678。", ["13812345678"]],
  ["address", "位于中山东路88号", ["位于中山东路88号"]],
  ["address", "地址：人民大道1-3号。", ["人民大道1-3号"]],
  ["hours", "上午8:30开门", ["上午8:30"]],
  ["hours", "旺季8:00到18:00开门，周六休息", ["8:00到18:00", "周六"]],
  ["hours", "最晚的一次调到凌晨1点20分", ["凌晨1点20分"]],
  ["hours", "周一至周五接待", ["周一至周五"]],
  ["hours", "大厅全年无休", ["全年无休"]],
  ["fee", "公证每件80元", ["80元"]],
  ["fee", "调解不收取任何费用", ["不收取任何费用"]],
  ["fee", "免费提供法律咨询", ["免费"]],
  ["duration", "最多80天办结", ["最多80天"]],
  ["duration", "只花了几分钟，3个工作日内答复", ["3个工作日"]],
  ["duration", "半小时就谈拢了", ["半小时"]],
  ["conditions", "符合经济困难标准的公民", ["符合经济困难标准的公民"]],
  ["conditions", "凡在本县居住的人，都能来", ["凡在本县居住的人"]],
  ["documents", "申请时携带身份证原件", ["携带身份证原件"]],
  ["documents", "提交申请书和证明", ["提交申请书和证明"]],
  ["procedure", "只需取个号，就有专业调解员提供服务", ["只需取个号"]],
  ["procedure", "先到窗口登记，再谈", ["先到窗口登记"]],
  ["reason", "由于在赔偿金额上争议较大,双方未谈拢", ["由于在赔偿金额上争议较大"]],
  ["reason", "因证据不足，没有受理", ["因证据不足"]],
  ["person", "县长徐鸣阳如是说", ["县长徐鸣阳"]],
  ["person", "前不久,施师傅来到乌镇", ["施师傅"]],
  ["organisation", "由嘉兴市司法局负责", ["由嘉兴市司法局"]],
  ["place", "在乌镇司法所办理", ["在乌镇司法所"]],
];

const WITHOUT: [Kind, string][] = [
  ["number", "人民调解工作深入推进，成效显著"],
  ["number", "进一步加强组织领导"],
  ["date", "中心正式启用，群众反响良好"],
  ["date", "调解成功率98%"],
  ["telephone", "全年共调解纠纷39000件"],
  ["telephone", "2021年5月10日发布"],
  ["telephone", "862项行政处罚权"],
  ["telephone", "全市有44316名法律明白人"],
  ["telephone", "回访了120件案子"],
  ["address", "嘉兴市公共法律服务中心正式启用"],
  ["address", "走出一条新路子"],
  ["hours", "提供24小时不间断、不打烊的服务"],
  ["hours", "时间过得很快"],
  ["fee", "挽回损失3133万美元"],
  ["fee", "为群众提供“一站式”服务"],
  ["duration", "2021年受理案件288件"],
  ["duration", "长期坚持"],
  ["conditions", "市法律援助中心整体入驻"],
  ["documents", "带动周边群众学法用法"],
  ["documents", "带来了新的面貌"],
  ["procedure", "群众满意度不断提高"],
  ["reason", "嘉兴市公共法律服务中心正式启用"],
  ["person", "首批法治监督员受聘上任"],
  ["organisation", "群众满意度不断提高"],
  ["place", "成效显著，反响良好"],
];

describe("a text with what is asked for", () => {
  test.each(WITH)("%s in 「%s」", (kind, text, expected) => {
    expect(values(kind, text)).toEqual(expected);
  });
});

describe("a text without it", () => {
  test.each(WITHOUT)("no %s in 「%s」", (kind, text) => {
    expect(values(kind, text)).toEqual([]);
  });
});

describe("a thing asked for by name", () => {
  test("a title stands in title marks", () => {
    const text = "印发《嘉兴市法治政府建设实施方案》等文件";
    const spans = findValues(plainWant("list", "title"), text);
    expect(spans.map((span) => text.slice(...span))).toEqual(["《嘉兴市法治政府建设实施方案》"]);
  });

  test("names stand one by one; a count of them is no list", () => {
    const want = plainWant("list", "names");
    const text = "打造县域调解品牌“禾·解”“盐和”“合和善治”";
    expect(findValues(want, text).map((span) => text.slice(...span))).toEqual(["“禾·解”“盐和”“合和善治”"]);
    expect(findValues(want, "共有21家企业通过认证")).toEqual([]);
  });
});

describe("any text", () => {
  test("holds values in order, apart from one another, and never empty", () => {
    fc.assert(
      fc.property(fc.constantFrom(...MissingKind.options), reportText, (kind, text) => {
        let last = 0;
        for (const [start, end] of findValues(plainWant(kind), text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      runs(300),
    );
  });

  test("is not looked into for what has no form of its own", () => {
    const soft = MissingKind.options.filter((kind) => !isRecognisable(plainWant(kind)));
    expect(soft.sort()).toEqual(["definition", "list", "yes_no"]);
    for (const kind of soft) expect(values(kind, "“1+N”是什么？是一项服务，有3项。")).toEqual([]);
  });
});
