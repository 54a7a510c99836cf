// Sections of the report about the contents: texts with their ages, numbers and addresses with their basis, and facts
// by subject.
import { html } from "hono/html";
import { kindName } from "../../index/kind-names.ts";
import type { FactKind } from "../../src/fact-kinds.ts";
import { ASKED_KINDS, type CellValue, type SubjectCells } from "./cells.ts";
import type { ReportedCollection } from "./collection.ts";
import { ageOf } from "./days.ts";
import { empty, heading, type Markup, none, short, table, tag } from "./markup.ts";
import type { Reachable } from "./reachable.ts";

/** From this age on, answers warn that a text may be outdated. */
const OLD_YEARS = 2;

export function sourcesSection({ corpus, seeds, today }: ReportedCollection): Markup {
  const facts = Map.groupBy(corpus.facts, ({ source }) => source);
  const rows = corpus.sources.map((source) => {
    const { id, title, publisher, published, published_estimated, office, text } = source;
    const age = ageOf(published, today);
    return [
      html`${title}<br><small>${seeds.get(id)?.file ?? (office === undefined ? id : "由表里的行写成")}</small>`,
      publisher ?? empty("没写发布者"),
      published === null
        ? empty("没写日期")
        : html`${published_estimated ? "约" : ""}${published}${age === null ? "" : html`<br>${age.years >= OLD_YEARS && office === undefined ? tag(`${age.words}前`, "amber") : html`<small>${age.words}前</small>`}`}`,
      `${[...text].length}字，${facts.get(id)?.length ?? 0}条事实`,
    ];
  });
  return html`${heading("sources", "资料来源", "sources, with their ages")}
<p>满${OLD_YEARS}年的，答复里会提醒“现在可能有变”。缺发布者或日期的，在 sources.yaml 里补上。</p>
${table(["资料", "发布者", "日期", "篇幅"], rows)}`;
}

const STANDINGS_MAX = 8;
const KINDS = { telephone: "电话", address: "地址", page: "网址" } as const;

export function reachableSection(reachable: readonly Reachable[]): Markup {
  const groups = Map.groupBy(reachable, ({ kind }) => kind);
  return html`${heading("reachable", "市民看得到的电话、地址和网址", "every number and address a citizen can see")}
<p>答复下面“找人问”只用 contacts.yaml 里的电话；其余的只在引用原文和看原文时出现。请逐个核对依据。</p>
${reachable.length === 0 ? none("没有。") : ""}
${[...groups].map(([kind, each]) => html`<h3>${KINDS[kind]}（${each.length}）</h3>${table([KINDS[kind], "依据"], each.map(reachableRow))}`)}`;
}

function reachableRow({ kind, written, standings }: Reachable): readonly [Markup, Markup] {
  const shown = standings.slice(0, STANDINGS_MAX);
  const more = standings.length - shown.length;
  return [
    html`<span class="${kind === "telephone" ? "tel" : ""}">${written}</span>`,
    html`<ul class="standing">${shown.map(
      ({ owner, basis, place, checkedOn }) =>
        html`<li>${owner === "" ? "" : html`<b>${owner}</b>　`}${short(basis, 120)}${place === "" ? "" : html`<br><small>${place}${checkedOn === null ? "" : `，核对于${checkedOn}`}</small>`}</li>`,
    )}${more > 0 ? html`<li class="soft">还有 ${more} 处</li>` : ""}</ul>`,
  ];
}

const GROUPS: readonly [SubjectCells["standing"], string][] = [
  ["service", "目录里的服务和机构"],
  ["mention", "资料里只是提到的"],
  ["subject", "表里的其他事项"],
  ["named", "资料里说到、表里没有的机构"],
];

export function cellsSection(subjects: readonly SubjectCells[]): Markup {
  return html`${heading("facts", "事实一览", "facts by subject and kind")}
<p>每个事项下面是资料里有的；${empty("这样的空格")}是市民常问、资料里没有的。知道的，可以在 facts.csv 或 facts.xlsx 里加一行（事项、种类、内容、依据、核对日期）。</p>
<p class="soft">标“自读”的，是从资料的排版里读出来的，没有人核对过。</p>
${subjects.length === 0 ? none("还没有按事项整理的事实。") : ""}
${GROUPS.map(([standing, name]) => {
  const each = subjects.filter((subject) => subject.standing === standing);
  return each.length === 0 ? "" : html`<h3>${name}（${each.length}）</h3>${each.map(subjectCells)}`;
})}`;
}

const VALUES_MAX = 4;
/** Kinds whose facts are whole sentences; these are not listed. */
const UNSHOWN: ReadonlySet<FactKind> = new Set(["statement", "need"]);

function subjectCells({ name, cells, isAsked, lacking }: SubjectCells): Markup {
  const asked = new Set<FactKind>(ASKED_KINDS);
  const kinds = [...cells.keys()]
    .filter((kind) => !UNSHOWN.has(kind) && (cells.get(kind)?.length ?? 0) > 0)
    .sort((a, b) => Number(asked.has(b)) - Number(asked.has(a)));
  return html`<section class="subject"><h3>${name}</h3>
${kinds.length === 0 ? "" : html`<dl class="cells">${kinds.map((kind) => html`<div><dt>${kindName(kind)}</dt><dd>${valueList(kind, cells.get(kind) ?? [])}</dd></div>`)}</dl>`}
${isAsked && lacking.length > 0 ? html`<ul class="lacking" aria-label="空着的"><li class="soft">空着：</li>${lacking.map((kind) => html`<li>${empty(kindName(kind))}</li>`)}</ul>` : ""}</section>`;
}

function valueList(kind: FactKind, values: readonly CellValue[]): Markup {
  const shown = values.slice(0, VALUES_MAX).map(({ text, isOwn, isDrafted }) => {
    const mark = isOwn ? html` ${tag("本单位资料", "green")}` : isDrafted ? html` <small>自读</small>` : "";
    const written = kind === "telephone" ? html`<span class="whole">${text}</span>` : short(text, 60);
    return html`<div>${written}${mark}</div>`;
  });
  return html`${shown}${values.length > VALUES_MAX ? html`<small> 等${values.length}条</small>` : ""}`;
}
