// The language of the pages: that of the address or the browser, the same on every page. Parts in another language are
// marked, so that a screen reader switches its voice.
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { posting, type Served, serve, submitting } from "./serve.ts";
import { visible } from "./visible.ts";

const ENGLISH = "Which languages are there for foreigners who work in Jiashan?";
const GLOSSED = "How many people's mediators are there in Jiaxing?";
const QUESTION = "平湖请了多少名法治监督员？";
let worker: Served;
/** Paths of pages of every kind. */
let pages: string[];

beforeAll(async () => {
  worker = await serve({
    vars: { OPERATOR_NAME: "测试单位", OPERATOR_CONTACT: "0573-00000000", FILING_NUMBER: "测备1号" },
  });
  const { citations, index } = Answer.parse((await worker.json("/api/ask", posting({ question: QUESTION }))).body);
  const [quote] = citations;
  if (quote === undefined) throw new Error("no quote");
  const { passage, start, end, version, href } = quote;
  const taken = `/a?i=${index.id}&q=${passage}.${start}.${end}.${version.slice(0, 12)}`;
  const { sources } = (await worker.json("/api/sources")).body as { sources: { id: string }[] };
  const texts = sources.map(({ id }) => `/sources/${encodeURIComponent(id)}`);
  const kinds = ["/problems/not_found", "/problems/rate_limited"];
  const others = ["/a?i=nothing", "/nothing-here", href.replace("#quote", ""), taken, "/embed"];
  pages = [...PAGE_PATHS, ...texts, ...kinds, ...others];
});
afterAll(() => worker.close());

const opening = (languages: string): RequestInit => ({
  headers: { Accept: "text/html", "Accept-Language": languages },
});
const langOf = (page: string) => /<html lang="([^"]+)"/u.exec(page)?.[1];
const html = async (path: string, init: RequestInit) => (await worker.fetch(path, init)).text();

describe("a page", () => {
  test.each([
    ["en-US,en;q=0.9", "en"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["zh-TW,zh;q=0.9", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-Hant-MO", "zh-Hant"],
    ["zh-Hans-HK", "zh-CN"],
    ["zh-SG", "zh-CN"],
    ["fr-FR,fr;q=0.9,en;q=0.5", "en"],
    ["en;q=0.1,zh-CN;q=0.9", "zh-CN"],
    ["en;q=0,fr", "zh-CN"],
    ["fr,de", "zh-CN"],
    ["*", "zh-CN"],
    ["", "zh-CN"],
    [";;q=x,,,", "zh-CN"],
  ])("for a browser that prefers %j is in %s", async (wanted, lang) => {
    for (const path of ["/", "/accessibility", "/nothing-here"]) {
      const response = await worker.fetch(path, opening(wanted));
      expect(langOf(await response.text()), path).toBe(lang);
      expect(response.headers.get("vary"), path).toContain("Accept-Language");
    }
  });

  test("uses the language of its address, whatever the browser prefers, and keeps it in its links", async () => {
    const page = await html("/sources?lang=en", opening("zh-CN"));
    expect(langOf(page)).toBe("en");
    const own = [...page.matchAll(/(?:href|action)="(\/[^".]*)"/gu)].map(([, path = ""]) => path);
    expect(own.length).toBeGreaterThan(6);
    for (const path of own) expect(path).toMatch(/[?;&]lang=(?:en|zh-CN|zh-Hant)\b/u);
    // When the browser decides, links do not name a language.
    expect(await html("/sources", opening("en"))).toContain('href="/accessibility"');
    const asked = await html("/?lang=en", {
      ...submitting({ question: QUESTION }),
      headers: { ...submitting({}).headers },
    });
    expect([langOf(asked), asked.includes('action="/?lang=en"')]).toEqual(["en", true]);
  });

  test("links to itself in the other languages, and never repeats a question or a query that is not ours", async () => {
    for (const path of pages) {
      const page = await html(path, opening("en"));
      const others = [...page.matchAll(/<a href="([^"]+)" lang="(zh-CN|zh-Hant)"/gu)];
      if (path === "/embed") continue;
      expect(
        others.map(([, , lang]) => lang),
        path,
      ).toEqual(["zh-CN", "zh-Hant"]);
      for (const [, href = "", lang] of others) {
        const there = await html(href.replaceAll("&amp;", "&"), opening("en"));
        expect(langOf(there), href).toBe(lang);
        // A highlight is kept.
        expect(there.includes("<mark"), href).toBe(page.includes("<mark"));
      }
    }
    for (const path of ["/?q=secret-words", "/sources?x=<i>secret-words", "/secret-words"]) {
      const links = [...(await html(path, opening("en"))).matchAll(/<nav class="languages".*?<\/nav>/gsu)].join();
      expect(links, path).not.toContain("secret-words");
    }
  });

  test("says in English what the service is, for which region, and that it is not a person and not a lawyer", async () => {
    const text = visible(await html("/", opening("en")));
    for (const said of [
      "in and around Jiaxing",
      "not a person and not a lawyer",
      "Your question",
      "All sources",
      "not stored",
    ]) {
      expect(text).toContain(said);
    }
    expect(visible(await html("/", opening("zh-TW")))).toContain("嘉興一帶公共法律服務");
  });
});

/** Texts whose nearest `lang` is wrong: Chinese characters, or two English words, under another language. */
function wrongParts(page: string): string[] {
  const wrong: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document, lang: string): void => {
    if (node.nodeName === "#text" && "value" in node) {
      const isChinese = /\p{Script=Han}/u.test(node.value);
      const isEnglish = /[a-z]{2,},? [a-z]{2,}/iu.test(node.value);
      if ((isChinese && !lang.startsWith("zh")) || (isEnglish && lang !== "en"))
        wrong.push(`${lang}: ${node.value.trim()}`);
      return;
    }
    // A field has one language, that of its quotes.
    if (node.nodeName === "textarea") return;
    const own = "attrs" in node ? node.attrs.find(({ name }) => name === "lang")?.value : undefined;
    // The head has one language.
    if (node.nodeName === "head" || node.nodeName === "script") return;
    if ("childNodes" in node) for (const child of node.childNodes) walk(child, own ?? lang);
  };
  walk(parse(page), "");
  return wrong;
}

describe.each(["en", "zh-CN", "zh-Hant"])("in %s", (lang) => {
  test("every page marks the language of each part", async () => {
    for (const path of pages) expect(wrongParts(await html(path, opening(lang))), path).toEqual([]);
  });

  test.each([
    QUESTION,
    ENGLISH,
    GLOSSED,
    "老板欠我工资怎么办？",
    "What is the capital of France?",
    "嘉善法律援助中心電話",
  ])("the answer marks the language of each part: %s", async (question) => {
    const init = submitting({ question });
    const page = await html(`/?lang=${lang}`, init);
    expect(langOf(page)).toBe(lang);
    expect(wrongParts(page)).toEqual([]);
  });
});

describe("an English question", () => {
  test("gets a gloss below the quote, marked as the editors' own, on the page and in a terminal", async () => {
    const said = "In English: The city has 1,519 people's mediation committees and over 7,000 people's mediators";
    const page = await html("/", submitting({ question: GLOSSED }));
    expect(page).toMatch(/<\/blockquote><p class="gloss" lang="en">In English: /u);
    expect(visible(page)).toContain(said);
    const text = await (
      await worker.fetch(`/api/ask?q=${encodeURIComponent(GLOSSED)}`, { headers: { Accept: "text/plain" } })
    ).text();
    expect(text.replace(/\s+/gu, " ")).toContain(said);
    expect(text.replace(/\s+/gu, " ")).toContain("(Summary by the editors, not words of the source.)");
  });

  test("differs from a Chinese one, which gets no gloss", async () => {
    expect(await html("/", submitting({ question: "嘉兴有多少人民调解员？" }))).not.toContain("In English");
  });
});
