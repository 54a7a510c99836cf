// Two pages about problems: one about a problem that has just occurred, and one that explains a kind of problem.
import { html } from "hono/html";
import { PROBLEMS, type ProblemBody, type ProblemSlug } from "../../contract.ts";
import type { Settings } from "../../settings.ts";
import { handoffView } from "../../view/handoff-view.ts";
import type { Reader } from "../page-language.ts";
import { PROBLEM_WORDS_IN } from "../problem-words.ts";
import { chinese, type Html, renderLayout } from "./layout.ts";

/** The page of a problem: what happened, what to do, whom to call. */
export function renderProblemPage(body: ProblemBody, settings: Settings, reader: Reader): string {
  const { words, lang, print } = reader;
  const { title } = PROBLEM_WORDS_IN[lang][body.slug];
  const why = lang === "zh-CN" || body.handoff.contacts.length === 0 ? body.handoff.why : words.whyProblem;
  const main = html`<h1>${title}</h1>
${whatHappened(body, reader)}
<p><a class="open" href="${reader.base}/">${words.toHome}</a></p>
${print(handoffView({ ...body.handoff, why }, words, { heading: "h2" }))}
<p class="hint">${words.number}${body.instance}</p>`;
  return renderLayout({ title: `${title} - ${words.title}`, main, settings, reader });
}

/**
 * Describes the problem. `detail` is in Simplified Chinese only, so other languages show the general meaning of its
 * kind.
 */
function whatHappened({ slug, detail }: ProblemBody, { lang }: Reader): Html {
  if (lang === "zh-CN") return html`<p class="lead">${detail}</p>`;
  const { meaning, remedy } = PROBLEM_WORDS_IN[lang][slug];
  return html`<p class="lead">${meaning}</p>
<p>${remedy}</p>${slug === "withdrawn" ? html`\n<p>${chinese(detail)}</p>` : ""}`;
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
