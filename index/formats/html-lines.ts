// Converts the blocks of a page to lines: headings, paragraphs, numbered items, table rows.
import { attribute, type Element, isElement, type Node, type Shown, textOf } from "./html-shown.ts";
import { spell } from "./numbering.ts";
import { oneLine } from "./structured.ts";
import { tableLines } from "./tables.ts";

/** Stands for a visible tab, which separates the columns of a table without lines. */
export const TAB = "\ue000";
const TABS = /\ue000/gu;

export const withoutTabs = (text: string) => text.replace(TABS, " ");

const BLOCKS: ReadonlySet<string> = new Set(
  "address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
/** An item with its own number or mark keeps it. */
const OWN_NUMBER =
  /^(?:#|\d+[.、）)]|[（(]|[一二三四五六七八九十]+、|第[一二三四五六七八九十百\d]+[条章节]|[①-⑳]|[-●○◆■□▪])/u;

/** Writes blocks as lines. */
export class Lines {
  readonly #page: Shown;
  readonly #lines: string[] = [];
  #open = "";
  #isHeading = false;

  constructor(page: Shown) {
    this.#page = page;
  }

  read(root: Element): string[] {
    this.#block(root);
    this.#close();
    return tabbed(this.#lines);
  }

  #close(mark = ""): void {
    const words = oneLine(this.#open)
      .replace(/^[\s\ue000]+|[\s\ue000]+$/gu, "")
      // Joins a number such as 「1. 」 to its text across a tab.
      .replace(/^(\S{1,6}[.．、）)])[\s\ue000]+/u, "$1 ");
    this.#open = "";
    if (words !== "") this.#lines.push(mark === "" ? words : `${mark}${oneLine(withoutTabs(words))}`);
  }

  #node(node: Node): void {
    if ("value" in node) this.#open += node.value;
    else if (!isElement(node) || !this.#page.has(node)) return;
    else if (node.tagName === "br" && this.#isHeading) this.#open += /[a-z]$/iu.test(this.#open) ? " " : "";
    else if (node.tagName === "br") this.#close();
    else if (BLOCKS.has(node.tagName)) this.#block(node);
    else for (const child of node.childNodes) this.#node(child);
  }

  #block(element: Element): void {
    this.#close();
    const { tagName } = element;
    const level = /^h([1-6])$/u.exec(tagName)?.[1];
    this.#isHeading = level !== undefined;
    if (tagName === "table") this.#table(element);
    else if (tagName === "ol" || tagName === "ul") this.#list(element);
    else if (tagName === "dl") this.#terms(element);
    else if (tagName === "pre") this.#lines.push(...preformatted(element));
    else for (const child of element.childNodes) this.#node(child);
    this.#isHeading = false;
    this.#close(level === undefined ? "" : `${"#".repeat(Number(level))} `);
  }

  #list(list: Element): void {
    const isOrdered = list.tagName === "ol";
    let number = Number(attribute(list, "start") || 1);
    for (const item of list.childNodes) {
      if (!isElement(item)) {
        this.#node(item);
        continue;
      }
      if (!this.#page.has(item)) continue;
      const from = this.#lines.length;
      if (item.tagName === "li" && attribute(item, "value") !== "") number = Number(attribute(item, "value")) || number;
      this.#block(item);
      const first = this.#lines[from];
      if (first === undefined || item.tagName !== "li") continue;
      const label = isOrdered ? labelOf(number++, attribute(list, "type")) : "- ";
      if (!OWN_NUMBER.test(first)) this.#lines[from] = `${label}${first}`;
    }
    this.#close();
  }

  /** Writes a definition list as 「地址：人民路1号」. */
  #terms(list: Element): void {
    let term = "";
    const items = list.childNodes
      .filter(isElement)
      .flatMap((item) => (item.tagName === "div" ? item.childNodes.filter(isElement) : [item]));
    for (const item of items.filter((each) => this.#page.has(each))) {
      const lines = new Lines(this.#page).read(item);
      if (item.tagName === "dt") term = lines.join("").replace(/\s*[:：]$/u, "");
      else if (lines.length > 0) {
        const [first = "", ...others] = lines;
        // A question is a line of its own.
        if (/[?？]$/u.test(term)) this.#lines.push(term, first, ...others);
        else this.#lines.push(term === "" ? first : `${term}：${first}`, ...others);
      }
    }
  }

  #table(table: Element): void {
    const rows = rowsOf(table).filter((row) => this.#page.has(row));
    const isNested = rows.some((row) => cellsOf(row).some((cell) => [...this.#page.elements(cell)].some(isTable)));
    // A layout table contains the page itself.
    if (isNested || rows.every((row) => cellsOf(row).length < 2)) {
      for (const row of rows) for (const cell of cellsOf(row)) this.#block(cell);
      return;
    }
    const caption = table.childNodes.filter(isElement).find(({ tagName }) => tagName === "caption");
    if (caption !== undefined) this.#lines.push(`## ${oneLine(textOf(caption))}`);
    this.#lines.push(...tableLines(grid(rows, this.#page)));
  }
}

const isTable = ({ tagName }: Element) => tagName === "table";

/** `type="a"` gives a) b) c); other types give 1. 2. 3. */
function labelOf(number: number, type: string): string {
  if (type === "a" || type === "A") return `${spell(number, type === "a" ? "lowerLetter" : "upperLetter")}) `;
  return `${number}. `;
}

/** Text that keeps its line breaks. */
function preformatted(element: Element): string[] {
  return textOf(element)
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(TABS, "   ").trimEnd())
    .filter((line) => line.trim() !== "");
}

/** Lines with the same number of tabs form the rows of a table; a single one is a label with its value. */
function tabbed(lines: readonly string[]): string[] {
  const cells = (line: string) => line.split(/\s*\ue000[\s\ue000]*/u);
  const made: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const width = cells(lines[i] ?? "").length;
    let to = i + 1;
    if (width > 1) while (to < lines.length && cells(lines[to] ?? "").length === width) to++;
    const rows = lines.slice(i, to).map(cells);
    if (width === 1) made.push(...lines.slice(i, to));
    // Short cells form a table; long ones are sentences that contain a tab.
    else if (rows.every((row) => row.every((cell) => cell.length <= 40))) made.push(...tableLines(rows));
    else made.push(...rows.map((row) => row.join(" ")));
    i = to;
  }
  return made;
}

function rowsOf(table: Element): Element[] {
  return table.childNodes
    .filter(isElement)
    .flatMap((part) =>
      part.tagName === "tr" ? [part] : ["thead", "tbody", "tfoot"].includes(part.tagName) ? rowsOf(part) : [],
    );
}

const cellsOf = (row: Element) =>
  row.childNodes.filter(isElement).filter(({ tagName }) => tagName === "td" || tagName === "th");

const SPAN_MAX = 50;

/** The cells of the rows; a merged cell is repeated in each place that it covers. */
function grid(rows: readonly Element[], page: Shown): string[][] {
  const cells: string[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of cellsOf(row).filter((each) => page.has(each))) {
      while (cells[y]?.[x] !== undefined) x++;
      const width = Math.min(SPAN_MAX, Number(attribute(cell, "colspan")) || 1);
      const height = Math.min(SPAN_MAX, Number(attribute(cell, "rowspan")) || 1);
      const words = inCell(new Lines(page).read(cell));
      for (let dy = 0; dy < height; dy++) {
        const line = cells[y + dy];
        if (line !== undefined) for (let dx = 0; dx < width; dx++) line[x + dx] = words;
      }
      x += width;
    }
  }
  return cells.map((row) => Array.from(row, (cell) => cell ?? ""));
}

/** Joins the lines of a cell, with a semicolon after each that has no final punctuation. */
function inCell(lines: readonly string[]): string {
  const bare = lines.map((line) => oneLine(withoutTabs(line.replace(/^(?:#+|-) /u, ""))));
  return bare.reduce(
    (whole, line) => (whole === "" ? line : `${whole}${/[，,、；;。：:]$/u.test(whole) ? "" : "；"}${line}`),
    "",
  );
}
