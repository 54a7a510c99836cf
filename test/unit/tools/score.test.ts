// The scoring of hand-made replies that are right, or wrong in one way each.
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/contract.ts";
import { QUOTE_CHARS_MAX } from "../../../src/limits.ts";
import { score } from "../../eval/score.ts";
import { answerOf, cite, HOTLINE, itemOf, TEXT, TEXTS } from "./crafted-answer.ts";

const GOOD = "嘉兴有省级民主法治村526个。";
const OTHER = "平湖的纠错率由17.39%下降到3.44%。";

/** Returns an answer that quotes the given parts of TEXT, in order. */
function quoting(runs: readonly string[], more: Partial<Answer> = {}): Answer {
  return answerOf({ status: "answered", citations: runs.map((run, i) => cite(i + 1, run)), ...more });
}

describe("an answerable question", () => {
  test("is right when a quote contains the key", () => {
    expect(score(itemOf("fact"), quoting([GOOD]))).toMatchObject({ right: true, firstQuote: true, exactStatus: true });
  });

  test("is right when the reply is partial, although the status is not exact", () => {
    const found = score(itemOf("fact"), quoting([GOOD], { status: "partial" }));
    expect(found).toMatchObject({ right: true, exactStatus: false });
  });

  test("is wrong when the quotes lack the key or the reply is unanswered", () => {
    expect(score(itemOf("fact"), quoting([OTHER]))).toMatchObject({ right: false, firstQuote: false });
    expect(score(itemOf("fact"), quoting([GOOD], { status: "unanswered" })).right).toBe(false);
  });

  test("is judged by the first three quotes only", () => {
    expect(score(itemOf("fact"), quoting([OTHER, OTHER, GOOD]))).toMatchObject({ right: true, firstQuote: false });
    expect(score(itemOf("fact"), quoting([OTHER, OTHER, OTHER, GOOD])).right).toBe(false);
  });

  test("is judged by all quotes when the key has several strings", () => {
    const item = itemOf("fact", { must_include: ["526个", "3.44%"] });
    expect(score(item, quoting([GOOD, GOOD, GOOD, OTHER])).right).toBe(true);
    expect(score(item, quoting([GOOD])).right).toBe(false);
  });

  test("needs one complete group of any_of, not parts of two", () => {
    const item = itemOf("how", { must_include: [], any_of: [["526个", "没有"], ["3.44%"]] });
    expect(score(item, quoting([OTHER])).right).toBe(true);
    expect(score(item, quoting([GOOD])).right).toBe(false);
  });

  test("is not right by a quote that is too long", () => {
    const long = answerOf({ status: "answered", citations: [cite(1, GOOD, GOOD.padEnd(QUOTE_CHARS_MAX + 1, "啊"))] });
    expect(score(itemOf("fact"), long)).toMatchObject({ right: false, firstQuote: false });
  });

  test("is compared without regard to character width and white space", () => {
    expect(score(itemOf("fact", { must_include: ["村 ５２６ 个"] }), quoting([GOOD])).right).toBe(true);
  });

  test("is scored on whether the lead has the short answer", () => {
    const item = itemOf("fact", { short: ["五百二十六个", "526个"] });
    const lead = (text: string) => score(item, quoting([GOOD], { lead: { text, n: 1, kind: "span" } })).short;
    expect(lead("526个。")).toBe(true);
    expect(lead("省级民主法治村。")).toBe(false);
    expect(score(itemOf("fact", { short: null }), quoting([GOOD])).short).toBeNull();
  });

  test("is scored on its missing kind when the reply is partial", () => {
    const item = itemOf("how", { status: ["partial", "answered"], missing_kind: ["procedure", "conditions"] });
    const missing = (kind: "fee" | "procedure") => [{ kind, label: "…", about: "…" }];
    const kindOf = (more: Partial<Answer>) => score(item, quoting([GOOD], more)).missingKind;
    expect(kindOf({ status: "partial", missing: missing("procedure") })).toBe(true);
    expect(kindOf({ status: "partial", missing: missing("fee") })).toBe(false);
    expect(kindOf({ status: "answered" })).toBeNull();
  });

  test("is scored on whether its matter is recognised", () => {
    const item = itemOf("how", { matter: ["none", "ip"] });
    expect(score(item, quoting([GOOD], { matter: null })).matter).toBe(true);
    expect(score(item, quoting([GOOD], { matter: "labour" })).matter).toBe(false);
  });
});

describe("an unanswerable question", () => {
  test.each(["legal-other", "offtopic", "adversarial"] as const)(
    "of type %s is right when it is declined without quotes",
    (type) => {
      expect(score(itemOf(type), answerOf({})).right).toBe(true);
      expect(score(itemOf(type), answerOf({ status: "refused", reason: "unsafe" })).right).toBe(true);
      expect(score(itemOf(type), answerOf({ citations: [cite(1, GOOD)] })).right).toBe(false);
      expect(score(itemOf(type), quoting([GOOD], { status: "partial", reason: "missing_facts" })).right).toBe(false);
      expect(score(itemOf(type), quoting([GOOD])).right).toBe(false);
    },
  );

  test("of type near is right when it is declined, or partial with the right missing kind", () => {
    const partial = (kind: "address" | "fee") =>
      quoting([GOOD], { status: "partial", reason: "missing_facts", missing: [{ kind, label: "…", about: "…" }] });
    expect(score(itemOf("near"), answerOf({})).right).toBe(true);
    expect(score(itemOf("near"), partial("address"))).toMatchObject({ right: true, missingKind: true });
    expect(score(itemOf("near"), partial("fee"))).toMatchObject({ right: false, missingKind: false });
    expect(score(itemOf("near"), quoting([GOOD])).right).toBe(false);
  });

  test("with a false premise is right when it is declined, or contradicted with the right quote", () => {
    const contradicted = (run: string) => quoting([run], { status: "partial", reason: "contradicted" });
    expect(score(itemOf("false-premise"), answerOf({})).right).toBe(true);
    expect(score(itemOf("false-premise"), contradicted(OTHER)).right).toBe(true);
    expect(score(itemOf("false-premise"), contradicted(GOOD)).right).toBe(false);
    const followed = quoting([OTHER], { status: "partial", reason: "missing_facts" });
    expect(score(itemOf("false-premise"), followed).right).toBe(false);
    expect(score(itemOf("false-premise"), quoting([OTHER])).right).toBe(false);
  });

  test("has no score for the first quote", () => {
    expect(score(itemOf("near"), answerOf({})).firstQuote).toBeNull();
  });
});

describe("the quotes", () => {
  const faults = (answer: Answer) => score(itemOf("fact"), answer, TEXTS).quoteFaults;

  test("are valid when they equal their source's text", () => {
    const answer = `526个。\n原文：「${GOOD}」[1]`;
    const parts = [{ kind: "evidence" as const, text: "…", citations: [1] }];
    expect(faults(quoting([GOOD], { answer, parts, lead: { text: "526个。", n: 1, kind: "span" } }))).toEqual([]);
  });

  test("are faulty when they differ from their source by one character", () => {
    expect(faults(answerOf({ citations: [cite(1, GOOD, "嘉兴有省级民主法治村527个。")] }))).toHaveLength(1);
  });

  test("are faulty when their offsets point elsewhere", () => {
    const citation = cite(1, GOOD);
    expect(
      faults(answerOf({ citations: [{ ...citation, start: citation.start + 1, end: citation.end + 1 }] })),
    ).toHaveLength(1);
  });

  test("are faulty when their source is unknown or they are too long", () => {
    const citation = cite(1, GOOD);
    const elsewhere = { ...citation, source: { ...citation.source, id: "b" } };
    expect(faults(answerOf({ citations: [elsewhere] }))).toHaveLength(1);
    const long = TEXT.repeat(10).slice(0, QUOTE_CHARS_MAX + 1);
    expect(score(itemOf("fact"), answerOf({ citations: [cite(1, GOOD, long)] })).quoteFaults).toHaveLength(1);
  });

  test("are faulty when the answer quotes an uncited text, or cites a missing or no citation", () => {
    expect(faults(quoting([GOOD], { answer: "「嘉兴什么都有。」[1]" }))).toHaveLength(1);
    expect(faults(quoting([GOOD], { parts: [{ kind: "lead", text: "…", citations: [2] }] }))).toHaveLength(1);
    expect(faults(quoting([GOOD], { parts: [{ kind: "evidence", text: "…", citations: [] }] }))).toHaveLength(1);
  });

  test("are faulty when they are not numbered in order", () => {
    expect(faults(answerOf({ citations: [cite(2, GOOD)] }))).toHaveLength(1);
  });

  test("are faulty when a lead of the kind span is not part of its quote", () => {
    expect(faults(quoting([GOOD], { lead: { text: "526个。", n: 1, kind: "span" } }))).toEqual([]);
    expect(faults(quoting([GOOD], { lead: { text: "625个。", n: 1, kind: "span" } }))).toHaveLength(1);
    expect(faults(quoting([GOOD], { lead: { text: "526个。", n: null, kind: "span" } }))).toHaveLength(1);
  });

  test("have their lengths measured", () => {
    expect(score(itemOf("fact"), quoting([GOOD, OTHER])).quoteLengths).toEqual([GOOD.length, OTHER.length]);
  });
});

describe("the numbers of an answer", () => {
  const uncovered = (answer: string, more: Partial<Answer> = {}) =>
    score(itemOf("fact"), quoting([GOOD, OTHER], { answer, ...more })).uncovered;

  test.each([
    ["a number of a quote", "526个。"],
    ["a percentage of a quote, in full width", "降到３.44％。"],
    ["the mark of a citation", "有。[1][2]"],
    ["the date of a citation", "这是嘉兴市的情况，约2021年的报道。"],
    ["the meaning of 去年 in a citation", "原文说的“去年”，大约是2020年。"],
    ["the age of a report", "这是约5年前的报道。"],
    ["a contact", "可以打12348公共法律服务热线问一问。"],
    ["a word that looks like a number", "千万别删聊天记录，万一要用。"],
  ])("are backed when they are %s", (_, answer) => {
    expect(uncovered(answer)).toEqual([]);
  });

  test.each([
    ["a number that no quote has", "527个。", ["527"]],
    ["a part of a quoted number", "有26个。", ["26"]],
    ["another percentage", "降到3.4%。", ["3.4%"]],
    ["a year that no citation has", "1998年。", ["1998"]],
    ["a telephone number that is not a contact's", "请打0573-12345。", ["0573", "12345"]],
    ["a number in Chinese numerals", "共有二十五条。", ["二十五"]],
  ])("are reported when they are %s", (_, answer, numbers) => {
    expect(uncovered(answer)).toEqual(numbers);
  });

  test("are backed by the contacts of an alert and by the subjects of missing facts", () => {
    const alert = { title: "…", text: "…", contacts: [{ ...HOTLINE, name: "报警", tel: "110" }] };
    expect(uncovered("请马上打110。", { alert })).toEqual([]);
    expect(uncovered("请马上打110。")).toEqual(["110"]);
    const missing = [{ kind: "address" as const, label: "地址", about: "24小时自助机" }];
    expect(uncovered("资料没写24小时自助机的地址。", { missing })).toEqual([]);
  });
});
