// The page for frames of other sites: who may frame it, and which attributes its address sets.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Answer } from "../../src/contract.ts";
import { PAGE_PATHS } from "../../src/http/page-paths.ts";
import { posting, type Served, serve } from "./serve.ts";

const HOSTS = ["https://county.example", "http://intranet.example:8080"];
const OTHER_PAGES = [...PAGE_PATHS, "/?q=a", "/explain", "/problems/internal", "/nothing"];
const HTML = { headers: { Accept: "text/html" } };

/** The directives of a reply's Content-Security-Policy, by name. */
function policyOf({ headers }: Response): Map<string, string> {
  const directives = (headers.get("content-security-policy") ?? "").split(";").map((text) => text.trim());
  return new Map(directives.map((text) => [text.split(" ")[0] ?? "", text.split(" ").slice(1).join(" ")]));
}

/** The attributes of the page's chat element, unparsed. */
function attributesOf(page: string): Record<string, string> {
  const [, written = "", ...more] = page.split("<fawen-chat");
  expect(more).toEqual([]);
  const tag = written.slice(0, written.indexOf(">"));
  return Object.fromEntries(
    [...tag.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

describe("with sites that may frame it", () => {
  let worker: Served;
  beforeAll(async () => {
    worker = await serve({ vars: { FRAME_ANCESTORS: HOSTS.join(" ") } });
  });
  afterAll(() => worker.close());

  const embed = async (query = "") => (await worker.fetch(`/embed${query}`)).text();

  test("it may be framed by these sites and our own, and the element knows these sites", async () => {
    const response = await worker.fetch("/embed");
    expect(response.status).toBe(200);
    expect(policyOf(response).get("frame-ancestors")).toBe(`'self' ${HOSTS.join(" ")}`);
    expect(response.headers.get("x-frame-options")).toBeNull();
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    expect(attributesOf(await response.text())).toMatchObject({ "data-hosts": HOSTS.join(" ") });
  });

  test.each(OTHER_PAGES)("%s may not be framed", async (path) => {
    expect(policyOf(await worker.fetch(path, HTML)).get("frame-ancestors")).toBe("'none'");
  });

  test.each([...OTHER_PAGES, "/embed"])("%s forbids markup and scripts made from text", async (path) => {
    const policy = policyOf(await worker.fetch(path, HTML));
    expect(policy.get("require-trusted-types-for")).toBe("'script'");
    expect(policy.get("trusted-types")).toBe("'none'");
  });

  test("its policy is that of other pages, except for framing", async () => {
    const [framed, usual] = [await worker.fetch("/embed"), await worker.fetch("/")].map(policyOf);
    framed?.delete("frame-ancestors");
    usual?.delete("frame-ancestors");
    expect(framed).toEqual(usual);
  });

  test("it offers the places and region of the start page, and suggestions instead of tiles", async () => {
    const told = ({ places, strings }: Record<string, string>) => ({ places, strings });
    const [framed, front] = [attributesOf(await embed()), attributesOf(await (await worker.fetch("/")).text())];
    expect(told(framed)).toEqual(told(front));
    expect(framed.suggestions?.split("|").length).toBeGreaterThan(1);
    expect(front.suggestions).toBe("");
    expect(framed.places?.split("|")).toContain("嘉善县");
    const strings = JSON.parse((framed.strings ?? "").replaceAll("&quot;", '"'));
    expect(strings["zh-CN"].intro).toContain("从嘉兴一带公共法律服务的资料里");
    expect(strings["zh-Hant"].intro).toContain("從嘉興一帶公共法律服務的資料裡");
    expect(strings.en.intro).toContain("what sources of public legal services in and around Jiaxing say");
  });

  test("an English or Traditional frame suggests questions in its language, each of which is answered", async () => {
    const suggested = async (lang: "zh-Hant" | "en") =>
      attributesOf(await embed(`?lang=${lang}`)).suggestions?.split("|") ?? [];
    const [english, traditional] = [await suggested("en"), await suggested("zh-Hant")];
    expect([english.length, traditional.length]).toEqual([3, 3]);
    for (const question of english) expect(question).not.toMatch(/\p{Script=Han}/u);
    for (const question of traditional) expect(question).toMatch(/[誰問嗎開發錢紛]/u);
    for (const question of [...english, ...traditional]) {
      const { status } = Answer.parse((await worker.json("/api/ask", posting({ question }))).body);
      expect(status, question).toBe("answered");
    }
  });

  test("a known place may be given by its id, and an unknown place is kept as text", async () => {
    expect(attributesOf(await embed("?place=jiashan")).place).toBe("嘉善县");
    expect(attributesOf(await embed(`?place=${encodeURIComponent("天津市")}`)).place).toBe("天津市");
  });

  test("the address sets language, place and appearance", async () => {
    const page = await embed(`?lang=zh-Hant&place=${encodeURIComponent("嘉善县")}&theme=contrast&size=huge&q=a`);
    expect(attributesOf(page)).toMatchObject({
      lang: "zh-Hant",
      place: "嘉善县",
      theme: "contrast",
      size: "huge",
      "data-hosts": HOSTS.join(" "),
    });
    expect(page).toContain('<html lang="zh-Hant">');
  });

  test.each([
    "?lang=fr&theme=red&size=1&place=",
    "?lang=&theme=&size=",
    "?lang=%FF&theme=%C0%AF&size=%zz&place=%FF",
    "?lang=constructor&theme=__proto__&size=toString",
    "?place=%E2%80%AE%20%0A",
    "?LANG=en&data-hosts=https://evil.example&api=https://evil.example&question=a&launcher=1",
  ])("invalid parameters are ignored: %s", async (query) => {
    expect(await embed(query)).toBe(await embed());
  });

  test("an invalid value does not affect the others", async () => {
    expect(attributesOf(await embed("?place=%FF&lang=en&theme=red"))).toMatchObject({ lang: "en" });
  });

  test("a place is cleaned, cut and escaped", async () => {
    const attack = `"><img src=x onerror=alert(1)>\u0000\u202e${"𠮷".repeat(30)}`;
    const page = await embed(`?place=${encodeURIComponent(attack)}`);
    expect(page).not.toMatch(/<img|\u202e|\u0000/);
    expect(attributesOf(page).place).toBe("&quot;&gt;&lt;img src=x onerror");
    expect(attributesOf(await embed(`?place=${encodeURIComponent("𠮷".repeat(30))}`)).place).toBe("𠮷".repeat(20));
  });

  test.each([
    ["zh-CN", "打开法问的网页"],
    ["zh-Hant", "打開法問的網頁"],
    ["en", "ask on Fawen&#39;s own page"],
  ])("without a script it says in %s where else to ask and whom to call", async (lang, words) => {
    const page = await embed(`?lang=${lang}`);
    expect(page).toContain(`<a href="/?lang=${lang}" target="_blank" rel="noopener noreferrer">${words}</a>`);
    expect(page).toContain('<a href="tel:12348">12348</a>');
  });

  test("it loads only the widget and the script for the host's messages, and has no header or footer", async () => {
    const page = await embed();
    const scripts = [...page.matchAll(/<script ([^>]*)><\/script>/g)].map(([, attributes]) => attributes);
    expect(scripts).toEqual(['type="module" src="/widget.js"', 'type="module" src="/embed.js"']);
    expect(page).not.toMatch(/<header|<footer|<nav|<form/);
  });
});

describe("with the default settings", () => {
  test("only our own pages may frame it", async () => {
    const worker = await serve();
    try {
      const response = await worker.fetch("/embed");
      expect(policyOf(response).get("frame-ancestors")).toBe("'self'");
      expect(attributesOf(await response.text())).toMatchObject({ "data-hosts": "" });
    } finally {
      await worker.close();
    }
  });
});
