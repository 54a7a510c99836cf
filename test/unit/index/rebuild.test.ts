// Text and repair log restore the seed, for the five seeds and for random text with realistic damage.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunk } from "../../../index/chunk.ts";
import { rebuild } from "../../../index/repair/record.ts";
import { repair } from "../../../index/repair.ts";
import { sentences } from "../../../src/text.ts";
import { SEED_FILES } from "./seed-files.ts";

const RUNS = process.env.FULL === "1" ? 20_000 : 500;

/** Lines with the kinds of damage that real texts have. */
const line = fc.oneof(
  fc.constantFrom(
    "",
    "",
    "",
    " ",
    "　　",
    "\u200b",
    "---",
    "title: 标题",
    "# 标题",
    "## 一、小标题 ##",
    "【看点】",
    " 【盘点】",
    "首页",
    "> 政务公开 > 专题",
    "发布日期:2021-05-10 10:38 信息来源:市司法局 浏览次数:",
    "■■记者记者 徐晓雯徐晓雯 通讯员通讯员 徐佳伟徐佳伟",
    "本报记者 马丽红  ",
    "（2025年6月13日《澜江日报》第5版）",
    "桐乡24小时“法超市”",
    "图1 位于鹤汀街道的公园，占地45亩。",
    "| 司法所 | 地址 |",
    "| --- | --- |",
    "- **要点。** 内容 3 条；",
    "1. 坐班时间：每月5日、20日",
    "问：要带什么？",
    "探索“一支队伍管审",
    "查”工作，提升质效。",
    "2023年,嘉",
    "　　兴“精准普法一件事”全域贯通。",
    "这 19名法治监督员分别来自我市各行各业，",
    "受聘后他们将重点围绕我市法治建设中群众普遍",
    "关心的问题开展监督工作，在法治平湖、法治政",
    "近年来，我市坚持依法治市、依法执政、依法行政共同推进，秉持严格执法、公正司法、全民守法理念，法治体制机制不断完善，法治政府建设全面提",
    "速，各项工作取得了新的成效。",
    "The centre opened in 2019, and it offers",
    "mediation and advice.",
  ),
  fc.string({
    unit: fc.constantFrom(..."法援调解2 ，。；：“”（）.、—\u00a0\u200b\ufeff\u202e\t\u3000*#|- \u{e0041}𠮷😀"),
    maxLength: 60,
  }),
);
const end = fc.constantFrom("\n", "\n", "\n", "\n\n", "\n\n\n\n", "\r\n", "\r", "\f", "\u2028", "");
const damaged = fc
  .tuple(fc.constantFrom("", "\ufeff"), fc.array(fc.tuple(line, end), { maxLength: 40 }))
  .map(([mark, lines]) => mark + lines.flat().join(""));
const anything = fc.string({ unit: "binary", maxLength: 200 }).filter((text) => text.isWellFormed());

describe("the repaired text", () => {
  test.each(SEED_FILES.map(({ file, seed, document }) => ({ file, seed, document })))(
    "gives back the seed of $file with its log",
    ({ seed, document }) => {
      expect(rebuild(document.text, document.log)).toBe(seed);
    },
  );

  test("gives back any damaged seed with its log, and consists of exactly its paragraphs", () => {
    const property = (seed: string) => {
      const { text, parts, log } = repair({ file: "a.txt", text: seed });
      expect(rebuild(text, log)).toBe(seed);
      expect(parts.map(({ start, end }) => text.slice(start, end)).join("\n")).toBe(text);
      expect(text).not.toMatch(/\n\n|[\u200b\ufeff\u202e]|^\s|\s$/u);
      for (const entry of log) {
        expect(seed.slice(entry.seed_start, entry.seed_end)).toBe(entry.kind === "add" ? "" : entry.text);
      }
    };
    fc.assert(fc.property(fc.oneof(damaged, anything), property), { numRuns: RUNS });
  });

  test("has every sentence outside headings and by-lines in exactly one passage", () => {
    const property = (seed: string) => {
      const { text, parts } = repair({ file: "a.txt", text: seed });
      const chunks = chunk("a", text, parts);
      const searched = parts.filter(({ kind }) => kind !== "heading" && kind !== "byline");
      // A short answer is one span with the sentence after it, so the words between the sentences are compared.
      const words = (spans: readonly (readonly [number, number])[]) =>
        spans.map(([start, end]) => text.slice(start, end).replace(/\s/gu, "")).join("");
      const expected = searched.flatMap(({ start, end }) => sentences(text, start, end));
      expect(words(chunks.flatMap((found) => found.sentences))).toBe(words(expected));
      expect(new Set(chunks.map(({ id }) => id)).size).toBe(chunks.length);
    };
    fc.assert(fc.property(damaged, property), { numRuns: RUNS });
  });

  test("cannot be combined with the log of another text", () => {
    const [first, second] = SEED_FILES;
    expect(() => rebuild(first?.document.text.slice(1) ?? "", first?.document.log ?? [])).toThrow();
    expect(rebuild(second?.document.text ?? "", [])).not.toBe(second?.seed);
  });
});
