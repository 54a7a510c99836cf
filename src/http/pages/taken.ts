// What a person took along from a chat or a kiosk, on their phone and on paper: the quotes that a link means, word for word, with
// where they stand. A link's words never stand on the page, only what the collection itself has at the places that the link names.
import { html } from "hono/html";
import { addressOf } from "../../base.ts";
import { type Collection, contacts, LEGAL_HOTLINE_ID, quoteHref, sourceView } from "../../collection.ts";
import { VERSION_DIGITS } from "../../limits.ts";
import type { Settings } from "../../settings.ts";
import { fill } from "../../web/chat-words.ts";
import { handoffView } from "../../web/handoff-view.ts";
import { paperView } from "../../web/paper-view.ts";
import { PRINTED_WORDS, printedAt } from "../../web/printed.ts";
import { quoteView } from "../../web/quote-view.ts";
import { titleWords } from "../../web/source-words.ts";
import { takeableView } from "../../web/takeable-view.ts";
import { pathOf, readTaken, type TakenLink } from "../../web/taken-link.ts";
import type { ViewElement } from "../../web/view.ts";
import { type FoundQuote, findTaken } from "../taken-quotes.ts";
import { toHtml } from "../to-html.ts";
import { withdrawnWords } from "../withdrawn-words.ts";
import { type Printing, paperClass } from "./answered-turn.ts";
import { type Html, renderLayout } from "./layout.ts";
import { PAGE_WORDS } from "./page-words.ts";
import { codeHtml, copiedText, toolsHtml } from "./taken-tools.ts";

const SHOWN = "这是您查到的原文";
const NOT_SHOWN = "资料更新过，没法照原样显示";
const WITHDRAWN = "您看过的资料已经撤下";
const UNREADABLE = "这个链接读不出来";

/** The page of a link's query, 404 where nothing of it can be read, 410 where everything that can was withdrawn. */
export function renderTaken(
  collection: Collection,
  query: string,
  settings: Settings,
  printing: Printing,
): { page: string; status: 200 | 404 | 410 } {
  const link = readTaken(query);
  const found = link === null ? [] : findTaken(collection, link);
  const isRead = found.some(({ kind }) => kind !== "unreadable");
  const hasQuotes = found.some(({ kind }) => kind === "quote");
  const isWithdrawn = isRead && found.every(({ kind }) => kind === "withdrawn" || kind === "unreadable");
  const title = isWithdrawn ? WITHDRAWN : isRead ? (hasQuotes ? SHOWN : NOT_SHOWN) : UNREADABLE;
  const { day, home } = printing;
  const main = html`<div class="${paperClass(found.map(quoteOf))}"><h1>${title}</h1>
${isRead ? takenViews(collection, found, hasQuotes, printing) : unreadableViews()}
${toHtml(hotlineView(collection, isRead, printing))}
${hasQuotes ? html`<p class="notice">${PRINTED_WORDS.notice}${upTo(collection)}</p>` : ""}
${link !== null && hasQuotes ? alongHtml(collection, link, found, home) : ""}
${isRead ? html`<p class="hint">这个网址只记着是资料里的哪几段，没有您问的话。</p>` : ""}
${toHtml(paperView({ notice: "", day, home: home || PAGE_WORDS.title, words: PAGE_WORDS }))}</div>
<p class="back"><a class="open" href="${addressOf(settings, "/")}">还有别的事，再问一问</a></p>`;
  return {
    page: renderLayout({
      title: `${title} - 法问`,
      main,
      settings,
      isIndexed: false,
      ...(hasQuotes ? { script: "/taken.js" } : {}),
    }),
    status: isWithdrawn ? 410 : isRead ? 200 : 404,
  };
}

function quoteOf(found: FoundQuote): string {
  return found.kind === "quote" ? found.source.text.slice(found.start, found.end) : "";
}

/** What can be done with the quotes. */
function alongHtml(collection: Collection, taken: TakenLink, found: readonly FoundQuote[], home: string): Html {
  const path = pathOf(taken);
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
  const [hotline] = contacts(collection, [LEGAL_HOTLINE_ID]);
  const called = hotline?.tel == null ? "" : `${hotline.tel} ${hotline.name}`;
  const copied = copiedText(quotes, { hotline: called, notice: PRINTED_WORDS.notice, path, home });
  return html`${toolsHtml(copied)}${codeHtml(path, home, quotes.length)}`;
}

function takenViews(
  collection: Collection,
  found: readonly FoundQuote[],
  hasQuotes: boolean,
  printing: Printing,
): Html {
  const isBroken = found.some(({ kind }) => kind === "unreadable");
  return html`${hasQuotes ? html`<p>下面是从资料里摘出来的话，一字没改，但不是全文。每段下面有链接，可以看前后还说了什么。</p>` : ""}
${found.map((quote, i) => takenView(collection, quote, i + 1, printing))}
${isBroken ? html`<p class="changed" role="note">链接里有一段读不出来，没有显示。可以回到原来的屏幕再扫一次码。</p>` : ""}`;
}

function takenView(collection: Collection, found: FoundQuote, n: number, printing: Printing): Html | "" {
  if (found.kind === "unreadable") return "";
  if (found.kind === "withdrawn") {
    return html`<p class="changed" role="note">第${n}段原文：${withdrawnWords(found.text)}</p>`;
  }
  if (found.kind === "changed") return changedView(collection, found, n, printing.base);
  const { source, chunk, start, end } = found;
  const version = source.version.slice(0, VERSION_DIGITS);
  const href = quoteHref(collection, source, { passage: chunk.id, start, end, version });
  const quote = quoteOf(found);
  const view = quoteView({ n, quote, href, source: sourceView(collection, source) }, printedAt(printing.base));
  return html`${toHtml(takeable(view, printing))}`;
}

/** Where it stood, as far as there still is such a place, and no guess at the words. */
function changedView(
  collection: Collection,
  { source, chunk }: Extract<FoundQuote, { kind: "changed" }>,
  n: number,
  base: string,
): Html {
  const says = `第${n}段原文：您看过以后，资料更新过，没法照您当时看到的样子显示了。`;
  if (source === undefined) {
    return html`<p class="changed" role="note">${says}<a class="open" href="${base}/sources">看现在有哪些资料</a></p>`;
  }
  const href =
    chunk === undefined
      ? `/sources/${encodeURIComponent(source.id)}`
      : quoteHref(collection, source, { passage: chunk.id, start: chunk.start, end: chunk.end });
  const title = titleWords(sourceView(collection, source), PRINTED_WORDS);
  return html`<p class="changed" role="note">${says}<a class="open" href="${base}${href}">看现在的资料：${title}</a></p>`;
}

function unreadableViews(): Html {
  return html`<p>没有读出您要看的原文。可能是码没有扫全，或者网址抄漏了。</p>
<p>可以回到原来的屏幕上再扫一次码；走开了，就打下面的电话问。</p>`;
}

function takeable(view: ViewElement, { home, base }: Printing): ViewElement {
  return takeableView(view, { ...printedAt(base), words: PAGE_WORDS, home, hasCards: true });
}

function hotlineView(collection: Collection, isRead: boolean, printing: Printing): ViewElement {
  const why = isRead ? "报道里的事现在可能有变。要办事以前，可以先打电话问清楚。" : "打电话也能问。";
  const handoff = { why, contacts: contacts(collection, [LEGAL_HOTLINE_ID]) };
  return takeable(handoffView(handoff, PRINTED_WORDS, { heading: "h2" }), printing);
}

/** The year up to which the texts go. */
function upTo({ info: { built } }: Collection): string {
  return built === null ? "" : fill(PRINTED_WORDS.upTo, { year: built.slice(0, 4) });
}
