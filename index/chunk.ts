// Canonical text → the chunks that are searched: paragraphs, or pieces of long ones cut at sentence ends, each
// with the heading it stands under and its sentences. Headings and by-lines are no chunks.
import { ARTICLE } from "../src/articles.ts";
import type { Chunk } from "../src/corpus.ts";
import { digest } from "../src/digest.ts";
import { fold, sentences } from "../src/text.ts";
import type { Part } from "./repair/record.ts";

/** A shorter group of sentences goes on into the next. */
const CHUNK_CHARS_MIN = 80;
/** A longer piece has no sentence end inside. */
export const CHUNK_CHARS_MAX = 260;
/** The longest sentence or line that serves as a heading. */
const SECTION_CHARS_MAX = 60;

type Span = [number, number];

/** The chunks of one source, in its order. Ids hang on the words alone, so that they survive edits elsewhere. */
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
    // The whole of it stands where it begins.
    if (article !== undefined && article.parts[0] !== part) continue;
    const section = article?.label ?? heading;
    const spans = article === undefined ? split(text, part.start, part.end) : splitArticle(text, article.parts);
    for (const [start, end] of spans) {
      const base = `${source}.${digest(fold(text.slice(start, end)), 10)}`;
      const count = (used.get(base) ?? 0) + 1;
      used.set(base, count);
      const id = count === 1 ? base : `${base}-${count}`;
      chunks.push({ id, source, start, end, kind, section, sentences: sentences(text, start, end) });
    }
  }
  return chunks;
}

interface Article {
  /** 「第十二条」, as it is written. */
  readonly label: string;
  readonly parts: readonly Part[];
}

/** With fewer, a text quotes a statute and is none. */
const ARTICLES_MIN = 3;

/** The article that each paragraph of a statute is of: up to the next one, or the next heading. */
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

/** One piece where it is short enough; else as many paragraphs together as are, and long ones cut at their sentences. */
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

/** The mark of an answer. */
const ANSWERED = /(?:答|A\s?\d*)\s*[:：]/iu;
/** A question with its mark, whose answer follows. */
const ASKED = /^(?:问|Q\s?\d+)\s*\d{0,2}\s*[:：.、]/iu;

/** The heading that each part stands under. The title is none: it belongs to the source as a whole. */
class Headings {
  readonly #text: string;
  readonly #titles: ReadonlySet<Part>;
  #section: string | null = null;
  /** 「有下列情形之一的：」, for the items that follow it. */
  #lead: string | null = null;

  constructor(text: string, parts: readonly Part[]) {
    this.#text = text;
    this.#titles = new Set(titleParts(text, parts));
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
    const section = this.#lead ?? this.#section;
    if (/[:：]$/u.test(words) && words.length <= SECTION_CHARS_MAX) this.#lead = words.slice(0, -1);
    return section;
  }
}

/** The headings above the first sentence, without those in brackets, which begin a section: 【看点】. */
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

/** One span where the paragraph is short enough; else pieces, of which 一是, 二是 begin their own. */
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

/** Pieces of whole sentences, their lengths as near to each other as the sentences allow. */
function fill(group: readonly Span[]): Span[] {
  const goal = length(group) / Math.ceil(length(group) / CHUNK_CHARS_MAX);
  /** The best way to cut the first `i` sentences: what it costs, and where its last piece begins. */
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
