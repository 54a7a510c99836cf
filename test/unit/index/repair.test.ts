// Each kind of damage, in the five seeds and in made-up texts.
import { describe, expect, test } from "vitest";
import { repair } from "../../../index/repair.ts";
import { outline, SEED_FILES, seedFile } from "./seed-files.ts";

function repaired(...lines: string[]) {
  return repair({ file: "a.txt", text: lines.join("\n") });
}

describe("the five seeds", () => {
  test.each([
    ["000", "创新行政争议“三合一保障”多元化解机制,在全省率先编制了行政争议实质性化解工作指引。"],
    ["001", "2023年,嘉兴“精准普法一件事”"],
    ["001", "1个项目获评"],
    ["002", "探索“一支队伍管审查”工作"],
    ["003", "实施一般企业投资项目审批“最多80天”改革"],
    ["004", "这19名法治监督员"],
    ["004", "对13个党委、政府部门"],
    ["004", "由17.39%下降到3.44%"],
    ["004", "618人，组建“先锋助矫”帮教团9个，党员志愿者"],
    ["004", "2020年案件数较2015年增长152%"],
    ["004", "合法性审查100%全覆盖"],
    ["004", "记者 徐晓雯 通讯员 徐佳伟"],
  ])("%s reads 「%s」", (prefix, words) => {
    expect(seedFile(prefix).document.text).toContain(words);
  });

  test("have no body paragraph that stops inside a sentence", () => {
    for (const { document } of SEED_FILES) {
      for (const line of outline(document).filter((found) => found.startsWith("body: "))) {
        expect(line).toMatch(/(?:[。！？!?]|…)[”’）]*$/u);
      }
    }
  });

  test("have captions as paragraphs of their own", () => {
    const captions = SEED_FILES.flatMap(({ document }) => outline(document)).filter((line) =>
      line.startsWith("caption"),
    );
    expect(captions).toEqual([
      "caption: 市委全面依法治市委员会召开第三次会议",
      "caption: 2020上海·嘉兴城市推介大会暨长三角(嘉兴)国际投资贸易洽谈会",
      "caption: 桐乡24小时“法超市”",
      "caption: 重点产业(企业)合规建设成果发布会",
      "caption: “老娘舅”调解纠纷",
      "caption: “15分钟公共法律服务圈”",
      "caption: 成立“出海”法律服务团",
      "caption: 长三角生态绿色一体化示范区社区矫正联合培训大课堂",
      "caption: 长三角企业开办服务专区",
      "caption: 宪法宣誓",
    ]);
  });

  test("have headings and by-lines apart from the text", () => {
    const found = SEED_FILES.map(({ document }) =>
      outline(document).filter((line) => /^(?:heading|byline)/.test(line)),
    );
    expect(found).toMatchInlineSnapshot(`
      [
        [
          "heading: 嘉兴:努力把“根脉之地”打造成“法治高地”",
          "byline: 本报记者 马丽红",
          "byline: 通讯员 朱颖玉",
          "heading: 全力争创全国法治政府建设示范市",
          "heading: 协同打造长三角一体化法治示范引领地",
          "heading: 创新打造数字法治先行地",
        ],
        [
          "heading: 嘉兴市司法局:",
          "heading: 凝聚司法行政力量 擦亮平安嘉兴底色",
          "byline: 通讯员 傅珏 朱颖玉 嘉兴政法融媒体中心 王芳",
          "heading: 践行新时代“枫桥经验” 当好社会平安稳定“守护者”",
          "heading: 坚持“数智创新” 争做基层法治服务“实干家”",
          "heading: 推进“服务增值” 成为优化营商环境“行动派”",
        ],
        [
          "heading: 嘉善：于浙北门户书写县域善治典范",
          "byline: 本报记者 陈岚 通讯员 沈静",
          "heading: 以法为基 统筹推进法治政府建设",
          "heading: 以法为盾 提升人民群众获得感",
          "heading: 以法为纲 推进县域治理现代化",
        ],
        [
          "heading: 嘉善县奋力打造法治建设新样板",
        ],
        [
          "byline: 记者 徐晓雯 通讯员 徐佳伟",
          "heading: 【看点】",
          "heading: 【盘点】",
          "heading: 【看点】",
          "heading: 【盘点】",
          "heading: 【看点】",
          "heading: 【盘点】",
        ],
      ]
    `);
  });

  test("include 004, which starts with its by-line and its introduction", () => {
    const lines = outline(seedFile("004").document);
    expect(lines[0]).toBe("byline: 记者 徐晓雯 通讯员 徐佳伟");
    expect(lines[1]).toMatch(/^body: 近年来，我市坚持依法治市.*取得了新的成效。$/u);
    expect(lines[2]).toMatch(/^body: “十三五”期间，我市先后荣获.*（市、区）……$/u);
    expect(lines[3]).toMatch(/^body: “我们始终把坚持党的领导.*夯实法治根基。”市司法局主要负责人说。$/u);
    expect(lines[4]).toBe("heading: 【看点】");
  });

  test("include 003, whose navigation and publication line move to the log", () => {
    const { text, log } = seedFile("003").document;
    expect(text).not.toMatch(/首页|政务公开|浏览次数/u);
    const dropped = log
      .filter(({ rule }) => rule === "navigation" || rule === "publication-line")
      .map((entry) => entry.text);
    expect(dropped).toEqual([
      "首页",
      "> 政务公开 > 政务专题 > 法治政府建设",
      "发布日期:2021-05-10 10:38 信息来源:市司法局 浏览次数:",
    ]);
  });

  test("keep the width of commas", () => {
    expect(seedFile("000").document.text).not.toContain("，");
    expect(seedFile("002").document.text).not.toContain(",");
  });

  test("keep every word: apart from white space and logged spans, text and seed have the same letters", () => {
    const letters = (text: string) => [...text.replace(/\s/gu, "")].sort().join("");
    for (const { seed, document } of SEED_FILES) {
      const lost = document.log.filter(({ kind }) => kind === "drop").map(({ text }) => text);
      expect(letters(document.text + lost.join(""))).toBe(letters(seed));
    }
  });

  test("have the title that their text gives", () => {
    expect(SEED_FILES.map(({ document }) => document.title)).toEqual([
      "嘉兴:努力把“根脉之地”打造成“法治高地”",
      "嘉兴市司法局:凝聚司法行政力量 擦亮平安嘉兴底色",
      "嘉善：于浙北门户书写县域善治典范",
      "嘉善县奋力打造法治建设新样板",
      null,
    ]);
  });
});

describe("repair", () => {
  const PARAGRAPH = "县里的调解中心去年启用，设有六个窗口，群众进门先取号，由值班人员引到窗口，再由调解员接待。";

  test("joins a sentence broken by a blank line", () => {
    const { text } = repaired(
      "工作通报",
      "",
      "全县有调解员一千三百多名，去年调解纠纷五千多件，探索“一支队",
      "",
      "伍到底”的做法。",
      "",
      PARAGRAPH,
    );
    expect(text).toBe(
      `工作通报\n全县有调解员一千三百多名，去年调解纠纷五千多件，探索“一支队伍到底”的做法。\n${PARAGRAPH}`,
    );
  });

  test("moves a caption inside a sentence after it", () => {
    const document = repaired(
      "工作通报",
      "",
      PARAGRAPH,
      "",
      "中心设在县城东边，",
      "",
      "",
      "",
      "调解中心外景",
      "",
      "每天开门。",
    );
    expect(outline(document).slice(-2)).toEqual(["body: 中心设在县城东边，每天开门。", "caption: 调解中心外景"]);
    expect(document.log.filter(({ kind }) => kind === "move").map(({ text }) => text)).toEqual(["调解中心外景"]);
  });

  test("joins printed lines, with or without blank lines between them", () => {
    const lines = [
      "县里的调解中心去年启用，设有六个",
      "窗口，群众进门先取号，由值班人员",
      "引到窗口，再由调解员接待，办事很",
      "快。中心每天开门，周末也不休息，",
      "还有法律援助的窗口。",
    ];
    for (const gap of ["\n", "\n\n"]) {
      expect(repair({ file: "a.txt", text: lines.join(gap) }).text).toBe(lines.join(""));
    }
  });

  test("inserts a space between English words at a line break", () => {
    const first = "The legal service centre of the county opened in the spring of 2019, and it now offers";
    const document = repaired("About the centre", "", first, "mediation, notary services and advice.");
    expect(document.text).toBe(`About the centre\n${first} mediation, notary services and advice.`);
  });

  test("does not join a list of names", () => {
    const names = [
      "鹤汀街道柳枝巷社区调解室",
      "槐埠街道工业园区调解室",
      "桑坞镇双笕村公共调解室",
      "浣石镇浣纱桥社区调解室",
      "苇渡镇渡口社区的调解室",
    ];
    expect(repaired("调解室一览", "", ...names).text.split("\n")).toEqual(["调解室一览", ...names]);
  });

  test("keeps table rows, without Markdown's bars at their ends", () => {
    const document = repaired("# 一览", "", "| 司法所 | 地址 |", "| --- | --- |", "| 鹤汀 | 柳枝巷22号 |");
    expect(outline(document)).toEqual(["heading: 一览", "row: 司法所 | 地址", "row: 鹤汀 | 柳枝巷22号"]);
  });

  test("removes Markdown marks and front matter but keeps its title", () => {
    const document = repaired(
      "---",
      "title: 指南",
      "date: 2023-05-01",
      "---",
      "## 要带什么",
      "- **身份证**原件；",
      "- 户口簿。",
    );
    expect(outline(document)).toEqual(["heading: 要带什么", "body: 身份证原件；", "body: 户口簿。"]);
    expect(document.title).toBe("指南");
  });

  test("makes a question on its own line the heading of its answer", () => {
    const document = repaired(
      "公证问答",
      "",
      "问：要带哪些东西？",
      "答：身份证、户口簿。",
      "",
      "问：多久能拿到？",
      "答：十五天。",
    );
    expect(outline(document)).toEqual([
      "heading: 公证问答",
      "heading: 问：要带哪些东西？",
      "body: 答：身份证、户口簿。",
      "heading: 问：多久能拿到？",
      "body: 答：十五天。",
    ]);
  });

  test("keeps spaces between Han characters in headings, by-lines and sentences", () => {
    const document = repaired("以法为基 统筹推进", "记者 张三 李四", "", "我们在 2024 年 3 月说“好” 。");
    expect(document.text).toBe("以法为基 统筹推进\n记者 张三 李四\n我们在2024年3月说“好”。");
  });

  test("does not take a name of two equal characters for a doubled by-line", () => {
    expect(repaired("标题", "记者 芳芳 通讯员 李四", "", PARAGRAPH).text).toContain("记者 芳芳 通讯员 李四");
  });

  test("removes invisible characters and reports their lines", () => {
    const document = repaired("\ufeff标题", "", "法律\u200b援助\u202e不收费。");
    expect(document.text).toBe("标题\n法律援助不收费。");
    expect(document.invisibleLines).toEqual([1, 3]);
    expect(document.log.map(({ rule }) => rule)).toContain("byte-order-mark");
  });

  test("gives the same text for all line endings", () => {
    const lines = ["标题", "", "法律援助不收费。", "律师也不收费。"];
    const texts = ["\n", "\r\n", "\r"].map((end) => repair({ file: "a.txt", text: lines.join(end) }).text);
    expect(new Set(texts)).toEqual(new Set(["标题\n法律援助不收费。\n律师也不收费。"]));
  });
});

describe("the dots between a name and its value", () => {
  test("become a colon", () => {
    expect(outline(repaired("电话表", "", "前台咨询……………0999-5551111", "投诉 ........ 0999-5552222"))).toEqual([
      "heading: 电话表",
      "body: 前台咨询：0999-5551111",
      "body: 投诉：0999-5552222",
    ]);
  });

  test("stay in a sentence that breaks off", () => {
    expect(repaired("报道", "", "“我不想离……”她说，“也不想回。”").text).toContain("我不想离……");
  });
});
