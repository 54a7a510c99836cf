// Joins lines into paragraphs. A sentence broken by a page, picture or column is put together again, and a caption
// inside the break moves after the paragraph. Whether a line is unfinished is decided first by its own punctuation.
import type { Line, LineKind } from "./lines.ts";
import type { Manuscript, Rule, Unit } from "./manuscript.ts";

export interface Paragraph {
  kind: LineKind;
  units: Unit[];
  text: string;
  lines: Line[];
  item: boolean;
  blanks: number;
  /** The reason why it does not stand where the seed has it, or null. */
  moved: Rule | null;
}

/** The line layout of one text. */
export interface Layout {
  /** The usual number of blank lines between two lines of text. */
  gap: number;
  /** The line width, if every line was broken by hand or by a printer; null otherwise. */
  wrap: number | null;
  /** Whether indentation distinguishes new paragraphs from continued ones. */
  indents: boolean;
}

const CLOSED = /(?:[。！？!?]|…|[A-Za-z]\.)[”’」』）)】》〉"'*]*$/u;
const CLOSED_WEAKLY = /[；;：:]$/u;
const COMMA_END = /[，,、]$/u;
const INNER_MARK = /[，,。；;！？]/u;
/** Narrower lines are no evidence of printed line breaks. */
const WRAP_MIN = 12;
const WRAP_MAX = 60;
const LONG_LINE = 40;
/** Number of extra blank lines that a picture leaves. */
export const PICTURE_GAP = 2;
const CAPTIONS_IN_CUT_MAX = 3;

/** Whether the text ends like a sentence. */
export function isClosed(text: string): boolean {
  return CLOSED.test(text) || CLOSED_WEAKLY.test(text);
}

/** Whether the text has no sentence punctuation, like a title, caption or list item. */
export function isPlain(text: string): boolean {
  return !isClosed(text) && !INNER_MARK.test(text);
}

const PAIRS = new Map(
  ["“”", "‘’", "（）", "()", "《》", "「」", "『』", "【】"].map((pair) => [pair.charAt(1), pair.charAt(0)]),
);
const OPENERS = new Set(PAIRS.values());

/** Whether a quotation mark or bracket is still open. */
function hasOpenPair(text: string): boolean {
  const open: string[] = [];
  for (const character of text) {
    if (OPENERS.has(character)) open.push(character);
    else if (PAIRS.get(character) === open.at(-1)) open.pop();
  }
  return open.length > 0;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

export function readLayout(lines: readonly Line[]): Layout {
  const gaps = lines.slice(1).map(({ blanks }) => blanks);
  const counts = new Map<number, number>();
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const gap = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
  const texts = lines.filter(({ kind }) => kind === "text");
  const indented = texts.filter(({ indented }) => indented).length;
  return { gap, wrap: wrapWidth(texts), indents: indented > 0 && indented < 0.7 * texts.length };
}

/**
 * The width of printed lines, or null. Such lines have equal width, do not end like sentences, and contain commas like
 * prose. A list of names has only the first two properties.
 */
function wrapWidth(texts: readonly Line[]): number | null {
  const fits = (line: Line) => line.width >= WRAP_MIN && line.width <= WRAP_MAX && !CLOSED.test(line.text);
  const pairs = texts.filter((line, i) => {
    const next = texts[i + 1];
    return next !== undefined && fits(line) && fits(next) && !next.item && Math.abs(line.width - next.width) <= 3;
  });
  const open = texts.filter(fits);
  const prose = open.filter(({ text }) => /[，。；、“”,;]/u.test(text));
  const wrapped = pairs.length >= 3 && open.length * 2 >= texts.length && prose.length * 5 >= open.length * 3;
  return wrapped ? median(pairs.map((line) => line.width)) : null;
}

/**
 * `sure` if punctuation shows that the sentence goes on, `likely` if only the length does, and null if it is finished.
 */
function cutness(line: Line, layout: Layout, first: boolean): "sure" | "likely" | null {
  const { text } = line;
  const inWrap = layout.wrap !== null && line.width >= 0.7 * layout.wrap;
  if (line.kind !== "text" || CLOSED.test(text) || /^[（(].*[）)]$/u.test(text)) return null;
  if (CLOSED_WEAKLY.test(text) && !(inWrap && line.width >= 0.9 * (layout.wrap ?? 0) && text.endsWith("；")))
    return null;
  if (COMMA_END.test(text) || hasOpenPair(text)) return "sure";
  if (first && !INNER_MARK.test(text)) return null;
  if (inWrap || (!first && line.width >= LONG_LINE && INNER_MARK.test(text))) return "likely";
  return null;
}

/** Joins the lines into paragraphs, in reading order. */
export function joinLines(manuscript: Manuscript, lines: readonly Line[], layout: Layout): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (line === undefined) break;
    const { units, text, kind, item, blanks } = line;
    const paragraph: Paragraph = { kind, units: [...units], text, lines: [line], item, blanks, moved: null };
    const captions: Paragraph[] = [];
    let last = line;
    i++;
    for (let cut = cutness(last, layout, i === 1); cut !== null; cut = cutness(last, layout, false)) {
      const found = continuation(lines, i, cut, layout);
      if (found === null) break;
      for (const caption of lines.slice(i, found.at)) {
        captions.push({ ...caption, kind: "caption", lines: [caption], moved: "caption-in-sentence" });
      }
      append(manuscript, paragraph, found.line);
      last = found.line;
      i = found.at + 1;
    }
    paragraphs.push(paragraph, ...captions);
  }
  return paragraphs;
}

/** A label such as 「咨询电话：」 starts a new line. */
const LABEL = /^[\p{Script=Han}]{2,8}[:：]/u;

/** The line that continues the sentence broken before `from`, skipping captions. */
function continuation(
  lines: readonly Line[],
  from: number,
  cut: "sure" | "likely",
  layout: Layout,
): { line: Line; at: number } | null {
  for (let at = from; at <= from + CAPTIONS_IN_CUT_MAX; at++) {
    const line = lines[at];
    if (line === undefined) return null;
    if (isCaptionInCut(line, lines[at + 1], layout)) continue;
    if (line.kind !== "text" || line.item) return null;
    if (cut === "likely" && LABEL.test(line.text)) return null;
    return line.indented && layout.indents && cut === "likely" ? null : { line, at };
  }
  return null;
}

function isCaptionInCut(line: Line, next: Line | undefined, layout: Layout): boolean {
  if (line.kind === "caption") return true;
  if (line.kind !== "text" || line.item || !isPlain(line.text)) return false;
  if (next === undefined || next.kind !== "text" || next.item) return false;
  if (line.blanks >= layout.gap + PICTURE_GAP) return true;
  return layout.wrap === null && line.width <= LONG_LINE && line.blanks > 0 && !isPlain(next.text);
}

function append(manuscript: Manuscript, paragraph: Paragraph, line: Line): void {
  const before = paragraph.units.findLast((unit) => typeof unit === "number");
  const after = line.units[0];
  if (typeof before === "number" && typeof after === "number") {
    for (let i = before + 1; i < after; i++) if (/\s/u.test(manuscript.seed.charAt(i))) manuscript.drop([i], "join");
  }
  const words = /[A-Za-z][,;:.)]?$/u.test(paragraph.lines.at(-1)?.text ?? "") && /^[A-Za-z]/u.test(line.text);
  paragraph.units.push(...(words ? [" "] : []), ...line.units);
  paragraph.text += words ? ` ${line.text}` : line.text;
  paragraph.lines.push(line);
}
