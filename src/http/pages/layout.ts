// The frame of every page: head, header, and footer with the operator's details. No inline styles or scripts.
import { html } from "hono/html";
import { addressOf } from "../../base.ts";
import { readerHost } from "../../reader-host.ts";
import type { Settings } from "../../settings.ts";
import { LANG_NAMES, LANGS } from "../../view/attributes.ts";
import { fill } from "../../view/chat-words.ts";
import { iconView } from "../../view/icons.ts";
import { telAddress } from "../../view/view.ts";
import { type Reader, withLang } from "../page-language.ts";
import { toHtml } from "../to-html.ts";

export type Html = ReturnType<typeof html>;

export interface Layout {
  title: string;
  main: Html;
  settings: Settings;
  reader: Reader;
  /** Loads the chat's script. */
  hasScript?: boolean;
  /** Path of the page's own script. */
  script?: string;
  /** False asks search engines not to index the page. */
  isIndexed?: boolean;
}

export function renderLayout(layout: Layout): string {
  const { title, main, settings, reader, hasScript = false, script, isIndexed = true } = layout;
  const { words } = reader;
  const page = html`<!doctype html>
<html lang="${reader.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isIndexed ? "" : html`<meta name="robots" content="noindex">`}
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<link rel="icon" href="${addressOf(settings, "/icon.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${addressOf(settings, "/page.css")}">
${hasScript ? html`<script type="module" src="${addressOf(settings, "/widget.js")}"></script>` : ""}
${script === undefined ? "" : html`<script type="module" src="${addressOf(settings, script)}"></script>`}
</head>
<body>
<header class="top"><a class="skip" href="#main">${words.skip}</a> <a class="name" href="${addressOf(settings, "/")}">${words.title}</a> <span class="what">${words.about}</span> <a class="call" href="tel:12348" aria-label="${words.call}">${toHtml(iconView("phone"))} 12348</a></header>
${reader.announcements.map(
  (text) => html`<p class="announcement" role="note" lang="zh-CN">${text}</p>
`,
)}<main id="main" tabindex="-1">
${main}
</main>
${footer(settings, reader)}
</body>
</html>
`;
  return withLang(String(page), reader);
}

/** Links to the same page in the other languages, each named in its own language. */
function languages({ lang, here, words }: Reader): Html {
  const others = LANGS.filter((other) => other !== lang);
  const query = here.includes("?") ? "&" : "?";
  return html`<nav class="languages" aria-label="${lang === "en" ? words.language : `${words.language} Language`}">${others.map(
    (other) =>
      html`<a href="${here}${query}lang=${other}" lang="${other}" hreflang="${other}" rel="nofollow">${LANG_NAMES[other]}</a> `,
  )}</nav>`;
}

function footer(settings: Settings, reader: Reader): Html {
  const { words } = reader;
  const { OPERATOR_NAME, OPERATOR_CONTACT, COMPLAINT_CHANNEL, FILING_NUMBER } = settings;
  const host = readerHost(settings);
  const detail = (label: string, value: string) =>
    value === "" ? "" : html`<p>${label}${words.colon}<bdi lang="zh-CN">${reachable(value)}</bdi></p>`;
  return html`<footer class="bottom">
<nav aria-label="${words.aboutSite}"><ul>
<li><a href="${addressOf(settings, "/sources")}">${words.sources}</a></li>
<li><a href="${addressOf(settings, "/accessibility")}">${words.accessibility}</a></li>
<li><a href="${addressOf(settings, "/privacy")}">${words.privacy}</a></li>
<li><a href="${addressOf(settings, "/openapi.json")}">${words.api}</a></li>
</ul></nav>
${languages(reader)}
<p>${words.notLogged}${host === "" ? "" : ` ${fill(words.leaves, { host })}`}</p>
${detail(words.operator, OPERATOR_NAME)}
${detail(words.contact, OPERATOR_CONTACT)}
${detail(words.complaint, COMPLAINT_CHANNEL)}
${detail(words.filing, FILING_NUMBER)}
</footer>`;
}

/** Marks words of the texts or their editors as Chinese, on a page in any language. */
export function chinese(words: string): Html {
  return html`<span lang="zh-CN">${words}</span>`;
}

/** Links a telephone number; shows anything else as it is. */
export function reachable(words: string): Html {
  const tel = telAddress(words);
  return tel === null ? html`${words}` : html`<a href="${tel}" translate="no">${words}</a>`;
}
