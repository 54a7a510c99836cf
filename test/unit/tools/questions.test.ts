// Question files: what is accepted, and which line an error names. Also the report on their scores.
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
  test("gives its items, and turns single values into lists", () => {
    expect(parseQuestions(`${LINE}\n\n`, "q.jsonl")).toEqual([
      expect.objectContaining({ id: "q1", status: ["answered"], short: ["x"] }),
    ]);
  });

  test.each([
    ["broken JSON", "{"],
    ["an unknown type", LINE.replace("fact", "guess")],
    ["an unknown status", LINE.replace('"answered"', '"done"')],
    ["an unanswerable type that claims to be answerable", LINE.replace("fact", "near")],
    ["no key", LINE.replace('["x"]', "[]")],
    ["a duplicate id", LINE],
  ])("with %s is rejected with the line", (_, second) => {
    expect(() => parseQuestions(`${LINE}\n${second}\n`, "q.jsonl")).toThrow(/^q\.jsonl:2: /u);
  });

  test("with the development questions is accepted", async () => {
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

  test("counts right answers and refusals among their own kind of question", () => {
    expect(total(scored)).toMatchObject({
      answerableRight: { hits: 1, of: 2 },
      unanswerableDeclined: { hits: 1, of: 1 },
      rightAnswered: { hits: 1, of: 1 },
      short: { hits: 0, of: 0 },
    });
  });

  test("has a row for each type of question that was asked", () => {
    expect(renderTable(scored)).toMatch(/^fact +2 +1\/2/mu);
    expect(renderTable(scored)).not.toMatch(/^near/mu);
  });

  test("lists only the misses", () => {
    expect(renderMisses(scored).match(/^q1 /gmu)).toHaveLength(1);
    expect(renderMisses(scored)).toContain("526个");
  });
});
