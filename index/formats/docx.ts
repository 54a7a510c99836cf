// Converts a Word document to lines by way of HTML. Headings, lists and tables are kept, and tracked changes accepted.
// Before the library converts it, the numbers that Word counts itself are written into the document, and what a reader
// does not see is removed.
import { type Document, type Element, XMLSerializer } from "@xmldom/xmldom";
import { strToU8, zipSync } from "fflate";
import mammoth from "mammoth";
import { readHtml } from "./html.ts";
import { TAB } from "./html-lines.ts";
import { Counter, type Place } from "./numbering.ts";
import {
  attributeOf,
  child,
  childrenOf,
  descendants,
  isOn,
  mainPart,
  openPackage,
  readOptionalPart,
  readPart,
} from "./office-package.ts";
import type { Structured } from "./structured.ts";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/** Style names, in Chinese and English, that the library does not know. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='副标题'] => h2:fresh",
  ...[1, 2, 3, 4].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
];

/** Throws PackageError, or an error of the library, if the bytes are not a Word document. */
export async function readDocx(bytes: Uint8Array): Promise<Structured> {
  const parts = openPackage(bytes);
  const main = mainPart(parts, "word/document.xml");
  const document = readPart(parts, main);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  dropUnseen(document);
  const styles = stylesOf(readOptionalPart(parts, `${folder}styles.xml`));
  writeNumbers(document, styles, new Counter(readOptionalPart(parts, `${folder}numbering.xml`)));
  markHeadings(document, styles);
  const changed = strToU8(new XMLSerializer().serializeToString(document));
  const archive = zipSync({ ...Object.fromEntries(parts), [main]: changed }, { level: 0 });
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(archive) },
    // Pictures contain no text.
    { styleMap: STYLES, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) },
  );
  return readHtml(`<body>${withoutNoteMarks(value)}</body>`);
}

/** Removes the library's note links: 「[1]」 in a sentence and 「↑」 after the note. */
const withoutNoteMarks = (html: string) =>
  html
    .replace(/<sup><a href="#(?:foot|end)note-[^>]*>\[\d+\]<\/a><\/sup>/gu, "")
    .replace(/<a href="#(?:foot|end)note-ref-[^>]*>↑<\/a>/gu, "");

function remove(element: Element): void {
  element.parentNode?.removeChild(element);
}

/** Removes deleted, moved and hidden text, and the generated table of contents. */
function dropUnseen(document: Document): void {
  for (const name of ["del", "moveFrom"]) for (const each of descendants(document, name)) remove(each);
  for (const each of descendants(document, "docPartGallery")) {
    if (attributeOf(each, "val") !== "Table of Contents") continue;
    let block: Element | null = each;
    while (block !== null && block.localName !== "sdt") block = block.parentElement;
    if (block !== null) remove(block);
  }
  for (const run of descendants(document, "r")) {
    if (isOn(child(child(run, "rPr"), "vanish"))) remove(run);
  }
  for (const row of descendants(document, "tr")) {
    if (child(child(row, "trPr"), "del") !== null) remove(row);
  }
  for (const tab of descendants(document, "tab")) {
    if (tab.parentElement?.localName !== "r") continue;
    const text = document.createElementNS(WORD, "w:t");
    text.appendChild(document.createTextNode(TAB));
    tab.parentNode?.replaceChild(text, tab);
  }
}

interface Style {
  readonly name: string;
  readonly basedOn: string | null;
  readonly properties: Element | null;
}

type Styles = ReadonlyMap<string, Style>;

function stylesOf(styles: Document | null): Styles {
  const found = styles === null ? [] : descendants(styles, "style");
  return new Map(
    found.map((style) => [
      attributeOf(style, "styleId") ?? "",
      {
        name: attributeOf(child(style, "name"), "val") ?? "",
        basedOn: attributeOf(child(style, "basedOn"), "val"),
        properties: child(style, "pPr"),
      },
    ]),
  );
}

const STYLES_DEEP_MAX = 12;

/** The properties of a paragraph: its own first, then those of its styles. */
function* propertiesOf(paragraph: Element, styles: Styles): Generator<Element> {
  const own = child(paragraph, "pPr");
  if (own !== null) yield own;
  let id = attributeOf(child(own, "pStyle"), "val");
  for (let i = 0; id !== null && i < STYLES_DEEP_MAX; i++) {
    const style = styles.get(id);
    if (style?.properties) yield style.properties;
    id = style?.basedOn ?? null;
  }
}

function placeOf(paragraph: Element, styles: Styles): Place | null {
  let list: string | null = null;
  let level: string | null = null;
  for (const properties of propertiesOf(paragraph, styles)) {
    const numbering = child(properties, "numPr");
    list ??= attributeOf(child(numbering, "numId"), "val");
    level ??= attributeOf(child(numbering, "ilvl"), "val");
  }
  return list === null || list === "0" ? null : { list, level: Number(level ?? 0) };
}

const wordsOf = (paragraph: Element) =>
  descendants(paragraph, "t")
    .map((each) => each.textContent ?? "")
    .join("");

/** Writes numbers such as 「第一条 」 into the text, where Word would show them, and removes the numbering mark. */
function writeNumbers(document: Document, styles: Styles, counter: Counter): void {
  for (const paragraph of descendants(document, "p")) {
    const place = placeOf(paragraph, styles);
    if (place === null || (wordsOf(paragraph).trim() === "" && descendants(paragraph, "drawing").length === 0))
      continue;
    const label = counter.next(place);
    if (label === null) continue;
    const run = document.createElementNS(WORD, "w:r");
    const text = document.createElementNS(WORD, "w:t");
    text.setAttribute("xml:space", "preserve");
    text.appendChild(document.createTextNode(/[、）)】]$/u.test(label) ? label : `${label} `));
    run.appendChild(text);
    const properties = firstChild(document, paragraph, "pPr");
    paragraph.insertBefore(run, properties.nextSibling);
    // Turns off the list numbering, because the number is in the text now.
    const own = child(properties, "numPr");
    if (own !== null) properties.removeChild(own);
    const none = document.createElementNS(WORD, "w:numPr");
    const id = document.createElementNS(WORD, "w:numId");
    id.setAttributeNS(WORD, "w:val", "0");
    none.appendChild(id);
    properties.appendChild(none);
  }
}

const TITLE_CHARS_MAX = 50;
const TITLE_LINES_MAX = 2;

/**
 * Marks headings without a heading style: by their outline level, and the title, which is the first one or two centred
 * paragraphs.
 */
function markHeadings(document: Document, styles: Styles): void {
  const body = descendants(document, "body")[0];
  const paragraphs = body === undefined ? [] : childrenOf(body).filter(({ localName }) => localName === "p");
  const filled = paragraphs.filter((paragraph) => wordsOf(paragraph).trim() !== "");
  let titles = 0;
  for (const [i, paragraph] of filled.entries()) {
    const properties = [...propertiesOf(paragraph, styles)];
    const style = attributeOf(child(properties[0], "pStyle"), "val");
    const styleName = styles.get(style ?? "")?.name ?? "";
    if (/^(?:heading|标题|title|toc)/iu.test(styleName)) {
      if (/^toc/iu.test(styleName)) remove(paragraph);
      continue;
    }
    const outline = properties
      .map((each) => attributeOf(child(each, "outlineLvl"), "val"))
      .find((each) => each !== null);
    const isMiddle = properties.some((each) => attributeOf(child(each, "jc"), "val") === "center");
    const words = wordsOf(paragraph).trim();
    const isTitle =
      isMiddle && i === titles && i < TITLE_LINES_MAX && words.length <= TITLE_CHARS_MAX && !/[。；〔]/u.test(words);
    if (isTitle) titles++;
    const level = outline !== undefined && Number(outline) < 6 ? Number(outline) + 1 : isTitle ? 1 : 0;
    if (level > 0 && words.length <= 2 * TITLE_CHARS_MAX) styleAs(document, paragraph, level);
  }
}

/** Gives a paragraph a style that the library turns into a heading. */
function styleAs(document: Document, paragraph: Element, level: number): void {
  const style = firstChild(document, firstChild(document, paragraph, "pPr"), "pStyle");
  style.setAttributeNS(WORD, "w:val", `Heading${level}`);
}

/** The child of this name; created as the first child if missing. */
function firstChild(document: Document, parent: Element, name: string): Element {
  const own = child(parent, name);
  if (own !== null) return own;
  const made = document.createElementNS(WORD, `w:${name}`);
  parent.insertBefore(made, parent.firstChild);
  return made;
}
