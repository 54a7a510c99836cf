// Strings for property tests: what people type, what breaks programs, and any sequence of UTF-16 units.
import * as fc from "fast-check";

/** Any units in any order: lone surrogates, controls, unassigned code points. */
export const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

const HARD = [
  "\u0000",
  "\u200b",
  "\u202e",
  "\ufeff",
  "\ud800",
  "\udc00",
  "\u{e0041}",
  "👨‍👩‍👧",
  "e\u0301",
  "ﷺ",
  "İ",
  "ß",
  "K",
  "Ⅷ",
  "㎡",
  "１２",
  "𠮷",
  "𡈽",
  "嘉兴",
  "嘉興",
  "调解",
  "「",
  "」[1]",
  "。",
  "，",
  "；",
  "……",
  "\n",
  "\t",
  "\u3000",
  "%",
  "$&",
  "$'{x}",
  "__proto__",
  "constructor",
  "toString",
  "*",
  "(",
  "[",
  "\\",
  "0",
  "12348",
  "？",
] as const;

/** Difficult pieces, joined with any characters between them. */
export const hardText = fc
  .array(fc.oneof(fc.constantFrom(...HARD), fc.string({ unit: "binary", maxLength: 4 }), fc.string({ maxLength: 4 })), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(""));

/** Text with the punctuation of a Chinese report. */
export const reportText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(..."嘉兴市调解员法治村在全年共处理了纠纷的") },
      { weight: 2, arbitrary: fc.constantFrom(..."，,、。；;：！？") },
      { weight: 1, arbitrary: fc.constantFrom(..."“”‘’「」《》（）()") },
      { weight: 1, arbitrary: fc.constantFrom("1,519", "3.9万", "2024年", "100%", "…", "——", " ", "\n", "𠮷", "ab") },
    ),
    { maxLength: 400, size: "max" },
  )
  .map((pieces) => pieces.join(""));
