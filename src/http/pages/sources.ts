// The list of the source texts, and where the telephone numbers stand.
import { html } from "hono/html";
import { addressOf } from "../../base.ts";
import type { Collection } from "../../collection.ts";
import type { Settings } from "../../settings.ts";
import { contactsView } from "../../web/handoff-view.ts";
import { PRINTED_WORDS } from "../../web/printed.ts";
import { factsView } from "../../web/quote-view.ts";
import { titleWords } from "../../web/source-words.ts";
import { sourceSummaries } from "../read-replies.ts";
import { toHtml } from "../to-html.ts";
import { renderLayout } from "./layout.ts";

export function renderSources(collection: Collection, settings: Settings): string {
  const { sources, contacts } = collection.corpus;
  const main = html`<h1>资料目录</h1>
<p>回答里的原文都出自下面${sources.length}篇资料。资料没有写明的，这里写“来源未注明”；写“约”的，是编者推算的。</p>
<ul class="sources">${sourceSummaries(collection, sources).map((source) => {
    const { id, characters, passages } = source;
    return html`<li><a class="open" href="${addressOf(settings, `/sources/${encodeURIComponent(id)}`)}">${titleWords(source, PRINTED_WORDS)}</a> ${toHtml(factsView(source, PRINTED_WORDS))} <span class="fact">篇幅：${characters}个字，${passages}段</span></li>`;
  })}</ul>
<h2>电话从哪里来</h2>
<p>这里只显示核对过的电话。</p>
${contacts.map(
  (contact) =>
    html`<div class="basis">${toHtml(contactsView([contact], PRINTED_WORDS))}<p class="hint">依据：${contact.basis}</p></div>`,
)}`;
  return renderLayout({ title: "资料目录 - 法问", main, settings });
}
