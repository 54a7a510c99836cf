// What a question takes for granted, compared with what the facts say: a figure, a year, a rank, a place, whose work it is,
// whether it is done, a direction, a denial. One comparer a kind. Enters the case; leaves the fact that says otherwise.
import type { Described } from "../match/facts.ts";
import { type Figure, isSameAmount, isYear } from "../question/figures.ts";
import { measureFit } from "../question/measures.ts";
import type { Case } from "./draft.ts";

/** Facts as near to the best as this, in score, are compared. */
const COMPARED = 3;
/** So much of what a fact is about has to be said. */
const SAME_NOUN = 0.34;

/** Only asked, not asserted. */
const ASKS_WHETHER = /还是|或者|是不是|有没有|是否|能不能|会不会/u;

type Comparer = (asked: Case, told: Described) => boolean;

/** The fact that contradicts what the question asserts, or null. */
export function contradictionOf(asked: Case): { readonly fact: Described; readonly kind: string } | null {
  const { top, match } = asked;
  if (top === undefined) return null;
  const compared = match.ranked.filter(
    ({ score, features }) => score > top.score - COMPARED && features.placeOff === 0,
  );
  for (const [kind, differs] of Object.entries(COMPARERS)) {
    for (const { described } of compared) if (differs(asked, described)) return { fact: described, kind };
  }
  return null;
}

/** The share of the pairs of characters of `noun` that stand in a text. */
function shareIn(noun: string, text: string): number {
  const pairs = noun.length - 1;
  if (pairs < 1) return 0;
  let held = 0;
  for (let at = 0; at < pairs; at++) if (text.includes(noun.slice(at, at + 2))) held++;
  return held / pairs;
}

/** How much of what a fact is about the question says. */
const saidOf = ({ of, names, fact }: Described, folded: string) =>
  Math.max(
    shareIn(of, folded),
    fact.kind === "number" ? 0 : Math.max(0, ...names.map((name) => shareIn(name, folded))),
  );

/** A figure that stands in an assertion: not what is asked for, and no article. */
function isAsserted({ at, value, unit }: Figure, folded: string): boolean {
  if (/第?(?:几|多少)$/u.test(folded.slice(0, at))) return false;
  return !(value === 1 && /[个家件项次]/u.test(unit)) && !/还是|或者/u.test(folded);
}

const MARKS = "，,。；;？?！!";

function clauseAt(folded: string, at: number, end: number): string {
  const from = Math.max(...[...MARKS].map((mark) => folded.lastIndexOf(mark, at - 1))) + 1;
  const to = [...MARKS].map((mark) => folded.indexOf(mark, end)).filter((index) => index >= 0);
  return folded.slice(from, Math.min(folded.length, ...to));
}

const isCount = ({ unit, isOrdinal }: Figure) => unit !== "" && !isOrdinal && !/^(?:[年月日号]|岁)$/u.test(unit);
const isOfUnit = (a: string, b: string) => a === b || measureFit(a, b) > 0;

/** What a figure counts stands so close behind it. */
const NOUN_CHARS = 8;

/** 「63家省级金牌」, where the text says 21. */
function isOtherFigure({ question, top }: Case, told: Described): boolean {
  if ((told.fact.kind !== "number" && told.fact.kind !== "duration") || told.figures.length === 0) return false;
  const { folded } = question;
  const isTop = told.statement === top?.described.statement;
  return question.figures.some((figure) => {
    if (
      !isCount(figure) ||
      !isAsserted(figure, folded) ||
      told.told.some((other) => isOfUnit(figure.unit, other.unit) && isSameAmount(figure, other))
    )
      return false;
    if (!told.figures.some(({ unit }) => isOfUnit(figure.unit, unit))) return false;
    // The only figure of its unit in what the question is most like is the one that is meant.
    const alone = told.told.filter(({ unit }) => isOfUnit(figure.unit, unit)).length === 1;
    const noun = folded.slice(figure.end, figure.end + NOUN_CHARS);
    return saidOf(told, folded) >= SAME_NOUN || (isTop && alone && shareIn(noun, `${told.of}\n${told.anchor}`) > 0);
  });
}

/** 「2018年启用的」, where the text says 2019. A year in a clause that asks how many or who is a condition. */
function isOtherYear({ question, top }: Case, told: Described): boolean {
  const years = told.told.filter(isYear);
  if (years.length === 0 || told.statement !== top?.described.statement) return false;
  return question.figures.some(
    (figure) =>
      isYear(figure) &&
      !/谁|多少|几|哪|什么|啥/u.test(clauseAt(question.folded, figure.at, figure.end)) &&
      !told.told.some((other) => isSameAmount(figure, other)),
  );
}

const RANK =
  /(第[一二三四五六七八九十\d]+|首个|首批|首位|首创|率先|唯一|最高|最低|最多|最少|垫底|倒数|末位|前[一二三四五六七八九十\d]+)/u;
/** Among whom something is first: the nearest before it. */
const RANK_SCOPE = /全国|全省|全市|全县|嘉兴/gu;

function rankIn(text: string): { rank: string; scope: string | undefined } | null {
  const found = RANK.exec(text);
  if (found === null) return null;
  const scope = text
    .slice(Math.max(0, found.index - 8), found.index)
    .match(RANK_SCOPE)
    ?.at(-1);
  return { rank: found[0], scope };
}

const isFirst = (rank: string) => /^(?:首|第[一1]$|唯一|率先)/u.test(rank);

/** 全省第二 for 全省第一, 全国首个 for 全省首个. */
function isOtherRank({ question }: Case, told: Described): boolean {
  if (told.fact.kind !== "rank" && told.fact.kind !== "award") return false;
  const said = rankIn(question.folded);
  const own = rankIn(told.anchor);
  if (said === null || own === null || /第几/u.test(question.folded)) return false;
  if (told.statement.folded.includes(`${said.scope ?? ""}${said.rank}`)) return false;
  const { rank, scope } = said;
  const { rank: toldRank, scope: toldScope } = own;
  const differs = rank !== toldRank && !(isFirst(rank) && isFirst(toldRank));
  const isOfOther =
    scope !== undefined && toldScope !== undefined && scope !== toldScope && /全/u.test(scope) && /全/u.test(toldScope);
  return (
    (differs || isOfOther) &&
    Math.max(saidOf(told, question.folded), shareIn(told.anchor, question.folded)) >= SAME_NOUN
  );
}

const UP =
  /上升|升到|升至|增加|增长|提高|越\p{Script=Han}{0,2}越(?:高|多|大)|一年比一年(?:高|多)|上涨|涨到|翻倍|变[高多]|新增|多了|拉大/u;
const DOWN =
  /下降|降到|降至|降低|减少|越\p{Script=Han}{0,2}越(?:低|少|小)|一年比一年(?:低|少)|压缩|变[低少]|缩短|少了|取消|精简|拉近|下滑/u;

/** The clause that a fact's first value stands in, or else its anchor. */
function clauseOfValue({ anchor, values }: Described): string {
  const [value = ""] = values;
  return anchor.split(/[，,；;。]/u).find((clause) => value !== "" && clause.includes(value)) ?? anchor;
}

function isOtherWay({ question: { folded }, top }: Case, told: Described): boolean {
  if (told.statement !== top?.described.statement) return false;
  const clause = clauseOfValue(told);
  const asks = [UP.test(folded), DOWN.test(folded)];
  const says = [UP.test(clause), DOWN.test(clause)];
  if (told.figures.length > 0 && saidOf(told, folded) < SAME_NOUN) return false;
  return asks[0] !== asks[1] && says[0] !== says[1] && asks[0] !== says[0];
}

const DONE =
  /已经|已(?:建成|实现|启用|完成|推开|落地)|(?:全面|全部)建成|正式(?:实施|运行|启用)|建成(?:以后|之后|了|后)|(?:运行|用|开|办|搞)(?:起来|好)?了|既然|投入使用|都能|随便/u;
const ONLY_PLANNED =
  /还在?(?:试点|计划|探索|筹备|筹建|规划)|计划中|还没(?:建|开|实施|推|实现|启用|完成)|只是(?:计划|试点|探索)|仍在|打算|准备/u;
const DONE_TOLD = /启用|建成|实现|完成|成立|全覆盖|成功|已/u;

function isOtherStage({ question: { folded }, top }: Case, told: Described): boolean {
  const { modality } = told.fact;
  if (told.statement !== top?.described.statement || ASKS_WHETHER.test(folded)) return false;
  const asksWhether = /(?<!不是.*)吗[？?]?$|没有?[？?]?$/u.test(folded);
  if (DONE.test(folded) && !asksWhether) return modality === "planned" || modality === "trial";
  return ONLY_PLANNED.test(folded) && modality === "is" && DONE_TOLD.test(told.anchor);
}

/** Whose work it is: another body stands where the fact has its own. */
const BODIES =
  /检察院|检察|法院|公安局|公安|市监委|监委|司法局|司法所|人大|政协|阿里巴巴|阿里|腾讯|华为|百度|纪委|民政局|教育局|妇联|团委|律协|财政局|税务局|住建局|人社局|市场监管局|交警|大学/gu;

function isOtherBody({ question: { folded }, top }: Case, told: Described): boolean {
  if (told.statement !== top?.described.statement || ASKS_WHETHER.test(folded) || /谁|哪[家个]/u.test(folded))
    return false;
  const own = told.statement.folded.match(BODIES) ?? [];
  const said = folded.match(BODIES) ?? [];
  return own.length > 0 && said.length > 0 && said.every((body) => !told.statement.folded.includes(body.slice(0, 2)));
}

/** A thing of one place is put elsewhere. */
function isOtherPlace({ question, top, places }: Case, told: Described): boolean {
  if (!question.placeNamed || told.statement !== top?.described.statement || ASKS_WHETHER.test(question.folded))
    return false;
  const isNamed = told.names.some((name) => name.length > 2 && question.plain.includes(name));
  if (!isNamed && saidOf(told, question.folded) < 2 * SAME_NOUN) return false;
  const where = [
    ...told.places.flatMap((id) => places.byId(id) ?? []),
    ...places.all(told.statement.folded).map(({ place }) => place),
  ];
  if (where.length === 0) return false;
  return question.places.every((said) =>
    where.every((place) => place !== said && !places.isWithin(place, said) && !places.isWithin(said, place)),
  );
}

const DENIED = /(?:没有?|未|不)(?!知|过|同|是|用|能|会|想|清|懂|行|到|够|了|得|断|仅)([\p{Script=Han}]{2,8})/u;
const TAKES_FOR_GRANTED = /为什么|为啥|凭什么|怎么(?:会|还|就|都)|既然|那(?!个|里|边|些)/u;

/** 为什么没评上, where the text says 评为; 出了事故, where it says 未发生. */
function isDenied({ question: { folded } }: Case, told: Described): boolean {
  const denied = /未([^，,。；]{2,8})/u.exec(told.anchor)?.[1];
  if (denied !== undefined && !/未|没|不|零/u.test(folded) && !/吗|有没有|是否/u.test(folded))
    return shareIn(denied, folded) >= 0.5;
  const no = DENIED.exec(folded)?.[1];
  if (no === undefined || !TAKES_FOR_GRANTED.test(folded) || /吗[？?]?$/u.test(folded)) return false;
  return !/未|没|不(?!断|仅)/u.test(told.anchor) && shareIn(no, told.anchor) >= 0.4;
}

const COMPARERS: Readonly<Record<string, Comparer>> = {
  figure: isOtherFigure,
  year: isOtherYear,
  rank: isOtherRank,
  way: isOtherWay,
  stage: isOtherStage,
  body: isOtherBody,
  denial: isDenied,
  place: isOtherPlace,
};
