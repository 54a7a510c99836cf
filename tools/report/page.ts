// Renders the report of a collection as one self-contained HTML page, for screens and for printing on A4.
import { html, raw } from "hono/html";
import { findCells } from "./cells.ts";
import { findChanges } from "./changes.ts";
import { findClashes } from "./clashes.ts";
import type { ReportedCollection } from "./collection.ts";
import { findExpiring } from "./expiring.ts";
import { cellsSection, reachableSection, sourcesSection } from "./inventory.ts";
import type { Markup } from "./markup.ts";
import { findReachable } from "./reachable.ts";
import { changesSection, clashesSection, expiringSection, unreadSection, warningsSection } from "./sections.ts";
import { STYLE } from "./style.ts";

export interface Report {
  readonly page: string;
  /** Counts of what needs attention, one entry per kind. */
  readonly todo: readonly Todo[];
}

export interface Todo {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly count: number;
  readonly colour: "red" | "amber";
}

export async function renderReport(collection: ReportedCollection): Promise<Report> {
  const { corpus, before, snapshot, unread, warnings } = collection;
  const expiring = findExpiring(collection);
  const reachable = findReachable(collection);
  const differing = findClashes(corpus);
  const cells = findCells(corpus);
  const over = expiring.filter(({ daysLeft }) => daysLeft < 0);
  const changes = before === null ? null : findChanges(before.snapshot, snapshot);
  const blanks = cells.reduce((sum, { isAsked, lacking }) => sum + (isAsked ? lacking.length : 0), 0);
  const todo: Todo[] = [
    { id: "unread", zh: "没有读的文件", en: "files not read", count: unread.length, colour: "red" },
    { id: "expiring", zh: "已过期", en: "expired", count: over.length, colour: "red" },
    {
      id: "expiring",
      zh: "90天内到期",
      en: "expiring within 90 days",
      count: expiring.length - over.length,
      colour: "amber",
    },
    { id: "clashes", zh: "互相矛盾的事实", en: "clashes", count: differing.clashes.length, colour: "red" },
    {
      id: "clashes",
      zh: "新旧资料说法不同",
      en: "old and new differ",
      count: differing.outdated.length,
      colour: "amber",
    },
    { id: "warnings", zh: "建索引时的提醒", en: "warnings", count: warnings.length, colour: "amber" },
    { id: "facts", zh: "市民常问、资料里空着的格子", en: "empty cells", count: blanks, colour: "amber" },
  ];
  const tiles: [string, number][] = [
    ["篇资料", corpus.sources.filter(({ office }) => office === undefined).length],
    ["条本单位资料", corpus.facts.filter(({ checked_on }) => checked_on !== null).length],
    ["条事实", corpus.facts.length],
    ["个电话", reachable.filter(({ kind }) => kind === "telephone").length],
  ];
  const main = html`${header(collection, tiles, todo)}
${changesSection(before, changes)}
${expiringSection(expiring)}
${clashesSection(differing, collection)}
${unreadSection(unread)}
${sourcesSection(collection)}
${reachableSection(reachable)}
${cellsSection(cells)}
${warningsSection(warnings)}
<footer>由 npm run report 生成，只供本单位核对用。<span class="en" lang="en">Made by npm run report; for staff.</span></footer>`;
  return { page: String(await shell(`${collection.name}：资料报告`, main)), todo };
}

function header(
  { name, today, seedsDir }: ReportedCollection,
  tiles: readonly [string, number][],
  todo: readonly Todo[],
): Markup {
  return html`<h1>${name}：资料报告</h1>
<p class="meta">${today}　文件夹 ${seedsDir}<span class="en" lang="en">Report on a collection</span></p>
<ul class="tiles">${tiles.map(([unit, count]) => html`<li><b>${count}</b>${unit}</li>`)}</ul>
<ul class="todo">${todo.map(
    ({ id, zh, en, count, colour }) =>
      html`<li><span class="count ${count === 0 ? "" : colour}">${count}</span><span>${count === 0 ? zh : html`<a href="#${id}">${zh}</a>`}<span class="en" lang="en">${en}</span></span></li>`,
  )}</ul>`;
}

function shell(title: string, main: Markup): Markup {
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${raw(STYLE)}</style></head>
<body><main>${main}</main></body></html>
`;
}
