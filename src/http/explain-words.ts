// Chinese labels for the staff page (`/explain`): fields, outcomes, fact kinds and reasons, one table each. A name
// without a label is shown as it is.
import type { Reason, Status } from "../contract.ts";
import type { FactKind } from "../fact-kinds.ts";

/** Labels of the fields, wherever they appear. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["understood", "听懂了什么"],
  ["likely", "有多大把握"],
  ["scope", "单看用词，像不像这里的事"],
  ["about", "资料里写没写到"],
  ["answers", "最好的一条算不算回答"],
  ["unmet", "问到的种类没有时"],
  ["candidates", "候选的事实，最好的在前"],
  ["rule", "怎么定的"],
  ["nearest_rejected", "落选的里面最近的"],
  ["faults", "出门前查出的错"],
  ["kinds", "点明要的"],
  ["likeliest", "最可能要的"],
  ["kind", "种类"],
  ["turn_to", "问该找谁"],
  ["place", "地方"],
  ["matter", "什么事"],
  ["services", "点了名的服务"],
  ["now", "问的是现在"],
  ["carried", "接着上一句"],
  ["row", "行号"],
  ["subject", "说的是什么"],
  ["passage", "段落"],
  ["source", "资料"],
  ["text", "原文"],
  ["score", "得分"],
  ["share", "占比"],
  ["asked", "像写好的问法"],
  ["status", "结果"],
  ["reason", "原因"],
  ["id", "回答的编号"],
  ["missing", "没找到的"],
  ["index", "资料的编号"],
]);

const STATUSES: Readonly<Record<Status, string>> = {
  answered: "答了",
  partial: "答了一部分",
  unanswered: "没有答",
  refused: "有意不答",
};

const REASONS: Readonly<Record<Reason, string>> = {
  missing_facts: "问到的有些没写",
  contradicted: "原文和问话里说的相反",
  no_evidence: "资料里没有找到",
  out_of_scope: "不是这些资料管的事",
  needs_clarification: "要先问清是哪一件",
  unsafe: "会伤人或者违法",
  personal_data: "问话里有个人信息",
  small_talk: "寒暄",
};

const KINDS: Readonly<Record<FactKind, string>> = {
  number: "数字",
  date: "日期",
  person: "人",
  place: "地方",
  organisation: "单位",
  telephone: "电话",
  address: "地址",
  hours: "办公时间",
  fee: "收费",
  conditions: "条件",
  documents: "材料",
  procedure: "怎么办",
  duration: "要多久",
  reason: "原因",
  yes_no: "是不是",
  definition: "是什么",
  list: "名单",
  name: "名称",
  rank: "名次",
  award: "奖项",
  deed: "做了什么",
  result: "结果",
  status: "状况",
  need: "来办什么",
  statement: "整句",
};

/** Labels of the rules of `src/decide`, and of the outcomes that need no search. */
const RULES: ReadonlyMap<string, string> = new Map([
  ["outside", "问的地方不在资料里，不拿别处的答"],
  ["article", "点名要法规的某一条"],
  ["contradicted", "原文和问话里说的相反"],
  ["advice", "说的是难处：先说找谁"],
  ["list", "要一份服务的名单"],
  ["turn_to", "问该找谁"],
  ["lacking", "点名的服务，资料没写问到的这一项"],
  ["elsewhere", "资料没怎么写这件事"],
  ["figures", "同一件事有几个数，都列出来"],
  ["office_holder", "问谁担任什么职务"],
  ["definition", "问一项服务是什么"],
  ["plan", "还只是计划或者试点"],
  ["found", "找到了：最好的一条合问话"],
  ["missing", "事写到了，问到的这一项没写"],
  ["nothing", "没有找到能答的"],
  ["danger", "听出有危险，先给电话"],
]);

/** Labels of values, by field. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: STATUSES,
  reason: REASONS,
  kind: KINDS,
  kinds: KINDS,
  likeliest: KINDS,
};

export function fieldName(name: string): string {
  return FIELDS.get(name) ?? name;
}

/** The label of a value in a field. */
export function valueName(field: string, value: string): string {
  if (field === "rule") return RULES.get(value) ?? value;
  const words = Object.hasOwn(VALUES, field) ? VALUES[field] : undefined;
  return words !== undefined && Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}
