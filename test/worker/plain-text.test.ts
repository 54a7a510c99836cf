// Answers and problems in a terminal: complete, in 80 columns of which a Han character takes two.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer, PROBLEMS, type ProblemSlug } from "../../src/contract.ts";
import { problemText } from "../../src/http/problem-text.ts";
import { PROBLEM_WORDS } from "../../src/http/problem-words.ts";
import { problemBody } from "../../src/http/render-problem.ts";
import { columns, wrap } from "../../src/http/wrap.ts";
import { BODY_BYTES_MAX } from "../../src/limits.ts";
import { Problem } from "../../src/problem.ts";
import { posting, type Served, serve } from "./serve.ts";

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

/** The text without the line breaks of wrapping. */
const unwrapped = (text: string) => text.replace(/\s+/g, "");

describe.each(QUESTIONS)("%s", (question) => {
  test("fits 80 columns and begins no line with closing punctuation", async () => {
    for (const line of (await read(question)).text.split("\n")) {
      expect(columns(line), line).toBeLessThanOrEqual(80);
      expect(line).not.toMatch(CLOSING);
      expect(line).not.toMatch(/\s$/);
    }
  });

  test("contains the answer, its sources, the contacts and the notice", async () => {
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

test("the editor's hint follows the answer, with its label", async () => {
  const { text, answer } = await read("邻居家装修太吵了怎么办？");
  expect(answer.tip).not.toBeNull();
  const shown = unwrapped(text);
  const hint = unwrapped(`${answer.tip?.label}：${answer.tip?.text}`);
  expect(shown.indexOf(hint)).toBeGreaterThanOrEqual(unwrapped(answer.answer).length);
});

test("an estimated date is marked, a known one is not", async () => {
  for (const question of QUESTIONS) {
    const { text, answer } = await read(question);
    for (const { source } of answer.citations) {
      if (source.published === null) continue;
      const year = `${source.published.slice(0, 4)}年`;
      expect(text).toContain(source.published_estimated ? `时间：约${year}` : `时间：${year}`);
    }
  }
});

test("the service's own words are in the reader's language", async () => {
  const [question = ""] = QUESTIONS;
  expect((await read(question, "en")).text).toContain("\nSources\n");
  expect((await read(question, "zh-Hant")).text).toContain("\n來源\n");
});

test("the link of a source opens its highlighted quote", async () => {
  const [question = ""] = QUESTIONS;
  const link = /^\s*(\/sources\/\S+)$/m.exec((await read(question)).text)?.[1];
  expect(await (await worker.fetch(link ?? "")).text()).toContain('<mark id="quote"');
});

describe("a problem as text", () => {
  const TEXT = { Accept: "text/plain" };
  const sending = (type: string, body: string) => ({ method: "POST", headers: { "Content-Type": type }, body });
  const CASES: [slug: ProblemSlug, path: string, init: RequestInit][] = [
    ["invalid_request", "/api/ask?q=", {}],
    ["invalid_request", "/api/ask", posting({ question: "" })],
    ["invalid_request", "/api/sources?limit=x", {}],
    ["invalid_request", "/?q=", {}],
    ["invalid_request", "/explain", sending("application/x-www-form-urlencoded", "question=")],
    ["not_found", "/nothing", {}],
    ["not_found", "/api/nothing", {}],
    ["not_found", "/sources/nothing", {}],
    ["not_found", "/problems/nothing", {}],
    ["method_not_allowed", "/api/ask", { method: "DELETE" }],
    ["method_not_allowed", "/healthz", { method: "POST" }],
    ["method_not_allowed", "/kiosk", { method: "POST" }],
    ["payload_too_large", "/api/ask", posting(" ".repeat(BODY_BYTES_MAX + 1))],
    ["payload_too_large", "/", sending("application/x-www-form-urlencoded", " ".repeat(BODY_BYTES_MAX + 1))],
    ["unsupported_media_type", "/api/ask", sending("text/plain", "{}")],
    ["unsupported_media_type", "/", sending("text/plain", "a")],
  ];
  const asking = (init: RequestInit, headers: Record<string, string>): RequestInit => ({
    ...init,
    headers: { ...init.headers, ...headers },
  });

  test.each(CASES)("is printed for a terminal with the hotline: %s of %s", async (slug, path, init) => {
    const response = await worker.fetch(path, asking(init, TEXT));
    expect(response.status).toBe(PROBLEMS[slug]);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.has("allow")).toBe(slug === "method_not_allowed");
    const text = await response.text();
    expect(text).toContain(`${PROBLEM_WORDS[slug].title}（${PROBLEMS[slug]} ${slug}）`);
    expect(text).toContain("12348");
    expect(text).toMatch(/\n编号：urn:uuid:[\da-f-]{36}\n$/u);
    for (const line of text.split("\n")) expect(columns(line), line).toBeLessThanOrEqual(80);
  });

  test("names the faulty field and does not repeat the question", async () => {
    const asked = "问".repeat(501);
    const text = await (await worker.fetch("/api/ask", asking(posting({ question: asked }), TEXT))).text();
    expect(text).toMatch(/^ {2}question：/mu);
    expect(text).not.toContain("问问");
  });

  test.each<[string, string, Record<string, string>]>([
    ["the address", "/api/ask?q=&lang=en", {}],
    ["the browser's languages", "/nothing", { "Accept-Language": "en-GB,zh;q=0.5" }],
  ])("is in English when %s asks for it", async (_, path, headers) => {
    const text = await (await worker.fetch(path, { headers: { ...TEXT, ...headers } })).text();
    expect(text).toContain("12348 Public legal services hotline");
    expect(text.replace("公共法律服务热线", "")).not.toMatch(/\p{Script=Han}/u);
  });

  test.each([{ "Accept-Language": "zh-CN,en;q=0.5" }, { "Accept-Language": "*" }])(
    "is in Chinese with %j",
    async (headers) => {
      expect(await (await worker.fetch("/nothing", { headers: { ...TEXT, ...headers } })).text()).toContain("没有找到");
    },
  );

  test.each([
    ["*/*", "/nothing", "application/problem+json"],
    ["text/plain, application/json", "/api/nothing", "application/problem+json"],
    ["text/plain;q=0.5, application/problem+json", "/api/nothing", "application/problem+json"],
    ["text/html, text/plain;q=0.9", "/nothing", "text/html"],
    ["text/html;q=0.5, text/plain", "/nothing", "text/plain"],
    ["text/html, text/plain;q=0.9", "/api/nothing", "text/plain"],
  ])("depends on Accept: with %s, %s is %s", async (accept, path, type) => {
    const response = await worker.fetch(path, { headers: { Accept: accept } });
    expect(response.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
  });

  test.each(Object.keys(PROBLEMS) as ProblemSlug[])("has words in every language: %s", (slug) => {
    const problem = new Problem(slug, "请过一会儿再试。", { errors: [] });
    expect(problemText(problemBody(problem, null), "zh-CN")).toContain("请过一会儿再试。");
    const english = problemText(problemBody(problem, null, "en"), "en");
    expect(english).toContain(slug);
    expect(english.replace("公共法律服务热线", "")).not.toMatch(/\p{Script=Han}/u);
    for (const line of english.split("\n")) expect(columns(line), line).toBeLessThanOrEqual(80);
  });
});

describe("wrapping", () => {
  test("counts Han, kana and full-width characters as two columns, letters as one, combining marks as none", () => {
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

  test("never begins a line with closing punctuation or ends it with opening punctuation, at any width", () => {
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

test("the example in README.md is the real answer", async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, question = "", shown = ""] = /^\$ curl [^\n]*'q=([^']*)'[^\n]*\n(.*?)^```/msu.exec(readme) ?? [];
  const { text } = await read(question);
  expect(shown).toBe(text.replace(/index=ix_\w+/u, "index=…"));
});
