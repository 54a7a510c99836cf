// The list of sources, one line of facts each, and the evidence for the telephone numbers. It fits on a few screens;
// details unfold on a tap.
import { html } from "hono/html";
import { type Collection, contactIn, sourceView } from "../../collection.ts";
import type { Contact } from "../../contract.ts";
import type { CorpusSource } from "../../corpus.ts";
import type { Settings } from "../../settings.ts";
import { fill } from "../../view/chat-words.ts";
import { dateWords, titleWords } from "../../view/source-words.ts";
import { el, telAddress, type View, type ViewElement, webAddress } from "../../view/view.ts";
import { factsLine } from "../facts-line.ts";
import type { Reader } from "../page-language.ts";
import { basisViews } from "./basis.ts";
import { type Html, renderLayout } from "./layout.ts";
import type { PageWords } from "./page-words.ts";

/** A longer list is grouped by year. */
const LIST_MAX = 30;

export function renderSources(collection: Collection, settings: Settings, reader: Reader): string {
  const { lang, words, print } = reader;
  const { sources, contacts } = collection.corpus;
  const own = sources.filter(({ office }) => office !== undefined);
  const texts = sources.filter(({ office }) => office === undefined);
  const list = (of: readonly CorpusSource[]) => sourceList(collection, of, reader);
  const counted = (name: string, of: readonly CorpusSource[]) => fill(words.count, { name, n: of.length });
  const main = html`<h1>${words.sources}</h1>
<p>${fill(words.sourcesLead, { n: sources.length })}</p>
${texts.length > LIST_MAX ? byYear(texts, words).map(([year, of], i) => folded(counted(year, of), list(of), i === 0)) : list(texts)}
${own.length === 0 ? "" : folded(counted(words.ownSources, own), list(own), false)}
<h2>${words.numbers}</h2>
<p>${words.numbersLead}</p>
<ul class="numbers">${contacts.map((contact) => print(contactView(contactIn(collection, contact, lang), words)))}</ul>`;
  return renderLayout({ title: `${words.sources} - ${words.title}`, main, settings, reader });
}

function sourceList(collection: Collection, sources: readonly CorpusSource[], { words, base, print }: Reader): Html {
  return html`<ul class="sources">${sources.map((source) => {
    const view = sourceView(collection, source);
    const href = `${base}/sources/${encodeURIComponent(source.id)}`;
    return print(
      el(
        "li",
        {},
        el("a", { href, translate: "no" }, titleWords(view, words)),
        " ",
        el("span", { class: "hint" }, factsLine(view, words)),
      ),
    );
  })}</ul>`;
}

/** Newest year first, sources without a date last. */
function byYear(sources: readonly CorpusSource[], words: PageWords): [year: string, of: CorpusSource[]][] {
  const years = Map.groupBy(sources, ({ published }) => published?.slice(0, 4) ?? "");
  const sorted = [...years].sort(([a], [b]) => (a < b ? 1 : -1));
  return sorted.map(([year, of]) => [year === "" ? words.noTime : dateWords(year, words), of]);
}

function folded(name: string, list: Html, isOpen: boolean): Html {
  return html`<details class="years"${isOpen ? html` open` : ""}><summary class="unfold">${name}</summary>${list}</details>`;
}

function contactView({ name, tel, url, for: purpose, basis }: Contact, words: PageWords): ViewElement {
  const call = telAddress(tel);
  const page = webAddress(url);
  // One element, so that a name in two languages stays one run of text.
  const shown = el("span", {}, name);
  const named: View[] = tel === null ? [shown] : [el("strong", { class: "tel", translate: "no" }, tel), " ", shown];
  const proofs = basisViews(basis).map((views) => el("li", {}, ...views));
  return el(
    "li",
    {},
    call === null ? el("span", { class: "named" }, ...named) : el("a", { class: "named", href: call }, ...named),
    el(
      "details",
      {},
      el("summary", { class: "unfold" }, words.basis, el("span", { class: "unseen" }, `${words.colon}${name}`)),
      el("p", {}, purpose),
      page === null ? null : el("p", {}, el("a", { href: page, rel: "noopener noreferrer nofollow" }, words.webPage)),
      el("ul", {}, ...proofs),
    ),
  );
}
