// Sections of the report about what needs attention: changes, expiring entries, clashes, unread files and warnings.
import { html } from "hono/html";
import { kindName } from "../../index/kind-names.ts";
import type { Notice } from "../../index/notice.ts";
import type { Change, Changes } from "./changes.ts";
import type { Clash, Differing } from "./clashes.ts";
import type { Before, ReportedCollection } from "./collection.ts";
import type { Expiring } from "./expiring.ts";
import { heading, type Markup, none, short, table, tag } from "./markup.ts";

const CHANGES_MAX = 200;

export function changesSection(before: Before | null, changes: Changes | null): Markup {
  const head = heading("changes", "和上次相比", "changes since the last build");
  if (before === null || changes === null) {
    return html`${head}${none("这是第一次出报告，没有上次的记录可以比。从现在起，每次改动都会列在这里。")}`;
  }
  const since = before.isUnbuilt
    ? `文件夹里的内容和 ${before.day} 建的索引不同。下面的改动还没有生效，运行 npm start 或 npm run build 后生效。`
    : `下面是最近一次有改动的索引（${before.day}）和它之前那次相比。`;
  const groups: readonly [string, readonly Change[]][] = [
    ["电话、地址和网址", changes.shown],
    ["资料", changes.sources],
    ["其他事实", changes.facts],
  ];
  const told = groups.filter(([, list]) => list.length > 0);
  if (told.length === 0) return html`${head}${none(`和 ${before.day} 的索引相比，没有改动。`)}`;
  return html`${head}<p>${since}</p>${told.map(([name, list]) => changeTable(name, list))}`;
}

function changeTable(name: string, list: readonly Change[]): Markup {
  const rows = list
    .slice(0, CHANGES_MAX)
    .map(({ about, before, now }) => [
      html`${about}`,
      before.length === 0 ? tag("新增", "green") : now.length === 0 ? tag("没有了", "red") : tag("改了", "blue"),
      before.length === 0 ? "—" : html`<del>${before.map((value) => short(value)).join("；")}</del>`,
      now.length === 0 ? "—" : html`<ins>${now.map((value) => short(value)).join("；")}</ins>`,
    ]);
  const more =
    list.length > CHANGES_MAX ? html`<p class="soft">还有 ${list.length - CHANGES_MAX} 处没有列出。</p>` : "";
  return html`<h3>${name}（${list.length}）</h3>${table(["是什么", "", "原来", "现在"], rows)}${more}`;
}

export function expiringSection(expiring: readonly Expiring[]): Markup {
  const head = heading("expiring", "已过期和90天内到期", "expired, or expiring within 90 days");
  if (expiring.length === 0) return html`${head}${none("没有。")}`;
  const rows = expiring.map(({ name, value, place, checkedOn, until, isSet, daysLeft }) => [
    html`${name}<br><span class="tel">${value}</span>`,
    daysLeft < 0
      ? tag(isSet ? `已过期${-daysLeft}天，不再显示` : `已满一年，超过${-daysLeft}天`, "red")
      : tag(`还有${daysLeft}天`, "amber"),
    html`${until}${isSet ? "" : html`<br><small>没写有效期，按核对后一年算</small>`}`,
    checkedOn,
    place,
  ]);
  return html`${head}<p>请打电话或到现场再核对一次，然后在表里改“核对日期”和“有效期至”；没有了就删掉那一行。</p>
${table(["事项和内容", "情况", "有效期至", "核对日期", "在哪里改"], rows)}`;
}

const PURPOSES = { place: "地方不同", scope: "范围不同", date: "时间不同" } as const;
const DIFFERING_MAX = 60;

export function clashesSection({ clashes, outdated, onPurpose }: Differing, collection: ReportedCollection): Markup {
  const shown = onPurpose.slice(0, DIFFERING_MAX);
  return html`${heading("clashes", "说法不同的事实", "facts that clash or differ")}
${
  clashes.length === 0
    ? none("没有互相矛盾的事实。")
    : html`<h3>互相矛盾（${clashes.length}）</h3><p>同一件事，说法不同，看不出该信哪个。请核对：抄错了就改表；旧资料不对了就撤下；不是一回事，就把事项写全。</p>${clashTable(clashes, collection)}`
}
${
  outdated.length === 0
    ? ""
    : html`<h3>新旧资料不同（${outdated.length}）</h3><p>市民会同时看到两个说法，各注明日期。请核对旧的还对不对；不对了，就改掉或撤下旧资料。</p>${clashTable(outdated, collection)}`
}
${
  onPurpose.length === 0
    ? ""
    : html`<h3>地方、时间或范围不同（${onPurpose.length}）</h3><p class="soft">一般不用处理：答复会并排给出，各注明地方和日期。</p>
${clashTable(shown, collection)}${onPurpose.length > shown.length ? html`<p class="soft">还有 ${onPurpose.length - shown.length} 组没有列出；npm run facts 列出全部。</p>` : ""}`
}`;
}

function clashTable(some: readonly Clash[], collection: ReportedCollection): Markup {
  const rows = some.map(({ about, kind, told, purposes }) => [
    html`${about}<br><small>${kindName(kind)}</small>`,
    html`<ul class="standing">${told.map(
      ({ fact, source, values }) =>
        html`<li><b class="num">${values.map((value) => short(value)).join("；")}</b><br><small>《${source.title}》，${source.published ?? "日期不详"}${fact.row > 0 ? `，${collection.factsFile} 第${fact.row}行` : ""}</small></li>`,
    )}</ul>`,
    purposes.length === 0 ? tag("看不出差别", "red") : purposes.map((each) => PURPOSES[each]).join("、"),
  ]);
  return table(["什么", "各处的说法", "差别"], rows);
}

const notice = ({ file, line, reason, remedy }: Notice, isMild: boolean): Markup =>
  html`<div class="notice ${isMild ? "mild" : ""}"><b>${file}${line === null ? "" : ` 第${line}行`}</b>${reason.zh}${remedy.zh}<br><small lang="en">${reason.en} ${remedy.en}</small></div>`;

export function unreadSection(unread: readonly Notice[]): Markup {
  return html`${heading("unread", "没有读的文件", "files that were not read")}
${unread.length === 0 ? none("文件夹里该读的都读了。") : unread.map((each) => notice(each, false))}`;
}

export function warningsSection(warnings: readonly Notice[]): Markup {
  if (warnings.length === 0) return html``;
  return html`${heading("warnings", "建索引时的提醒", "what the build warned of")}${warnings.map((each) => notice(each, true))}`;
}
