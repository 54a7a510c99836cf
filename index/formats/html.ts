// An HTML page or fragment → its article as lines: headings, paragraphs, lists and tables; without navigation, scripts and
// what is hidden.
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { oneLine, type Structured, tableLines } from "./structured.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const SKIPPED: ReadonlySet<string> = new Set(
  "script style nav aside form noscript template iframe object svg canvas button select input textarea footer head".split(
    " ",
  ),
);
const BLOCKS: ReadonlySet<string> = new Set(
  "address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
/** What the templates of office portals call the furniture around an article. */
const FURNITURE =
  /(?:^|[-_\s])(?:nav|navbar|navigation|menu|breadcrumb|crumbs?|sidebar|side|footer|foot|copyright|share|toolbar|pagination|pager|related|recommend|banner|search|login|qrcode|print|ads?)(?:$|[-_\s\d])/iu;
const ARTICLE =
  /(?:^|[-_\s])(?:article|content|main|text|detail|trs_editor|zoom|news_?content|artical|body-?content)(?:$|[-_\s])/iu;

const attribute = (element: Element, name: string) => element.attrs.find((each) => each.name === name)?.value ?? "";
const isElement = (node: Node): node is Element => "tagName" in node;
const named = (element: Element) => `${attribute(element, "class")} ${attribute(element, "id")}`;

function isShown(element: Element): boolean {
  if (SKIPPED.has(element.tagName)) return false;
  const isHidden =
    element.attrs.some(({ name }) => name === "hidden") ||
    attribute(element, "aria-hidden") === "true" ||
    /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attribute(element, "style"));
  const role = attribute(element, "role");
  return (
    !isHidden &&
    !["navigation", "search", "menu", "banner", "contentinfo"].includes(role) &&
    !FURNITURE.test(named(element))
  );
}

/** All elements below a node that are shown, itself included. */
function* shownElements(node: Node | DefaultTreeAdapterTypes.Document): Generator<Element> {
  if ("tagName" in node) {
    if (node.tagName !== "html" && node.tagName !== "body" && !isShown(node)) return;
    yield node;
  }
  for (const child of "childNodes" in node ? node.childNodes : []) yield* shownElements(child);
}

export function readHtml(html: string): Structured {
  const document = parse(html);
  const every = [...allElements(document)];
  const shown = [...shownElements(document)];
  const body = shown.find(({ tagName }) => tagName === "body");
  const root = articleIn(shown) ?? body;
  const lines = root === undefined ? [] : new Lines().read(root);
  const title = titleOf(every, shown);
  // The heading of a page often stands beside its article.
  const text = title === null || lines.some((line) => line.includes(title)) ? lines : [`# ${title}`, ...lines];
  return { text: `${text.join("\n\n")}\n`, title, ...metaOf(every) };
}

function* allElements(node: Node | DefaultTreeAdapterTypes.Document): Generator<Element> {
  if ("tagName" in node) yield node;
  for (const child of "childNodes" in node ? node.childNodes : []) yield* allElements(child);
}

const textOf = (node: Node): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(textOf).join("") : "";

const length = (element: Element) => textOf(element).replace(/\s/gu, "").length;
/** An article holds at least so much of a page's text. */
const ARTICLE_SHARE = 0.3;

/** The element that the page itself calls its article, the fullest of them. */
function articleIn(shown: readonly Element[]): Element | undefined {
  const body = shown.find(({ tagName }) => tagName === "body");
  const whole = body === undefined ? 0 : length(body);
  const called = shown.filter(
    (element) =>
      ["article", "main"].includes(element.tagName) || (element.tagName === "div" && ARTICLE.test(named(element))),
  );
  return called.filter((element) => length(element) >= ARTICLE_SHARE * whole).sort((a, b) => length(a) - length(b))[0];
}

/** 「公告-某某县司法局」: the name of the site behind the title. */
const SITE = /\s*[-_|—–·]+\s*[^-_|—–·]*(?:网|局|政府|门户|官网|平台|首页)$/u;

function titleOf(every: readonly Element[], shown: readonly Element[]): string | null {
  const field = metaField(every, /^(?:articletitle|og:title|title)$/iu);
  const heading = shown.find(({ tagName }) => tagName === "h1");
  const page = every.find(({ tagName }) => tagName === "title");
  const words = [field, heading && textOf(heading), page && textOf(page).replace(SITE, "")];
  return words.map((each) => oneLine(each ?? "")).find((each) => each !== "") ?? null;
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

/** Writes blocks as lines. */
class Lines {
  readonly #lines: string[] = [];
  #open = "";

  read(root: Element): string[] {
    this.#block(root);
    this.#close();
    return this.#lines;
  }

  #close(mark = ""): void {
    const words = oneLine(this.#open);
    this.#open = "";
    if (words !== "") this.#lines.push(`${mark}${words}`);
  }

  #children(element: Element): void {
    for (const child of element.childNodes) this.#node(child);
  }

  #node(node: Node): void {
    if ("value" in node) this.#open += node.value;
    else if (!isElement(node) || !isShown(node)) return;
    else if (node.tagName === "br") this.#close();
    else if (BLOCKS.has(node.tagName)) this.#block(node);
    else this.#children(node);
  }

  #block(element: Element): void {
    this.#close();
    const { tagName } = element;
    const level = /^h([1-6])$/u.exec(tagName)?.[1];
    if (tagName === "table") this.#table(element);
    else if (tagName === "ol" || tagName === "ul") this.#list(element);
    else if (tagName === "dl") this.#terms(element);
    else this.#children(element);
    this.#close(level === undefined ? "" : `${"#".repeat(Number(level))} `);
  }

  #list(list: Element): void {
    let number = Number(attribute(list, "start") || 1);
    for (const item of list.childNodes.filter(isElement)) {
      if (!isShown(item)) continue;
      const from = this.#lines.length;
      this.#block(item);
      const first = this.#lines[from];
      if (first === undefined || /^(?:#|\d+[.、）)]|[（(])/u.test(first)) continue;
      this.#lines[from] = list.tagName === "ol" ? `${number++}. ${first}` : `- ${first}`;
    }
  }

  /** 「地址：人民路1号」 of a list of terms. */
  #terms(list: Element): void {
    let term = "";
    for (const item of list.childNodes.filter(isElement)) {
      const words = oneLine(textOf(item));
      if (item.tagName === "dt") term = words.replace(/[:：]$/u, "");
      else if (words !== "") this.#lines.push(term === "" ? words : `${term}：${words}`);
    }
  }

  #table(table: Element): void {
    const rows = [...shownElements(table)].filter(({ tagName }) => tagName === "tr");
    const isNested = rows.some((row) => [...allElements(row)].some(({ tagName }) => tagName === "table"));
    // A table that lays out a page holds the page.
    if (isNested || rows.every((row) => cellsOf(row).length < 2)) {
      for (const row of rows) for (const cell of cellsOf(row)) this.#block(cell);
      return;
    }
    const caption = [...shownElements(table)].find(({ tagName }) => tagName === "caption");
    if (caption !== undefined) this.#lines.push(`## ${oneLine(textOf(caption))}`);
    this.#lines.push(...tableLines(grid(rows)));
  }
}

const cellsOf = (row: Element) =>
  row.childNodes.filter(isElement).filter(({ tagName }) => tagName === "td" || tagName === "th");

const SPAN_MAX = 50;

/** The cells of rows with merged ones written in each place that they cover. */
function grid(rows: readonly Element[]): string[][] {
  const cells: string[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of cellsOf(row)) {
      while (cells[y]?.[x] !== undefined) x++;
      const width = Math.min(SPAN_MAX, Number(attribute(cell, "colspan")) || 1);
      const height = Math.min(SPAN_MAX, Number(attribute(cell, "rowspan")) || 1);
      const words = oneLine(
        new Lines()
          .read(cell)
          .join("；")
          .replace(/；?#+ |；- /gu, "；")
          .replace(/^- /u, ""),
      );
      for (let dy = 0; dy < height; dy++) {
        const line = cells[y + dy];
        if (line !== undefined) for (let dx = 0; dx < width; dx++) line[x + dx] = words;
      }
      x += width;
    }
  }
  return cells.map((row) => Array.from(row, (cell) => cell ?? ""));
}
