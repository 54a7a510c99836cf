// The question file: what is accepted, and the line that is named when it is not.
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parseQuestions } from "../../eval/questions.ts";
import { renderMisses, renderTable, total } from "../../eval/report.ts";
import { score } from "../../eval/score.ts";
import { answerOf, cite, itemOf } from "./crafted-answer.ts";

const LINE = JSON.stringify({
  id: "q1",
  question: "…",
  type: "fact",
  answerable: true,
  file: "a.txt",
  must_include: ["x"],
  answer: "x",
  status: "answered",
  short: "x",
});

describe("a question file", () => {
  test("gives its items, one value and a list alike", () => {
    expect(parseQuestions(`${LINE}\n\n`, "q.jsonl")).toEqual([
      expect.objectContaining({ id: "q1", status: ["answered"], short: ["x"] }),
    ]);
  });

  test.each([
    ["broken JSON", "{"],
    ["an unknown type", LINE.replace("fact", "guess")],
    ["an unknown status", LINE.replace('"answered"', '"done"')],
    ["a type that is not answerable but says so", LINE.replace("fact", "near")],
    ["no key", LINE.replace('["x"]', "[]")],
    ["an id that stands twice", LINE],
  ])("with %s names the line", (_, second) => {
    expect(() => parseQuestions(`${LINE}\n${second}\n`, "q.jsonl")).toThrow(/^q\.jsonl:2: /u);
  });

  test("of the development questions is accepted", async () => {
    const text = await readFile(new URL("../../eval/dev.jsonl", import.meta.url), "utf8");
    expect(parseQuestions(text, "dev.jsonl")).toHaveLength(80);
  });
});

describe("the report", () => {
  const right = answerOf({ status: "answered", citations: [cite(1, "嘉兴有省级民主法治村526个。")] });
  const scored = [
    { item: itemOf("fact"), answer: right },
    { item: itemOf("fact"), answer: answerOf({}) },
    { item: itemOf("offtopic"), answer: answerOf({}) },
  ].map((one) => ({ ...one, score: score(one.item, one.answer) }));

  test("counts right, declined and answered of its own kind only", () => {
    expect(total(scored)).toMatchObject({
      answerableRight: { hits: 1, of: 2 },
      unanswerableDeclined: { hits: 1, of: 1 },
      rightAnswered: { hits: 1, of: 1 },
      short: { hits: 0, of: 0 },
    });
  });

  test("has a row for each type that was asked", () => {
    expect(renderTable(scored)).toMatch(/^fact +2 +1\/2/mu);
    expect(renderTable(scored)).not.toMatch(/^near/mu);
  });

  test("lists the misses and nothing else", () => {
    expect(renderMisses(scored).match(/^q1 /gmu)).toHaveLength(1);
    expect(renderMisses(scored)).toContain("526个");
  });
});
