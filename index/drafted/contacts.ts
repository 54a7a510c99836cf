// Drafts telephone numbers with their owners, addresses and places.
import type { Span } from "../../src/corpus.ts";
import { MEASURE } from "../../src/question/measures.ts";
import { askingsFor } from "./asking.ts";
import { type Cells, clauseAround, partAround, partBefore, type Statement, trimmed, wordsOf } from "./cell.ts";
import { namesIn } from "./names.ts";
import { ownerBefore, topicBefore } from "./owner.ts";

const LINE = "(?:[1-9]\\d{3}[\\s-]?\\d{4}|[1-9]\\d{2}[\\s-]?\\d{4})(?:\\s?[-转]\\s?\\d{1,6})?(?!\\d)";
const NO_FIGURE = `(?!\\d|\\.\\d|,\\d|[-—]\\d|%|年|月|${MEASURE})`;
/** Telephone numbers, most certain form first. The last two forms count only near a word about calling. */
export const TELEPHONE = new RegExp(
  [
    `(?<![\\d.A-Za-z〔-])(?<area>(?:\\(0\\d{2,3}\\)\\s?|0\\d{2,3}\\s?[-—]\\s?|0\\d{2,3}\\s)${LINE}|0\\d{10,11}(?!\\d))`,
    "(?<!\\d)(?<free>[48]00\\s?-?\\s?\\d{3,4}\\s?-?\\s?\\d{3,4}(?!\\d))",
    "(?<!\\d)(?<mobile>1[3-9]\\d[-\\s]?\\d{4}[-\\s]?\\d{4}(?!\\d))",
    `(?<![\\d.,A-Za-z-])(?<public>12[1-3]\\d{2}(?:-\\d)?${NO_FIGURE})`,
    `(?<![\\d.,A-Za-z-])(?<bare>(?!(?:19|20)\\d{6})${LINE}|9[56]\\d{3,4}${NO_FIGURE}|1[01]\\d{3}${NO_FIGURE})`,
    `(?<![\\d.,A-Za-z-])(?<alarm>1(?:10|19|20|22)${NO_FIGURE})`,
  ].join("|"),
  "gu",
);
export const TELEPHONE_CUE = /电话|热线|拨|致电|联系|咨询|传真|手机|来电|拔打|号码|短号|打/u;
const ALARM_CUE = /打|拨|报警|电话|呼叫|急救/u;
/** Separators between several numbers of one office. */
const JOINT = /^\s?(?:[、,/和或及]|或者|转)\s?$/u;

export function draftTelephones(cells: Cells): void {
  const { statement } = cells;
  const groups: Span[][] = [];
  for (const { span, match } of [...cells.find(TELEPHONE)]) {
    const clause = clauseAround(statement, span);
    const said = statement.folded.slice(clause[0], span[0]);
    const { bare, alarm } = match.groups ?? {};
    const isSaid = TELEPHONE_CUE.test(said) || /(?:电话|热线|咨询)/u.test(statement.heading);
    if (cells.isTaken(span) || (bare !== undefined && !isSaid)) continue;
    if (alarm !== undefined && !ALARM_CUE.test(said)) continue;
    cells.take(span);
    const last = groups.at(-1)?.at(-1);
    const between = last === undefined ? null : statement.folded.slice(last[1], span[0]);
    if (between !== null && JOINT.test(between)) groups.at(-1)?.push(span);
    else groups.push([span]);
  }
  let from = statement.body;
  for (const group of groups) {
    const [start, end] = [group[0]?.[0] ?? from, group.at(-1)?.[1] ?? from];
    const of = telephoneOf(statement, [Math.max(from, clauseAround(statement, [start, end])[0]), start], end);
    const isHotline = end - start <= 6;
    const asks = askingsFor("telephone", of.about);
    cells.add("telephone", group, { of: of.told, asks: isHotline && of.isDeed ? asks.slice(1) : asks });
    from = end;
  }
}

const CALLING =
  /(?:也|还|再|就|或者?|请|可以|可|先|直接|马上|立即|立刻|及时|随时|全国统一|通过|并|的|:|\(|,|、|公共)?(?:拨打|拔打|致电|拨|打)?(?:24小时)?$/u;
const LABEL = /((?:[\p{Script=Han}]{0,6}?)(?:电话|热线|传真|手机|联系方式|号码))(?:号码)?(?:为|是|:|\(|\s)*$/u;

/**
 * The owner of a telephone number, for statements and for questions: from its label, a name before it, or its purpose.
 */
function telephoneOf(
  statement: Statement,
  [start, end]: Span,
  behind: number,
): { told: string; about: string; isDeed: boolean } {
  const { folded, scope } = statement;
  const before = folded.slice(start, end);
  const label = LABEL.exec(before)?.[1] ?? "";
  // A name in another part of the clause belongs to something else, unless a label follows it.
  const own = label === "" ? (before.split(/[,:]/u).at(-1) ?? "") : before;
  const name = namesIn(own).at(-1)?.name;
  const named = /^”?((?:公共)?[\p{Script=Han}]{2,12}?(?:热线|平台|专线)|热线)/u.exec(folded.slice(behind))?.[1];
  if (label !== "" || name !== undefined) {
    const owner =
      name === undefined || label.includes(name) ? ownerBefore(statement, start) : ownerBefore(statement, end);
    const use = label
      .replace(/^.*(?:中心|[局处院所站会室])|(?:电话|热线|传真|手机|联系方式|号码)$/gu, "")
      .replace(/^的/u, "");
    return { told: `${owner}${label || "电话"}`, about: `${owner}${use}`, isDeed: false };
  }
  // 「……、“12348”热线」 mentions a hotline but does not say whom to call.
  if (named !== undefined && !/[打拨电询]/u.test(own)) {
    return { told: `${scope}${named}`, about: `${scope}${named}`, isDeed: false };
  }
  const [last = "", ...others] = before.split(/[,:]/u).reverse();
  const ahead =
    [withoutCalling(last), ...others]
      .map((words) => words.trim())
      .find((words) => words.length >= 2 && !/^第[一二三四五六]$/u.test(words)) ?? "";
  const tail = /^(?:反映|咨询|投诉|举报|求助|预约|报名|报警)/u.exec(folded.slice(behind))?.[0] ?? "";
  const said = ahead.length >= 2 ? ahead : leadOf(statement, start);
  const of = said === "" ? (named ?? scope) : said;
  return {
    told: named === undefined || of === named ? `${of}${tail}` : `${of}${named}`,
    about: `${of}${tail}`,
    isDeed: said !== "",
  };
}

function withoutCalling(words: string): string {
  const rest = words.replace(CALLING, "").trim();
  return rest === words ? rest : withoutCalling(rest);
}

/** The beginning of the sentence, for a clause that says nothing itself: 「对服务不满意的，……」. */
function leadOf(statement: Statement, start: number): string {
  if (start <= statement.body) return "";
  const part = partAround(statement, [statement.body, statement.body]);
  const words = wordsOf(statement, part);
  return part[1] <= start && words.length >= 4 ? words : "";
}

const HAN = "[\\p{Script=Han}“”]";
const STOREY = "(?:楼|层|室|幢|栋|号|单元|大厅|厅|窗口)";
const NUMBERED = new RegExp(
  `${HAN}{0,24}?(?:路|街|巷|弄|道|胡同|里|村|园区)\\d{1,5}(?:[-—]\\d{1,4})?(?:号|弄|幢|栋)(?:(?:${HAN}|[\\dA-Za-z-]){0,24}${STOREY})?(?:,(?:${HAN}|[\\dA-Za-z]){2,20}(?:${STOREY}|侧|对面|旁|隔壁|院内|门口)(?=[,;。)\\s]|$))?`,
  "gu",
);
/** Words that precede an address in its own run. */
const ARRIVING =
  /^.*(?:位于|设在|坐落[于在]|地址[在为是]?|地点[在为是]?|搬[到至]|迁[到至]|前往|来到|送到|送至|寄到|寄至|[在到至是于])/u;
const LYING =
  /(?:位于|(?<!建)设在|设于|坐落[于在]|就在|(?<![把将][^,;。]{0,20})搬[到至]|迁[至到]|安在|办公地点在|地址[在为是])([^,;。:!?]{2,30})(?=[,;。:!?]|$)/gu;
/** 「位于全省前列」 and 「在全国创新启动」 name no place to go to. */
const NO_PLACE = /^(?:全[国省市县]|各|于)|前列|率先|创新|成功|了|办理/u;
const PRECISE = /[楼层室号侧旁间]|右手|左手|对面|隔壁|门口/u;
/** Where somebody works: 「在二楼东头第一间办公」. */
const SITTING = /(?<![现存正])在([^,;。:、在]{2,22}?)(?:办公|接待|坐班|值班|受理)(?=[,;。:!?]|$)/gu;
const HELD =
  /(?<![现存正])在([^,;。:、在]{2,22}?)(举行|举办|召开|揭牌|签订|签署|签约|启动|落户|揭幕|集合|出土|颁布|发行|创办|成立|设立|挂牌|首演|注入)/gu;

/** Where something comes from, lives or ends: 「产于浙江杭州」. */
const FROM =
  /(?:(?<!属)产[于自]|起源于|发源于|诞生于|生长[在于]|栖息[在于]|分布[在于]|出土于|成立于(?!\d)|来自|源自|聚居[在于]|居住在|集中在|注入)([^\d,;。:!?]{2,24})(?=[,;。:!?]|$)/gu;

export function draftAddresses(cells: Cells): void {
  const { statement } = cells;
  const { folded } = statement;
  for (const { span, match } of [...cells.find(NUMBERED)]) {
    const lead = ARRIVING.exec(match[0].slice(0, match[0].search(/\d/u)))?.[0].length ?? 0;
    const value: Span = [span[0] + lead, span[1]];
    if (!cells.isTaken(value)) addPlace(cells, "address", value, ownerOfPlace(statement, value[0]));
  }
  for (const { span, match } of [...cells.find(LYING), ...cells.find(FROM)]) {
    const said = match[1] ?? "";
    const start = span[1] - said.length;
    // In 「位于鹤汀街道的云栖法治文化公园」 the owner follows the place.
    const behind = /的([\p{Script=Han}“”]{2,16})$/u.exec(said);
    const value = trimmed(statement, [start, behind === null ? span[1] : start + behind.index]);
    if (cells.isTaken(value) || value[1] - value[0] < 2 || NO_PLACE.test(folded.slice(...value))) continue;
    const owner = behind?.[1] ?? ownerOfPlace(statement, span[0]);
    addPlace(cells, PRECISE.test(folded.slice(...value)) ? "address" : "place", value, owner);
  }
  for (const { span, match } of [...cells.find(SITTING)]) {
    const value: Span = [span[0] + 1, span[0] + 1 + (match[1] ?? "").length];
    if (cells.isTaken(value) || !PRECISE.test(folded.slice(...value))) continue;
    const [who = ""] = wordsOf(statement, [statement.body, span[0]]).split(/[，,]/u);
    addPlace(cells, "address", value, who.replace(/[:：]/u, ""));
  }
  for (const { span, match } of [...cells.find(HELD)]) {
    const start = span[0] + 1;
    const value: Span = [start, start + (match[1] ?? "").length];
    if (cells.isTaken(value) || NO_PLACE.test(folded.slice(...value))) continue;
    const part = partAround(statement, span);
    const event = wordsOf(statement, [part[0], span[0]]) || partBefore(statement, part[0]);
    const object = wordsOf(statement, [span[1], part[1]]);
    const of = `${event}${match[2] ?? ""}${object.length <= 20 ? object : ""}`;
    cells.add("place", [value], { of, asks: askingsFor("place", of) });
  }
}

function addPlace(cells: Cells, kind: "address" | "place", value: Span, owner: string): void {
  cells.take(value);
  cells.add(kind, [value], {
    of: `${owner === "" ? "" : `${owner}的`}${kind === "address" ? "地址" : "所在地"}`,
    asks: askingsFor(kind, owner),
  });
}

/** The subject before the address, as in 「县反诈中心设在……」, even if it is not a known kind of office. */
function ownerOfPlace(statement: Statement, at: number): string {
  const part = partAround(statement, [at, at]);
  const words = wordsOf(statement, [part[0], at]).replace(/(?:就|现|都|也|均|已|位于|设在|坐落[于在]|在)+$/u, "");
  if (words.length < 2) return topicBefore(statement, at);
  const name = namesIn(statement.folded.slice(part[0], at)).at(-1)?.name;
  return name === undefined && words.length <= 14 ? statement.fullName(words) : ownerBefore(statement, at);
}
