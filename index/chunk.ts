// Splits canonical text into the passages (chunks) that are searched: paragraphs, or pieces of long paragraphs cut at
// sentence ends. Each has its heading and its sentences. Headings and by-lines are not passages.
import { ARTICLE } from "../src/articles.ts";
import type { Chunk } from "../src/corpus.ts";
import { digest } from "../src/digest.ts";
import { fold, sentences } from "../src/text.ts";
import type { Part } from "./repair/record.ts";

/** A shorter group of sentences is joined with the next one. */
const CHUNK_CHARS_MIN = 80;
/** Maximum length of a passage; only a single sentence can be longer. */
export const CHUNK_CHARS_MAX = 260;
/** Maximum length of a sentence or line that serves as a heading. */
const SECTION_CHARS_MAX = 60;

type Span = [number, number];

/** The passages of one source, in text order. Ids depend on the words alone, so that they survive edits elsewhere. */
export function chunk(source: string, text: string, parts: readonly Part[]): Chunk[] {
  const chunks: Chunk[] = [];
  const used = new Map<string, number>();
  const headings = new Headings(text, parts);
  const articles = articlesOf(text, parts);
  for (const part of parts) {
    const heading = headings.above(part);
    if (part.kind === "heading" || part.kind === "byline") continue;
    const kind = part.kind === "caption" ? "caption" : "body";
    const article = articles.get(part);
    // The whole article becomes passages at its first paragraph.
    if (article !== undefined && article.parts[0] !== part) continue;
    const section = article?.label ?? heading;
    const spans = article === undefined ? split(text, part.start, part.end) : splitArticle(text, article.parts);
    for (const [start, end] of spans) {
      const base = `${source}.${digest(fold(text.slice(start, end)), 10)}`;
      const count = (used.get(base) ?? 0) + 1;
      used.set(base, count);
      const id = count === 1 ? base : `${base}-${count}`;
      chunks.push({ id, source, start, end, kind, section, sentences: statementsOf(text, [start, end], section) });
    }
  }
  return chunks;
}

const asks = (section: string | null) => section !== null && /[？?]$/u.test(section);

/** A shorter answer is quoted with the sentence after it: 「不会。」. */
const ANSWER_CHARS_MIN = 8;

/** The sentences of a passage that are quoted. The first words of an answer belong to what explains them. */
function statementsOf(text: string, [start, end]: Span, section: string | null): Span[] {
  const all = sentences(text, start, end);
  const [first, second, ...rest] = all;
  if (first === undefined || second === undefined || !asks(section)) return all;
  return first[1] - first[0] < ANSWER_CHARS_MIN ? [[first[0], second[1]], ...rest] : all;
}

interface Article {
  /** The article's number as written: 「第十二条」. */
  readonly label: string;
  readonly parts: readonly Part[];
}

/** A text with fewer articles quotes a statute but is not one. */
const ARTICLES_MIN = 3;

/** Maps each paragraph of a statute to its article, which ends at the next article or heading. */
function articlesOf(text: string, parts: readonly Part[]): Map<Part, Article> {
  const found: { label: string; parts: Part[] }[] = [];
  let isOpen = false;
  for (const part of parts) {
    const label = ARTICLE.exec(text.slice(part.start, part.end))?.[0];
    if (part.kind !== "body") isOpen = isOpen && part.kind === "caption";
    else if (label !== undefined) {
      found.push({ label, parts: [part] });
      isOpen = true;
    } else if (isOpen) found.at(-1)?.parts.push(part);
  }
  const kept = found.length < ARTICLES_MIN ? [] : found;
  return new Map(kept.flatMap((article) => article.parts.map((part) => [part, article])));
}

/**
 * Groups the paragraphs of an article into pieces of at most CHUNK_CHARS_MAX, and cuts longer paragraphs at sentence
 * ends.
 */
function splitArticle(text: string, parts: readonly Part[]): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of parts) {
    const last = spans.at(-1);
    if (last !== undefined && end - last[0] <= CHUNK_CHARS_MAX) last[1] = end;
    else spans.push([start, end]);
  }
  return spans.flatMap(([start, end]) => split(text, start, end));
}

const NUMBERED_OPENING = /^[一二三四五六七八九十]{1,3}、[^。！？；]+。/u;

/** The mark that opens an answer. */
const ANSWERED = /(?:答|A\s?\d*)\s*[:：]/iu;
/** The mark that opens a question whose answer follows. */
const ASKED = /^(?:问|Q\s?\d+)\s*\d{0,2}\s*[:：.、]/iu;

/** Tracks the heading above each part. The title is not one of them, because it belongs to the whole source. */
class Headings {
  readonly #text: string;
  readonly #titles: ReadonlySet<Part>;
  #section: string | null = null;
  /** An introductory line such as 「有下列情形之一的：」, which is the heading of the items that follow it. */
  #lead: string | null = null;

  readonly #records: ReadonlyMap<Part, string>;

  constructor(text: string, parts: readonly Part[]) {
    this.#text = text;
    this.#titles = new Set(titleParts(text, parts));
    this.#records = recordsOf(text, parts);
  }

  above(part: Part): string | null {
    const words = this.#text.slice(part.start, part.end);
    if (part.kind === "heading") {
      this.#lead = null;
      if (!this.#titles.has(part)) this.#section = words;
      return null;
    }
    if (part.kind !== "body") return this.#section;
    if (ASKED.test(words) && !ANSWERED.test(words) && words.length <= SECTION_CHARS_MAX) this.#section = words;
    const opening = NUMBERED_OPENING.exec(words)?.[0];
    if (
      opening !== undefined &&
      opening.length <= SECTION_CHARS_MAX &&
      words.length >= opening.length + CHUNK_CHARS_MIN
    ) {
      this.#section = opening.slice(0, -1);
    }
    if (!part.item) this.#lead = null;
    const record = this.#records.get(part);
    if (record !== undefined) this.#section = record;
    // An answer that is a list stays below its question.
    const section = asks(this.#section) ? this.#section : (this.#lead ?? this.#section);
    if (/[:：]$/u.test(words) && words.length <= SECTION_CHARS_MAX) this.#lead = words.slice(0, -1);
    return section;
  }
}

const LABELLED = /^([^，。；：:？?\d]{1,8})\s*[:：]\s*([^。；？?]{2,40})$/u;
/** Labels of values that are no names. */
const OF_AN_OFFICE = /地址|地点|电话|时间|日期|[问答]/u;
/** Fewer lines between two lines of the same label do not make a record. */
const RECORD_LINES_MIN = 2;

/**
 * The lines that begin a record, with the name that they give it: each 「项目：电工培训」 of a list where 日期, 地点 and other
 * labels follow, before the next 项目.
 */
function recordsOf(text: string, parts: readonly Part[]): Map<Part, string> {
  const lines = parts.map((part) => (part.kind === "body" ? LABELLED.exec(text.slice(part.start, part.end)) : null));
  const at = Map.groupBy(lines.keys(), (i) => lines[i]?.[1] ?? "");
  const first = lines.findIndex((line) => line !== null);
  const label = lines[first]?.[1] ?? "";
  const begins = at.get(label) ?? [];
  const isRecords =
    begins.length > 1 &&
    !OF_AN_OFFICE.test(label) &&
    begins.every((from, i) => {
      // A heading already names the record.
      if (i > 0 && parts[from - 1]?.kind === "heading") return false;
      const between = lines.slice(from + 1, begins[i + 1] ?? lines.length);
      return between.filter((line) => line !== null).length >= RECORD_LINES_MIN;
    });
  const started = isRecords ? begins : [];
  return new Map(
    started.flatMap((i): [Part, string][] => {
      const [part, value] = [parts[i], lines[i]?.[2]];
      return part === undefined || value === undefined ? [] : [[part, value]];
    }),
  );
}

/** The headings above the first sentence. Bracketed ones (【看点】) are excluded, because they open a section. */
function titleParts(text: string, parts: readonly Part[]): Part[] {
  const end = parts.findIndex(({ kind }) => kind !== "heading" && kind !== "byline");
  const opening = parts.slice(0, Math.max(end, 0));
  const lastMeta = opening.findLastIndex(({ kind }) => kind === "byline");
  return opening.filter(
    ({ kind, start }, i) =>
      kind === "heading" && !text.startsWith("【", start) && (i === 0 || i < lastMeta || text.startsWith("——", start)),
  );
}

const ORDINAL =
  /^(?:[一二三四五六七八九十]{1,3}[是要、]|第[一二三四五六七八九十]{1,3}[，,、步]|首先|其次|再次|最后[，,]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳])/u;

/** Returns a short paragraph as one span and a long one as several; each 「一是」「二是」 starts a new group. */
function split(text: string, start: number, end: number): Span[] {
  if (end - start <= CHUNK_CHARS_MAX) return [[start, end]];
  const groups: Span[][] = [];
  for (const sentence of sentences(text, start, end)) {
    const last = groups.at(-1);
    const begins = ORDINAL.test(text.slice(sentence[0], sentence[0] + 8));
    const short = last !== undefined && length(last) < CHUNK_CHARS_MIN;
    if (last === undefined || (begins && !short)) groups.push([sentence]);
    else last.push(sentence);
  }
  return groups.flatMap(fill);
}

function length(sentencesOfPiece: readonly Span[]): number {
  return (sentencesOfPiece.at(-1)?.[1] ?? 0) - (sentencesOfPiece[0]?.[0] ?? 0);
}

/** Splits a group into pieces of whole sentences whose lengths are as equal as possible. */
function fill(group: readonly Span[]): Span[] {
  const goal = length(group) / Math.ceil(length(group) / CHUNK_CHARS_MAX);
  /** Best cut of the first `i` sentences: its cost and the index of the first sentence in its last piece. */
  const best = [{ cost: 0, from: 0 }];
  for (let i = 1; i <= group.length; i++) {
    let found = { cost: Number.POSITIVE_INFINITY, from: i - 1 };
    for (let from = i - 1; from >= 0; from--) {
      const size = length(group.slice(from, i));
      if (size > CHUNK_CHARS_MAX && from < i - 1) break;
      const cost = (best[from]?.cost ?? 0) + (size - goal) ** 2;
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  const pieces: Span[] = [];
  for (let end = group.length; end > 0; ) {
    const from = best[end]?.from ?? 0;
    const piece = group.slice(from, end);
    pieces.unshift([piece[0]?.[0] ?? 0, piece.at(-1)?.[1] ?? 0]);
    end = from;
  }
  return pieces;
}
