// Finds what a figure counts: the noun after it, or the noun before it as in 「X有N个」, 「X共N名」 and 「XN件」.
import type { Span } from "../../src/corpus.ts";
import { clauseAround, partAround, partBefore, type Statement, wordsOf } from "./cell.ts";

/** Words that end the noun. */
const NOUN_END =
  /在|是|有|为(?!民)|由|和|与|及(?!时)|或|被|把|将|已|都|全部|均|也|成为|就|来(?!访)|去|上(?!诉|海|门)|下(?!岗)|参加|参与|参赛|担任|组成|成立|提供|常驻|轮班|轮流|用(?!人|工)|向|对(?!象)|从|到|至今|可|能|要(?!素)|给|让|帮|走|坐|做|应对|免予|试|听|才|曾|没|不|比|占|按|派驻|培训|背|完成|放在|办结|登记|一起|刻|试行|挂|的话|先|优先|分到|时|,|其中|兼|通过|结对|建|开展|反映|讲|里(?!程)|排|就近|联合|全年|(?<!公)共(?!享|法|用|同)|中(?!心|国|学|小|介|医)/u;
const QUOTED = /^(?:“[^“”]{1,20}”[\p{Script=Han}]{0,8}|《[^《》]{1,30}》)/u;
const RUN = /^(的)?((?:\p{Script=Han}|\([^()]{1,12}\)){1,18})/u;
/** A noun after an inner figure: 「64位平均年龄67岁的老人」. */
const PAST_FIGURE = /^\d+[\p{Script=Han}%]{1,2}的(\p{Script=Han}{2,8})/u;
/** Nouns of a single character. */
const SHORT_NOUN = /^[人村镇县市家户课案岁]$/u;

const LEADING =
  /^(?:其中|目前|现场|现在|现有|现|如今|年末|年底|全年|上半年|下半年|今年|去年|同时|另有|另|还有|还|已经|已|又|并且|并|而且|且|也|仅|只|共|累计|一共|平均|以来|至今|近年来|当天|或者|拟将|拟|力争|计划|到目前|\d+天后|的|上午|下午)+/u;
const TRAILING =
  /(?:一共|总共|合计|总计|累计|共计|总数|共有|共|现有|设有|建有|拥有|配有|里有|都有|有|达到|达|为|是|增加到|增至|提高到|上升到|升到|降到|下降到|缩短到|只有|只|仅有|仅|才|已|了|的|计|就|自|从|各|约|近|和|、|在|中|[（(])+$/u;
const PLACE_ONLY =
  /^(?![距离])(?:全?[省市县区镇乡村]|.{1,5}(?:[省市县区镇乡村]|街道|社区)|两[县市镇村].{0,2}|.{0,3}[里内])$/u;
const DATED = /^(?:\D{0,2}\d{4}年(?:度)?(?:\d{1,2}月)?(?:底|以来|上半年|下半年)?|\d{1,2}月(?:份|\d{1,2}日)?)/u;

/** The noun that the previous figure counts, and the end of that figure. */
export interface Before {
  readonly noun: string;
  readonly end: number;
}

/** The noun that a figure counts, with its qualifier and alone; both are "" if no noun is found. */
export function countedBy(
  statement: Statement,
  { span, unit }: { readonly span: Span; readonly unit: string },
  before: Before | null,
): { of: string; noun: string } {
  const part = partAround(statement, span);
  const from = before !== null && before.end > part[0] && before.end <= span[0] ? before.end : part[0];
  const lead = tidy(wordsOf(statement, [from, span[0]]).replace(/^.*[（(](?=[^）)]*$)/u, ""));
  const behind = /^(?:%|.*成|.*岁)$/u.test(unit) ? null : nounBehind(statement, span[1]);
  if (behind !== null) {
    const of = `${behind.length > 1 || lead.includes("、") ? wholeOf(lead) : lead}${behind}`;
    return of.length > 1 ? { of, noun: behind } : { of: "", noun: "" };
  }
  const isShare = /占$/u.test(lead);
  const noun = joined(tidy(lead.replace(/占$/u, "")));
  const of = qualified(statement, { noun, part, end: span[1], isShare: /^(?:%|成)$/u.test(unit) }, before);
  if (/^(?:其他|其余|请.*|每.{0,2})?$/u.test(of)) return { of: "", noun: "" };
  return { of: isShare ? `${of}的占比` : of, noun: PLACE_ONLY.test(noun) ? (before?.noun ?? of) : of };
}

/** Extends a noun that says too little by the words before it. */
function qualified(
  statement: Statement,
  { noun, part, end, isShare }: { noun: string; part: Span; end: number; isShare: boolean },
  before: Before | null,
): string {
  const said = () => joined(tidy(partBefore(statement, part[0]).replace(/^.*[是:：]|(?:一?共|每.)?\d.*$/gu, "")));
  if (noun.length < 2) {
    const tail = isShare ? wordsOf(statement, [end, part[1]]) : "";
    const known = said();
    return `${known.length >= 2 ? known : (before?.noun ?? "")}${noun}${tail}`;
  }
  if (PLACE_ONLY.test(noun)) return before === null ? "" : `${noun}${withoutWhole(before.noun)}`;
  // 「直接纠错率9.3%，比2023年下降2.4个百分点」.
  if (/^[比较]|^(?:同比|环比|下降|上升|提高|增长|减少)/u.test(noun)) return `${before?.noun ?? said()}${noun}`;
  if (/^每.{1,2}$/u.test(noun)) {
    const clause = clauseAround(statement, part);
    const first = partAround(statement, [clause[0], clause[0]]);
    return first[0] === part[0] ? `${statement.scope}${noun}` : `${wordsOf(statement, first)}${noun}`;
  }
  return noun;
}

function nounBehind({ folded, source, span }: Statement, at: number): string | null {
  const words = folded.slice(at, span[1]);
  const quoted = QUOTED.exec(words)?.[0];
  const run = RUN.exec(words);
  const found = quoted ?? run?.[2];
  if (found === undefined) return null;
  const offset = quoted === undefined ? (run?.[1]?.length ?? 0) : 0;
  const past = PAST_FIGURE.exec(words.slice(offset + found.length));
  if (past !== null && quoted === undefined) return past[1]?.replace(/(?:组成|成立).*$/u, "") ?? null;
  const fixed = quoted === undefined ? 0 : quoted.search(/[”》]/u) + 1;
  const rest = found.slice(fixed);
  const end = NOUN_END.exec(rest)?.index ?? rest.length;
  const length = fixed + end;
  const noun = found.slice(0, length);
  if (noun.length < 2 && (offset > 0 || !SHORT_NOUN.test(noun))) return null;
  return source.text.slice(at + offset, at + offset + length);
}

/** Removes the verb between two nouns: 「镇综合行政执法队有队员」, 「被评为品牌的有甲、乙」. */
function joined(noun: string): string {
  return noun
    .replace(/的有.*$/u, "")
    .replace(/^(.{2,}?)(?:设有|建有|配有|共有|有)(?!人(?!民|员)|[关限效害无理机])(.{2,})$/u, "$1$2")
    .replace(/[由从][^,，]*\d.*$/u, "");
}

function tidy(words: string): string {
  let rest = words.replace(/^[\s、，,）)和及以]+/u, "");
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(DATED, "").replace(LEADING, "").replace(TRAILING, "").trim();
  }
  return rest;
}

/** The short phrase before the figure that says what the counted things belong to or do. */
function wholeOf(lead: string): string {
  if (lead.includes("、") || lead.length > 14)
    return /全[省市县区镇乡村]|[本我][省市县区镇乡村]/u.exec(lead)?.[0] ?? "";
  return /^[在由对有给被让向约到由]/u.test(lead) || /[由对给向有]$/u.test(lead) ? "" : lead;
}

function withoutWhole(of: string): string {
  return of.replace(
    /^(?:全[省市县区镇乡村]|[本我][省市县区镇乡村]|市本级|.{2,4}?[省市县区镇乡])(?:建成|布|设|配|共)?(?=..)/u,
    "",
  );
}
