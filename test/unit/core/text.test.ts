// Splitting text into terms and sentences: one golden file for every runtime, and properties of any string.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QUOTE_CHARS_MAX } from "../../../src/limits.ts";
import { clean, fold, hanCharacters, sentences, TOKENIZER_ID, terms, termsOfFolded } from "../../../src/text.ts";
import { readTerms, TERMS_GOLDEN } from "./golden-files.ts";
import { runs } from "./seeds-collection.ts";
import { anyUnits, hardText, reportText } from "./strings.ts";

/** Every UTF-16 unit. `fold` works unit by unit, so these are all cases. */
const UNITS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

describe("terms", () => {
  const golden = readTerms(TERMS_GOLDEN);

  test("have a golden file of the same TOKENIZER_ID", () => {
    expect(golden.tokenizer).toBe(TOKENIZER_ID);
  });

  test.each(golden.cases)("of 「$text」 are the golden ones", ({ text, terms: expected }) => {
    expect(terms(text)).toEqual(expected);
  });

  test("are those of the folded text", () => {
    fc.assert(
      fc.property(fc.oneof(anyUnits, hardText, reportText), (text) => {
        expect(terms(text)).toEqual(termsOfFolded(fold(text)));
        if (!text.includes("薴")) expect(terms(fold(text))).toEqual(terms(text));
      }),
      runs(300),
    );
  });

  test("are never empty and contain no blanks or marks", () => {
    fc.assert(
      fc.property(fc.oneof(anyUnits, hardText, reportText), (text) => {
        for (const term of terms(text)) expect(term).toMatch(/^[\p{L}\p{N}\p{M}]+$|^\p{Script=Han}{1,2}$/u);
      }),
      runs(300),
    );
  });

  test.each([
    ["嘉興市公共法律服務中心", "嘉兴市公共法律服务中心"],
    ["ＡＢＣ１２３", "abc123"],
    ["Jiaxing", "JIAXING"],
  ])("are the same for %s and %s", (a, b) => {
    expect(terms(a)).toEqual(terms(b));
  });

  test("do not include single characters: hanCharacters returns those, each once", () => {
    expect([...hanCharacters("调解，调解员 a1")]).toEqual(["调", "解", "员"]);
  });
});

describe("fold", () => {
  test("keeps every unit one unit long", () => {
    expect(UNITS.filter((unit) => fold(unit).length !== 1)).toEqual([]);
  });

  test("is idempotent, except for one character of both scripts", () => {
    // 薴 becomes 苧 in Simplified characters, and 苧 is itself the Traditional form of 苎.
    expect(UNITS.filter((unit) => fold(fold(unit)) !== fold(unit))).toEqual(["薴"]);
  });

  test("keeps the length of any text, even with lone surrogates, and folds each unit by itself", () => {
    fc.assert(
      fc.property(fc.oneof(anyUnits, hardText), (text) => {
        expect(fold(text)).toHaveLength(text.length);
        expect(fold(text)).toBe(Array.from({ length: text.length }, (_, i) => fold(text.charAt(i))).join(""));
      }),
      runs(300),
    );
  });

  test.each([
    ["ＡＢｃ１２％", "abc12%"],
    ["法律援助熱線", "法律援助热线"],
    ["，：（）", ",:()"],
    ["。「」", "。「」"],
    ["ﬁ㎡…", "ﬁ㎡…"],
  ])("turns %s into %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe("clean", () => {
  test.each([
    ["zero-width space", "\u200b"],
    ["zero-width joiner", "\u200d"],
    ["soft hyphen", "\u00ad"],
    ["right-to-left override", "\u202e"],
    ["isolate", "\u2066"],
    ["byte order mark", "\ufeff"],
    ["null", "\u0000"],
    ["escape", "\u001b"],
    ["delete", "\u007f"],
    ["C1 control", "\u0090"],
    ["Arabic letter mark", "\u061c"],
    ["word joiner", "\u2060"],
    ["interlinear anchor", "\ufff9"],
    ["tag character", "\u{e0041}"],
  ])("removes a %s", (_, invisible) => {
    expect(clean(`调${invisible}解`)).toBe("调解");
  });

  test.each([
    ["  两边 有空 ", "两边 有空"],
    ["换\n\n行\t制表\u3000全角", "换 行 制表 全角"],
    ["   ", ""],
    ["", ""],
  ])("turns %j into %j", (text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });

  test("keeps rare characters, emoji and accents", () => {
    expect(clean("𠮷野家 é 👍 ①")).toBe("𠮷野家 é 👍 ①");
  });

  test("returns well-formed text without controls or double spaces, and is idempotent", () => {
    fc.assert(
      fc.property(fc.oneof(anyUnits, hardText), (text) => {
        const cleaned = clean(text);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned).not.toMatch(/\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\s\s|^\s|\s$/u);
        expect(clean(cleaned)).toBe(cleaned);
      }),
      runs(400),
    );
  });
});

describe("sentences", () => {
  const cut = (text: string) => sentences(text).map((span) => text.slice(...span));

  test("are ordered and disjoint, have no blanks around them, and cover every other character", () => {
    fc.assert(
      fc.property(fc.oneof(reportText, hardText, anyUnits), (text) => {
        let last = 0;
        for (const [start, end] of sentences(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(last, start)).toMatch(/^\s*$/u);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          last = end;
        }
        expect(text.slice(last)).toMatch(/^\s*$/u);
      }),
      runs(300),
    );
  });

  test("of a part of a text are those of the part alone", () => {
    fc.assert(
      fc.property(reportText, fc.nat(100), fc.nat(100), (text, from, length) => {
        const start = Math.min(from, text.length);
        const end = Math.min(start + length, text.length);
        const shifted = sentences(text.slice(start, end)).map(([a, b]) => [a + start, b + start]);
        expect(sentences(text, start, end)).toEqual(shifted);
      }),
      runs(300),
    );
  });

  test.each([
    ["他说：“我来调解。”大家笑了。", ["他说：“我来调解。”", "大家笑了。"]],
    ["（参见附件。）下一句！", ["（参见附件。）", "下一句！"]],
    ["一共19名；分三批。", ["一共19名；分三批。"]],
    [`${"甲".repeat(QUOTE_CHARS_MAX - 3)}；乙。`, [`${"甲".repeat(QUOTE_CHARS_MAX - 3)}；乙。`]],
    [`${"甲".repeat(QUOTE_CHARS_MAX - 2)}；乙。`, [`${"甲".repeat(QUOTE_CHARS_MAX - 2)}；`, "乙。"]],
    [
      `他说：“${"甲".repeat(QUOTE_CHARS_MAX)}；”乙；；丙！丁；戊。`,
      [`他说：“${"甲".repeat(QUOTE_CHARS_MAX)}；”`, "乙；；", "丙！", "丁；戊。"],
    ],
    ["真的吗？是的……好。", ["真的吗？", "是的……", "好。"]],
    ["标题\n正文没有句号", ["标题", "正文没有句号"]],
    ["纠错率由17.39%下降到3.44%。", ["纠错率由17.39%下降到3.44%。"]],
    ["「到底怎么办？」她问。", ["「到底怎么办？」", "她问。"]],
    ["", []],
    [" \n\u3000", []],
  ])("are found in 「%s」", (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });
});
