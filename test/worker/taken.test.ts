// The take-along page, `GET /a?…`: shows a reply's quotes in the same collection and in a later one, and nothing for a
// forged or broken link.
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../index/build.ts";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import { Answer, type Citation } from "../../src/contract.ts";
import { PassageReply, SourceReply } from "../../src/endpoints.ts";
import { takenPath } from "../../src/view/taken-link.ts";
import { posting, type Served, serve } from "./serve.ts";
import { visible } from "./visible.ts";

/** A question whose answer quotes two sources. */
const QUESTION = "嘉善和平湖各有多少名法治监督员";
const SHOWN = "这是您查到的原文";
const UNREADABLE = "这个链接读不出来";
const CHANGED = "您看过以后，资料更新过";
const HTML = { headers: { Accept: "text/html" } };
const SILENT = { progress: () => {}, summary: () => {}, warning: () => {} };
let worker: Served;
let answer: Answer;

beforeAll(async () => {
  worker = await serve();
  answer = Answer.parse((await worker.json("/api/ask", posting({ question: QUESTION }))).body);
});
afterAll(() => worker.close());

const html = async (path: string, on = worker) => (await on.fetch(path, HTML)).text();
const pathOf = (citations: Answer["citations"], index = answer.index.id) =>
  takenPath({ index: { id: index }, citations }) ?? "";

/** The quotes on a page, character by character. */
function quotesOf(page: string): string[] {
  return [...page.matchAll(/<blockquote[^>]*><p>(.*?)<\/p><\/blockquote>/gs)].map(([, text]) => visible(text ?? ""));
}

function first(): Citation {
  const [citation] = answer.citations;
  if (citation === undefined) throw new Error("there is no citation");
  return citation;
}

/** Six clauses of a cited passage that has at least six. */
async function clausesOfLong() {
  for (const of of answer.citations) {
    const { text, start } = PassageReply.parse((await worker.json(`/api/passages/${of.passage}`)).body);
    const clauses = [...text.matchAll(/[^,，。；]+[,，。；]/g)].slice(0, 6);
    if (clauses.length === 6) return { of, start, clauses };
  }
  throw new Error("no passage is long enough");
}

/** A link to the first quote with some of its values changed. */
const forged = (change: Partial<Citation>) => pathOf([{ ...first(), ...change }]);

describe("a link in the collection that it was made for", () => {
  test("shows the reply's quotes word for word and in order, with their sources", async () => {
    const response = await worker.fetch(pathOf(answer.citations), HTML);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(answer.citations.length).toBeGreaterThan(1);
    expect(quotesOf(page)).toEqual(answer.citations.map(({ quote }) => quote));
    const shown = visible(page);
    for (const words of [SHOWN, "不是全文", answer.notice]) expect(shown).toContain(words);
    for (const { source, n } of answer.citations) {
      expect(shown).toContain(source.title);
      expect(shown).toContain(source.publisher ?? "发布：来源未注明");
      expect(shown).toContain(source.place ?? "地方：来源未注明");
      expect(shown).toContain(`[${n}]`);
    }
    expect(page).toContain('href="tel:12348"');
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/taken.js">']);
    expect(shown).not.toContain(CHANGED);
  });

  test("offers a contact file, the text to copy, a QR code of the same link, and prints day and address", async () => {
    const home = "https://fawen.example";
    const other = await serve({ vars: { PUBLIC_ORIGIN: home } });
    try {
      const path = pathOf(answer.citations);
      const page = await html(path, other);
      expect(page).toContain('href="/contacts/12348.vcf"');
      const [, copied = ""] = /<textarea class="copied"[^>]*>(.*?)<\/textarea>/s.exec(page) ?? [];
      for (const { quote, source } of answer.citations) {
        expect(visible(copied)).toContain(`「${quote}」`);
        expect(copied).toContain(`${home}/sources/${source.id}`);
        expect(page).toContain(`data-address="${home}/sources/${source.id}"`);
      }
      expect(visible(copied).trimEnd().endsWith(`${home}${path}`)).toBe(true);
      expect(page).toMatch(/<svg [^>]*aria-label="二维码，里面是2段原文的链接"/);
      expect(visible(page)).toContain(`来自：${home}`);
    } finally {
      await other.close();
    }
  });

  test("takes no address from the request when no PUBLIC_ORIGIN is set", async () => {
    const page = await html(pathOf(answer.citations));
    expect(page).not.toMatch(/127\.0\.0\.1|https?:\/\/(?!www\.w3\.org)/);
    expect(page).not.toMatch(/<svg(?! class="icon")/);
    expect(visible(page)).toContain("来自：法问");
  });

  test("is not indexed by search engines and sends no referrer", async () => {
    const { headers } = await worker.fetch(pathOf(answer.citations), HTML);
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(await html(pathOf(answer.citations))).toContain('<meta name="robots" content="noindex">');
  });

  test("links each quote to its highlight in the source", async () => {
    const page = await html(pathOf(answer.citations));
    const links = [...page.matchAll(/href="(\/sources\/[^"]+#quote)"/g)].map(([, href]) => href ?? "");
    expect(links).toHaveLength(answer.citations.length);
    for (const [i, href] of links.entries()) {
      const [, marked = ""] = /<mark[^>]*>(.*?)<\/mark>/s.exec(await html(href.replaceAll("&amp;", "&"))) ?? [];
      expect(visible(marked)).toBe(answer.citations[i]?.quote);
    }
  });

  test("shows each quote once, and at most five", async () => {
    const path = pathOf([first()]);
    expect(quotesOf(await html(`${path}&${path.slice(path.indexOf("q="))}`))).toEqual([first().quote]);
    const { of, start, clauses } = await clausesOfLong();
    const many = clauses.map(({ index, 0: clause }) => {
      const span = `${start + index}.${start + index + clause.length}`;
      return `&q=${of.passage}.${span}.${of.version.slice(0, 12)}`;
    });
    const shown = quotesOf(await html(`/a?i=${answer.index.id}${many.join("")}`));
    expect(shown).toEqual(clauses.slice(0, 5).map(([clause]) => clause));
  });
});

describe("a link in a later collection", () => {
  test("shows the same quotes while their texts are unchanged", async () => {
    const page = await html(pathOf(answer.citations, "ix_000000000000"));
    expect(quotesOf(page)).toEqual(answer.citations.map(({ quote }) => quote));
    expect(visible(page)).not.toContain(CHANGED);
  });

  test("says that a quote's text has changed, and links to its current place", async () => {
    const folder = await mkdtemp(join(tmpdir(), "fawen-taken-"));
    for (const name of await readdir(DEFAULT_SEEDS)) {
      // A link needs the texts alone, and the other files take most of a build.
      if (/\.txt$|^(?:sources|places)\.yaml$/u.test(name))
        await copyFile(join(DEFAULT_SEEDS, name), join(folder, name));
    }
    const [kept, gone] = answer.citations;
    const file = join(folder, await fileOf(first().source.id));
    await writeFile(file, `${await readFile(file, "utf8")}\n后来又添了一句。\n`);
    const built = await build(folder, SILENT, { limits: null });
    const later = await serve({ main: join(built, "entry.ts") });
    try {
      const response = await later.fetch(pathOf(answer.citations), HTML);
      expect(response.status).toBe(200);
      const page = await response.text();
      expect(quotesOf(page)).toEqual([gone?.quote]);
      expect(visible(page)).toContain(`第1段原文：${CHANGED}`);
      const [, href = ""] = /<a class="open" href="([^"]+)">看现在的资料/.exec(page) ?? [];
      const today = await html(href.replaceAll("&amp;", "&"), later);
      const [, marked = ""] = /<mark[^>]*>(.*?)<\/mark>/s.exec(today) ?? [];
      expect(visible(marked)).toContain(kept?.quote);

      const only = await html(pathOf([first()]), later);
      expect(visible(only)).not.toContain(SHOWN);
      expect(visible(only)).toContain(CHANGED);
      expect(only).toContain('href="tel:12348"');
    } finally {
      await later.close();
      await rm(folder, { recursive: true, force: true });
      await rm(built, { recursive: true, force: true });
    }
  });

  test("links to the source when the passage is gone, and to all sources when the source is gone, too", async () => {
    const version = "0".repeat(64);
    const page = await html(forgedLater({ passage: `${first().source.id}.0000000000`, version }));
    expect(page).toContain(`href="/sources/${first().source.id}">看现在的资料`);
    const other = await html(forgedLater({ passage: "gone.0000000000", version }));
    expect(other).toContain('href="/sources">看现在有哪些资料');
    for (const shown of [page, other]) {
      expect(quotesOf(shown)).toEqual([]);
      expect(visible(shown)).toContain(CHANGED);
    }
  });

  const forgedLater = (change: Partial<Citation>) => pathOf([{ ...first(), ...change }], "ix_000000000000");
});

describe("a forged link", () => {
  const FORGERIES: [name: string, change: () => Partial<Citation> | Promise<Partial<Citation>>][] = [
    ["a span before its passage", () => ({ start: 0, end: 20 })],
    ["a span that ends after its passage", () => ({ end: first().end + 2_000 })],
    ["an end before the start", () => ({ start: first().end, end: first().start })],
    ["another text's version", () => ({ version: "0".repeat(64) })],
    ["an unknown passage", () => ({ passage: `${first().source.id}.0000000000` })],
    ["a passage of another source", () => ({ passage: answer.citations[1]?.passage ?? "" })],
    ["a passage named like a property of JavaScript", () => ({ passage: "constructor" })],
    ["half a number", async () => ({ start: await inText(first(), /\d\d/, 1) })],
  ];
  test.each(FORGERIES)("with %s shows no text", async (_, change) => {
    const response = await worker.fetch(forged(await change()), HTML);
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(quotesOf(page)).toEqual([]);
    expect(visible(page)).toContain(UNREADABLE);
    expect(page).toContain('href="tel:12348"');
  });

  test("cannot leave a negation out of a clause", async () => {
    const citation = await citationWith("强制隔离戒毒所安全事故", /市强制隔离戒毒所21年未发生安全事故/);
    const { quote, start, end } = citation;
    expect(quotesOf(await html(pathOf([citation])))).toEqual([quote]);
    const at = start + quote.indexOf("未");
    for (const span of [
      { start: at + 1, end },
      { start, end: at },
    ]) {
      expect(quotesOf(await html(pathOf([{ ...citation, ...span }])))).toEqual([]);
    }
  });

  test("cannot show more than a reply quotes", async () => {
    const long = await citationWith("法律服务", /[\s\S]{241,}/);
    // Whole clauses in both cases, so that only the length differs.
    const [short = ""] = /^[\s\S]{1,239}[，。；,]/.exec(long.quote) ?? [];
    expect(quotesOf(await html(pathOf([{ ...long, end: long.start + short.length }])))).toEqual([short]);
    expect(quotesOf(await html(pathOf([long])))).toEqual([]);
  });

  test("does not hide the true quote beside it, and is reported as unreadable", async () => {
    const path = pathOf([first(), { ...first(), start: 0, end: 20 }]);
    const response = await worker.fetch(path, HTML);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(quotesOf(page)).toEqual([first().quote]);
    expect(visible(page)).toContain("链接里有一段读不出来");
  });
});

describe("an unreadable link", () => {
  test.each([
    "/a",
    "/a?",
    "/a?i=ix_1",
    "/a?q=%ff&i=%ff",
    "/a?i=<script>alert(1)</script>&q=<img src=x onerror=alert(1)>.0.5.000000000000",
    `/a?i=ix_1&q=${"x".repeat(8_000)}`,
    `/a?${"q=a.0.5.000000000000&".repeat(300)}`,
  ])("is reported with what to do and is not repeated (%#)", async (path) => {
    const response = await worker.fetch(path, HTML);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("text/html");
    const page = await response.text();
    const shown = visible(page);
    for (const words of [UNREADABLE, "回到原来的屏幕上再扫一次码", "12348"]) expect(shown).toContain(words);
    expect(page).not.toMatch(/alert|xxxx|onerror|%ff|\ufffd|ix_1/);
  });

  test("accepts only GET and HEAD", async () => {
    const response = await worker.fetch("/a", { method: "POST", body: "x" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  });
});

/** The file of a source in `seeds`. */
async function fileOf(id: string): Promise<string> {
  const yaml = await readFile(join(DEFAULT_SEEDS, "sources.yaml"), "utf8");
  const [, file] = new RegExp(`- id: ${id}\\n(?:    .*\\n)*?    file: "?([^"\\n]+?)"?\\n`).exec(yaml) ?? [];
  if (file === undefined) throw new Error(`sources.yaml names no file for ${id}`);
  return file;
}

/** The position in the source of `more` characters after a match in the quote. */
async function inText({ quote, start }: Citation, pattern: RegExp, more: number): Promise<number> {
  const at = quote.search(pattern);
  if (at === -1) throw new Error("the quote has no such place");
  return start + at + more;
}

/** A citation made from the first match in the passages that a search finds. */
async function citationWith(query: string, pattern: RegExp): Promise<Citation> {
  const { hits } = (await worker.json(`/api/search?q=${encodeURIComponent(query)}&limit=50`)).body;
  for (const hit of Array.isArray(hits) ? hits : []) {
    const found = PassageReply.parse((await worker.json(`/api/passages/${hit.passage}`)).body);
    const [run] = pattern.exec(found.text) ?? [];
    if (run === undefined) continue;
    const source = SourceReply.parse((await worker.json(`/api/sources/${found.source.id}`)).body);
    const start = found.start + found.text.indexOf(run);
    return { ...first(), passage: found.passage, version: source.version, quote: run, start, end: start + run.length };
  }
  throw new Error("no passage has such a run");
}
