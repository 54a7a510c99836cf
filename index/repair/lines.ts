// Splits a seed into lines and removes what is not text: invisible characters, front matter, navigation of web pages,
// and Markdown marks. The kind of a line (heading, by-line, row, …) is set if its own words show it.
import type { Manuscript, Unit } from "./manuscript.ts";
import { width } from "./manuscript.ts";

export type LineKind = "heading" | "byline" | "caption" | "row" | "text";

export interface Line {
  units: Unit[];
  text: string;
  /** The kind that the line's own words show; for `text`, the neighbours decide. */
  kind: LineKind;
  /** Starts a new paragraph, whatever stands before it: 「1. 」「（一）」「一、」「第一条」. */
  item: boolean;
  /** An item by its mark alone, 「- 」; it is never a heading. */
  bullet: boolean;
  /** Number of blank lines before this line. */
  blanks: number;
  /** Whether it is indented like a new paragraph. */
  indented: boolean;
  width: number;
}

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The lines with text, in order; the title from the front matter; and the positions of invisible characters. */
export function readLines(manuscript: Manuscript): { lines: Line[]; title: string | null; invisible: number[] } {
  const invisible = dropInvisible(manuscript);
  const raw = splitLines(manuscript, new Set(invisible));
  const { rest, title } = dropFrontMatter(manuscript, raw);
  const lines: Line[] = [];
  let blanks = 0;
  let inNavigation = false;
  for (const [i, { units, indented }] of rest.entries()) {
    const text = manuscript.text(units);
    if (text === "") {
      blanks++;
      continue;
    }
    inNavigation = isNavigation(text, () => nextText(manuscript, rest, i + 1), inNavigation);
    if (inNavigation) manuscript.drop(units, "navigation");
    else if (isPublicationLine(text)) manuscript.drop(units, "publication-line");
    else if (ORNAMENT.test(text)) manuscript.drop(units, "ornament");
    else {
      lines.push(readLine(manuscript, units, blanks, indented));
      blanks = 0;
    }
  }
  return { lines, title, invisible };
}

function dropInvisible(manuscript: Manuscript): number[] {
  const found: number[] = [];
  for (const match of manuscript.seed.matchAll(INVISIBLE)) {
    const units = Array.from(match[0], (_, i) => match.index + i);
    if (match[0].length === 2) units.push(match.index + 1);
    const mark = match.index === 0 && match[0] === "\ufeff";
    manuscript.drop(units, mark ? "byte-order-mark" : "invisible-character");
    found.push(...units);
  }
  return found;
}

interface RawLine {
  units: number[];
  indented: boolean;
}

function splitLines({ seed }: Manuscript, invisible: ReadonlySet<number>): RawLine[] {
  const lines: RawLine[] = [];
  let from = 0;
  const push = (to: number) => {
    const units: number[] = [];
    for (let i = from; i < to; i++) if (!invisible.has(i)) units.push(i);
    let start = 0;
    let end = units.length;
    const blank = (i: number) => /\s/u.test(seed.charAt(units[i] ?? -1));
    while (start < end && blank(start)) start++;
    while (end > start && blank(end - 1)) end--;
    lines.push({ units: units.slice(start, end), indented: start >= 2 });
  };
  for (const match of seed.matchAll(LINE_BREAK)) {
    push(match.index);
    from = match.index + match[0].length;
  }
  push(seed.length);
  return lines;
}

const FRONT_MATTER_LINES_MAX = 60;

function dropFrontMatter(manuscript: Manuscript, lines: RawLine[]): { rest: RawLine[]; title: string | null } {
  const text = (line: RawLine | undefined) => manuscript.text(line?.units ?? []);
  const none = { rest: lines, title: null };
  if (text(lines[0]) !== "---") return none;
  const end = lines.findIndex((line, i) => i > 0 && i < FRONT_MATTER_LINES_MAX && text(line) === "---");
  const inner = lines.slice(1, Math.max(end, 1));
  if (end < 1 || !inner.some((line) => /^[\w-]+:/u.test(text(line)))) return none;
  for (const { units } of lines.slice(0, end + 1)) manuscript.drop(units, "front-matter");
  const title = inner.map((line) => /^title:\s*["']?(.+?)["']?$/u.exec(text(line))?.[1]).find((found) => found);
  return { rest: lines.slice(end + 1), title: title ?? null };
}

function nextText(manuscript: Manuscript, lines: readonly RawLine[], from: number): string {
  for (let i = from; i < lines.length; i++) {
    const text = manuscript.text(lines[i]?.units ?? []);
    if (text !== "") return text;
  }
  return "";
}

const CRUMB = /^[>›»＞]/u;
const NAVIGATION = /^(?:(?:您|你)?(?:当前|现在|所在)?的?位置\s*[:：]\s*)?首页\s*[>›»＞]/u;

/** Whether the line is a breadcrumb path, 「首页 > 政务公开」, possibly broken into several lines. */
function isNavigation(text: string, next: () => string, after: boolean): boolean {
  return NAVIGATION.test(text) || (text === "首页" && CRUMB.test(next())) || (after && CRUMB.test(text));
}

const FIELD = "发布日期|发布时间|发布机构|日期|时间|信息来源|来源|作者|文号|索引号|浏览次数|阅读次数|点击次数|点击数";
const PUBLICATION = new RegExp(`^[【\\[]?(?:${FIELD}|浏览量|阅读量|访问量|字号|字体|字体大小)\\s*[:：]`, "u");
const COUNTER = /(?:浏览次数|阅读次数|点击次数|点击数|浏览量|阅读量|访问量|字号|字体|字体大小)\s*[:：]/u;
const BUTTON = /^[【[]?(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|返回(?:顶部|首页)|分享到?[:：]?)[】\]]?$/u;

/** Whether it is the line that a web page adds below a title (date, source, visit counter), or a button. */
function isPublicationLine(text: string): boolean {
  return (
    BUTTON.test(text) || (PUBLICATION.test(text) && COUNTER.test(text) && width(text) <= 80 && !/[。！？]/u.test(text))
  );
}

/** A separator line of strokes. */
const ORNAMENT = /^(?:[-=*_─═＝＊~～☆★◇◆○●·•]\s*){3,}$|^\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?$/u;

const HEADING_MARK = /^(?:#\s+|#{2,6}\s*)/u;
const BULLET = /^[-*+•]\s+/u;
const BRACKETED = /^(?:【[^【】]{1,20}】|\[[^[\]]{1,20}\])$/u;
const DECIMAL = /^\d{1,2}(?:\.\d{1,2}){1,2}\s*[\p{Script=Han}]{2,20}$/u;
const ITEM =
  /^(?:\d{1,3}[.．、)）](?!\d)|[（(][一二三四五六七八九十百\d]{1,4}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳]|第[一二三四五六七八九十百\d]{1,4}[条章节款]|[●○◆◇▪▲△■□★])/u;
const CAPTION =
  /^[（(]?(?:图为|图[一二三四五六七八九十\d]{1,3}(?:[\s:：.、]|为)|资料图)|(?:\s\S{1,8}摄|供图|资料图片|制图)[）)]?$/u;
const CELLS = /(?:\u3000+|\t+| {2,})/u;

const ROLE =
  "记者|通讯员|特约撰稿|作者|撰稿|撰文|责任编辑|责编|编辑|校对|审核|来源|信息来源|稿源|发布日期|发布时间|更新时间|发布单位|供稿|摄影|整理";
const BYLINE = new RegExp(
  `^[■□◆●★▲△\\s（(]*(?:本[报刊网台]|新华社)?(?:特约|见习|实习|首席)?(?:(${ROLE})(?:\\1)?[\\s:：/／]|[文图][:：/／])`,
  "u",
);
const DATE = "(?<!\\d)(?:19|20)\\d{2}\\s*[年./-]\\s*\\d{1,2}(?:\\s*[月./-]\\s*\\d{0,2}\\s*日?)?";
const DATED = new RegExp(`^[（(]?(?:《[^》]{1,30}》\\s*)?${DATE}`, "u");
const DOCUMENT_NUMBER = /〔\d{4}〕第?\d{1,5}号$/u;
const NOTE =
  /^[（(].*(?:\d{4}年.*(?:[日月版号]|印发|发布|公布|整理|更新|通过|修订)|供稿|提供|通讯员|记者)[^，,]{0,12}[）)]$/u;

/** Whether the line only says who wrote the text, when, and where it came from. */
function isByline(text: string): boolean {
  if (width(text) > 50 || /[。；！？]/u.test(text)) return false;
  if (BYLINE.test(text) || NOTE.test(text) || DOCUMENT_NUMBER.test(text)) return true;
  if (/[，,]/u.test(text)) return false;
  return DATED.test(text) && width(text.replace(new RegExp(DATE, "u"), "")) <= 16;
}

/**
 * Whether the line contains a date or a role. Near the top of a text, it then says when the text appeared or who made
 * it.
 */
export function hasDateOrRole(text: string): boolean {
  return new RegExp(`${DATE}|(?:${ROLE})[:：]`, "u").test(text);
}

function readLine(manuscript: Manuscript, raw: readonly Unit[], blanks: number, indented: boolean): Line {
  let units = [...raw];
  const strip = (mark: RegExp, rule: "heading-mark" | "list-mark" | "table-mark") => {
    const match = mark.exec(manuscript.text(units));
    if (match !== null) units = manuscript.cut(units, match.index, match.index + match[0].length, rule);
    return match !== null;
  };
  const marked = strip(HEADING_MARK, "heading-mark");
  if (marked) strip(/\s*#+$/u, "heading-mark");
  const bullet = !marked && strip(BULLET, "list-mark");
  units = withoutLeaders(manuscript, dropEmphasis(manuscript, units));
  const table = /^\|.*\|$/u.test(manuscript.text(units));
  if (table) {
    strip(/^\|\s*/u, "table-mark");
    strip(/\s*\|$/u, "table-mark");
  }
  const text = manuscript.text(units);
  const heading = marked || BRACKETED.test(text) || DECIMAL.test(text);
  const kind: LineKind = heading
    ? "heading"
    : table || text.split(CELLS).length >= 3
      ? "row"
      : isCaption(text)
        ? "caption"
        : isByline(text)
          ? "byline"
          : "text";
  return { units, text, kind, item: bullet || ITEM.test(text), bullet, blanks, indented, width: width(text) };
}

function isCaption(text: string): boolean {
  return CAPTION.test(text) && width(text) <= 120;
}

const LEADERS = /(?<=[\p{L}\p{N}）)])\s*(?:…{3,}|[.．·]{4,}|[—-]{6,})\s*(?=[\p{L}\p{N}（(])/u;

/** Replaces the dots between a name and its value by a colon: 「前台咨询……………0999-5551111」. */
function withoutLeaders(manuscript: Manuscript, units: readonly Unit[]): Unit[] {
  const text = manuscript.text(units);
  const match = LEADERS.exec(text);
  if (match === null || /[。！？]/u.test(text)) return [...units];
  const rest = manuscript.cut(units, match.index, match.index + match[0].length, "ornament");
  return rest.toSpliced(match.index, 0, "：");
}

const EMPHASIS = /\*\*(?=\S)[^*]+\*\*|__(?=\S)[^_]+__/gu;

/** Removes the asterisks or underscores of Markdown emphasis: 「**要点。**」. */
function dropEmphasis(manuscript: Manuscript, units: readonly Unit[]): Unit[] {
  const marks = new Set<number>();
  for (const { index, 0: match } of manuscript.text(units).matchAll(EMPHASIS)) {
    const end = index + match.length;
    for (const at of [index, index + 1, end - 2, end - 1]) marks.add(at);
  }
  manuscript.drop(
    units.filter((_, i) => marks.has(i)),
    "emphasis-mark",
  );
  return units.filter((_, i) => !marks.has(i));
}
