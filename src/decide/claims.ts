// Reads what a text claims as values that can be compared: figures, years, dates, ranks, places, bodies, people,
// offices, hours, directions, whether all or a part, whether done. Questions and statements are read alike. Takes
// folded text; returns claims.
import { type Figure, findFigures, isSameAmount, isYear } from "../question/figures.ts";
import { measureFit } from "../question/measures.ts";
import type { Places } from "../question/places.ts";

export const CLAIM_TYPES = [
  "figure",
  "year",
  "date",
  "rank",
  "extreme",
  "level",
  "place",
  "body",
  "person",
  "office",
  "hours",
  "way",
  "extent",
  "stage",
  "opposite",
  "denial",
] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

export interface Claim {
  readonly type: ClaimType;
  /** Normalised value: equal claims have equal values. */
  readonly value: string;
  readonly figure?: Figure;
  readonly at: number;
  readonly end: number;
}

/** Patterns with their type and the value of a match. Different values of one type exclude each other. */
const WORDS: readonly (readonly [ClaimType, RegExp, (found: string) => string])[] = [
  ["rank", /首[个家位创次批]|率先|唯一|第[一1](?!责任|[书副]|时间)|之首|头一|最先|最早|领跑|前列/gu, () => "first"],
  ["rank", /第(?:[二三四五六七八九十]+|[02-9]|1\d)(?![次届]会议|方)/gu, (found) => found],
  ["rank", /垫底|倒数|最后一名|末位|靠后/gu, () => "last"],
  [
    "rank",
    /[十百五两二三四]+[佳大强](?=[创普典项影案优]|的|吧|吗|$|[”，,。])/gu,
    (found) => found.replace(/大|强/u, "佳"),
  ],
  [
    "rank",
    /前[三四五六七八九十\d]+(?=名|位|[，,。、吧？?的]|$)/gu,
    (found) => `top ${findFigures(`${found.slice(1)}名`)[0]?.value ?? ""}`,
  ],
  [
    "extreme",
    /比[^，,。]{1,8}[高低多少](?!\p{Script=Han}{0,2}[级层])/gu,
    (found) => (/[高多]$/u.test(found) ? "最高" : "最低"),
  ],
  [
    "extreme",
    /最[高低多少大小快慢好差]|[高低]于/gu,
    (found) =>
      found
        .replace("于", "")
        .replace(/^(?=[高低]$)/u, "最")
        .replace(/[多大高]/u, "高")
        .replace(/[少小低]/u, "低"),
  ],
  ["level", /全球|全国|国家级|全省|省级|浙江省?(?=司法|十大|第|首|率|唯)|全市|市级|全县|县级/gu, levelOf],
  ["office", /副?(?:书记|省长|县长|市长|区长|镇长|局长|院长|部长|所长|厅长|检察长)/gu, (found) => found],
  ["office", /律师|法官|检察官|医生|咨询师|警察|民警|会计/gu, (found) => found],
  ["hours", /24小时|全天候?|不打烊|不间断/gu, () => "always"],
  [
    "hours",
    /关门|打烊|下班|(?:晚上|夜里|半夜|周末|周[六日]|节假日)[^，,。？]{0,4}(?:不|没)|只开|开到|白天/gu,
    () => "closes",
  ],
  [
    "way",
    /上升|升[到至格]|增[加长]|提高|越\p{Script=Han}{0,2}越[高多大]|一年比一年[高多]|上涨|涨[到了]|翻[了倍]|变[高多慢]|拖[长到]|拉大|扩大|升级/gu,
    () => "up",
  ],
  [
    "way",
    /下降|降[到至低格]|减[少了]|少了|越\p{Script=Han}{0,2}越[低少小]|一年比一年[低少]|压缩|变[低少快]|缩[短小回]|下滑|退[回到]|收回/gu,
    () => "down",
  ],
  ["extent", /全覆盖|全部|全面(?!推[行进开]|依法|深化|提)|均已|全域贯通|整体|统筹管理|无差别|齐/gu, () => "all"],
  [
    "extent",
    /只有|只在|才[一二两三\d][^年]|只覆盖|一半|没配|好几个|不[配给]|一个[也都]?没|没一个|还没覆盖|没有覆盖|没覆盖/gu,
    () => "part",
  ],
  ["stage", /试点|探索|将(?:重点|进一步|继续|逐[渐步])|力争|接下来|试行|锚定|争[当创]|计划|开局/gu, () => "begun"],
  ["stage", /全覆盖|全域贯通|正式启用|建成|成功创[建成]|顺利通过|均已完成/gu, () => "done"],
  ["stage", /还?[只仅]是(?:计划|试点|探索)|还没|还在|筹[备建]|打算|准备/gu, () => "begun"],
  [
    "stage",
    /已经?(?:全面)?(?:推开|推行|建[成好]|开[门放始]|落地|用上|正式|收官|搞完|是|实现|运行)|正式(?:实施|运行|启用)|[建办搞创]成了|建好了|开业|收官|验收过?了|全面铺开了/gu,
    () => "done",
  ],
];

/** Pairs of words of which only one side can be true. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/儿子/gu, /女儿/gu],
  [/丈夫|老公/gu, /妻子|老婆/gu],
  [/线上|网上/gu, /线下/gu],
  [/左/gu, /右/gu],
  [/大儿/gu, /小儿/gu],
  [/整合|合署|合并/gu, /拆开|分开|分离/gu],
  [/新增|增加/gu, /取消|减少|少了/gu],
  [/升格/gu, /降格|降成|降级/gu],
  [/上级|公开/gu, /保密/gu],
];

function levelOf(found: string): string {
  if (/全球/u.test(found)) return "world";
  if (/国/u.test(found)) return "country";
  if (/省|浙江/u.test(found)) return "province";
  return /市/u.test(found) ? "city" : "county";
}

/** Bodies that do or run something. The stem of a name stands for the whole name. */
const BODY =
  /检察|法院|公安|司法[局厅部所]|监委|纪委|政协|人大(?!代表)|工商联|市场监管|税务|民政|教育[局厅部]|财政|住建|人社|卫健|妇联|团委|律协|派出所|交警|仲裁委|信访局|发改|城管|综合执法指导办|阿里|腾讯|华为|百度|京东|大学|新华社|人民日报|浙江日报|人民网|中办|央视|电视台|弄潮儿|改革实验室|党政办/gu;
/** A name before an office, or after 叫. */
const NAMED =
  /[\p{Script=Han}]{2,3}(?<![委县市省副镇区任党总的和长])(?=书记|省长|市长|县长|局长|镇长)|(?<=叫)[\p{Script=Han}]{2,3}(?=[，,。、吧？?]|$)/gu;
/** Somebody in a story: 王某, 李师傅. */
const PERSON = /\p{Script=Han}(?:某|师傅|女士|先生|大妈|阿姨)/gu;
/** Names of small areas, which the collection need not know. */
const AREA = /(?<=[在是到的、县市区，,]|^)[^\P{Script=Han}哪那这一几各个到转进全本我城乡]{2}(?:镇|街道|社区|村)/gu;
/** Words of denial, except those that only ask or belong to a set phrase. */
const DENIED =
  /(?<!(?=([\s\S])[不没]\1)[\s\S])(?:从来没|还没有?(?![？?]|$)|没有(?![？?]|$)|没(?![？?]|$)(?![错记什有])|未(?!来|必)|又不|并不|不(?!是|知|同|用|对|到|过|仅|断|行|少|管|得不|予|起诉|动产|良|法|便|久|止|只|如|要|就|一样))|落选|失败|垮了|黄了/gu;
const DATE = /(\d{1,2})月(?:(\d{1,2})[日号])?/gu;

export interface ClaimReader {
  /** Reads the claims of a text. `isAsked` marks a question, which may name places unknown to the collection. */
  read(folded: string, isAsked?: boolean): Claim[];
  readonly places: Places;
}

/** `people` are the names of persons in the collection. */
export function createClaimReader(places: Places, people: ReadonlySet<string>): ClaimReader {
  const names = [...people].sort((a, b) => b.length - a.length);
  return {
    places,
    read(folded, isAsked = false) {
      const claims: Claim[] = [];
      const add = (type: ClaimType, value: string, at: number, length: number) =>
        claims.push({ type, value, at, end: at + length });
      for (const [type, pattern, normalise] of WORDS) {
        for (const { 0: found, index } of folded.matchAll(pattern)) add(type, normalise(found), index, found.length);
      }
      for (const { 0: found, index } of folded.matchAll(BODY)) add("body", found, index, found.length);
      for (const { 0: found, index } of folded.matchAll(PERSON)) add("person", found.slice(-2), index, found.length);
      for (const { 0: found, index } of folded.matchAll(NAMED)) add("person", found.slice(-2), index, found.length);
      for (const [number, sides] of OPPOSITES.entries()) {
        for (const [side, pattern] of sides.entries())
          for (const { 0: found, index } of folded.matchAll(pattern))
            add("opposite", `${number}:${side}`, index, found.length);
      }
      for (const { 0: found, index } of folded.matchAll(DENIED)) add("denial", "not", index, found.length);
      for (const name of names) {
        const at = folded.indexOf(name);
        if (at >= 0) add("person", name, at, name.length);
      }
      for (const { 0: found, 1: month = "", index } of folded.matchAll(DATE)) add("date", month, index, found.length);
      const named = places.all(folded);
      for (const { place, at, end } of named) add("place", place.id, at, end - at);
      for (const { 0: found, index } of isAsked ? folded.matchAll(AREA) : []) {
        if (!named.some(({ at, end }) => at < index + found.length && index < end))
          add("place", found, index, found.length);
      }
      const outside = isAsked ? places.findOutside(folded) : null;
      if (
        outside !== null &&
        folded.includes(outside) &&
        !/^[东南西北中]?[路街]/u.test(folded.slice(folded.indexOf(outside) + outside.length))
      )
        add("place", outside, folded.indexOf(outside), outside.length);
      for (const figure of findFigures(folded)) {
        const { at, end } = figure;
        if (isYear(figure)) claims.push({ type: "year", value: String(figure.value), figure, at, end });
        else if (
          !figure.isOrdinal &&
          !/[哪几这那]$/u.test(folded.slice(0, at)) &&
          !(figure.value === 1 && /[个家件项次]/u.test(figure.unit)) &&
          !/^(?:月|日|号|岁|点)$/u.test(figure.unit)
        )
          claims.push({ type: "figure", value: String(figure.value), figure, at, end });
      }
      return claims;
    },
  };
}

/** Whether two claims have the same type and unit, so that one of them may exclude the other. */
export function isComparable(a: Claim, b: Claim): boolean {
  if (a.type !== b.type) return false;
  if (a.type === "opposite") return a.value.split(":")[0] === b.value.split(":")[0];
  if (a.figure === undefined || b.figure === undefined || a.type === "year") return true;
  // The same amount of something else is a different claim, too.
  return isOfUnit(a.figure, b.figure) || (a.figure.value === b.figure.value && a.figure.value > 20);
}

/** Whether two figures have interchangeable units. Dollars are not yuan. */
export function isOfUnit({ unit: a, value }: Figure, { unit: b }: Figure): boolean {
  if ((a === "美元") !== (b === "美元") && a !== "" && b !== "") return false;
  return a === b || measureFit(a, b) > 0 || (a === "" && value >= 1000);
}

/** Whether two claims say the same, or one includes the other. */
export function isSame(a: Claim, b: Claim, places: Places): boolean {
  if (a.figure !== undefined && b.figure !== undefined)
    return isSameAmount(a.figure, b.figure) && (a.type === "year" || isOfUnit(a.figure, b.figure));
  if (a.value === b.value) return true;
  if (a.type === "person") return a.value.includes(b.value) || b.value.includes(a.value);
  if (a.type !== "place") return false;
  const [one, other] = [places.byId(a.value), places.byId(b.value)];
  return one !== null && other !== null && (places.isWithin(one, other) || places.isWithin(other, one));
}
