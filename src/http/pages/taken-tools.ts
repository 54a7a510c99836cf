// What can be done with quotes that were taken along: print them, copy them, take them on to a phone. The buttons come with the
// script; the code is drawn here and works without one.
import { html } from "hono/html";
import type { Source } from "../../contract.ts";
import { fill } from "../../web/chat-words.ts";
import { qrView } from "../../web/qr-code.ts";
import { sourceFacts, titleWords } from "../../web/source-words.ts";
import { toHtml } from "../to-html.ts";
import type { Html } from "./layout.ts";
import { PAGE_WORDS as W } from "./page-words.ts";

export interface TakenQuoteText {
  n: number;
  quote: string;
  source: Source;
}

export function toolsHtml(copied: string): Html {
  return html`<div class="tools" role="group" aria-label="${W.along}" hidden>
<button type="button" data-do="copy" data-done="${W.copied}" data-refused="${W.copyByHand}">${W.copy}</button>
<button type="button" data-do="print" data-refused="${W.cannotPrint}">${W.print}</button>
</div>
<p class="said-after" role="status"></p>
<textarea class="copied" readonly hidden aria-label="${W.copy}">${copied}</textarea>`;
}

/** The quotes as text, each with where it stands; then the hotline, the notice, the link. */
export function copiedText(
  quotes: readonly TakenQuoteText[],
  { hotline, notice, link, home }: { hotline: string; notice: string; link: string; home: string },
): string {
  const blocks = quotes.map(({ n, quote, source }) =>
    [
      `「${quote}」`,
      `[${n}] ${titleWords(source, W)}`,
      sourceFacts(source, W)
        .map(({ label, value }) => `${label}${W.colon}${value}`)
        .join(" "),
      `${home}/sources/${encodeURIComponent(source.id)}`,
    ].join("\n"),
  );
  return [...blocks, hotline, notice, link].filter((block) => block !== "").join("\n\n");
}

/** For who reads it on a desk, and for paper. */
export function codeHtml(link: string, count: number): Html {
  const code = qrView(link, fill(W.phoneCode, { n: count }));
  if (code === null) return html``;
  const { attributes } = code;
  return html`<section class="phone paper-code"><div>${toHtml({ ...code, attributes: { ...attributes, class: "code" } })}</div>
<div><p>${W.phoneHow}</p><p>${W.phoneLink}<br>${link}</p></div></section>`;
}
