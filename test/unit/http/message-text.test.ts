// An answer as one chat message: danger first, only whole quotes, each with its source, within the platform's limit.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { createAsk } from "../../../src/ask.ts";
import type { Answer } from "../../../src/contract.ts";
import { bytesOf, messageText } from "../../../src/http/message-text.ts";
import { ANSWER_WORDS } from "../../../src/view/answer-words.ts";
import { takenPath } from "../../../src/view/taken-link.ts";
import { openSeeds } from "../core/seeds-collection.ts";

const ORIGIN = "https://fawen.example";
const LIMIT = 2_048;
const linesOf = (path: string) =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")
    .trim()
    .split("\n");
const QUESTIONS = linesOf("eval/dev.jsonl").map((line) => z.object({ question: z.string() }).parse(JSON.parse(line)));
const DANGERS = linesOf("danger/development.jsonl").map((line) =>
  z.object({ text: z.string() }).parse(JSON.parse(line)),
);

let answers: Answer[];

beforeAll(async () => {
  const ask = createAsk(await openSeeds());
  const asked = [...QUESTIONS.map(({ question }) => question), ...DANGERS.slice(0, 60).map(({ text }) => text)];
  answers = [];
  for (const question of asked) answers.push(await ask({ question }, { month: "2026-11", origin: ORIGIN }));
});

const written = (answer: Answer, bytesMax = LIMIT, origin: string | null = ORIGIN) =>
  messageText(answer, { lang: "zh-CN", origin, bytesMax });
/** The numbers after quotes, and those before sources. */
const marksIn = (text: string) => [...text.matchAll(/」\[(\d)\]/gu)].map(([, n]) => Number(n));
const sourcesIn = (text: string) => [...text.matchAll(/^\[(\d)\] /gmu)].map(([, n]) => Number(n));

function withQuotes(count: number): Answer {
  const found = answers.find(({ citations, alert }) => citations.length === count && alert === null);
  if (found === undefined) throw new Error(`no answer has ${count} quotes`);
  return found;
}

describe("messageText within the platform's limit", () => {
  test("fits every answer with its lines, its number to call, its notice and its link", () => {
    for (const answer of answers) {
      const text = written(answer);
      expect(bytesOf(text)).toBeLessThanOrEqual(LIMIT);
      expect(text.endsWith(answer.notice)).toBe(true);
      for (const { tel } of answer.handoff.contacts) expect(text).toContain(tel);
      const path = takenPath(answer);
      if (path !== null) expect(text).toContain(`${ORIGIN}${path}`);
      if (marksIn(text).length === answer.citations.length)
        for (const part of answer.parts)
          for (const line of part.text.split(/(?<=」\[\d\])/u)) expect(text).toContain(line);
    }
  });

  test("drops whole quotes from the end with their sources, and says so", () => {
    const answer = withQuotes(3);
    const counts = new Set<number>();
    for (let limit = 2_048; limit >= 300; limit -= 20) {
      const text = written(answer, limit);
      expect(bytesOf(text)).toBeLessThanOrEqual(limit);
      const marks = marksIn(text);
      counts.add(marks.length);
      expect(sourcesIn(text)).toEqual(marks);
      for (const n of marks) expect(text).toContain(`「${answer.citations[n - 1]?.quote}」[${n}]`);
      expect(text.split("「").length).toBe(text.split("」").length);
      if (marks.length < 3 && text.includes("/a?")) expect(text).toContain(`只有${marks.length}处引文`);
      expect(text).toContain("12348");
      expect(text).toContain(answer.notice);
    }
    expect([...counts]).toEqual([3, 2, 1, 0]);
  });

  test("drops a line about a quote that is dropped", () => {
    for (const answer of answers.filter(({ citations }) => citations.length > 1)) {
      for (const limit of [1_600, 1_200, 900, 700]) {
        const text = written(answer, limit);
        const shown = new Set(sourcesIn(text));
        for (const part of answer.parts.filter(({ kind }) => kind === "context")) {
          if (!part.citations.every((n) => shown.has(n))) expect(text.split("\n")).not.toContain(part.text);
        }
      }
    }
  });
});

test("messageText without an origin prints no link, but still says that quotes are missing", () => {
  const answer = withQuotes(3);
  expect(written(answer, LIMIT, null)).not.toContain("http");
  expect(written(answer, 700, null)).toContain("一共有3处");
});

test("messageText puts danger and its number first, at any limit", () => {
  const alarmed = answers.filter(({ alert }) => alert !== null);
  expect(alarmed.length).toBeGreaterThan(20);
  for (const answer of alarmed) {
    for (const limit of [LIMIT, 900, 500]) {
      const [title, first] = written(answer, limit).split("\n");
      expect(title).toBe(answer.alert?.title);
      expect(first).toContain(answer.alert?.contacts[0]?.tel);
    }
  }
});

test("messageText marks an AI-generated answer before the notice", () => {
  const answer = { ...withQuotes(1), ai_generated: true };
  expect(written(answer)).toContain(`${ANSWER_WORDS["zh-CN"].machineMade}${answer.notice}`);
});

test("messageText lists choices as text to send", () => {
  const choices = [{ label: "平湖市", question: "平湖市的法律援助中心在哪里？" }];
  const answer = { ...withQuotes(1), clarify: { question: "哪里的？", choices } };
  expect(written(answer)).toContain("· 平湖市：平湖市的法律援助中心在哪里？");
});
