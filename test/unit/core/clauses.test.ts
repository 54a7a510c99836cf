// Cutting a statement: what leaves is a verbatim run that can stand alone, never a piece of a number or of a name.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutRun, cutTight, isBalanced, splitClauses } from "../../../src/answer/clauses.ts";
import type { Span } from "../../../src/corpus.ts";
import { QUOTE_CHARS_MAX } from "../../../src/limits.ts";
import { openSeeds, runs } from "./seeds-collection.ts";
import { reportText } from "./strings.ts";

const clauses = (text: string) => splitClauses(text).map((span) => text.slice(...span));
const PARTING = /^[，,、；;：:\s]|[，,、；;：:\s]$/u;

/** A text that begins as a sentence does, and a run of it. */
const textAndSpan = fc
  .tuple(fc.constantFrom("嘉兴", "全市", "“先锋助矫”", "2024年", "《办法》"), reportText, fc.nat(), fc.nat())
  .map(([begin, more, a, b]): { text: string; keep: Span } => {
    const text = `${begin}${more}`;
    const [start, end] = [a % text.length, b % text.length].sort((x, y) => x - y);
    return { text, keep: [start ?? 0, (end ?? 0) + 1] };
  });

describe("clauses", () => {
  test.each([
    ["去年，我市举行培训，19名受聘。", ["去年，", "我市举行培训，", "19名受聘。"]],
    ["共有1,519个,其中1,200个在村", ["共有1,519个,", "其中1,200个在村"]],
    ["共1,519,200件", ["共1,519,200件"]],
    ["他说“先登记，再调解，不收费”，大家都同意", ["他说“先登记，再调解，不收费”，", "大家都同意"]],
    ["镇（街道，含开发区）行使，共23项", ["镇（街道，含开发区）行使，", "共23项"]],
    ["依托《办法，细则》,推进", ["依托《办法，细则》,", "推进"]],
    ["医疗、劳动、物业等领域", ["医疗、劳动、物业等领域"]],
    ["没有逗号", ["没有逗号"]],
    ["", []],
  ])("of 「%s」", (text, expected) => {
    expect(clauses(text)).toEqual(expected);
  });

  test("put together again are the text", () => {
    fc.assert(
      fc.property(reportText, (text) => {
        expect(clauses(text).join("")).toBe(text);
        for (const clause of clauses(text)) expect(clause).not.toBe("");
      }),
      runs(300),
    );
  });

  test("never part a number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), fc.constantFrom("，", ","), (number, comma) => {
        const written = number.toLocaleString("en-US");
        expect(clauses(`共有${written}件${comma}其中一半`)).toEqual([`共有${written}件${comma}`, "其中一半"]);
      }),
      runs(100),
    );
  });
});

describe("the run around what is kept", () => {
  test("is a part of the text, not longer than a quote may be", () => {
    fc.assert(
      fc.property(textAndSpan, ({ text, keep }) => {
        const [start, end] = cutRun(text, [keep]);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end - start).toBeLessThanOrEqual(QUOTE_CHARS_MAX);
      }),
      runs(400),
    );
  });

  test("never begins or ends with a mark that parts, short of the longest a quote may be", () => {
    // As people write: one mark between two clauses.
    const single = textAndSpan.map(({ text, keep }) => ({
      text: text.replace(/([，,、；;：:\s])[，,、；;：:\s]+/gu, "$1"),
      keep,
    }));
    fc.assert(
      fc.property(single, ({ text, keep }) => {
        const run = text.slice(...cutRun(text, [keep]));
        // Cut at the limit it ends wherever the limit falls.
        if (run.length < QUOTE_CHARS_MAX) expect(run).not.toMatch(PARTING);
      }),
      runs(400),
    );
  });

  test("of the product's own sentences never begins or ends with a mark that parts, and holds what is kept", async () => {
    const { corpus, sources } = await openSeeds();
    const texts = corpus.chunks.flatMap(({ source, sentences }) =>
      sentences.map(([start, end]) => sources.get(source)?.text.slice(start, end) ?? ""),
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), (text, at) => {
        const clause = splitClauses(text)[at % splitClauses(text).length];
        if (clause === undefined) throw new Error("a sentence without a clause");
        const [start, end] = cutRun(text, [clause]);
        const run = text.slice(start, end);
        expect(run).not.toMatch(PARTING);
        expect(run.length).toBeGreaterThan(0);
        const bare = text
          .slice(...clause)
          .replace(/[，,、；;：:\s]+$/u, "")
          .trim();
        expect(run).toContain(bare.slice(0, QUOTE_CHARS_MAX));
      }),
      runs(1000),
    );
  });

  test.each([
    ["此外,嘉兴市建成10个中心,服务群众5万人次", "服务群众5万人次", "嘉兴市建成10个中心,服务群众5万人次"],
    ["同时，平湖有31个村，占比第一。", "平湖有31个村", "平湖有31个村"],
    ["嘉善县成立中心，提供服务，群众满意。", "提供服务", "嘉善县成立中心，提供服务"],
    ["他说：“先登记，再调解。”", "再调解", "他说：“先登记，再调解。”"],
  ])("of 「%s」 at 「%s」 is 「%s」", (text, kept, run) => {
    const at = text.indexOf(kept);
    expect(text.slice(...cutRun(text, [[at, at + kept.length]]))).toBe(run);
  });

  test("with nothing to keep is the text as far as a quote goes", () => {
    expect(cutRun("嘉兴有律师，平湖也有。", [])).toEqual([0, 11]);
    const [start, end] = cutRun("嘉".repeat(500), []);
    expect(end - start).toBe(QUOTE_CHARS_MAX);
  });
});

describe("the tight run", () => {
  test("is the clauses that hold what is kept, and no more", () => {
    const text = "去年，我市举行培训，19名受聘，群众满意。";
    const at = text.indexOf("19名");
    expect(text.slice(...cutTight(text, [[at, at + 3]]))).toBe("19名受聘，");
    expect(
      text.slice(
        ...cutTight(text, [
          [0, 2],
          [at, at + 3],
        ]),
      ),
    ).toBe("去年，我市举行培训，19名受聘，");
    expect(cutTight(text, [])).toEqual([0, text.length]);
  });

  test("lies within the text and holds what is kept", () => {
    fc.assert(
      fc.property(textAndSpan, ({ text, keep }) => {
        const [start, end] = cutTight(text, [keep]);
        expect(start).toBeLessThanOrEqual(keep[0]);
        expect(end).toBeGreaterThanOrEqual(Math.min(keep[1], text.length));
      }),
      runs(200),
    );
  });
});

describe("balance", () => {
  test.each([
    ["“先锋助矫”（党员）", true],
    ["“先锋《助矫》”", true],
    ["没有括号", true],
    ["", true],
    ["“先锋", false],
    ["先锋”", false],
    ["）（", false],
    ["(a)）", false],
  ])("of 「%s」: %s", (text, expected) => {
    expect(isBalanced(text)).toBe(expected);
  });
});
