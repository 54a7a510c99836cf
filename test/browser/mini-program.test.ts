// Tests the unchanged files of examples/mini-program in the platform's own simulator and a real Chromium, against the
// real Worker.
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { Answer } from "../../src/contract.ts";
import { openMiniProgram, projectFiles } from "./mini-program-page.ts";
import { connect, leave, SITE } from "./visit.ts";

const PAGE = "/pages/ask/index";
const QUESTION = "平湖请了多少名法治监督员？";
const DANGER = "老公打我，他现在拿着刀";
const HOTLINE = "打 12348 公共法律服务热线";
const linesOf = (path: string) =>
  readFileSync(new URL(`../${path}`, import.meta.url), "utf8")
    .trim()
    .split("\n");
const QUESTIONS = linesOf("eval/dev.jsonl").map(
  (line) => z.object({ question: z.string() }).parse(JSON.parse(line)).question,
);
const DANGERS = linesOf("danger/development.jsonl")
  .map((line) => z.object({ text: z.string(), alarm: z.boolean() }).parse(JSON.parse(line)))
  .flatMap(({ text, alarm }) => (alarm ? [text] : []));
let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});
afterEach(() => leave(browser));

const open = (options: { fontSize?: number; reply?: unknown; site?: string } = {}, path = PAGE) =>
  openMiniProgram(browser, path, { site: SITE, ...options });

async function answerTo(question: string): Promise<Answer> {
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ question }) };
  return Answer.parse(await (await fetch(`${SITE}/api/ask`, init)).json());
}

async function asked(question: string) {
  const program = await open();
  await program.ask(question);
  await program.settled();
  return program;
}

describe("the project", () => {
  const files = projectFiles();
  const parsed = (path: string) => JSON.parse(files[path] ?? "");

  test("has all four files of each page and component that it names", () => {
    const { pages } = z.object({ pages: z.array(z.string()) }).parse(parsed("/app.json"));
    const components = Object.keys(files).filter((path) => /^\/components\/.*\.js$/u.test(path));
    const named = [...pages.map((page) => `/${page}`), ...components.map((path) => path.slice(0, -3))];
    for (const path of named)
      for (const kind of ["js", "json", "wxml", "wxss"]) expect(files).toHaveProperty([`${path}.${kind}`]);
    expect(named).toHaveLength(4);
  });

  test("has a method for every tap handler and data for every displayed value", () => {
    for (const [path, wxml] of Object.entries(files).filter(([name]) => name.endsWith(".wxml"))) {
      const script = files[path.replace(/wxml$/u, "js")] ?? "";
      for (const [, name] of wxml.matchAll(/bind:?\w+="(\w+)"/gu))
        expect(script).toMatch(new RegExp(`\\b${name}\\(`, "u"));
      for (const [, name = ""] of wxml.matchAll(/\{\{(\w+)/gu))
        if (!["item", "true", "false"].includes(name)) expect(script).toContain(name);
    }
  });

  test("opens with the test account, and contains its host in one file only", () => {
    expect(z.object({ appid: z.string() }).parse(parsed("/project.config.json")).appid).toBe("touristappid");
    const code = Object.keys(files).filter((path) => /\.(?:js|wxml|json)$/u.test(path));
    expect(code.filter((path) => files[path]?.includes("https://"))).toEqual(["/config.js"]);
  });
});

test("a question gets the answer of the API: its lines, its sources, the contacts, the notice", async () => {
  const { page, state } = await asked(QUESTION);
  const answer = await answerTo(QUESTION);
  const text = await page.locator("fawen-answer").innerText();
  for (const line of answer.answer.split("\n")) expect(text).toContain(line);
  expect(text).toContain(`[1] ${answer.citations[0]?.source.title}（编者拟题）`);
  expect(text).toContain("来源未注明");
  expect(text).toContain(answer.handoff.why);
  expect(text).toContain(answer.notice);
  expect(z.object({ id: z.string() }).parse((await state()).data.answer).id).toBe(answer.id);
});

/** How many questions and emergencies are asked: forty and ten with SOAK=1. */
const [ASKED, ALARMS] = process.env.SOAK === "1" ? [40, 10] : [12, 4];

test(`${ASKED} questions and ${ALARMS} emergencies get the reply of the API, an alert first`, async () => {
  const { page, ask, state, button } = await open();
  const alarms = DANGERS.filter((_, i) => i % 20 === 0).slice(0, ALARMS);
  for (const question of [...QUESTIONS.slice(0, ASKED), ...alarms]) {
    const answer = await answerTo(question);
    await ask(question);
    await page.locator(".main--asked").filter({ hasText: question.trim() }).waitFor();
    const shown = z.object({ id: z.string() }).parse((await state()).data.answer);
    expect(shown.id).toBe(answer.id);
    const text = await page.locator("fawen-answer").innerText();
    for (const { quote } of answer.citations) expect(text).toContain(quote);
    if (answer.alert !== null) expect(text.startsWith(answer.alert.title)).toBe(true);
    await button("清空").tap();
  }
});

const SEVERAL_QUOTES = "社区矫正是什么";

test("each quote has its own line, verbatim", async () => {
  const { page } = await asked(SEVERAL_QUOTES);
  const answer = await answerTo(SEVERAL_QUOTES);
  expect(answer.citations.length).toBeGreaterThan(1);
  const lines = await page.locator(".fawen-answer--quote").allInnerTexts();
  expect(lines.map((line) => line.replace(/^原文：/u, ""))).toEqual(
    answer.citations.map(({ quote, n }) => `「${quote}」[${n}]`),
  );
});

test("the link of a source is copied and shows the quote", async () => {
  const { button, state } = await asked(QUESTION);
  await button("复制原文链接").tap();
  const [link = ""] = (await state()).copies;
  const page = await (await fetch(link)).text();
  expect(page).toContain("<mark");
  expect(page).toContain("19名法治监督员");
});

test("an alert comes first, and a tap calls its numbers", async () => {
  const { page, button, state } = await asked(DANGER);
  const first = page.locator("fawen-answer > wx-view > *").first();
  expect(await first.getAttribute("class")).toContain("alert");
  await button("打 110").tap();
  expect((await state()).calls).toEqual(["110"]);
  expect(await page.locator("fawen-answer").innerText()).toMatch(/^先到安全的地方\s+打 110/u);
});

test("12348 is visible before, during and after an answer, and on the other page", async () => {
  const { page, button, state, ask, settled } = await open();
  const isInSight = async () => {
    const bar = page.locator("fawen-hotline wx-button");
    expect(await bar.innerText()).toBe(HOTLINE);
    const box = await bar.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(1_334);
  };
  await isInSight();
  await ask(QUESTION);
  await settled();
  await isInSight();
  await page.evaluate(() => window.scrollTo(0, 5_000));
  await isInSight();
  await button(HOTLINE).last().tap();
  expect((await state()).calls).toEqual(["12348"]);
  const about = await open({}, "/pages/about/index");
  expect(await about.page.locator("fawen-hotline wx-button").innerText()).toBe(HOTLINE);
  expect(await about.page.locator("body").innerText()).toContain("不会保存");
});

test("earlier questions are sent with the next one until they are cleared", async () => {
  const { page, ask, settled, button, state } = await asked("平湖请了多少名法治监督员？");
  await ask("那嘉善呢");
  await expect.poll(() => page.locator(".main--asked").innerText()).toContain("那嘉善呢");
  await settled();
  expect((await state()).data.earlier).toEqual([QUESTION, "那嘉善呢"]);
  await button("清空").tap();
  const { data } = await state();
  expect([data.earlier, data.answer, data.question, data.asked]).toEqual([[], null, "", ""]);
});

test("the text grows with a tap, and is large from the start for people who have set so in WeChat", async () => {
  const { page, button } = await asked(QUESTION);
  const size = () =>
    page.locator("fawen-answer > wx-view").evaluate((view) => Number.parseFloat(getComputedStyle(view).fontSize));
  const first = await size();
  let last = first;
  for (const name of ["字大一点", "字再大一点"]) {
    await button(name).tap();
    await expect.poll(size).toBeGreaterThan(last);
    last = await size();
  }
  await button("恢复原来的字号").tap();
  await expect.poll(size).toBe(first);
  const large = await open({ fontSize: 22 });
  expect((await large.state()).data.size).toBe("large");
});

describe("failures are reported, and the typed text stays", () => {
  test("no connection", async () => {
    const { page, ask, settled, state } = await open({ site: "http://127.0.0.1:9" });
    await ask(QUESTION);
    await settled();
    expect(await page.locator(".main--problem").innerText()).toContain("没有连上");
    expect((await state()).data.question).toBe(QUESTION);
  });

  test("a question that is too long gets the service's message", async () => {
    const { page } = await asked("问".repeat(501));
    expect(await page.locator(".main--problem").innerText()).toContain("1到500个字");
  });

  test("nothing was typed", async () => {
    const { page } = await asked("  ");
    expect(await page.locator(".main--problem").innerText()).toBe("请先写下您的问题。");
  });

  test.each([
    ["a network's login page", "<html>login</html>"],
    ["an empty object", {}],
    ["a list", [1]],
    ["invalid parts", { id: "r_1", notice: "n", parts: 7 }],
  ])("%s is not an answer", async (_, reply) => {
    const { page, ask, settled } = await open({ reply });
    await ask(QUESTION);
    await settled();
    expect(await page.locator(".main--problem").innerText()).toContain("没有收到回答");
  });
});

test("a hostile reply is shown as text, and its number is not called", async () => {
  const hostile = "<img src=x onerror=alert(1)>{{1+1}}";
  const answer = await answerTo(QUESTION);
  const contact = {
    kind: "hotline",
    name: hostile,
    tel: "*21*110#",
    url: "javascript:alert(1)",
    for: hostile,
    basis: "",
  };
  const reply = {
    ...answer,
    parts: [{ kind: "lead", text: hostile, citations: [] }, null, 7],
    handoff: { why: hostile, contacts: [contact] },
    citations: [{ ...answer.citations[0], href: "javascript:alert(1)", source: null }],
  };
  const { page, ask, settled } = await open({ reply });
  await ask(QUESTION);
  await settled();
  expect(await page.locator("fawen-answer").innerText()).toContain(hostile);
  expect(await page.locator("fawen-answer img").count()).toBe(0);
  expect(await page.locator("fawen-answer .fawen-answer--call, fawen-answer .fawen-answer--copy").count()).toBe(0);
});
