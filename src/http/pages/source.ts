// The page of one source, which highlights a link's quote without a script. Offsets in a link are valid only for the
// version of the text that they were made for; a wrong highlight would be worse than none.
import { html } from "hono/html";
import { type Collection, chunkAt, quoteHref, sourceView } from "../../collection.ts";
import type { CorpusSource, RelativeWord, Span } from "../../corpus.ts";
import { VERSION_DIGITS } from "../../limits.ts";
import type { Settings } from "../../settings.ts";
import { fill } from "../../view/chat-words.ts";
import { dateWords, titleWords } from "../../view/source-words.ts";
import { el, type ViewElement, webAddress } from "../../view/view.ts";
import { factsLine } from "../facts-line.ts";
import type { Reader } from "../page-language.ts";
import { toHtml } from "../to-html.ts";
import { chinese, type Html, renderLayout } from "./layout.ts";

/** The parameters of a citation's link, unchecked. */
export type QuoteLink = Partial<Record<"index" | "passage" | "start" | "end" | "version", string>>;

/** The place in this text that a link points to. */
interface Pointed {
  span: Span;
  /** The passage that contains the span; undefined for a title or a line between passages. */
  passage: string | undefined;
  /** True when the text may have changed: the span then is the whole passage that contained the quote. */
  isWhole: boolean;
}

export function renderSource(
  collection: Collection,
  source: CorpusSource,
  link: QuoteLink,
  settings: Settings,
  reader: Reader,
): string {
  const { words, base, print } = reader;
  const view = sourceView(collection, source);
  const isPointing = [link.index, link.passage, link.start, link.end].some((value) => value !== undefined);
  const pointed = isPointing ? findPointed(collection, source, link) : null;
  const url = webAddress(source.url);
  const main = html`${print(el("h1", { translate: "no" }, titleWords(view, words)))}
<p class="about">${print(el("span", {}, factsLine(view, words)))}${source.author === null ? "" : html` · ${words.author}${chinese(source.author)}`}</p>
${url === null ? "" : html`<p><a class="open address" href="${url}" rel="noopener noreferrer nofollow">${words.toPublisher}</a></p>`}
${isPointing && pointed === null ? html`<p class="fault" id="quote" role="note">${words.lost}</p>` : ""}
${pointed?.isWhole ? html`<p class="changed" role="note">${words.changed}</p>` : ""}
${pointed === null ? "" : pointedLinks(collection, source, pointed, settings.PUBLIC_ORIGIN, reader)}
${relativeWords(collection, source.relative, reader)}
<div class="text" lang="zh-CN" translate="no">${paragraphs(source.text, pointed?.span ?? null).map(toHtml)}</div>
<p class="notice">${words.notice}</p>
<p class="back"><a class="open" href="${base}/">${words.back}</a></p>`;
  return renderLayout({ title: `${source.title} - ${words.title}`, main, settings, reader });
}

/** A link to the highlight, and the quote's own address to keep or share. */
function pointedLinks(
  collection: Collection,
  source: CorpusSource,
  pointed: Pointed,
  origin: string,
  { words }: Reader,
): Html {
  const { span, passage } = pointed;
  const [start, end] = span;
  const version = source.version.slice(0, VERSION_DIGITS);
  const href = `${origin}${quoteHref(collection, source, { passage, start, end, version })}`;
  return html`<p class="pointed"><a class="open jump" href="#quote">${words.jump}</a> <a class="open address" href="${href}">${words.quoteAddress}</a></p>`;
}

/** Null when the link was made for another version of the text and its passage is gone. */
function findPointed(collection: Collection, source: CorpusSource, link: QuoteLink): Pointed | null {
  const named = link.passage === undefined ? undefined : collection.chunks.get(link.passage);
  const chunk = named?.source === source.id ? named : undefined;
  if (link.index === collection.info.id || isVersion(source.version, link.version)) {
    const span = quoteSpan(source.text, link);
    if (span === null) return null;
    return { span, passage: chunkAt(collection, source.id, span[0])?.id, isWhole: false };
  }
  // A passage's id is derived from its words, so the passage is unchanged; the quote's place in it is unknown.
  if (link.index === undefined || chunk === undefined) return null;
  return { span: [chunk.start, chunk.end], passage: chunk.id, isWhole: true };
}

function isVersion(digest: string, version: string | undefined): boolean {
  return version !== undefined && version.length >= VERSION_DIGITS && digest.startsWith(version);
}

/** The span of the link's offsets; null when they are invalid. */
function quoteSpan(text: string, { start, end }: QuoteLink): Span | null {
  const from = position(start);
  const to = position(end);
  if (!(from < to && to <= text.length)) return null;
  return text.slice(from, to).isWellFormed() ? [from, to] : null;
}

function position(digits: string | undefined): number {
  return digits !== undefined && /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

function relativeWords(collection: Collection, relative: readonly RelativeWord[], { words, print }: Reader): Html | "" {
  const sentences = relative.flatMap(({ word, place, year, note }) => {
    const means =
      note ??
      (place !== null
        ? (collection.places.get(place)?.name ?? null)
        : year === null
          ? null
          : dateWords(String(year), words));
    return means === null ? [] : [print(el("li", {}, fill(words.means, { word, means })))];
  });
  return sentences.length === 0
    ? ""
    : html`<aside class="relative" aria-label="${words.relative}"><h2>${words.relative}</h2><ul>${sentences}</ul></aside>`;
}

/** The tabindex lets the target take the focus when a link jumps to it, so that Tab continues from there. */
const TARGET = { id: "quote", tabindex: "-1" };

/** One paragraph per line. A span may cover several; its first mark is the link's target. */
function paragraphs(text: string, span: Span | null): ViewElement[] {
  const found: ViewElement[] = [];
  let start = 0;
  let isMarked = false;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    if (line.trim() !== "") {
      const from = span === null ? end : Math.min(Math.max(span[0], start), end);
      const to = span === null ? end : Math.max(Math.min(span[1], end), from);
      const mark: ViewElement | null = from < to ? el("mark", isMarked ? {} : TARGET, text.slice(from, to)) : null;
      isMarked ||= mark !== null;
      found.push(el("p", {}, text.slice(start, from), mark, text.slice(to, end)));
    }
    start = end + 1;
  }
  return found;
}
