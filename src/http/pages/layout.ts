// What every page has around its content: head, name, footer with the operator's words. No inline style or script.
import { html } from "hono/html";
import { addressOf } from "../../base.ts";
import type { Settings } from "../../settings.ts";
import { iconView } from "../../web/icons.ts";
import { telAddress } from "../../web/view.ts";
import { toHtml } from "../to-html.ts";

export type Html = ReturnType<typeof html>;

export interface Layout {
  title: string;
  main: Html;
  settings: Settings;
  /** The chat's script, on the page that has a chat. */
  hasScript?: boolean;
  /** A script of the page's own. */
  script?: string;
  /** False keeps search engines out. */
  isIndexed?: boolean;
}

export function renderLayout({ title, main, settings, hasScript = false, script, isIndexed = true }: Layout): string {
  return String(html`<!doctype html>
<html lang="zh-CN">
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
<header class="top"><a class="skip" href="#main">跳到正文</a> <a class="name" href="${addressOf(settings, "/")}">法问</a> <span class="what">公共法律服务资料查询</span> <a class="call" href="tel:12348" aria-label="打12348公共法律服务热线">${toHtml(iconView("phone"))} 12348</a></header>
<main id="main" tabindex="-1">
${main}
</main>
${footer(settings)}
</body>
</html>
`);
}

function footer(settings: Settings): Html {
  const { OPERATOR_NAME, OPERATOR_CONTACT, COMPLAINT_CHANNEL, FILING_NUMBER } = settings;
  return html`<footer class="bottom">
<nav aria-label="关于本站"><ul>
<li><a href="${addressOf(settings, "/sources")}">资料目录</a></li>
<li><a href="${addressOf(settings, "/accessibility")}">无障碍声明</a></li>
<li><a href="${addressOf(settings, "/openapi.json")}">接口说明（给程序用）</a></li>
</ul></nav>
<p>您写的问题不会保存，也不会记在日志里。</p>
${OPERATOR_NAME === "" ? "" : html`<p>运营单位：${OPERATOR_NAME}</p>`}
${OPERATOR_CONTACT === "" ? "" : html`<p>联系方式：${reachable(OPERATOR_CONTACT)}</p>`}
${COMPLAINT_CHANNEL === "" ? "" : html`<p>投诉渠道：${reachable(COMPLAINT_CHANNEL)}</p>`}
${FILING_NUMBER === "" ? "" : html`<p>备案号：${FILING_NUMBER}</p>`}
</footer>`;
}

/** A number that can be called is a link; anything else is shown as it is. */
export function reachable(words: string): Html {
  const tel = telAddress(words);
  return tel === null ? html`${words}` : html`<a href="${tel}" translate="no">${words}</a>`;
}
