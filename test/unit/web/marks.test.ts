// The texts have footnotes of their own. A number links to a quote only when the service wrote it behind that quote. A
// number inside a quote, a value or a title belongs to the text and stays as it is, whether the answer is displayed,
// read aloud, copied or printed.
import { describe, expect, test } from "vitest";
import { CHAT_WORDS } from "../../../src/view/all-chat-words.ts";
import { turnView } from "../../../src/view/answer-view.ts";
import { ANSWER_WORDS } from "../../../src/view/answer-words.ts";
import { cutAtMarks } from "../../../src/view/marks.ts";
import { PRINTED } from "../../../src/view/printed.ts";
import type { ShownAnswer } from "../../../src/view/shown.ts";
import { copyText, spoken } from "../../../src/web/spoken.ts";
import { elementsOf, textOf, withClass } from "./view-tree.ts";

const WORDS = { ...CHAT_WORDS["zh-CN"], ...ANSWER_WORDS["zh-CN"] };
const FIRST = "调解不收费[2]，见“办法”[1]。";
const SECOND = "申请要带身份证[1]";

const source = (title: string) => ({
  title,
  title_given: true,
  publisher: null,
  place: null,
  published: null,
  published_estimated: false,
});
const ANSWER: ShownAnswer = {
  id: "a",
  status: "answered",
  reason: null,
  matter: null,
  alert: null,
  lead: { n: 1 },
  answer: `不收费[2]。\n资料写道：「${FIRST}」[1]「${SECOND}」[2]\n「${FIRST}」[1]也这样说。`,
  parts: [
    { kind: "lead", text: "不收费[2]。", citations: [1] },
    { kind: "evidence", text: `资料写道：「${FIRST}」[1]「${SECOND}」[2]`, citations: [1, 2] },
    { kind: "context", text: `「${FIRST}」[1]也这样说。`, citations: [1] },
  ],
  citations: [
    { n: 1, quote: FIRST, href: "/sources/a?start=1&end=2#quote", source: source("调解办法[2]") },
    { n: 2, quote: SECOND, href: "/sources/a?start=3&end=4#quote", source: source("调解办法[1]") },
  ],
  conflicts: [],
  clarify: null,
  handoff: { why: "", contacts: [] },
  tip: null,
  suggestions: [],
  notice: "仅供参考",
  ai_generated: false,
  warnings: ["资料[1]较旧"],
  index: { id: "i", built: null },
};

test("cutAtMarks splits a text only at the service's numbers", () => {
  expect(cutAtMarks(ANSWER.parts[1]?.text ?? "", ANSWER.citations)).toEqual([
    `资料写道：「${FIRST}」`,
    1,
    `「${SECOND}」`,
    2,
  ]);
  expect(cutAtMarks("不收费[2]。[1]", ANSWER.citations)).toEqual(["不收费[2]。[1]"]);
  expect(cutAtMarks(`字」[1]「${SECOND}」[7]`, ANSWER.citations)).toEqual([`字」[1]「${SECOND}」[7]`]);
  const lines = ANSWER.citations.map((citation) => ({ ...citation, quote: "第一行[2]\n第二行" }));
  expect(cutAtMarks("第二行」[2]。", lines)).toEqual(["第二行」", 2, "。"]);
});

describe("an answer whose texts have footnotes", () => {
  const turn = turnView("怎么收费[1]？", ANSWER, PRINTED);

  test("links only its own numbers: that of the lead and that of a repeated quote", () => {
    const links = elementsOf(turn).filter(({ attributes }) => attributes.class === "to-quote");
    expect(links.map(({ attributes }) => attributes.href)).toEqual(["#q1", "#q1"]);
    expect(withClass(turn, "lead").map(textOf)).toEqual(["不收费[2]。[1]"]);
    expect(withClass(turn, "context").map(textOf)).toEqual([`「${FIRST}」[1]也这样说。`]);
  });

  test("shows its quotes and titles verbatim", () => {
    const ofTag = (name: string) => elementsOf(turn).filter(({ tag }) => tag === name);
    expect(ofTag("blockquote").map(textOf)).toEqual([FIRST, SECOND]);
    expect(ofTag("cite").map(textOf)).toEqual(["《调解办法[2]》", "《调解办法[1]》"]);
  });

  test("is read aloud without the service's numbers and copied verbatim", () => {
    expect(spoken(ANSWER, WORDS)).toBe(
      `不收费[2]。\n资料写道：「${FIRST}」「${SECOND}」\n「${FIRST}」也这样说。\n资料[1]较旧\n仅供参考`,
    );
    expect(copyText("怎么收费？", ANSWER, WORDS, "")).toContain(ANSWER.answer);
  });
});
