// What a person took along from a kiosk, on their phone: the quotes that a link means, word for word, with where they stand.
// A link's words never stand on the page, only what the collection itself has at the places that the link names.
import { html } from "hono/html";
import { addressOf, basePath } from "../../base.ts";
import { type Collection, contacts, LEGAL_HOTLINE_ID, quoteHref, sourceView } from "../../collection.ts";
import { VERSION_DIGITS } from "../../limits.ts";
import type { Settings } from "../../settings.ts";
import { fill } from "../../web/chat-words.ts";
import { handoffView } from "../../web/handoff-view.ts";
import { readTaken } from "../../web/kiosk/taken-link.ts";
import { PRINTED_WORDS, printedAt } from "../../web/printed.ts";
import { quoteView } from "../../web/quote-view.ts";
import { titleWords } from "../../web/source-words.ts";
import type { ViewElement } from "../../web/view.ts";
import { type FoundQuote, findTaken } from "../taken-quotes.ts";
import { toHtml } from "../to-html.ts";
import { withdrawnWords } from "../withdrawn-words.ts";
import { type Html, renderLayout } from "./layout.ts";

const SHOWN = "这是您在自助机上看到的原文";
const NOT_SHOWN = "资料更新过，没法照原样显示";
const WITHDRAWN = "您看过的资料已经撤下";
const UNREADABLE = "这个链接读不出来";

/** The page of a link's query, 404 where nothing of it can be read, 410 where everything that can was withdrawn. */
export function renderTaken(
  collection: Collection,
  query: string,
  settings: Settings,
): { page: string; status: 200 | 404 | 410 } {
  const link = readTaken(query);
  const found = link === null ? [] : findTaken(collection, link);
  const isRead = found.some(({ kind }) => kind !== "unreadable");
  const hasQuotes = found.some(({ kind }) => kind === "quote");
  const isWithdrawn = isRead && found.every(({ kind }) => kind === "withdrawn" || kind === "unreadable");
  const title = isWithdrawn ? WITHDRAWN : isRead ? (hasQuotes ? SHOWN : NOT_SHOWN) : UNREADABLE;
  const main = html`<h1>${title}</h1>
${isRead ? takenViews(collection, found, hasQuotes, basePath(settings.PUBLIC_ORIGIN)) : unreadableViews()}
${toHtml(hotlineView(collection, isRead))}
${hasQuotes ? html`<p class="notice">${PRINTED_WORDS.notice}${upTo(collection)}</p>` : ""}
${isRead ? html`<p class="hint">这个网址只记着是资料里的哪几段，没有您问的话。</p>` : ""}
<p class="back"><a class="open" href="${addressOf(settings, "/")}">还有别的事，在手机上问</a></p>`;
  return {
    page: renderLayout({ title: `${title} - 法问`, main, settings, isIndexed: false }),
    status: isWithdrawn ? 410 : isRead ? 200 : 404,
  };
}

function takenViews(collection: Collection, found: readonly FoundQuote[], hasQuotes: boolean, base: string): Html {
  const isBroken = found.some(({ kind }) => kind === "unreadable");
  return html`${hasQuotes ? html`<p>下面是从资料里摘出来的话，一字没改，但不是全文。每段下面有链接，可以看前后还说了什么。</p>` : ""}
${found.map((quote, i) => takenView(collection, quote, i + 1, base))}
${isBroken ? html`<p class="changed" role="note">链接里有一段读不出来，没有显示。可以回到自助机再扫一次码。</p>` : ""}`;
}

function takenView(collection: Collection, found: FoundQuote, n: number, base: string): Html | "" {
  if (found.kind === "unreadable") return "";
  if (found.kind === "withdrawn") {
    return html`<p class="changed" role="note">第${n}段原文：${withdrawnWords(found.text)}</p>`;
  }
  if (found.kind === "changed") return changedView(collection, found, n, base);
  const { source, chunk, start, end } = found;
  const version = source.version.slice(0, VERSION_DIGITS);
  const href = quoteHref(collection, source, { passage: chunk.id, start, end, version });
  const quote = source.text.slice(start, end);
  return html`${toHtml(quoteView({ n, quote, href, source: sourceView(collection, source) }, printedAt(base)))}`;
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
<p>可以回到自助机上再扫一次码；走开了，就打下面的电话问。</p>`;
}

function hotlineView(collection: Collection, isRead: boolean): ViewElement {
  const why = isRead ? "报道里的事现在可能有变。要办事以前，可以先打电话问清楚。" : "打电话也能问。";
  return handoffView({ why, contacts: contacts(collection, [LEGAL_HOTLINE_ID]) }, PRINTED_WORDS, { heading: "h2" });
}

/** The year up to which the texts go. */
function upTo({ info: { built } }: Collection): string {
  return built === null ? "" : fill(PRINTED_WORDS.upTo, { year: built.slice(0, 4) });
}
