// Extracts the article of an HTML page or fragment as lines.
import { parse } from "parse5";
import { Lines, withoutTabs } from "./html-lines.ts";
import { allElements, attribute, type Element, lengthOf, named, Shown, textOf } from "./html-shown.ts";
import { oneLine, type Structured } from "./structured.ts";

const ARTICLE =
  /(?:^|[-_\s])(?:article|content|main|text|detail|trs_editor|zoom|news_?content|artical|body-?content)(?:$|[-_\s])/iu;

export function readHtml(html: string): Structured {
  const document = parse(html);
  const page = new Shown(document);
  const every = [...allElements(document)];
  const shown = [...page.elements(document)];
  const body = shown.find(({ tagName }) => tagName === "body");
  const root = articleIn(shown) ?? body;
  const lines = root === undefined || isOfLinks(root, page) ? [] : new Lines(page).read(root);
  const title = titleOf(every, shown);
  // The heading of a page is often outside its article, so it is added; a page without an article stays empty.
  const isTitled = title === null || lines.length === 0 || lines.some((line) => isTitleLine(line, title));
  const text = isTitled ? lines : [`# ${title}`, ...lines];
  return { text: `${text.join("\n\n")}\n`, title, ...metaOf(every) };
}

/** Whether the line is the title itself, not a sentence that repeats it. */
function isTitleLine(line: string, title: string): boolean {
  const bare = (text: string) => text.replace(/^#+\s*|\s/gu, "");
  return bare(line) === bare(title) || (line.startsWith("#") && bare(line).includes(bare(title)));
}

/** Minimum share of the page's text that an article has. */
const ARTICLE_SHARE = 0.3;
const ARTICLE_TAGS = ["article", "main"];
const CALLED_TAGS = ["div", "section", "td"];

/** The smallest element that the page marks as its article and that holds enough of the text. */
function articleIn(shown: readonly Element[]): Element | undefined {
  const body = shown.find(({ tagName }) => tagName === "body");
  const whole = body === undefined ? 0 : lengthOf(body);
  const called = shown.filter(
    (element) =>
      ARTICLE_TAGS.includes(element.tagName) || (CALLED_TAGS.includes(element.tagName) && ARTICLE.test(named(element))),
  );
  return called
    .map((element) => ({ element, length: lengthOf(element) }))
    .filter(({ length }) => length >= ARTICLE_SHARE * whole)
    .sort((a, b) => a.length - b.length)[0]?.element;
}

const LINKS_SHARE = 0.9;
const LINKS_MIN = 3;

/** Whether a page consists only of links to texts and is not a text itself. */
function isOfLinks(root: Element, page: Shown): boolean {
  const links = [...page.elements(root)].filter(({ tagName, attrs }) => tagName === "a" && attrs.length > 0);
  const words = links.map((link) => lengthOf(link));
  const longest = Math.max(0, ...words);
  const visible = new Lines(page).read(root).join("").replace(/\s/gu, "").length;
  return links.length >= LINKS_MIN && longest < 40 && words.reduce((a, b) => a + b, 0) > LINKS_SHARE * visible;
}

/** The site's name after a title: 「公告-某某县司法局」. */
const SITE = /\s*[-_|—–·]+\s*[^-_|—–·]*(?:网|局|政府|门户|官网|平台|首页)$/u;

function titleOf(every: readonly Element[], shown: readonly Element[]): string | null {
  const field = metaField(every, /^(?:articletitle|og:title|title)$/iu);
  const heading = shown.find(({ tagName }) => tagName === "h1");
  const page = every.find(({ tagName }) => tagName === "title");
  const words = [field, heading && textOf(heading), page && textOf(page).replace(SITE, "")];
  return words.map((each) => oneLine(withoutTabs(each ?? ""))).find((each) => each !== "") ?? null;
}

function metaField(every: readonly Element[], name: RegExp): string | null {
  const meta = every.find(
    (element) =>
      element.tagName === "meta" &&
      name.test(attribute(element, "name") || attribute(element, "property")) &&
      attribute(element, "content") !== "",
  );
  return meta === undefined ? null : oneLine(attribute(meta, "content"));
}

function metaOf(every: readonly Element[]): Pick<Structured, "publisher" | "published"> {
  const date = metaField(every, /^(?:pubdate|publishdate|article:published_time|date|dc\.date)$/iu);
  const [, year, month, day] = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/u.exec(date ?? "") ?? [];
  const pad = (part: string | undefined) => (part ?? "").padStart(2, "0");
  return {
    publisher: metaField(every, /^(?:contentsource|source|publisher|dc\.publisher|sitename|og:site_name)$/iu),
    published: year === undefined ? null : `${year}-${pad(month)}-${pad(day)}`,
  };
}
