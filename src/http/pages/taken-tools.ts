// Tools of the take-along page: print the quotes, copy them, open them on a phone. The script shows the buttons. The QR
// code is drawn here when the operator has configured the address, otherwise by the script, which knows the page's own
// address.
import { html } from "hono/html";
import type { Source } from "../../contract.ts";
import { fill } from "../../view/chat-words.ts";
import { modulesOf, runs } from "../../view/qr-code.ts";
import { sourceFacts, titleWords } from "../../view/source-words.ts";
import type { Html } from "./layout.ts";
import type { PageWords } from "./page-words.ts";

export interface TakenQuoteText {
  n: number;
  quote: string;
  source: Source;
}

export function toolsHtml(copied: string, words: PageWords): Html {
  return html`<div class="tools" role="group" aria-label="${words.along}" hidden>
<button type="button" data-do="copy" data-done="${words.copied}" data-refused="${words.copyByHand}">${words.copy}</button>
<button type="button" data-do="print" data-refused="${words.cannotPrint}" data-printed="${words.printed}">${words.print}</button>
</div>
<p class="said-after" role="status"></p>
<textarea class="copied" readonly hidden lang="zh-CN" translate="no" aria-label="${words.copy}">${copied}</textarea>`;
}

/** The quotes as text, each with its source; then the hotline, the notice, the link. */
export function copiedText(
  quotes: readonly TakenQuoteText[],
  { hotline, notice, path, home }: { hotline: string; notice: string; path: string; home: string },
  words: PageWords,
): string {
  const blocks = quotes.map(({ n, quote, source }) =>
    [
      `「${quote}」`,
      `[${n}] ${titleWords(source, words)}`,
      sourceFacts(source, words)
        .map(({ label, value }) => `${label}${words.colon}${value}`)
        .join(" "),
      `${home}/sources/${encodeURIComponent(source.id)}`,
    ].join("\n"),
  );
  return [...blocks, hotline, notice, `${home}${path}`].filter((block) => block !== "").join("\n\n");
}

/** The QR code, for readers at a desktop and on paper. */
export function codeHtml(path: string, home: string, count: number, words: PageWords): Html {
  const label = fill(words.phoneCode, { n: count });
  const link = `${home}${path}`;
  const code = home === "" ? null : modulesOf(link);
  return html`<section class="phone paper-code"${home === "" ? html` data-path="${path}" data-label="${label}" hidden` : ""}>
<div class="drawn">${code === null ? "" : svgHtml(code, label)}</div>
<div><p>${words.phoneHow}</p><p>${words.phoneLink}<br><span class="link">${link}</span></p></div>
</section>`;
}

function svgHtml(rows: readonly boolean[][], label: string): Html {
  const size = rows.length;
  const path = rows.flatMap(runs).join("");
  return html`<svg class="code" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="${label}"><rect width="${size}" height="${size}" fill="#fff"></rect><path d="${path}" fill="#000"></path></svg>`;
}
