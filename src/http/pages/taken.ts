// The take-along page, on a phone or on paper: the quotes that a link points to, word for word, with their sources. It
// shows only text of the collection, never text from the link.
import { html } from "hono/html";
import { type Collection, contacts, LEGAL_HOTLINE_ID, quoteHref, sourceView } from "../../collection.ts";
import { VERSION_DIGITS } from "../../limits.ts";
import type { Settings } from "../../settings.ts";
import { fill } from "../../view/chat-words.ts";
import { handoffView } from "../../view/handoff-view.ts";
import { quoteView } from "../../view/quote-view.ts";
import { titleWords } from "../../view/source-words.ts";
import { pathOf, readTaken, type TakenLink, takenIn } from "../../view/taken-link.ts";
import { el } from "../../view/view.ts";
import type { Reader } from "../page-language.ts";
import { type FoundQuote, findTaken } from "../taken-quotes.ts";
import { withdrawnWords } from "../withdrawn-words.ts";
import { type Printing, paperClass, printedPaper, takeable } from "./answered-turn.ts";
import { type Html, renderLayout } from "./layout.ts";
import { codeHtml, copiedText, toolsHtml } from "./taken-tools.ts";

/** Renders the page of a link's query: 404 when no quote can be read, 410 when every readable one was withdrawn. */
export function renderTaken(
  collection: Collection,
  query: string,
  settings: Settings,
  printing: Printing,
  reader: Reader,
): { page: string; status: 200 | 404 | 410 } {
  const { words, base } = reader;
  const link = readTaken(query);
  const found = link === null ? [] : findTaken(collection, link);
  const isRead = found.some(({ kind }) => kind !== "unreadable");
  const hasQuotes = found.some(({ kind }) => kind === "quote");
  const isWithdrawn = isRead && found.every(({ kind }) => kind === "withdrawn" || kind === "unreadable");
  const title = isWithdrawn
    ? words.takenWithdrawn
    : isRead
      ? hasQuotes
        ? words.takenTitle
        : words.takenChanged
      : words.takenUnreadable;
  // The page must not repeat an unreadable link.
  const read = isRead ? reader : { ...reader, here: `${base}/` };
  const main = html`<div class="${paperClass(found.map(quoteOf))}"><h1>${title}</h1>
${isRead ? takenViews(collection, found, printing, reader) : unreadableViews(reader)}
${hotlineView(collection, isRead, printing, reader)}
${hasQuotes ? html`<p class="notice">${words.notice}${upTo(collection, reader)}</p>` : ""}
${link !== null && hasQuotes ? alongHtml(collection, link, found, printing, reader) : ""}
${isRead ? html`<p class="hint">${words.takenHint}</p>` : ""}
${printedPaper(printing, reader)}</div>
<p class="back"><a class="open" href="${base}/">${words.takenBack}</a></p>`;
  return {
    page: renderLayout({
      title: `${title} - ${words.title}`,
      main,
      settings,
      reader: read,
      isIndexed: false,
      ...(hasQuotes ? { script: "/taken.js" } : {}),
    }),
    status: isWithdrawn ? 410 : isRead ? 200 : 404,
  };
}

function quoteOf(found: FoundQuote): string {
  return found.kind === "quote" ? found.source.text.slice(found.start, found.end) : "";
}

/** The tools for the quotes. */
function alongHtml(
  collection: Collection,
  taken: TakenLink,
  found: readonly FoundQuote[],
  { home }: Printing,
  reader: Reader,
): Html {
  const { lang, words } = reader;
  const path = takenIn(pathOf(taken), lang);
  const quotes = found.flatMap((quote, i) =>
    quote.kind === "quote"
      ? [
          {
            n: i + 1,
            quote: quoteOf(quote),
            source: sourceView(collection, quote.source),
          },
        ]
      : [],
  );
  const [hotline] = contacts(collection, [LEGAL_HOTLINE_ID], lang);
  const called = hotline?.tel == null ? "" : `${hotline.tel} ${hotline.name}`;
  const copied = copiedText(quotes, { hotline: called, notice: words.notice, path, home }, words);
  return html`${toolsHtml(copied, words)}${codeHtml(path, home, quotes.length, words)}`;
}

function takenViews(collection: Collection, found: readonly FoundQuote[], printing: Printing, reader: Reader): Html {
  const { words } = reader;
  const hasQuotes = found.some(({ kind }) => kind === "quote");
  const isBroken = found.some(({ kind }) => kind === "unreadable");
  return html`${hasQuotes ? html`<p>${words.takenHow}</p>` : ""}
${found.map((quote, i) => takenView(collection, quote, i + 1, printing, reader))}
${isBroken ? html`<p class="changed" role="note">${words.takenBroken}</p>` : ""}`;
}

function takenView(
  collection: Collection,
  found: FoundQuote,
  n: number,
  printing: Printing,
  reader: Reader,
): Html | "" {
  const { words, showing, print } = reader;
  if (found.kind === "unreadable") return "";
  if (found.kind === "withdrawn") {
    const said = withdrawnWords(found.text, words);
    return html`${print(el("p", { class: "changed", role: "note" }, fill(words.takenNumber, { n }), said))}`;
  }
  if (found.kind === "changed") return changedView(collection, found, n, reader);
  const { source, chunk, start, end } = found;
  const version = source.version.slice(0, VERSION_DIGITS);
  const href = quoteHref(collection, source, { passage: chunk.id, start, end, version });
  const quote = quoteOf(found);
  const view = quoteView({ n, quote, href, source: sourceView(collection, source) }, showing);
  return html`${print(takeable(view, printing, reader))}`;
}

/** Links to where the quote stood, as far as that place still exists; it does not guess the quote's words. */
function changedView(
  collection: Collection,
  { source, chunk }: Extract<FoundQuote, { kind: "changed" }>,
  n: number,
  { words, base, print }: Reader,
): Html {
  const says = `${fill(words.takenNumber, { n })}${words.takenUpdated}`;
  if (source === undefined) {
    return html`<p class="changed" role="note">${says} <a class="open" href="${base}/sources">${words.takenList}</a></p>`;
  }
  const href =
    chunk === undefined
      ? `/sources/${encodeURIComponent(source.id)}`
      : quoteHref(collection, source, { passage: chunk.id, start: chunk.start, end: chunk.end });
  const title = titleWords(sourceView(collection, source), words);
  const link = el("a", { class: "open", href: `${base}${href}` }, fill(words.takenNow, { title }));
  return html`${print(el("p", { class: "changed", role: "note" }, says, " ", link))}`;
}

function unreadableViews({ words }: Reader): Html {
  return html`<p>${words.takenNothing}</p>
<p>${words.takenAgain}</p>`;
}

function hotlineView(collection: Collection, isRead: boolean, printing: Printing, reader: Reader): Html {
  const { words, print } = reader;
  const why = isRead ? words.whyCallLater : words.whyCall;
  const handoff = { why, contacts: contacts(collection, [LEGAL_HOTLINE_ID], reader.lang) };
  return html`${print(takeable(handoffView(handoff, words, { heading: "h2" }), printing, reader))}`;
}

/** The year up to which the texts go. */
function upTo({ info: { built } }: Collection, { lang, words }: Reader): string {
  const said = built === null ? "" : fill(words.upTo, { year: built.slice(0, 4) });
  return lang === "en" ? ` ${said}` : said;
}
