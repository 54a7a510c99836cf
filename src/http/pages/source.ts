// One source for reading, with the quote that a link points at highlighted, without a script.
// The link's numbers are checked against this index: a wrong highlight would be worse than none.
import { html } from "hono/html";
import { type Collection, sourceView } from "../../collection.ts";
import type { CorpusSource, RelativeWord, Span } from "../../corpus.ts";
import type { Settings } from "../../settings.ts";
import { PRINTED_WORDS } from "../../web/printed.ts";
import { factsView } from "../../web/quote-view.ts";
import { titleWords } from "../../web/source-words.ts";
import { el, type ViewElement, webAddress } from "../../web/view.ts";
import { toHtml } from "../to-html.ts";
import { type Html, renderLayout } from "./layout.ts";

/** What a citation's link says, as it came. */
export type QuoteLink = Partial<Record<"index" | "start" | "end", string>>;

export function renderSource(
  collection: Collection,
  source: CorpusSource,
  link: QuoteLink,
  settings: Settings,
): string {
  const view = sourceView(collection, source);
  const isPointing = link.index !== undefined || link.start !== undefined || link.end !== undefined;
  const span = isPointing ? quoteSpan(source.text, collection.info.id, link) : null;
  const url = webAddress(source.url);
  const main = html`<h1>${titleWords(view, PRINTED_WORDS)}</h1>
<p class="about">${toHtml(factsView(view, PRINTED_WORDS))}${source.author === null ? "" : html` <span class="fact">作者：${source.author}</span>`}</p>
${url === null ? "" : html`<p><a class="open" href="${url}" rel="noopener noreferrer nofollow">到发布的网站看</a></p>`}
${isPointing && span === null ? html`<p class="fault" id="quote" role="note">您打开的链接指着资料里的一句话，但资料后来更新过，没法标出那一句。下面是现在的全文。</p>` : ""}
${relativeWords(collection, source.relative)}
<div class="text">${paragraphs(source.text, span).map(toHtml)}</div>
<p><a class="open" href="/">回去接着问</a></p>`;
  return renderLayout({ title: `${source.title} - 法问`, main, settings });
}

/** The span that the link means, or null when it was made for another text. */
function quoteSpan(text: string, indexId: string, { index, start, end }: QuoteLink): Span | null {
  if (index !== indexId) return null;
  const from = position(start);
  const to = position(end);
  if (!(from < to && to <= text.length)) return null;
  return text.slice(from, to).isWellFormed() ? [from, to] : null;
}

function position(digits: string | undefined): number {
  return digits !== undefined && /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

function relativeWords(collection: Collection, words: readonly RelativeWord[]): Html | "" {
  const sentences = words.flatMap(({ word, place, year, note }) => {
    const means =
      note ?? (place !== null ? (collection.places.get(place)?.name ?? null) : year === null ? null : `${year}年`);
    return means === null ? [] : [html`<li>“${word}”指${means}</li>`];
  });
  return sentences.length === 0
    ? ""
    : html`<aside class="relative" aria-label="文中的说法"><h2>文中的说法</h2><ul>${sentences}</ul></aside>`;
}

/** A paragraph a line; the marked span may run over several, and the first mark is the link's target. */
function paragraphs(text: string, span: Span | null): ViewElement[] {
  const found: ViewElement[] = [];
  let start = 0;
  let isMarked = false;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    if (line.trim() !== "") {
      const from = span === null ? end : Math.min(Math.max(span[0], start), end);
      const to = span === null ? end : Math.max(Math.min(span[1], end), from);
      const mark: ViewElement | null =
        from < to ? el("mark", isMarked ? {} : { id: "quote" }, text.slice(from, to)) : null;
      isMarked ||= mark !== null;
      found.push(el("p", {}, text.slice(start, from), mark, text.slice(to, end)));
    }
    start = end + 1;
  }
  return found;
}
