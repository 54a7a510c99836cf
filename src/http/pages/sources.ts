// The list of the source texts, a line of facts each, and where the telephone numbers stand: what fits on few screens. What
// staff or the curious want to know beside it is there on a tap.
import { html } from "hono/html";
import { addressOf } from "../../base.ts";
import { type Collection, sourceView } from "../../collection.ts";
import type { CorpusSource } from "../../corpus.ts";
import type { Settings } from "../../settings.ts";
import { PRINTED_WORDS } from "../../web/printed.ts";
import { titleWords } from "../../web/source-words.ts";
import { el, telAddress, type View, type ViewElement, webAddress } from "../../web/view.ts";
import { factsLine, NO_TIME } from "../facts-line.ts";
import { toHtml } from "../to-html.ts";
import { basisViews } from "./basis.ts";
import { type Html, renderLayout } from "./layout.ts";

type Contact = Collection["corpus"]["contacts"][number];

/** More than these are grouped by year. */
const LIST_MAX = 30;
const OWN = "本单位自己核对的资料";

export function renderSources(collection: Collection, settings: Settings): string {
  const { sources, contacts } = collection.corpus;
  const own = sources.filter(({ office }) => office !== undefined);
  const texts = sources.filter(({ office }) => office === undefined);
  const list = (of: readonly CorpusSource[]) => sourceList(collection, of, settings);
  const main = html`<h1>资料目录</h1>
<p>回答里的原文都出自这${sources.length}篇资料。写“约”的时间，是编者推算的。</p>
${texts.length > LIST_MAX ? byYear(texts).map(([year, of], i) => folded(year, of.length, list(of), i === 0)) : list(texts)}
${own.length === 0 ? "" : folded(OWN, own.length, list(own), false)}
<h2>电话从哪里来</h2>
<p>这里只有核对过的电话。点“依据”，看它管什么事、写在哪里。</p>
<ul class="numbers">${contacts.map((contact) => toHtml(contactView(contact)))}</ul>`;
  return renderLayout({ title: "资料目录 - 法问", main, settings });
}

function sourceList(collection: Collection, sources: readonly CorpusSource[], settings: Settings): Html {
  return html`<ul class="sources">${sources.map((source) => {
    const view = sourceView(collection, source);
    const href = addressOf(settings, `/sources/${encodeURIComponent(source.id)}`);
    return html`<li><a href="${href}" translate="no">${titleWords(view, PRINTED_WORDS)}</a> <span class="hint">${factsLine(view)}</span></li>`;
  })}</ul>`;
}

/** The newest first, those without a time last. */
function byYear(sources: readonly CorpusSource[]): [year: string, of: CorpusSource[]][] {
  const years = Map.groupBy(sources, ({ published }) => published?.slice(0, 4) ?? "");
  const sorted = [...years].sort(([a], [b]) => (a < b ? 1 : -1));
  return sorted.map(([year, of]) => [year === "" ? NO_TIME : `${year}年`, of]);
}

function folded(name: string, count: number, list: Html, isOpen: boolean): Html {
  return html`<details class="years"${isOpen ? html` open` : ""}><summary class="unfold">${name}（${count}篇）</summary>${list}</details>`;
}

function contactView({ name, tel, url, for: purpose, basis }: Contact): ViewElement {
  const call = telAddress(tel);
  const page = webAddress(url);
  const named: View[] = tel === null ? [name] : [el("strong", { class: "tel", translate: "no" }, tel), " ", name];
  const proofs = basisViews(basis).map((views) => el("li", {}, ...views));
  return el(
    "li",
    {},
    call === null ? el("span", { class: "named" }, ...named) : el("a", { class: "named", href: call }, ...named),
    el(
      "details",
      {},
      el("summary", { class: "unfold" }, "依据", el("span", { class: "unseen" }, `：${name}`)),
      el("p", {}, purpose),
      page === null ? null : el("p", {}, el("a", { href: page, rel: "noopener noreferrer nofollow" }, "网页")),
      el("ul", {}, ...proofs),
    ),
  );
}
