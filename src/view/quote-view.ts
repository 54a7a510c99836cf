// A quote with its source, and the numbers in an answer that link to it.

import { GLOSS, type Words } from "./answer-words.ts";
import { fill } from "./chat-words.ts";
import { cutAtMarks } from "./marks.ts";
import { ownLink, type Showing, SOURCES_LANG, tabAttributes } from "./showing.ts";
import type { ShownCitation } from "./shown.ts";
import { sourceFacts, titleWords } from "./source-words.ts";
import { el, type View, type ViewElement } from "./view.ts";

export function quoteView({ n, quote, href, source, article, gloss }: ShownCitation, showing: Showing): ViewElement {
  const { words, ids } = showing;
  // Accept only a path of this service: a reply names sources of this collection.
  const link = /^\/sources\/[^\s"'<>\\]+$/.test(href) ? ownLink(href, showing) : null;
  return el(
    "figure",
    {
      class: "quote",
      part: "quote",
      id: `${ids}q${n}`,
      tabindex: "-1",
      // Without a label of its own it would be named by its whole caption, and the caption would be read twice.
      "aria-label": fill(words.quoteName, { n }),
    },
    el("blockquote", SOURCES_LANG, el("p", {}, quote)),
    gloss === undefined ? null : el("p", { class: "gloss", lang: "en" }, fill(GLOSS, { gloss })),
    el(
      "figcaption",
      {},
      el("span", { class: "number" }, `[${n}]`),
      " ",
      el("cite", SOURCES_LANG, source.title_given ? titleWords(source, words, article) : source.title),
      // This is in the language of the page.
      source.title_given ? null : `${words.editorsTitle}${article ?? ""}`,
      factsView(source, words),
      link === null
        ? null
        : el(
            "a",
            { class: "open", href: link, ...tabAttributes(showing) },
            words.quoteLink,
            el("span", { class: "unseen" }, fill(words.quoteNumber, { n }), showing.opensTab ? words.newTab : null),
          ),
    ),
  );
}

/** Publisher, place and date of a source on one line. Only an unknown value needs its label. */
function factsView(source: Parameters<typeof sourceFacts>[0], words: Words): ViewElement {
  return el(
    "span",
    { class: "facts" },
    ...sourceFacts(source, words).map(({ label, value }) =>
      value === words.unknown
        ? el("span", { class: "fact" }, `${label}${words.colon}${value}`)
        : el("span", { class: "fact", ...SOURCES_LANG }, value),
    ),
  );
}

/** Turns the citation marks in a line into links. A quote that is repeated keeps the language of its source. */
export function markedViews(line: string, citations: readonly ShownCitation[], showing: Showing): View[] {
  const views = cutAtMarks(line, citations).flatMap((piece, i, pieces): View[] => {
    if (typeof piece === "number") return [numberView(piece, showing)];
    const quote = `「${citations.find(({ n }) => n === pieces[i + 1])?.quote}」`;
    return piece.endsWith(quote) ? [piece.slice(0, -quote.length), el("span", SOURCES_LANG, quote)] : [piece];
  });
  return views.filter((view) => view !== "");
}

/** The number of a quote, as a link to it. */
export function numberView(n: number, { ids, words }: Showing): ViewElement {
  return el("a", { class: "to-quote", href: `#${ids}q${n}`, "aria-label": fill(words.toQuote, { n }) }, `[${n}]`);
}
