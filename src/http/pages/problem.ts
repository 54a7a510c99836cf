// Two pages about problems: one about a problem that has just occurred, and one that explains a kind of problem.
import { html } from "hono/html";
import { PROBLEMS, type ProblemBody, type ProblemSlug } from "../../contract.ts";
import type { Settings } from "../../settings.ts";
import { handoffView } from "../../view/handoff-view.ts";
import { el } from "../../view/view.ts";
import type { Reader } from "../page-language.ts";
import { PROBLEM_WORDS_IN } from "../problem-words.ts";
import { renderLayout } from "./layout.ts";

/** The page of a problem: what happened, what to do, whom to call. */
export function renderProblemPage(body: ProblemBody, settings: Settings, reader: Reader): string {
  const { words, print } = reader;
  const { title } = body;
  const main = html`<h1>${title}</h1>
${print(el("p", { class: "lead" }, body.detail))}
<p><a class="open" href="${reader.base}/">${words.toHome}</a></p>
${print(handoffView(body.handoff, words, { heading: "h2" }))}
<p class="hint">${words.number}${body.instance}</p>`;
  return renderLayout({ title: `${title} - ${words.title}`, main, settings, reader });
}

/** The page that a problem's `type` points to. */
export function renderProblemKind(slug: ProblemSlug, settings: Settings, reader: Reader): string {
  const { words, lang } = reader;
  const { title, meaning, remedy } = PROBLEM_WORDS_IN[lang][slug];
  const [comma, stop] = lang === "en" ? [", ", "."] : ["，", "。"];
  const main = html`<h1>${title}</h1>
<p>${meaning}</p>
<p>${remedy}</p>
<p class="hint">${words.kindIn}<code>${slug}</code>${comma}${words.statusCode}${PROBLEMS[slug]}${stop}</p>
<p><a class="open" href="${reader.base}/">${words.toHome}</a></p>`;
  return renderLayout({ title: `${title} - ${words.title}`, main, settings, reader });
}
