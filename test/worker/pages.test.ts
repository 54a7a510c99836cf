// The pages without a script: asking with the form, the answer with its quotes.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { OUTCOME_NAMES } from "../../src/decide/decide.ts";
import { valueName } from "../../src/http/explain-words.ts";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { posting, type Served, serve, submitting } from "./serve.ts";
import { visible } from "./visible.ts";

const QUESTION = "平湖请了多少名法治监督员？";
const WITH_TIP = "邻居家装修太吵了怎么办？";
const HTML = { headers: { Accept: "text/html" } };
let worker: Served;

beforeAll(async () => {
  worker = await serve({
    vars: {
      OPERATOR_NAME: "测试运营<单位>",
      OPERATOR_CONTACT: "0573-00000000",
      COMPLAINT_CHANNEL: "complain@example.org",
      FILING_NUMBER: "测ICP备00000000号",
    },
  });
});
afterAll(() => worker.close());

/** Terms of the page with their values. */
const fieldsOf = (page: string) =>
  [...page.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(([, name, value]) => [
    visible(name ?? ""),
    visible(value ?? ""),
  ]);
/** The cells of the page's tables, row by row. */
const tablesOf = (page: string) =>
  [...page.matchAll(/<tbody>(.*?)<\/tbody>/gs)].map(([, body]) =>
    [...(body ?? "").matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
      [...(row ?? "").matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell]) => visible(cell ?? "")),
    ),
  );
type Candidate = NonNullable<Answer["explain"]>["candidates"][number];
const cellsOf = ({ row, kind, subject, passage, text, score, share, asked }: Candidate) =>
  [row, text, valueName("kind", kind), subject ?? "没有", score, share, asked, passage].map(String);

const html = async (path: string, init: RequestInit = HTML) => (await worker.fetch(path, init)).text();
const answerTo = async (question: string) => Answer.parse((await worker.json("/api/ask", posting({ question }))).body);

describe("the page without a script", () => {
  test("explains itself and offers questions of the collection, each of which is answered", async () => {
    const page = await html("/");
    expect(visible(page)).toContain("不是真人，也不是律师");
    const examples = [...page.matchAll(/name="question" value="([^"]+)"/g)].map(([, question]) => question ?? "");
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect((await answerTo(example)).status, example).toBe("answered");
  });

  test("answers a posted question: lead, quotes, contacts, notice", async () => {
    const response = await worker.fetch("/", submitting({ question: QUESTION, place: "" }));
    expect(response.status).toBe(200);
    const page = visible(await response.text());
    const answer = await answerTo(QUESTION);
    expect(answer.citations.length).toBeGreaterThan(0);
    for (const text of [QUESTION, answer.lead?.text ?? "", answer.notice, answer.handoff.why, "12348"]) {
      expect(page).toContain(text);
    }
    for (const { quote, source, n } of answer.citations) {
      expect(page).toContain(quote);
      expect(page).toContain(source.title);
      expect(page).toContain(`[${n}]`);
    }
  });

  test("shows each quote once", async () => {
    const page = visible(await html("/", submitting({ question: QUESTION })));
    for (const { quote } of (await answerTo(QUESTION)).citations) expect(page.split(quote)).toHaveLength(2);
  });

  test("gives the same answer for a link with q", async () => {
    const answerIn = (page: string) => /<div class="answer".*?<p class="notice">/su.exec(page)?.[0] ?? page;
    const linked = await html(`/?q=${encodeURIComponent(QUESTION)}`);
    expect(answerIn(linked)).toBe(answerIn(await html("/", submitting({ question: QUESTION }))));
  });

  test("keeps the chosen place", async () => {
    const page = await html("/", submitting({ question: QUESTION, place: "pinghu" }));
    expect(page).toMatch(/<option value="pinghu" selected>/);
  });

  test.each(["", "   ", "问".repeat(501)])(
    "keeps a faulty question in the form, with the reason (%#)",
    async (question) => {
      const response = await worker.fetch("/", submitting({ question }));
      expect(response.status).toBe(400);
      const page = await response.text();
      expect(page).toContain('role="alert"');
      expect(page).toContain(`>${question.trim()}</textarea>`);
    },
  );

  test("escapes markup in a question, in the answer and in the form", async () => {
    const attack = `<img src=x onerror=alert(1)>"'</textarea><script>alert(1)</script>`;
    for (const question of [attack, `${attack}${"问".repeat(500)}`]) {
      const page = await html("/", submitting({ question, place: attack.slice(0, 20) }));
      expect(page).not.toMatch(/<img|<script>|onerror=alert\(1\)>"/);
      expect(page).toContain("&lt;img src=x");
    }
  });

  test("shows the editor's hint below the answer, labelled, outside the quotes", async () => {
    const { tip, lead } = await answerTo(WITH_TIP);
    const page = await html("/", submitting({ question: WITH_TIP }));
    const [box = ""] = /<section class="tip">.*?<\/section>/s.exec(page) ?? [];
    expect(tip).not.toBeNull();
    expect(visible(box)).toBe(`${tip?.label}${tip?.text}`);
    expect(page.indexOf(box)).toBeGreaterThan(page.indexOf(lead?.text ?? "?"));
    for (const [quote] of page.matchAll(/<figure.*?<\/figure>/gs)) expect(visible(quote)).not.toContain(tip?.text);
  });

  test("shows each warning on a line of its own", async () => {
    const page = await html("/", submitting({ question: QUESTION, place: "火星" }));
    const lines = [...page.matchAll(/<p class="warning">(.*?)<\/p>/gs)].map(([, line]) => visible(line ?? ""));
    expect(lines.join()).toContain("没有您选的这个地方");
    expect(lines).toEqual(
      Answer.parse((await worker.json("/api/ask", posting({ question: QUESTION, place: "火星" }))).body).warnings,
    );
  });

  test("offers contact files and a take-along link, and prints day and address", async () => {
    const page = await html("/", submitting({ question: QUESTION }));
    expect(page).toContain('href="/contacts/12348.vcf"');
    const [, path = ""] = /<a class="open" href="(\/a\?[^"]+)">带走/.exec(page) ?? [];
    expect((await worker.fetch(path.replaceAll("&amp;", "&"), HTML)).status).toBe(200);
    expect(decodeURIComponent(path)).not.toMatch(/\p{Script=Han}/u);
    expect(visible(page)).toMatch(/查询日期：\d{4}年\d+月\d+日。来自：法问/);
    expect(page).toMatch(/data-address="\/sources\/[^?"]+"/);
  });

  test("offers nothing but the call in danger", async () => {
    const page = await html("/", submitting({ question: "我丈夫正在打我，怎么办？" }));
    expect(page).toContain('href="tel:110"');
    expect(page).not.toMatch(/\.vcf|href="\/a\?/);
  });

  test("shows danger first", async () => {
    const page = await html("/", submitting({ question: "我丈夫正在打我，怎么办？" }));
    expect(page.indexOf('href="tel:110"')).toBeGreaterThan(0);
    expect(page.indexOf('href="tel:110"')).toBeLessThan(page.lastIndexOf("人安全了"));
  });
});

describe("the staff page", () => {
  const explained = async (question: string, place?: string) =>
    Answer.parse(
      (await worker.json("/api/ask", posting({ question, explain: true, ...(place ? { place } : {}) }))).body,
    );

  test.each([
    ["a link", `/explain?q=${encodeURIComponent(QUESTION)}`, HTML],
    ["the form", "/explain", submitting({ question: QUESTION })],
  ])("shows for %s what was understood, the probabilities, the candidates and the rule", async (_, path, init) => {
    const response = await worker.fetch(path, init);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    const page = await response.text();
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).not.toContain("<script");
    const { explain, answer, id } = await explained(QUESTION);
    const shown = visible(page);
    for (const line of [id, ...answer.split("\n"), valueName("rule", explain?.rule ?? "?")])
      expect(shown).toContain(line);
    if (explain === undefined) throw new Error("nothing was explained");
    const { understood, scope, about, answers, thresholds, candidates } = explain;
    const fields = fieldsOf(page);
    expect(fields).toContainEqual(["点明要的", understood.kinds.map((kind) => valueName("kinds", kind)).join("、")]);
    expect(fields).toContainEqual(["最可能要的", valueName("likeliest", understood.likeliest ?? "?")]);
    const rounded = (value: number) => String(Math.round(value * 1000) / 1000);
    const [likely, found] = tablesOf(page);
    expect(likely).toEqual([
      ["单看用词，像不像这里的事", rounded(scope), "—"],
      ["资料里写没写到", rounded(about), rounded(thresholds.about)],
      ["最好的一条算不算回答", rounded(answers), rounded(thresholds.answers)],
      ["问到的种类没有时", "—", rounded(thresholds.unmet)],
    ]);
    for (const value of [scope, about, answers]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    expect(candidates).not.toHaveLength(0);
    for (const { passage } of candidates) {
      expect(page).toMatch(new RegExp(`<a href="/sources/[^"]+">${passage}</a>`));
    }
    expect(found).toEqual(candidates.map(cellsOf));
  });

  test("contains no English identifiers", async () => {
    for (const question of [QUESTION, WITH_TIP, "老板拖欠工资怎么办？", "上海哪里有律师？", "我被打了", "你好"]) {
      const page = await html("/explain", submitting({ question }));
      const rest = page.replace(/<a href[^>]*>[^<]*<\/a>|[rx]_\w+|ix_\w+|\/explain\?q=/g, "");
      expect(visible(/<main.*<\/main>/s.exec(rest)?.[0] ?? "?").match(/[A-Za-z_]{3,}/g), question).toBeNull();
    }
  });

  test("names a candidate's row of facts.csv, its kind and its subject", async () => {
    const { candidates } = (await explained(QUESTION)).explain ?? { candidates: [] };
    const table = readFileSync(new URL("../../seeds/facts.csv", import.meta.url), "utf8").split("\n");
    const written = candidates.filter(({ row }) => row > 0);
    expect(written.some(({ subject }) => subject !== null)).toBe(true);
    for (const { row, kind, source } of written) {
      expect(table[row - 1]).toContain(`,${source},`);
      expect(table[row - 1]).toContain(`,${kind},`);
    }
  });

  test("has Chinese labels for every outcome", () => {
    for (const outcome of [...OUTCOME_NAMES, "nothing", "danger"]) {
      expect(valueName("rule", outcome)).toMatch(/^\p{Script=Han}/u);
    }
  });

  test("links a candidate to its passage in the source", async () => {
    const page = await html(`/explain?q=${encodeURIComponent(QUESTION)}`);
    const href = /<a href="(\/sources\/[^"]+#quote)">/.exec(page)?.[1] ?? "";
    expect(await html(href.replaceAll("&amp;", "&"))).toContain("<mark");
  });

  test("takes a place into account", async () => {
    const page = visible(await html(`/explain?q=${encodeURIComponent("有多少人？")}&place=pinghu`));
    expect(page).toContain((await explained("有多少人？", "pinghu")).explain?.understood.place ?? "?");
  });

  test("says so when a greeting needs no search", async () => {
    expect(visible(await html(`/explain?q=${encodeURIComponent("你好")}`))).toContain("不用查资料");
  });

  test("escapes markup in a question", async () => {
    const page = await html("/explain", submitting({ question: "<img src=x> 平湖", place: '"><b>' }));
    expect(page).not.toMatch(/<img|<b>/);
  });

  test("keeps a faulty question in the form, with the reason", async () => {
    const response = await worker.fetch("/explain", submitting({ question: "问".repeat(501) }));
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain('role="alert"');
    expect(page).toContain(`>${"问".repeat(501)}</textarea>`);
  });

  test("is not linked from any page for citizens", async () => {
    for (const path of PAGE_PATHS) expect(await html(path), path).not.toContain("/explain");
  });
});

describe("the operator's details", () => {
  test("appear in every footer, escaped", async () => {
    for (const path of [...PAGE_PATHS, "/problems/internal"]) {
      const page = await html(path);
      expect(page, path).toContain("测试运营&lt;单位&gt;");
      for (const words of ["0573-00000000", "complain@example.org", "测ICP备00000000号"]) {
        expect(page, path).toContain(words);
      }
    }
  });

  test("appear in the accessibility statement as the contact", async () => {
    const page = await html("/accessibility");
    const statement = page.slice(0, page.indexOf("<footer"));
    expect(statement).toContain('href="tel:057300000000"');
    expect(statement).toContain("complain@example.org");
  });
});
