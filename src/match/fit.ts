// Whether a fact is what a question asks for: its kind, place, time, noun, unit and office. A figure answers for its own noun
// only. Enters a question and a candidate; leaves how the fact may be said first.
import type { FactKind } from "../fact-kinds.ts";
import { type Figure, isSameAmount, isYear } from "../question/figures.ts";
import type { Question } from "../question/question.ts";
import { unmarked } from "../text.ts";
import type { Described } from "./facts.ts";
import { type Features, kindAnswers, nounFit } from "./features.ts";

/**
 * How a fact fits what is asked for: with its value alone, with its clause, hardly (its kind, noun or unit is another, as far
 * as the words tell), or not (its place, year or office is another).
 */
export type Fit = "value" | "clause" | "doubtful" | "none";

/** As much of the counted noun has to be said by the fact for its figure to lead alone, and to lead with its clause. */
const NOUN = { alone: 0.75, clause: 0.3, qualified: 0.5 } as const;
/** An asking as like as this asks for the fact itself, whatever its noun is called. */
const SAME_ASKING = 0.75;
/** As like as this, it is the question. */
const VERY_ASKING = 0.88;
/** As like as this, an asking asks for the statement that it was written for. */
const ASKED_STATEMENT = 0.5;
/** So likely, a kind is asked for that the question does not name. */
const LIKELY_KIND = 0.4;
/** Whom a question asks for by office or role. */
const ROLE =
  /(?:县委|市委|区委|省委)?(?:副)?(?:书记|县长|市长|区长|镇长|乡长|村长|局长|主任|院长|检察长|部长|所长|会长|队长|团长|厅长|科长|校长|董事长|法官|检察官|律师|老板|老总|经理|主持人|负责人|带头人|牵头人|发言人|记者|通讯员|作者|村民|医生)(?=[^，,。；;]{0,8}(?:谁|哪[位个]|(?:什么|啥)(?:人|名)|姓|叫|名字)|[？?。]*$)/u;
/** A name of a person is asked for. */
const BY_NAME = /是谁|谁是|姓(?:什么|啥|甚)|叫(?:什么|啥)(?:名|$|[？?呀啊呢])|贵姓|哪(?:一)?位|who (?:is|was)\b/u;

/** The kinds that a question asks for: those it names and those that are likely, or else the likeliest. */
export function kindsMeant({ kinds, kindOdds }: Question): FactKind[] {
  const named: FactKind[] = kinds.filter((kind) => kind !== "yes_no");
  const likely = [...kindOdds].filter(([, odds]) => odds >= LIKELY_KIND).map(([kind]) => kind);
  const meant = [...new Set([...named, ...likely])];
  if (meant.length > 0) return meant;
  const [likeliest] = [...kindOdds].sort((a, b) => b[1] - a[1]);
  return likeliest === undefined ? [] : [likeliest[0]];
}

export function fitOf(question: Question, described: Described, features: Features): Fit {
  const { fact } = described;
  if (features.placeOff > 0 || features.yearOff > 0) return "none";
  if (fact.kind === "statement") return features.asked >= ASKED_STATEMENT ? "clause" : "doubtful";
  if (OF_ONE_PLACE.has(fact.kind) && isOfPart(question, described)) return "none";
  if (isOfWider(question, described, features)) return "none";
  if (isNoActor(question, described) || isOfOtherDay(question.folded, described)) return "none";
  if (isUnnamed(question.folded, described) || isCoarser(question.folded, described)) return "none";
  if (isOfOtherRole(question.folded, described)) return "none";
  // A figure that the question says and the statement does not have belongs to something else.
  if (
    fact.kind !== "rank" &&
    question.figures.some(
      (figure) =>
        isCounted(figure) &&
        !isInPassing(question.folded, figure) &&
        !described.told.some((other) => isSameAmount(figure, other)),
    )
  )
    return "none";
  if (saysOnlyHere(question, described)) return "none";
  if (
    fact.kind === "place" &&
    kindsMeant(question).every((kind) => kind === "list") &&
    !ASKS_PLACES.test(question.folded)
  )
    return "doubtful";
  // A later text of the same office tells it anew.
  if (fact.modality === "was" && fact.row === 0 && !ASKS_PAST.test(question.scoped)) return "none";
  if (isOfOtherPeriod(question.folded, described) || isOfOtherYear(question, described)) return "none";
  if (2 * fact.values.length < countOfAll(question)) return "none";
  if (!kindsMeant(question).some((kind) => kindAnswers(kind, fact.kind) || (kind === "name" && NAMES.has(fact.kind))))
    return "doubtful";
  if (asksMeaning(question, features) && isUnexplained(described)) return "none";
  if (fact.kind === "number" || fact.kind === "duration") {
    const fit = figureFit(question, described, features);
    if (fit !== "value") return fit;
    // What a figure was before it changed does not lead alone: its clause says what it is now, too.
    if (fact.modality === "was" && !ASKS_PAST.test(question.scoped)) return "clause";
  }
  // Asked whether it is so, what the question says already is confirmed.
  const isGiven = features.given === 1 || described.values.every((value) => question.plain.includes(unmarked(value)));
  if (fact.values.length > 0 && isGiven && saysNoMore(described) && !asksWhetherOnly(question)) return "none";
  return !isGiven && fact.values.length > 0 && !asksWhetherOnly(question) ? "value" : "clause";
}

/** What a thing is that the question names: 「那是个什么镇」 asks for a name itself. */
function asksMeaning({ kinds, folded }: Question, { nameWhole, asked }: Features): boolean {
  return kinds[0] === "definition" && asked < SAME_ASKING && (nameWhole > 0 || QUOTED_NAME.test(folded));
}

const QUOTED_NAME = /[”"」』](?:到底|究竟)?(?:是|指|代表|表示|啥|什么|怎么)/u;

/** The texts name the thing and tell nothing of it, and the fact is of another kind than explains a name. */
function isUnexplained({ subject, fact }: Described): boolean {
  return subject?.status !== "answered" && !EXPLAINS.has(fact.kind);
}

/** What a name means is said by these. */
const EXPLAINS: ReadonlySet<FactKind> = new Set(["definition", "deed", "procedure"]);

/** Their values are names of something. */
const NAMES: ReadonlySet<FactKind> = new Set(["award", "organisation", "list"]);

/** 哪三种, 谈了三回, 三班倒: a small number in words, of which nothing is asked. */
function isInPassing(folded: string, { at, value }: Figure): boolean {
  return value <= 10 && /^[一二两三四五六七八九十]/u.test(folded.slice(at));
}

/** 在此落户 does not say where in the place that was asked about, and is no value. */
function saysOnlyHere({ placeNamed }: Question, { fact, values }: Described): boolean {
  return fact.kind === "place" && placeNamed && values.some((value) => /^在(?:此|这里|当地|本地)/u.test(value));
}

const RELATIVE_TIME = /[今去前明]年/u;

/** Asked for a year of which neither the fact nor its source is. */
function isOfOtherYear(
  { figures, folded, relativeYear }: Question,
  { fact, years, source, statement }: Described,
): boolean {
  if (!OF_ONE_PLACE.has(fact.kind)) return false;
  // A report's own 去年 is not that of who asks.
  const said = RELATIVE_TIME.exec(folded)?.[0];
  const isReports = said !== undefined && `${statement.folded}${fact.time}`.includes(said);
  if (relativeYear !== null && !isReports && !years.includes(relativeYear)) return true;
  const asked = figures.filter(isYear).map(({ value }) => value);
  const own = [...years, Number(source.published?.slice(0, 4) ?? Number.NaN)];
  return asked.length > 0 && !asked.some((year) => own.includes(year));
}

/** 「一年有多少」 is not told by the sum of five years. */
function isOfOtherPeriod(folded: string, { fact, anchor }: Described): boolean {
  if (fact.kind !== "number" || !A_PERIOD.test(folded)) return false;
  return !OF_A_PERIOD.test(`${anchor}\n${fact.time}`);
}

const A_PERIOD = /(?<!\d)(?:一|每|平均)(?:年|个?月|天|周)(?!前|多)/u;
const OF_A_PERIOD = /[每年月日均](?:年|月|天|日|周|平均|均)|全年|(?<!\d)(?:19|20)\d{2}(?:年(?!以来|底)|$)|[去今上]年/u;

function asksWhetherOnly({ kinds }: Question): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === "yes_no");
}

/** Each of several is asked for by name. */
const ASKS_EACH =
  /分别|逐[一项条个]|各[叫是]|哪些|哪几|名字|名单|列[一出举]|(?:都有|写了?)(?:什么|啥)|\bname all\b|\bwhich\b/u;
const OF_SO_MANY = /哪([两二三四五六七八九十])/u;
const SO_MANY = "零一二三四五六七八九十";

/** Of how many each is asked for: 「21家分别叫什么」, 「是哪四诊」; 0 where not all are. A few are no answer to that. */
function countOfAll({ folded, figures, kinds }: Question): number {
  const many = OF_SO_MANY.exec(folded)?.[1]?.replace("两", "二");
  if (many !== undefined) return SO_MANY.indexOf(many);
  const isEach = kinds.includes("list") && ASKS_EACH.test(folded);
  return isEach ? Math.max(0, ...figures.filter(isCounted).map(({ value }) => value)) : 0;
}

/** The anchor is hardly more than its values. */
function saysNoMore({ anchor, values }: Described): boolean {
  return anchor.length < values.join("").length + MORE_CHARS;
}

/** With fewer characters beside it a value says nothing but itself. */
const MORE_CHARS = 8;

/** Asked for as it was before it changed. */
const ASKS_PAST =
  /原来|原先|以前|之前|从前|当初|起初|本来|曾|过去|前的?是|[降升涨减增]前|从多少|由多少|before|used to|originally|\bwas\b/u;

function figureFit(question: Question, described: Described, features: Features): Fit {
  const { noun, ofNoun } = nounFit(question, described);
  const isCounting = (question.counted?.noun.length ?? 0) > 1;
  if (described.fact.unit === "%" && !ASKS_RATE.test(question.scoped)) return "doubtful";
  if (features.asked >= VERY_ASKING) return "value";
  // Whoever asks for a time says so.
  const asksTime = question.kinds.includes("duration") || !question.kinds.includes("number");
  if (described.fact.kind === "duration" && described.fact.row === 0 && !asksTime) return "doubtful";
  // Askings about two nouns of one thing are alike but for the noun.
  if (isCounting && Math.max(noun, ofNoun) === 0) return "doubtful";
  const isDraftedTime = described.fact.kind === "duration" && described.fact.row === 0;
  if (isCounting && !isDraftedTime && isOfOtherHead(question, described)) return "doubtful";
  if (features.asked >= SAME_ASKING) return "value";
  if (features.unit < 0) return "doubtful";
  if (!isCounting) return "value";
  if (Math.max(noun, ofNoun) < NOUN.clause && !isOfHead(question, described)) return "doubtful";
  // With a qualifier that is not asked for, the figure is of a part: it is said with it.
  const isQualified = !question.isEnglish && ofSaid(question, described) < NOUN.qualified;
  return ofNoun < NOUN.alone || isQualified ? "clause" : "value";
}

/** How much of what the fact counts is said, here or before. */
function ofSaid({ scoped }: Question, { of, ofTerms }: Described): number {
  const plain = of.replace(/[(（][^()（）]*[)）]/gu, "");
  const terms = [...ofTerms].filter((term) => plain.includes(term));
  return terms.filter((term) => scoped.includes(term)).length / Math.max(1, terms.length);
}

/** What the noun ends with is what is counted, whatever stands before it: 放到镇里的处罚权 are 行政处罚权. */
function isOfHead({ counted }: Question, { of }: Described): boolean {
  const noun = (counted?.noun ?? "").replace(/(?:各|都|共|一共|总共|大概)+$/u, "").replace(/^.*的(?=.{2})/u, "");
  return noun.length >= HEAD_CHARS && of.endsWith(noun.slice(-HEAD_CHARS));
}

const HEAD_CHARS = 3;

/** They stand last and add nothing: 证明事项 are 证明. */
const LIGHT_HEAD = /(?:事项|案件|项目|人员|工作|活动|情况|人数|数量|总数)$/u;

/** The head of a noun stands last: 党员志愿者 are no 党员. */
function isOfOtherHead({ counted, isEnglish }: Question, { of }: Described): boolean {
  const noun = counted?.noun ?? "";
  if (isEnglish || noun.length < 2 || !of.includes(noun)) return false;
  const heads = of.replace(/[(（][^()（）]*[)）]/gu, "").split(/[、和及]/u);
  return !heads.some((head) => head.endsWith(noun) || head.replace(LIGHT_HEAD, "").endsWith(noun));
}

/** A share or its growth is not how many there are. */
const ASKS_RATE =
  /率|比例|百分|占比|比重|几成|[增减升降涨提]|变化|变|多大|percent|rate|share|proportion|grow|increase|drop|fall|higher|lower/u;
/** Places answer which there are only where places are asked for. */
const ASKS_PLACES =
  /地方|地点|哪里|哪儿|何处|哪[个些几]?(?:[省市县区镇村乡]|街道|社区)|where|place|town|count|village|cit/u;

/** What is true of a whole is not true of its part, nor the other way round. */
const OF_ONE_PLACE: ReadonlySet<FactKind> = new Set(["number", "rank"]);

/** A place is asked about that the fact is not of, and that its statement does not name. */
function isOfPart({ places, placeNamed }: Question, { places: own }: Described): boolean {
  if (!placeNamed || own.length === 0) return false;
  return !places.some(({ id }) => own.includes(id));
}

/** Hours of a Saturday or a holiday answer only whoever asks for it. */
function isOfOtherDay(folded: string, { fact, statement }: Described): boolean {
  if (fact.kind !== "hours") return false;
  const own = SPECIAL_DAY.exec(statement.folded)?.[0];
  const isUsual = USUAL_DAYS.test(statement.folded);
  return own !== undefined && !isUsual && !SPECIAL_DAY.test(folded) && !/周末|双休/u.test(folded);
}

const SPECIAL_DAY = /周[六日天末]|星期[六日天]|礼拜[六日天]|节假日|春节|国庆|双休/u;
const USUAL_DAYS = /周[一二三四五]|星期[一二三四五]|工作日|每天|每日|全年/u;

/** Who or which office is asked for, and no value is one. */
function isNoActor({ kinds: [narrowest] }: Question, { fact, values }: Described): boolean {
  if ((narrowest !== "person" && narrowest !== "organisation") || values.length === 0) return false;
  return BESIDE_ACTORS.has(fact.kind) && !values.some((value) => ACTOR.test(value));
}

const BESIDE_ACTORS: ReadonlySet<FactKind> = new Set(["list", "name", "award", "place", "definition", "deed", "rank"]);
const ACTOR =
  /[局委会院所部厅办府队团社校站室处]|中心|公司|机关|部门|企业|单位|[员人们者师某长任]|女士|先生|书记|主持|[县市区镇]/u;

/** A name is asked for, and the text keeps it to itself: 周某, 某公司. */
function isUnnamed(folded: string, { values }: Described): boolean {
  return ASKS_NAME.test(folded) && values.length > 0 && values.every((value) => /某|相关负责人/u.test(value));
}

const ASKS_NAME = /叫(?:什么|啥|哪个)|全[名称]|姓(?:什么|啥|甚)|名字|哪[家个位]|\bwhich\b|\bwho\b|called|name/u;

/** A day is asked for, and only the month or the year is told; or a month, and only the year is. */
function isCoarser(folded: string, { fact, values }: Described): boolean {
  if (fact.kind !== "date") return false;
  const [wanted] = FINER.find(([, asks]) => asks.test(folded)) ?? [];
  return wanted !== undefined && values.length > 0 && !values.some((value) => wanted.test(value));
}

const FINER: readonly (readonly [RegExp, RegExp])[] = [
  [/\d[日号]|十日|月[一二三四五六七八九十]+日/u, /几[日号]|哪(?:一)?[天日]|what day|which day/u],
  [/月/u, /几月|哪(?:一)?个?月|which month|what month/u],
];

/** Asked about a place inside the one that the fact is of, and not a word is said of it. */
function isOfWider(
  { places, placeNamed }: Question,
  { fact, statement, named }: Described,
  { place }: Features,
): boolean {
  if (!placeNamed || place === 0 || place === 1 || WIDE.has(fact.kind)) return false;
  const said = `${statement.folded}\n${named}`;
  return !places.some(({ name, aliases }) => [name, ...aliases].some((each) => said.includes(each)));
}

const WIDE: ReadonlySet<FactKind> = new Set(["need", "definition", "statement", "procedure", "deed"]);

/** The question asks who holds an office or a role, and the fact is of another one, or of none. */
function isOfOtherRole(folded: string, { tells, fact }: Described): boolean {
  const role = ROLE.exec(folded)?.[0];
  if (role === undefined) return BY_NAME.test(folded) && !NAMED_KINDS.has(fact.kind);
  if (!tells.includes(role)) return true;
  return !role.startsWith("副") && !new RegExp(`(?<!副)${role}`, "u").test(tells);
}

const NAMED_KINDS: ReadonlySet<FactKind> = new Set(["person", "organisation", "list", "name", "place"]);

/** It counts something: no year, no place in an order. */
function isCounted({ unit, isOrdinal, value }: Figure): boolean {
  return unit !== "" && !isOrdinal && value > 1 && !/^(?:[年月日号]|个?月|岁|天|小时)$/u.test(unit);
}
