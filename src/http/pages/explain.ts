// The staff page: how an answer was produced. It shows the reply's `explain` with Chinese labels as short lists and
// tables. Every field is shown; one without a label in explain-words uses its own name. Nothing is computed here.
import { html } from "hono/html";
import { addressOf } from "../../base.ts";
import { cite } from "../../collection.ts";
import type { Answer, Explain } from "../../contract.ts";
import { QUESTION_CHARS_MAX } from "../../limits.ts";
import { clean } from "../../text.ts";
import { SOURCES_LANG } from "../../view/showing.ts";
import { el, type View, type ViewElement } from "../../view/view.ts";
import { fieldName, valueName } from "../explain-words.ts";
import { toHtml } from "../to-html.ts";
import type { AskedPage } from "./home.ts";
import { type Html, renderLayout } from "./layout.ts";

/** The context needed to show a value. */
type Shown = Pick<AskedPage, "collection" | "settings">;

/**
 * Columns of a table, the most important first: a phone shows two. `source` is left out, because a passage's id starts
 * with its source's.
 */
const COLUMNS = ["row", "text", "kind", "subject", "score", "share", "asked"];
const LAST_COLUMNS = ["passage"];
const LEFT_OUT = ["source"];
const NOTHING = "没有";
const THOUSANDTHS = 1_000;

export function renderExplain({ collection, settings, reader, turn, fault, place }: AskedPage): string {
  const typed = turn?.question ?? fault?.typed ?? "";
  const form = explainForm(clean(typed), fault?.sentence ?? null, clean(place ?? ""), addressOf(settings, "/explain"));
  const main = html`<h1>回答是怎么来的</h1>
<p>给工作人员看：听出了什么，找到了哪些句子，凭什么这样回答。</p>
${turn === null ? form : html`<p>${turn.note ?? "问的是："}<strong>${clean(typed)}</strong></p>${sections(turn.answer, { collection, settings }).map(toHtml)}<h2>再看一句</h2>${form}`}`;
  return renderLayout({ title: "回答是怎么来的 - 法问", main, settings, reader, isIndexed: false });
}

/** The form posts, so that the question stays out of the address. */
function explainForm(typed: string, fault: string | null, place: string, action: string): Html {
  return html`<form class="ask" method="post" action="${action}">
${fault === null ? "" : html`<p id="fault" class="fault" role="alert">${fault}</p>`}
<label for="question">问题</label>
<textarea id="question" name="question" rows="2" required autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" translate="no"${fault === null ? "" : html` aria-invalid="true" aria-describedby="fault"`}>${typed}</textarea>
<p class="hint">最多${QUESTION_CHARS_MAX}个字。用地址 ${action}?q=… 也能打开，不过问题会留在浏览记录里。</p>
<label for="place">地方（可以不填）</label>
<input id="place" name="place" value="${place}" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" translate="no">
<button type="submit" class="send">看一看</button>
</form>`;
}

function sections(answer: Answer, shown: Shown): ViewElement[] {
  const { id, status, reason, matter, missing, index, explain } = answer;
  const rule = explain === undefined ? {} : { rule: explain.rule };
  const why = reason === null ? {} : { reason };
  const lacking = missing.length === 0 ? {} : { missing: missing.map(({ label }) => label) };
  const outcome = { status, ...why, ...rule, matter, ...lacking };
  return [
    el("h2", {}, "得出的回答"),
    listView(outcome, shown),
    el("div", { class: "said", ...SOURCES_LANG }, ...answer.answer.split("\n").map((line) => el("p", {}, line))),
    ...answer.warnings.map((warning) => el("p", { class: "warning" }, warning)),
    ...(explain === undefined
      ? [el("p", {}, "这句话不用查资料就回答了，所以没有别的可看。")]
      : explainViews(explain, shown)),
    el("p", { class: "hint" }, `${fieldName("id")} ${id}，${fieldName("index")} ${index.id}`),
  ];
}

function explainViews(explain: Explain, shown: Shown): ViewElement[] {
  const { understood, scope, about, answers, thresholds, candidates, rule: _rule, ...rest } = explain;
  const head = (name: string) => el("h2", {}, fieldName(name));
  return [
    head("understood"),
    listView(understood, shown),
    head("likely"),
    likelyView({ scope, about, answers }, thresholds),
    head("candidates"),
    candidates.length === 0 ? el("p", {}, NOTHING) : tableView("candidates", candidates, shown),
    listView(rest, shown),
  ];
}

/** Each probability beside its threshold. */
function likelyView(found: Record<string, number>, thresholds: Readonly<Record<string, number>>): ViewElement {
  const names = [...new Set([...Object.keys(found), ...Object.keys(thresholds)])];
  const cell = (value: number | undefined) => el("td", {}, value === undefined ? "—" : numberText(value));
  const head = (name: string) => el("th", { scope: "col" }, name);
  return el(
    "table",
    { class: "likely" },
    el("thead", {}, el("tr", {}, head("看什么"), head("算出来"), head("门槛"))),
    el(
      "tbody",
      {},
      ...names.map((name) =>
        el("tr", {}, el("th", { scope: "row" }, fieldName(name)), cell(found[name]), cell(thresholds[name])),
      ),
    ),
  );
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): boolean {
  return value == null || value === "" || value === false || (Array.isArray(value) && value.length === 0);
}

/** Fields with a value as terms; the names of empty fields in one line. */
function listView(fields: Record<string, unknown>, shown: Shown): ViewElement {
  const filled = Object.entries(fields).filter(([, value]) => !isNothing(value));
  const empty = Object.keys(fields).filter((name) => isNothing(fields[name]));
  const term = (name: string, value: View) => [el("dt", {}, name), el("dd", {}, value)];
  return el(
    "dl",
    { class: "fields" },
    ...filled.flatMap(([name, value]) => term(fieldName(name), valueView(name, value, shown))),
    ...(empty.length === 0 ? [] : term(NOTHING, empty.map(fieldName).join("、"))),
  );
}

/** Tables are wider than a phone: each scrolls by itself, also with the keyboard. */
function tableView(name: string, rows: readonly Record<string, unknown>[], shown: Shown): ViewElement {
  const named = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => !LEFT_OUT.includes(column));
  const others = named.filter((column) => ![...COLUMNS, ...LAST_COLUMNS].includes(column));
  const columns = [...COLUMNS, ...others, ...LAST_COLUMNS].filter((column) => named.includes(column));
  const head = columns.map((column) => el("th", { scope: "col" }, fieldName(column)));
  const cells = (row: Record<string, unknown>) =>
    columns.map((column) => el("td", { class: `of-${column}` }, valueView(column, row[column], shown)));
  return el(
    "div",
    { class: "wide-frame" },
    el("p", { class: "hint wide-hint" }, "表格比屏幕宽，左右拖动可以看到其余几列 →"),
    el(
      "div",
      { class: "wide", role: "region", tabindex: "0", "aria-label": `${fieldName(name)}（表格）` },
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, ...head)),
        el("tbody", {}, ...rows.map((row) => el("tr", {}, ...cells(row)))),
      ),
    ),
  );
}

/** A value in one line, or nested when it has fields. */
function valueView(name: string, value: unknown, shown: Shown): View {
  if (isNothing(value) && typeof value !== "boolean") return NOTHING;
  if (typeof value === "boolean") return value ? "是" : "不是";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string" && name === "text") return el("span", SOURCES_LANG, value);
  if (typeof value === "string") return name === "passage" ? passageView(value, shown) : textOf(name, value, shown);
  if (Array.isArray(value)) {
    if (value.every(isFields)) return tableView(name, value, shown);
    return value.map((item) => textOf(name, String(item), shown)).join("、");
  }
  return isFields(value) ? listView(value, shown) : String(value);
}

function numberText(value: number): string {
  return String(Math.round(value * THOUSANDTHS) / THOUSANDTHS);
}

/** The names of matters and services instead of their ids. */
function textOf(field: string, value: string, { collection: { corpus } }: Shown): string {
  const named = field === "matter" ? corpus.matters : field === "services" ? corpus.services : [];
  return named.find(({ id }) => id === value)?.name ?? valueName(field, value);
}

/** A passage as a link to its place in the source. */
function passageView(id: string, { collection, settings }: Shown): View {
  const chunk = collection.chunks.get(id);
  const source = chunk === undefined ? undefined : collection.sources.get(chunk.source);
  if (chunk === undefined || source === undefined) return id;
  const { start, end } = chunk;
  const { href } = cite(collection, chunk, source, { n: 1, start, end, origin: null });
  return el("a", { href: addressOf(settings, href) }, id);
}
