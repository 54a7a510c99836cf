// Settles the kind and place of each paragraph: heading, by-line, caption or body. On a printed page, the introduction
// moves before the columns that it introduces. Stray marks inside paragraphs are removed.

import { isClosed, isPlain, type Layout, type Paragraph, PICTURE_GAP } from "./join.ts";
import { hasDateOrRole } from "./lines.ts";
import { type Manuscript, type Unit, width } from "./manuscript.ts";

const HEADING_WIDTH_MAX = 40;
const NAME_WIDTH_MAX = 24;
/** A longer run of short lines is a list, not headings. */
const HEADINGS_IN_ROW_MAX = 2;

/** Determines the kind of each paragraph from its neighbours. */
export function settleKinds(paragraphs: Paragraph[], layout: Layout): void {
  settleOpening(paragraphs);
  settlePictures(paragraphs, layout);
  settleQuestions(paragraphs);
  settleRecords(paragraphs);
  settleHeadings(paragraphs);
  settleSeries(paragraphs);
  settleSignature(paragraphs);
}

/** Whether it is a short line without sentence punctuation, whose neighbours determine its kind. */
function isOpen({ kind, lines, text }: Paragraph): boolean {
  return kind === "text" && lines.length === 1 && lines[0]?.bullet !== true && isPlain(text);
}

/** Settles the lines above the first sentence: title, subtitle, author and date. */
function settleOpening(paragraphs: Paragraph[]): void {
  const [first, second] = paragraphs;
  if (first === undefined || second === undefined) return;
  const single = first.kind === "text" && first.lines.length === 1 && !first.item;
  if (
    single &&
    width(first.text) <= HEADING_WIDTH_MAX &&
    !/[。；…，,]$/u.test(first.text) &&
    !/^[“"].*。/u.test(first.text)
  ) {
    first.kind = "heading";
  }
  if (first.kind !== "heading" && first.kind !== "byline") return;
  const end = paragraphs.findIndex(
    (p, i) => i > 0 && !isOpen(p) && p.kind !== "heading" && p.kind !== "byline" && !isMetaRow(p),
  );
  if (end < 0) return;
  const opening = paragraphs.slice(1, end);
  const meta = opening.findLastIndex((p) => p.kind === "byline" || isMetaRow(p));
  for (const [i, paragraph] of opening.entries()) {
    if (paragraph.kind === "heading" || paragraph.kind === "byline") continue;
    if (hasDateOrRole(paragraph.text) && width(paragraph.text) <= HEADING_WIDTH_MAX) paragraph.kind = "byline";
    else if (i < meta && isOpen(paragraph)) paragraph.kind = "heading";
  }
}

function isMetaRow({ kind, text }: Paragraph): boolean {
  return kind === "row" && hasDateOrRole(text) && width(text) <= HEADING_WIDTH_MAX;
}

/** A short line after the gap that a picture left is a caption, unless all headings follow such gaps. */
function settlePictures(paragraphs: Paragraph[], layout: Layout): void {
  const afterHole = (p: Paragraph) => p.blanks >= layout.gap + PICTURE_GAP;
  const open = paragraphs.filter((p, i) => i > 0 && isOpen(p) && width(p.text) <= 60);
  const holes = open.filter(afterHole);
  const otherHeadings = paragraphs.slice(1).some((p) => p.kind === "heading") || open.length > holes.length;
  const leading = new Set(paragraphs.filter((_, i) => isBody(paragraphs[i + 1])));
  if (!otherHeadings && holes.length >= 2 && holes.every((p) => leading.has(p))) return;
  for (const paragraph of holes) paragraph.kind = "caption";
}

function isBody(paragraph: Paragraph | undefined): boolean {
  return paragraph !== undefined && (paragraph.kind === "row" || (paragraph.kind === "text" && !isOpen(paragraph)));
}

/** A question on its own line, 「问：要带什么？」, is the heading of its answer. */
function settleQuestions(paragraphs: Paragraph[]): void {
  const isAsking = ({ kind, text }: Paragraph) =>
    (kind === "text" || kind === "heading") && /^[^。！？?；]+[？?]$/u.test(text) && width(text) <= HEADING_WIDTH_MAX;
  const asking = new Set(paragraphs.filter(isAsking));
  for (const [i, paragraph] of paragraphs.entries()) {
    const next = paragraphs[i + 1];
    // Between several questions, whatever follows one is its answer: 「找综合窗口」.
    const isAnswer = isBody(next) || (asking.size > 1 && next?.kind === "text" && !asking.has(next));
    if (asking.has(paragraph) && isAnswer) paragraph.kind = "heading";
  }
}

const LABELLED = /^[^，。；：:=＝\d]{1,10}\s*[:：=＝]\s*\S/u;
/** A name is the heading of at least so many labels and values. */
const LABELS_MIN = 2;

/** A short line before labels and values is their heading: the name of the office whose address and telephone follow. */
function settleRecords(paragraphs: Paragraph[]): void {
  const isLabelled = (paragraph: Paragraph | undefined) => paragraph?.kind === "text" && LABELLED.test(paragraph.text);
  for (const [i, paragraph] of paragraphs.entries()) {
    const isName =
      isOpen(paragraph) && width(paragraph.text) <= NAME_WIDTH_MAX && !/[:：=＝]|\d{3}/u.test(paragraph.text);
    const follow = paragraphs.slice(i + 1, i + 1 + LABELS_MIN);
    if (isName && follow.length === LABELS_MIN && follow.every(isLabelled)) paragraph.kind = "heading";
  }
}

/** One or two short lines before sentences or rows are headings; more are a list. */
function settleHeadings(paragraphs: Paragraph[]): void {
  for (let i = 0; i < paragraphs.length; ) {
    let end = i;
    const run: Paragraph[] = [];
    for (; end < paragraphs.length; end++) {
      const paragraph = paragraphs[end];
      if (paragraph === undefined) break;
      if (isOpen(paragraph)) run.push(paragraph);
      else if (paragraph.kind !== "caption" && paragraph.kind !== "heading") break;
    }
    const short = run.every(({ text }) => width(text) <= HEADING_WIDTH_MAX && !/[:：].|\d{5}/u.test(text));
    if (run.length <= HEADINGS_IN_ROW_MAX && short && isBody(paragraphs[end])) {
      for (const paragraph of run) paragraph.kind = "heading";
    }
    i = Math.max(end, i + 1);
  }
}

/** The mark of a numbered line, by the way it is written: 一、 （一） 第一章 1. */
const NUMBERED =
  /^(?:([一二三四五六七八九十]{1,3})[、.．]|[（(]([一二三四五六七八九十]{1,3})[）)]|第([一二三四五六七八九十]{1,3})[章节部分]+)/u;

/** If a numbered line is a heading, the short lines numbered in the same way are, too: 「一、甲社区」 and 「二、乙社区」. */
function settleSeries(paragraphs: Paragraph[]): void {
  const styleOf = ({ text }: Paragraph) =>
    NUMBERED.exec(text)
      ?.slice(1)
      .findIndex((number) => number !== undefined) ?? -1;
  const styles = new Set(paragraphs.filter(({ kind }) => kind === "heading").map(styleOf));
  for (const paragraph of paragraphs) {
    const style = styleOf(paragraph);
    const isShort = isOpen(paragraph) && width(paragraph.text) <= HEADING_WIDTH_MAX;
    if (style >= 0 && styles.has(style) && isShort) paragraph.kind = "heading";
  }
}

/** A name such as 「某某局」 above the final date is a signature. */
function settleSignature(paragraphs: Paragraph[]): void {
  const last = paragraphs.findLastIndex((p) => p.kind !== "caption");
  const signer = paragraphs[last - 1];
  if (signer === undefined) return;
  if (paragraphs[last]?.kind === "byline" && isOpen(signer) && width(signer.text) <= 30) signer.kind = "byline";
}

/**
 * Moves the introduction of a printed page, which spans the columns but is copied after the first of them. It is the
 * first run of wide lines below a by-line in a text of narrow lines.
 */
export function moveIntroduction(paragraphs: readonly Paragraph[], layout: Layout): Paragraph[] {
  const wrap = layout.wrap;
  if (wrap === null) return [...paragraphs];
  const wide = (p: Paragraph | undefined) =>
    p?.kind === "text" && isClosed(p.text) && p.lines.some((line) => line.width >= 1.8 * wrap);
  const from = paragraphs.findIndex((p) => wide(p));
  const byline = paragraphs[from - 1];
  const before = paragraphs.slice(0, Math.max(from - 1, 0));
  const narrow = before.some((p) => p.kind === "text" && p.lines.length >= 2);
  if (from < 1 || byline?.kind !== "byline" || !narrow) return [...paragraphs];
  let to = from;
  while (wide(paragraphs[to])) to++;
  const moved = paragraphs.slice(from - 1, to).map((p) => ({ ...p, moved: "column-introduction" as const }));
  const title = before[0]?.kind === "heading" && !before[0].text.startsWith("【") ? 1 : 0;
  return [...before.slice(0, title), ...moved, ...before.slice(title), ...paragraphs.slice(to)];
}

/** Removes marks from a paragraph that are not part of its words. */
export function tidy(manuscript: Manuscript, paragraph: Paragraph): void {
  if (paragraph.kind === "byline") dropDoubled(manuscript, paragraph);
  else if (paragraph.kind === "heading") {
    const mark = /^[▲△■□●○◆◇★]+\s*/u.exec(paragraph.text);
    if (mark !== null) paragraph.units = manuscript.cut(paragraph.units, 0, mark[0].length, "heading-mark");
  } else if (paragraph.kind !== "row") dropStraySpaces(manuscript, paragraph);
  paragraph.text = manuscript.text(paragraph.units);
}

/**
 * Undoubles a by-line whose bold type was copied twice: 「记者记者 徐晓雯徐晓雯」. Every word must be doubled, so that a name such
 * as 芳芳 stays.
 */
function dropDoubled(manuscript: Manuscript, paragraph: Paragraph): void {
  const mark = /^[■□◆●★▲△]+/u.exec(paragraph.text)?.[0].length ?? 0;
  const words = [...paragraph.text.slice(mark).matchAll(/\S+/gu)];
  const doubled = ([word]: readonly string[]) =>
    word !== undefined && word.length % 2 === 0 && word.slice(0, word.length / 2) === word.slice(word.length / 2);
  let units: Unit[] = [...paragraph.units];
  if (words.length >= 2 && words.every(doubled)) {
    for (const match of words.toReversed()) {
      const end = mark + match.index + match[0].length;
      units = manuscript.cut(units, end - match[0].length / 2, end, "doubled-byline");
    }
  }
  if (mark > 0) units = manuscript.cut(units, 0, mark, "ornament");
  paragraph.units = units;
}

const CJK = /[\p{Script=Han}，。、；：？！“”‘’（）《》〈〉「」『』【】…—·]/u;
const HAN = /\p{Script=Han}/u;
const DIGIT = /[\d%％‰℃]/u;

/** Removes single spaces that Chinese does not use: beside digits, quotation marks and Chinese punctuation. */
function dropStraySpaces(manuscript: Manuscript, paragraph: Paragraph): void {
  const { text } = paragraph;
  const figure = /^[（(]?[图表]\d+ /u.exec(text)?.[0].length ?? 0;
  const stray = new Set<number>();
  for (const { index } of text.matchAll(/(?<=\S)[ \u00a0](?=\S)/gu)) {
    if (index >= figure && isStray(text.charAt(index - 1), text.charAt(index + 1))) stray.add(index);
  }
  manuscript.drop(
    paragraph.units.filter((_, i) => stray.has(i)),
    "stray-space",
  );
  paragraph.units = paragraph.units.filter((_, i) => !stray.has(i));
}

function isStray(left: string, right: string): boolean {
  const side = (character: string) => CJK.test(character) || DIGIT.test(character);
  const both = (kind: RegExp) => kind.test(left) && kind.test(right);
  return side(left) && side(right) && !both(HAN) && !both(DIGIT);
}
