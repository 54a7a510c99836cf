// Boundaries, headings and ids of passages (chunks).
import { describe, expect, test } from "vitest";
import { CHUNK_CHARS_MAX, chunk } from "../../../index/chunk.ts";
import { repair } from "../../../index/repair.ts";
import { sentences } from "../../../src/text.ts";
import { SEED_FILES, seedFile } from "./seed-files.ts";

function chunked(text: string) {
  const document = repair({ file: "a.txt", text });
  return { ...document, chunks: chunk("a", document.text, document.parts) };
}

describe("passages of the seeds", () => {
  const all = SEED_FILES.map(({ document }) => ({ document, chunks: chunk("a", document.text, document.parts) }));

  test("are cut at sentence ends and respect the maximum length", () => {
    for (const { document, chunks } of all) {
      for (const { start, end, kind } of chunks) {
        expect(end - start).toBeLessThanOrEqual(CHUNK_CHARS_MAX);
        if (kind === "body") expect(document.text.slice(start, end)).toMatch(/(?:[。；！？!?;]|…)[”’）]*$/u);
      }
    }
  });

  test("start anew at 一是, 二是, 三是 in a long paragraph", () => {
    const { document } = seedFile("003");
    const starts = chunk("a", document.text, document.parts).map(({ start }) => document.text.slice(start, start + 6));
    expect(starts).toEqual(
      expect.arrayContaining([
        "二是打造坚实",
        "三是健全严密",
        "二是推进县域",
        "三是推进一体",
        "二是推进矛盾",
        "三是推进行政",
      ]),
    );
  });

  test("have the heading above them, or the first sentence of a numbered paragraph", () => {
    const sections = all.map(({ chunks }) => [...new Set(chunks.map(({ section }) => section))]);
    expect(sections).toEqual([
      [null, "全力争创全国法治政府建设示范市", "协同打造长三角一体化法治示范引领地", "创新打造数字法治先行地"],
      [
        null,
        "践行新时代“枫桥经验” 当好社会平安稳定“守护者”",
        "坚持“数智创新” 争做基层法治服务“实干家”",
        "推进“服务增值” 成为优化营商环境“行动派”",
      ],
      [null, "以法为基 统筹推进法治政府建设", "以法为盾 提升人民群众获得感", "以法为纲 推进县域治理现代化"],
      [
        null,
        "一、坚持统筹推进,筑牢法治建设坚实根基",
        "二、坚持改革创新,打造先行示范嘉善样板",
        "三、坚持多元共治,助推县域社会治理现代化",
      ],
      [null, "【看点】", "【盘点】"],
    ]);
  });

  test("have the sentences that the common splitter finds", () => {
    for (const { document, chunks } of all) {
      for (const found of chunks) expect(found.sentences).toEqual(sentences(document.text, found.start, found.end));
    }
  });
});

describe("passage ids", () => {
  const before = "标题\n\n第一段说的是法律援助。\n\n第二段说的是公证。\n\n第三段说的是调解。";

  test("survive edits elsewhere", () => {
    const after = before.replace("第一段", "新的一段在最前面。\n\n改过的第一段").replace("公证", "司法鉴定");
    const old = chunked(before);
    const fresh = chunked(after);
    expect(fresh.chunks.at(-1)?.id).toBe(old.chunks.at(-1)?.id);
    expect(fresh.chunks.at(-1)?.start).not.toBe(old.chunks.at(-1)?.start);
    expect(fresh.chunks[1]?.id).not.toBe(old.chunks[0]?.id);
  });

  test("do not depend on width, case or script variant of the characters", () => {
    expect(chunked("标题\n\n打ABC热线,不收费。").chunks[0]?.id).toBe(
      chunked("标题\n\n打ａｂｃ熱線，不收費。").chunks[0]?.id,
    );
  });

  test("are distinct for equal paragraphs", () => {
    const { chunks } = chunked("标题\n\n法律援助不收费。\n\n法律援助不收费。");
    expect(chunks.map(({ id }) => id)).toEqual([expect.stringMatching(/^a\.[0-9a-f]{10}$/), `${chunks[0]?.id}-2`]);
  });
});

describe("the section of a passage", () => {
  test("is the introductory line for list items", () => {
    const { chunks } = chunked("办法\n\n按件计算。\n有下列情形的，不予补贴：\n（一）没有卷宗的；\n（二）协议违法的。");
    expect(chunks.map(({ section }) => section)).toEqual([
      null,
      null,
      "有下列情形的，不予补贴",
      "有下列情形的，不予补贴",
    ]);
  });

  test("is the article number for a statute, whose articles are single passages with their items", () => {
    const { chunks, text } = chunked(
      "办法\n\n第一条　按件计算。\n第二条　有下列情形的，不予补贴：\n（一）没有卷宗的；\n（二）协议违法的。\n\n第三章　附则\n\n第三条　按季度申报。",
    );
    expect(chunks.map(({ section }) => section)).toEqual(["第一条", "第二条", "第三条"]);
    expect(chunks[1]?.sentences).toHaveLength(3);
    expect(text.slice(chunks[1]?.start, chunks[1]?.end)).toMatch(/^第二条　.*协议违法的。$/su);
  });

  test("is the article number for every piece of a long article, which is cut between paragraphs", () => {
    const long = "各镇应当按照规定安排经费。".repeat(12);
    const { chunks } = chunked(`办法\n\n第一条　${long}\n${long}\n第二条　按件计算。\n第三条　按季度申报。`);
    expect(chunks.map(({ section }) => section)).toEqual(["第一条", "第一条", "第二条", "第三条"]);
  });

  test("is the question for an answer, and never the title", () => {
    const { chunks } = chunked("公证问答\n（公证处整理，2023年11月）\n\n问：要带什么？\n答：身份证。");
    expect(chunks.map(({ section }) => section)).toEqual(["问：要带什么？"]);
  });

  test("is the question that its line opens with, if the text has several such lines", () => {
    const { chunks, text } = chunked("热点问答\n\n- 要收费吗？—— 不收。\n- 车停哪里？停西墙棚下，可以充电。");
    expect(chunks.map(({ section, start, end }) => [section, text.slice(start, end)])).toEqual([
      ["要收费吗？", "不收。"],
      ["车停哪里？", "停西墙棚下，可以充电。"],
    ]);
  });

  test("is the question for an answer that is a list", () => {
    const { chunks } = chunked("问答\n\n要收费吗？\n不收。\n要带什么？\n下面几样：\n1. 工牌；\n2. 银行流水。");
    expect(chunks.map(({ section }) => section)).toEqual(["要收费吗？", "要带什么？", "要带什么？", "要带什么？"]);
  });

  test("is the office whose address and telephone follow, with or without a mark before its name", () => {
    const { chunks } = chunked(
      "一览\n\n◆甲镇司法所\n地址：东街6号\n电话：0999-5551111\n乙镇司法所\n地址：西街8号\n电话：0999-5552222",
    );
    expect(chunks.map(({ section }) => section)).toEqual(["甲镇司法所", "甲镇司法所", "乙镇司法所", "乙镇司法所"]);
  });

  test("is the heading of its own number, if one of the numbered lines is a heading", () => {
    const { chunks } = chunked(
      "一览\n\n一、甲镇司法所\n地址：东街6号\n电话：0999-5551111\n二、乙镇司法所\n位于西街8号，电话0999-5552222。",
    );
    expect(chunks.map(({ section }) => section)).toEqual(["一、甲镇司法所", "一、甲镇司法所", "二、乙镇司法所"]);
  });

  test("is the first value of each record of a list", () => {
    const record = (name: string) => `项目：${name}\n日期：九月\n地点：实训楼\n`;
    const { chunks } = chunked(`项目表\n\n${record("电工培训")}${record("月嫂护理班")}`);
    expect(chunks.map(({ section }) => section)).toEqual([
      ...Array(3).fill("电工培训"),
      ...Array(3).fill("月嫂护理班"),
    ]);
  });

  test("is not a question that a single sentence asks in passing", () => {
    const { chunks } = chunked("报道\n\n路在何方？他说走着看。\n第二天他又来了。");
    expect(chunks.map(({ section }) => section)).toEqual([null, null]);
  });
});

describe("the sentences of a passage", () => {
  test("join the first words of an answer with the sentence that explains them", () => {
    const { chunks, text } = chunked(
      "问答\n\n罚款会不会加重？\n不会。复议不得作出更不利的决定。\n可以撤回吗？\n可以，写一份申请。",
    );
    expect(chunks.flatMap((each) => each.sentences.map((span) => text.slice(...span)))).toEqual([
      "不会。复议不得作出更不利的决定。",
      "可以，写一份申请。",
    ]);
  });
});
