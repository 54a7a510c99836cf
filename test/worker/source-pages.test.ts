// The page of a source without a script: the highlight that a citation's link asks for, in this collection and in a
// later one, the rest of the page, and the list of all sources.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCollection } from "../../src/collection.ts";
import { Answer } from "../../src/contract.ts";
import { PassageReply, SourceReply, SourcesReply } from "../../src/endpoints.ts";
import { readerIn } from "../../src/http/page-language.ts";
import { renderSources } from "../../src/http/pages/sources.ts";
import { restore } from "../../src/renumber.ts";
import { createEngine } from "../../src/search/minisearch.ts";
import { Settings } from "../../src/settings.ts";
import { posting, type Served, serve, submitting } from "./serve.ts";
import { visible } from "./visible.ts";

const QUESTION = "嘉善的网办率达到了多少？";
const LATER = "ix_000000000000";
const GONE = "资料后来更新过";
const CHANGED = "标出的这一整段里";
const HTML = { headers: { Accept: "text/html" } };
const ORIGIN = "https://fawen.example";
let worker: Served;

beforeAll(async () => {
  worker = await serve({ vars: { PUBLIC_ORIGIN: ORIGIN } });
});
afterAll(() => worker.close());

const html = async (path: string, init: RequestInit = HTML) => (await worker.fetch(path, init)).text();
const answer = async () => Answer.parse((await worker.json("/api/ask", posting({ question: QUESTION }))).body);

async function cited() {
  const [citation] = (await answer()).citations;
  if (citation === undefined) throw new Error("there is no citation");
  return citation;
}

/** A citation's link with some parameters changed; null removes one. */
function changed(href: string, change: Record<string, string | null>): string {
  const url = new URL(href, worker.url);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return `${url.pathname}${url.search}`;
}

/** The highlighted text of a page, its lines joined. Exactly one mark is the link's target. */
function marked(page: string): string {
  const marks = [...page.matchAll(/<mark(?: id="quote" tabindex="-1")?>(.*?)<\/mark>/g)];
  if (marks.length > 0) expect(page.split('id="quote"')).toHaveLength(2);
  return marks.map(([, text]) => visible(text ?? "")).join("\n");
}

/** The address that the page shows for its highlight. */
function ownAddress(page: string): string {
  const [, href = ""] = /<a [^>]*href="([^"]+)">这段原文的链接<\/a>/.exec(page) ?? [];
  return href.replaceAll("&amp;", "&");
}

describe("the link of a citation", () => {
  test("highlights the quote and mentions no changes", async () => {
    const { href, quote, source } = await cited();
    const page = await html(href);
    expect(visible(page)).toContain(source.title);
    expect(marked(page)).toBe(quote);
    expect(page).not.toMatch(new RegExp(`${GONE}|${CHANGED}`));
  });

  test("appears in the answer on the page", async () => {
    const { href } = await cited();
    expect(await html("/", submitting({ question: QUESTION }))).toContain(`href="${href.replaceAll("&", "&amp;")}"`);
  });

  test("highlights the whole passage when it was made for another collection, and says so", async () => {
    const { href, passage, quote } = await cited();
    const { text } = PassageReply.parse((await worker.json(`/api/passages/${encodeURIComponent(passage)}`)).body);
    expect(text).not.toBe(quote);
    const moved = { index: LATER, start: "0", end: "3" };
    for (const change of [
      { index: LATER },
      moved,
      { ...moved, end: null },
      { index: LATER, version: "0".repeat(64) },
    ]) {
      const page = await html(changed(href, change));
      expect(marked(page)).toBe(text);
      expect(visible(page)).toContain(CHANGED);
      expect(visible(page)).not.toContain(GONE);
    }
  });

  test("highlights the quote itself in another collection when it names the text's version", async () => {
    const { href, quote, version } = await cited();
    for (const digits of [version, version.slice(0, 12)]) {
      const page = await html(changed(href, { index: LATER, version: digits }));
      expect(marked(page)).toBe(quote);
      expect(visible(page)).not.toContain(CHANGED);
    }
    expect(marked(await html(changed(href, { index: LATER, version: version.slice(0, 4) })))).not.toBe(quote);
  });

  const GONE_LINKS: [name: string, change: Record<string, string | null>][] = [
    ["another index and an unknown passage", { index: LATER, passage: "gone.0000000000" }],
    ["another index and no passage", { index: LATER, passage: null }],
    ["a passage named like a property of JavaScript", { index: LATER, passage: "__proto__" }],
    ["an end beyond the text", { end: "99999999" }],
    ["an end before the start", { end: "0" }],
    ["a start that is not a number", { start: "x" }],
    ["no end", { end: null }],
    ["no index", { index: null }],
    ["only a passage", { index: null, start: null, end: null }],
  ];
  test.each(GONE_LINKS)("with %s shows the text and says that it has changed", async (_, change) => {
    const { href, source } = await cited();
    const response = await worker.fetch(changed(href, change), HTML);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).not.toContain("<mark");
    expect(page.split('id="quote"')).toHaveLength(2);
    expect(ownAddress(page)).toBe("");
    expect(visible(page)).toContain(GONE);
    expect(visible(page)).toContain(source.title);
  });

  test("highlights no passage of another source", async () => {
    const { source, passage } = await cited();
    const { sources } = SourcesReply.parse((await worker.json("/api/sources")).body);
    const other = sources.find(({ id }) => id !== source.id);
    const path = `/sources/${encodeURIComponent(other?.id ?? "")}`;
    const page = await html(`${path}?index=${LATER}&passage=${encodeURIComponent(passage)}`);
    expect(page).not.toContain("<mark");
    expect(visible(page)).toContain(GONE);
  });

  test.each([{}, { index: LATER }])("leads to a page that shows the address of its highlight (%j)", async (change) => {
    const page = await html(changed((await cited()).href, change));
    const address = ownAddress(page);
    expect(address).toMatch(new RegExp(`^${ORIGIN}/sources/.*#quote$`));
    const again = await html(address.slice(ORIGIN.length));
    expect(marked(again)).toBe(marked(page));
    expect(visible(again)).not.toContain(CHANGED);
    // Works in a later collection with the same text, too.
    expect(marked(await html(changed(address, { index: LATER })))).toBe(marked(page));
  });

  test("leads to a page with a link to the highlight above the text", async () => {
    const page = await html((await cited()).href);
    const jump = page.indexOf('href="#quote">跳到标出的原文</a>');
    expect(jump).toBeGreaterThan(0);
    expect(jump).toBeLessThan(page.indexOf('<div class="text"'));
  });
});

describe("a source", () => {
  test("shows its whole text when opened without a quote, and mentions no changes", async () => {
    const { notice } = await answer();
    const { sources } = SourcesReply.parse((await worker.json("/api/sources")).body);
    for (const { id } of sources) {
      const path = `/sources/${encodeURIComponent(id)}`;
      const written = await html(path);
      expect(written).not.toContain("#quote");
      const page = visible(written);
      expect(page).not.toContain(GONE);
      expect(page).toContain(notice);
      const { text } = SourceReply.parse((await worker.json(`/api${path}`)).body);
      for (const line of text.split("\n")) expect(page).toContain(line);
    }
  });

  test("is listed with publisher, place and time in one line, or that they are unknown", async () => {
    const { sources } = SourcesReply.parse((await worker.json("/api/sources")).body);
    const page = visible(await html("/sources"));
    for (const { title, publisher, place, published, published_estimated } of sources) {
      const time = published === null ? "时间未注明" : `${published_estimated ? "约" : ""}${published.slice(0, 4)}年`;
      expect(page).toContain(title);
      expect(page).toContain(`${publisher ?? "来源未注明"} · ${place ?? "地方未注明"} · ${time}`);
    }
  });

  test("is grouped by year in a long list, the newest open, the office's own texts apart", async () => {
    const packed = await readFile(new URL("../../index/out/seeds/corpus.txt", import.meta.url), "utf8");
    const collection = openCollection(restore(packed), createEngine);
    const [text] = collection.corpus.sources;
    if (text === undefined) throw new Error("there is no text");
    const years = ["2019", "2024", null];
    const many = Array.from({ length: 33 }, (_, i) => ({ ...text, id: `text-${i}`, published: years[i % 3] ?? null }));
    const sources = [...many, { ...text, id: "own", office: { expires_on: null } }];
    const listed = { ...collection, corpus: { ...collection.corpus, sources } };
    const page = renderSources(listed, Settings.parse({}), readerIn("zh-CN", Settings.parse({}), "2026-11-30"));
    const groups = [...page.matchAll(/<details class="years"( open)?><summary class="unfold">(.*?)<\/summary>/g)];
    expect(groups.map(([, isOpen, name]) => [name, isOpen !== undefined])).toEqual([
      ["2024年（11篇）", true],
      ["2019年（11篇）", false],
      ["时间未注明（11篇）", false],
      ["本单位自己核对的资料（1篇）", false],
    ]);
    for (const { id } of sources) expect(page).toContain(`href="/sources/${id}"`);
  });

  test("is listed without bare addresses: each link has a name", async () => {
    const page = await html("/sources");
    expect(visible(page)).not.toMatch(/https?:|www\./);
    const links = [...page.matchAll(/<a href="(https?:[^"]+)"[^>]*>(.*?)<\/a>/gs)];
    expect(links.length).toBeGreaterThan(20);
    for (const [, href, name] of links) {
      expect(visible(name ?? "").length, href).toBeGreaterThan(5);
      expect(visible(name ?? ""), href).not.toMatch(/[，：见]$/u);
    }
  });
});
