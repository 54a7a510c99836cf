// The answer in a terminal: everything a person needs, in 80 columns of which a Han character takes two.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { columns, wrap } from "../../src/http/wrap.ts";
import { type Served, serve } from "./serve.ts";

const QUESTIONS = [
  "平湖请了多少名法治监督员？",
  "跟人闹了矛盾，有哪些调解的地方？",
  "加班费怎么算？",
  "我丈夫正在打我，怎么办？",
  "嘉善县县长是谁？",
];
const CLOSING = /^\s*[，。！？；：、）」』”’》】…,.!?;:)\]%]/u;
let worker: Served;

beforeAll(async () => {
  worker = await serve();
});
afterAll(() => worker.close());

const read = async (question: string, lang = "zh-CN") => {
  const path = `/api/ask?q=${encodeURIComponent(question)}&lang=${lang}`;
  const response = await worker.fetch(path, { headers: { Accept: "text/plain" } });
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; ?charset=utf-8$/i);
  return { text: await response.text(), answer: Answer.parse((await worker.json(path)).body) };
};

/** Without the breaks that wrapping put in. */
const unwrapped = (text: string) => text.replace(/\s+/g, "");

describe.each(QUESTIONS)("%s", (question) => {
  test("fits 80 columns and begins no line with closing punctuation", async () => {
    for (const line of (await read(question)).text.split("\n")) {
      expect(columns(line), line).toBeLessThanOrEqual(80);
      expect(line).not.toMatch(CLOSING);
      expect(line).not.toMatch(/\s$/);
    }
  });

  test("holds the answer, its sources, whom to call and the notice", async () => {
    const { text, answer } = await read(question);
    const shown = unwrapped(text);
    const { alert } = answer;
    const numbers = (alert?.contacts ?? []).map(({ tel, name }) => `${tel}${name}`).join("");
    expect(shown.startsWith(unwrapped(`${alert?.title ?? ""}${numbers}${answer.answer}`))).toBe(true);
    for (const { n, source } of answer.citations) {
      expect(shown).toContain(unwrapped(`[${n}] ${source.title_given ? "《" : ""}${source.title}`));
      expect(shown).toContain(source.publisher === null ? "来源未注明" : unwrapped(source.publisher));
      expect(text).toContain(`/sources/${encodeURIComponent(source.id)}?`);
    }
    for (const { tel } of answer.handoff.contacts) expect(text).toContain(tel ?? "");
    expect(text.trimEnd().endsWith(answer.notice)).toBe(true);
  });
});

test("the editor's hint stands after the answer, with its label", async () => {
  const { text, answer } = await read("邻居家装修太吵了怎么办？");
  expect(answer.tip).not.toBeNull();
  const shown = unwrapped(text);
  const hint = unwrapped(`${answer.tip?.label}：${answer.tip?.text}`);
  expect(shown.indexOf(hint)).toBeGreaterThanOrEqual(unwrapped(answer.answer).length);
});

test("a source's estimated date is marked, a known one is not", async () => {
  for (const question of QUESTIONS) {
    const { text, answer } = await read(question);
    for (const { source } of answer.citations) {
      if (source.published === null) continue;
      const year = `${source.published.slice(0, 4)}年`;
      expect(text).toContain(source.published_estimated ? `时间：约${year}` : `时间：${year}`);
    }
  }
});

test("the service's own words follow the language", async () => {
  const [question = ""] = QUESTIONS;
  expect((await read(question, "en")).text).toContain("\nSources\n");
  expect((await read(question, "zh-Hant")).text).toContain("\n來源\n");
});

test("a link of a source opens the marked quote", async () => {
  const [question = ""] = QUESTIONS;
  const link = /^\s*(\/sources\/\S+)$/m.exec((await read(question)).text)?.[1];
  expect(await (await worker.fetch(link ?? "")).text()).toContain('<mark id="quote"');
});

describe("wrapping", () => {
  test("counts Han, kana and full-width characters as two, letters and combining marks as they are", () => {
    expect(columns("法问ab")).toBe(6);
    expect(columns("（１）")).toBe(6);
    expect(columns("e\u0301")).toBe(1);
    expect(columns("𠮷")).toBe(2);
  });

  test("keeps words, numbers and links whole", () => {
    const lines = wrap("打12348公共法律服务热线 https://example.org/abc 再说", 20);
    for (const whole of ["12348", "https://example.org/abc"]) {
      expect(lines.some((line) => line.includes(whole))).toBe(true);
    }
  });

  test("never begins a line with closing or ends it with opening punctuation, whatever the width", () => {
    const text = "原文：「全市44316名“法律明白人”扎根基层一线（村、社区）,参与守法普法实践！」[1]「第二处，也是。」[2]";
    for (let width = 8; width <= 80; width++) {
      const lines = wrap(text, width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text);
      for (const line of lines) {
        expect(line).not.toMatch(CLOSING);
        expect(line).not.toMatch(/[（「“]$/u);
        expect(line).not.toMatch(/^\[/);
      }
    }
  });
});
