// For staff: how an answer came about, the reply's `explain` as tables. Whatever it holds is shown: a field without
// a label here stands under its own name. Nothing is computed that is not in the reply.
import { html } from "hono/html";
import { type Collection, cite } from "../../collection.ts";
import type { Answer } from "../../contract.ts";
import { QUESTION_CHARS_MAX } from "../../limits.ts";
import { clean } from "../../text.ts";
import { el, type View, type ViewElement } from "../../web/view.ts";
import { toHtml } from "../to-html.ts";
import type { AskedPage } from "./home.ts";
import { type Html, renderLayout } from "./layout.ts";

/** What the fields are called on the page, wherever they stand. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ["understood", "听懂了什么"],
  ["scope", "单看用词，像不像这里的事"],
  ["about", "资料里写没写到"],
  ["answers", "最好的一条算不算回答"],
  ["candidates", "候选的事实，最好的在前"],
  ["rule", "按哪条规则定的"],
  ["thresholds", "门槛"],
  ["nearest_rejected", "落选的里面最近的"],
  ["faults", "出门前查出的错"],
  ["kinds", "点明要的是什么"],
  ["likeliest", "最可能要的是什么"],
  ["kind", "种类"],
  ["turn_to", "问该找谁"],
  ["place", "地方"],
  ["matter", "什么事"],
  ["services", "点了名的服务"],
  ["now", "问的是现在"],
  ["carried", "接着上一句"],
  ["row", "facts.csv 第几行"],
  ["subject", "说的是什么"],
  ["passage", "段落"],
  ["source", "资料"],
  ["text", "原文"],
  ["score", "得分"],
  ["share", "占多少"],
  ["asked", "像不像写好的问法"],
  ["unmet", "问到的种类没有时"],
  ["status", "结果"],
  ["reason", "原因"],
  ["id", "回答的编号"],
  ["missing", "没找到的"],
  ["index", "资料的编号"],
]);
const NOTHING = "没有";
const THOUSANDTHS = 1_000;

export function renderExplain({ collection, settings, turn, fault, place }: AskedPage): string {
  const typed = turn?.question ?? fault?.typed ?? "";
  const main = html`<h1>回答是怎么来的</h1>
<p>给工作人员看：程序从一句话里听出了什么，找到了哪些句子，凭什么这样回答。</p>
${explainForm(clean(typed), fault?.sentence ?? null, clean(place ?? ""))}
${turn === null ? "" : sections(turn.answer, collection).map(toHtml)}`;
  return renderLayout({ title: "回答是怎么来的 - 法问", main, settings, isIndexed: false });
}

/** It posts: what is asked here stays out of the address, too. */
function explainForm(typed: string, fault: string | null, place: string): Html {
  return html`<form class="ask" method="post" action="/explain">
${fault === null ? "" : html`<p id="fault" class="fault" role="alert">${fault}</p>`}
<label for="question">问题</label>
<textarea id="question" name="question" rows="2" required autocomplete="off"${fault === null ? "" : html` aria-invalid="true" aria-describedby="fault"`}>${typed}</textarea>
<p class="hint">最多${QUESTION_CHARS_MAX}个字。也可以用地址 /explain?q=… 打开，那样问题会留在浏览记录里。</p>
<label for="place">地方（可以不填）</label>
<input id="place" name="place" value="${place}" autocomplete="off">
<button type="submit" class="send">看一看</button>
</form>`;
}

function sections(answer: Answer, collection: Collection): ViewElement[] {
  const { id, status, reason, matter, missing, index, explain } = answer;
  const outcome = { status, reason, matter, missing: missing.map(({ label }) => label), id, index: index.id };
  return [
    el("h2", {}, "得出的回答"),
    listView(outcome, collection),
    el("div", { class: "said" }, ...answer.answer.split("\n").map((line) => el("p", {}, line))),
    ...answer.warnings.map((warning) => el("p", { class: "warning" }, warning)),
    ...(explain === undefined
      ? [el("p", {}, "这句话不用查资料就回答了，所以没有别的可看。")]
      : Object.entries(explain).flatMap(([name, value]) => [
          el("h2", {}, labelOf(name)),
          blockView(name, value, collection),
        ])),
  ];
}

function labelOf(name: string): string {
  return LABELS.get(name) ?? name;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value in a place of its own: a table for a list of things, a list of terms for one thing. */
function blockView(name: string, value: unknown, collection: Collection): ViewElement {
  if (Array.isArray(value) && value.length > 0 && value.every(isFields)) return tableView(name, value, collection);
  if (isFields(value)) return listView(value, collection);
  return el("p", {}, ...valueViews(name, value, collection));
}

function listView(fields: Record<string, unknown>, collection: Collection): ViewElement {
  return el(
    "dl",
    { class: "fields" },
    ...Object.entries(fields).flatMap(([name, value]) => [
      el("dt", {}, labelOf(name)),
      el("dd", {}, ...valueViews(name, value, collection)),
    ]),
  );
}

/** Wider than a phone: it scrolls by itself, with the keyboard too. */
function tableView(name: string, rows: readonly Record<string, unknown>[], collection: Collection): ViewElement {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return el(
    "div",
    { class: "wide", role: "region", tabindex: "0", "aria-label": `${labelOf(name)}（表格）` },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...columns.map((column) => el("th", { scope: "col" }, labelOf(column))))),
      el(
        "tbody",
        {},
        ...rows.map((row) =>
          el(
            "tr",
            {},
            ...columns.map((column) =>
              el("td", { class: `of-${column}` }, ...valueViews(column, row[column], collection)),
            ),
          ),
        ),
      ),
    ),
  );
}

/** A value in one line, or nested when it has parts. */
function valueViews(name: string, value: unknown, collection: Collection): View[] {
  if (value === null || value === undefined || value === "") return [NOTHING];
  if (typeof value === "boolean") return [value ? "是" : "不是"];
  if (typeof value === "number") return [String(Math.round(value * THOUSANDTHS) / THOUSANDTHS)];
  if (typeof value === "string") return [name === "passage" ? passageView(value, collection) : value];
  if (Array.isArray(value)) {
    if (value.length === 0) return [NOTHING];
    if (value.some(isFields)) return [blockView(name, value, collection)];
    return [value.map(String).join("、")];
  }
  return isFields(value) ? [listView(value, collection)] : [String(value)];
}

/** A passage as a link to where it stands. */
function passageView(id: string, collection: Collection): View {
  const chunk = collection.chunks.get(id);
  const source = chunk === undefined ? undefined : collection.sources.get(chunk.source);
  if (chunk === undefined || source === undefined) return id;
  const { start, end } = chunk;
  return el("a", { href: cite(collection, chunk, source, { n: 1, start, end, origin: null }).href }, id);
}
