// Two pages about problems: one that says what just went wrong, and one that explains a kind of problem.
import { html } from "hono/html";
import { addressOf } from "../../base.ts";
import { PROBLEMS, type ProblemBody, type ProblemSlug } from "../../contract.ts";
import type { Settings } from "../../settings.ts";
import { handoffView } from "../../web/handoff-view.ts";
import { PRINTED_WORDS } from "../../web/printed.ts";
import { PROBLEM_WORDS } from "../problem-words.ts";
import { toHtml } from "../to-html.ts";
import { renderLayout } from "./layout.ts";

/** For a browser: what happened, what to do, whom to turn to. */
export function renderProblemPage(body: ProblemBody, settings: Settings): string {
  const main = html`<h1>${body.title}</h1>
<p class="lead">${body.detail}</p>
<p><a class="open" href="${addressOf(settings, "/")}">回到首页</a></p>
${toHtml(handoffView(body.handoff, PRINTED_WORDS, { heading: "h2" }))}
<p class="hint">编号：${body.instance}</p>`;
  return renderLayout({ title: `${body.title} - 法问`, main, settings });
}

/** What `type` of a problem points to. */
export function renderProblemKind(slug: ProblemSlug, settings: Settings): string {
  const { title, meaning, remedy } = PROBLEM_WORDS[slug];
  const main = html`<h1>${title}</h1>
<p>${meaning}</p>
<p>${remedy}</p>
<p class="hint">接口里的名字：<code>${slug}</code>，状态码 ${PROBLEMS[slug]}。</p>
<p><a class="open" href="${addressOf(settings, "/")}">回到首页</a></p>`;
  return renderLayout({ title: `${title} - 法问`, main, settings });
}
