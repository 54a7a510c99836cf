// Decides whether and how a fact may lead the answer, by its kind, place, time, noun, unit and office. A figure answers
// for its own noun only. Takes a question and a candidate; returns a `Fit`.
import type { FactKind } from "../fact-kinds.ts";
import { type Figure, isCounted, isSameAmount, isYear } from "../question/figures.ts";
import type { Question } from "../question/question.ts";
import { unmarked } from "../text.ts";
import type { Described } from "./facts.ts";
import { type Features, kindAnswers, nounFit } from "./features.ts";
import { listsTooFew } from "./list-fit.ts";

/**
 * How a fact may lead: by its `value` alone; by its `clause`; `doubtful`, if its kind, noun or unit seems to be
 * another; `none`, if its place, year or office is another.
 */
export type Fit = "value" | "clause" | "doubtful" | "none";

/**
 * Shares of a noun. A figure leads alone if the fact contains `alone` of the counted noun and the question contains
 * `qualified` of the fact's own; it leads with its clause if the fact contains `clause` of the counted noun.
 */
const NOUN = { alone: 0.75, clause: 0.3, qualified: 0.5 } as const;
/** Similarity from which a question asks for the fact of the asking, whatever the noun is called. */
const SAME_ASKING = 0.75;
/** Similarity from which a question and an asking are treated as the same question. */
const VERY_ASKING = 0.88;
/** Similarity from which a noun before the interrogative that fits nothing is a verb: 一共编了几个. */
const ASKED_VERB = 0.45;
/** Similarity from which a question asks for the whole statement of the asking. */
const ASKED_STATEMENT = 0.5;
/** Probability from which a question asks for a kind that it does not name. */
const LIKELY_KIND = 0.4;
/** Offices and roles whose holder a question asks for. */
const ROLE =
  /(?:县委|市委|区委|省委)?(?:副)?(?:书记|县长|市长|区长|镇长|乡长|村长|局长|主任|院长|检察长|部长|所长|会长|队长|团长|厅长|科长|校长|董事长|法官|检察官|律师|老板|老总|经理|主持人|负责人|带头人|牵头人|发言人|记者|通讯员|作者|村民|医生)(?=[^，,。；;]{0,8}(?:谁|哪[位个]|(?:什么|啥)(?:人|名)|姓|叫|名字)|[？?。]*$)/u;
/** Words that ask for a person's name. */
const BY_NAME = /是谁|谁是|姓(?:什么|啥|甚)|叫(?:什么|啥)(?:名|$|[？?呀啊呢])|贵姓|哪(?:一)?位|who (?:is|was)\b/u;

/** The kinds that a question asks for: those that it names and those that are likely, or else the likeliest one. */
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
  if (listsTooFew(question, described)) return "none";
  if (fact.kind === "statement") return features.asked >= ASKED_STATEMENT ? "clause" : "doubtful";
  if (OF_ONE_PLACE.has(fact.kind) && isOfPart(question, described)) return "none";
  if (isOfWider(question, described, features)) return "none";
  if (isNoActor(question, described) || isOfOtherDay(question.folded, described)) return "none";
  if (isUnnamed(question.folded, described) || isCoarser(question.folded, described)) return "none";
  if (isOfOtherRole(question, described)) return "none";
  // A figure that the question states and the statement lacks belongs to something else.
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
  if (isPast(question, described)) return "none";
  if (isOfOtherPeriod(question.folded, described) || isOfOtherYear(question, described)) return "none";
  if (!kindsMeant(question).some((kind) => kindAnswers(kind, fact.kind) || (kind === "name" && NAMES.has(fact.kind))))
    return "doubtful";
  if (asksMeaning(question, features) && isUnexplained(described)) return "none";
  if (fact.kind === "number" || fact.kind === "duration") {
    const fit = figureFit(question, described, features);
    if (fit !== "value") return fit;
    // A figure from before a change does not lead alone: its clause also says what it is now.
    if (fact.modality === "was" && !ASKS_PAST.test(question.scoped)) return "clause";
  }
  // A value that the question already states only answers a yes-or-no question, by confirming it.
  const isGiven = features.given === 1 || described.values.every((value) => question.plain.includes(unmarked(value)));
  if (fact.values.length > 0 && isGiven && saysNoMore(described) && !asksWhetherOnly(question)) return "none";
  return !isGiven && fact.values.length > 0 && !asksWhetherOnly(question) ? "value" : "clause";
}

/** Whether the question names a thing and asks what it is. 「那是个什么镇」 does not: it asks for a name. */
function asksMeaning({ kinds, folded }: Question, { nameWhole, asked }: Features): boolean {
  return kinds[0] === "definition" && asked < SAME_ASKING && (nameWhole > 0 || QUOTED_NAME.test(folded));
}

const QUOTED_NAME = /[”"」』](?:到底|究竟)?(?:是|指|代表|表示|啥|什么|怎么)/u;

/** Whether the texts only name the subject, and the fact is not of a kind that explains a name. */
function isUnexplained({ subject, fact }: Described): boolean {
  return subject?.status !== "answered" && !EXPLAINS.has(fact.kind);
}

/** Kinds that explain what a name means. */
const EXPLAINS: ReadonlySet<FactKind> = new Set(["definition", "deed", "procedure"]);

/** Kinds whose values are names. */
const NAMES: ReadonlySet<FactKind> = new Set(["award", "organisation", "list"]);

/** Whether a figure is only mentioned in passing: a small number in characters, as in 哪三种, 谈了三回, 三班倒. */
function isInPassing(folded: string, { at, value }: Figure): boolean {
  return value <= 10 && /^[一二两三四五六七八九十]/u.test(folded.slice(at));
}

/** Whether the value only refers to the place that the question names, as in 在此落户, and so does not answer where. */
function saysOnlyHere({ placeNamed }: Question, { fact, values }: Described): boolean {
  return fact.kind === "place" && placeNamed && values.some((value) => /^在(?:此|这里|当地|本地)/u.test(value));
}

const RELATIVE_TIME = /[今去前明]年/u;

/** Whether the question asks for a year that is neither the fact's nor its source's. */
function isOfOtherYear(
  { figures, folded, relativeYear }: Question,
  { fact, years, source, statement }: Described,
): boolean {
  if (!OF_ONE_PLACE.has(fact.kind)) return false;
  // 去年 in a report is not 去年 in a question.
  const said = RELATIVE_TIME.exec(folded)?.[0];
  const isReports = said !== undefined && `${statement.folded}${fact.time}`.includes(said);
  if (relativeYear !== null && !isReports && !years.includes(relativeYear)) return true;
  const asked = figures.filter(isYear).map(({ value }) => value);
  const own = [...years, Number(source.published?.slice(0, 4) ?? Number.NaN)];
  return asked.length > 0 && !asked.some((year) => own.includes(year));
}

/** Whether the question asks for a figure per period and this is none: a sum of five years does not answer 「一年有多少」. */
function isOfOtherPeriod(folded: string, { fact, anchor }: Described): boolean {
  if (fact.kind !== "number" || !A_PERIOD.test(folded)) return false;
  return !OF_A_PERIOD.test(`${anchor}\n${fact.time}`);
}

const A_PERIOD = /(?<!\d)(?:一|每|平均)(?:年|个?月|天|周)(?!前|多)/u;
const OF_A_PERIOD = /[每年月日均](?:年|月|天|日|周|平均|均)|全年|(?<!\d)(?:19|20)\d{2}(?:年(?!以来|底)|$)|[去今上]年/u;

function asksWhetherOnly({ kinds }: Question): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === "yes_no");
}

/** Whether the anchor is hardly longer than its values. */
function saysNoMore({ anchor, values }: Described): boolean {
  return anchor.length < values.join("").length + MORE_CHARS;
}

/** Fewer characters than this around a value add nothing to it. */
const MORE_CHARS = 8;

/** Words that ask for the state before a change. */
/** Whether the build found that the fact no longer holds, and the question asks for what holds. */
export const isPast = ({ scoped }: Question, { fact }: Described) =>
  fact.modality === "was" && fact.row === 0 && !ASKS_PAST.test(scoped);

const ASKS_PAST =
  /原来|原先|以前|之前|从前|当初|起初|本来|曾|过去|前的?是|[降升涨减增]前|从多少|由多少|before|used to|originally|\bwas\b/u;

function figureFit(question: Question, described: Described, features: Features): Fit {
  const { noun, ofNoun } = nounFit(question, described);
  const isVerb =
    question.counted?.isBefore === true && Math.max(noun, ofNoun) < NOUN.clause && features.asked >= ASKED_VERB;
  const isCounting = (question.counted?.noun.length ?? 0) > 1 && !isVerb;
  if (described.fact.unit === "%" && !ASKS_RATE.test(question.scoped)) return "doubtful";
  if (features.asked >= VERY_ASKING) return "value";
  // People who ask for a duration say so.
  const asksTime = question.kinds.includes("duration") || !question.kinds.includes("number");
  if (described.fact.kind === "duration" && described.fact.row === 0 && !asksTime) return "doubtful";
  // Askings about two nouns of one thing differ only in the noun, so they look similar.
  if (isCounting && Math.max(noun, ofNoun) === 0) return "doubtful";
  const isDraftedTime = described.fact.kind === "duration" && described.fact.row === 0;
  if (isCounting && !isDraftedTime && isOfOtherHead(question, described)) return "doubtful";
  if (features.asked >= SAME_ASKING) return "value";
  if (features.unit < 0) return "doubtful";
  if (!isCounting) return "value";
  if (Math.max(noun, ofNoun) < NOUN.clause && !isOfHead(question, described)) return "doubtful";
  // With a qualifier that the question lacks, the figure counts a part only, so the clause leads.
  const isQualified = !question.isEnglish && ofSaid(question, described) < NOUN.qualified;
  return ofNoun < NOUN.alone || isQualified ? "clause" : "value";
}

/** The share of the terms of `of`, except those in brackets, that the question or the one before it contains. */
function ofSaid({ scoped }: Question, { of, ofTerms }: Described): number {
  const plain = of.replace(/[(（][^()（）]*[)）]/gu, "");
  const terms = [...ofTerms].filter((term) => plain.includes(term));
  return terms.filter((term) => scoped.includes(term)).length / Math.max(1, terms.length);
}

/** Whether the counted noun ends like `of`, whatever stands before its head: 放到镇里的处罚权 are 行政处罚权. */
function isOfHead({ counted }: Question, { of }: Described): boolean {
  const noun = (counted?.noun ?? "").replace(/(?:各|都|共|一共|总共|大概)+$/u, "").replace(/^.*的(?=.{2})/u, "");
  return noun.length >= HEAD_CHARS && of.endsWith(noun.slice(-HEAD_CHARS));
}

const HEAD_CHARS = 3;

/** Final words that add nothing: 证明事项 are 证明. */
const LIGHT_HEAD = /(?:事项|案件|项目|人员|工作|活动|情况|人数|数量|总数)$/u;

/** Whether `of` contains the counted noun, but not as its head, which stands last: 党员志愿者 are no 党员. */
function isOfOtherHead({ counted, isEnglish }: Question, { of }: Described): boolean {
  const noun = counted?.noun ?? "";
  if (isEnglish || noun.length < 2 || !of.includes(noun)) return false;
  const heads = of.replace(/[(（][^()（）]*[)）]/gu, "").split(/[、和及]/u);
  return !heads.some((head) => head.endsWith(noun) || head.replace(LIGHT_HEAD, "").endsWith(noun));
}

/** Words that ask for a share or its growth. A share does not answer how many there are. */
const ASKS_RATE =
  /率|比例|百分|占比|比重|几成|[增减升降涨提]|变化|变|多大|percent|rate|share|proportion|grow|increase|drop|fall|higher|lower/u;
/** Words that ask for places. Without them, places do not answer a question for a list. */
const ASKS_PLACES =
  /地方|地点|哪里|哪儿|何处|哪[个些几]?(?:[省市县区镇村乡]|街道|社区)|where|place|town|count|village|cit/u;

/** Kinds that differ between a whole and its parts. */
const OF_ONE_PLACE: ReadonlySet<FactKind> = new Set(["number", "rank"]);

/** Whether the question names places and the fact is of none of them. */
function isOfPart({ places, placeNamed }: Question, { places: own }: Described): boolean {
  if (!placeNamed || own.length === 0) return false;
  return !places.some(({ id }) => own.includes(id));
}

/** Whether the hours are those of a Saturday or a holiday that the question does not ask about. */
function isOfOtherDay(folded: string, { fact, statement }: Described): boolean {
  if (fact.kind !== "hours") return false;
  const own = SPECIAL_DAY.exec(statement.folded)?.[0];
  const isUsual = USUAL_DAYS.test(statement.folded);
  return own !== undefined && !isUsual && !SPECIAL_DAY.test(folded) && !/周末|双休/u.test(folded);
}

const SPECIAL_DAY = /周[六日天末]|星期[六日天]|礼拜[六日天]|节假日|春节|国庆|双休/u;
const USUAL_DAYS = /周[一二三四五]|星期[一二三四五]|工作日|每天|每日|全年/u;

/** Whether the question asks for a person or an office and no value is one. */
function isNoActor({ kinds: [narrowest] }: Question, { fact, values }: Described): boolean {
  if ((narrowest !== "person" && narrowest !== "organisation") || values.length === 0) return false;
  return BESIDE_ACTORS.has(fact.kind) && !values.some((value) => ACTOR.test(value));
}

const BESIDE_ACTORS: ReadonlySet<FactKind> = new Set(["list", "name", "award", "place", "definition", "deed", "rank"]);
const ACTOR =
  /[局委会院所部厅办府队团社校站室处]|中心|公司|机关|部门|企业|单位|[员人们者师某长任]|女士|先生|书记|主持|[县市区镇]/u;

/** Whether the question asks for a name that the text withholds: 周某, 某公司. */
function isUnnamed(folded: string, { values }: Described): boolean {
  return ASKS_NAME.test(folded) && values.length > 0 && values.every((value) => /某|相关负责人/u.test(value));
}

const ASKS_NAME = /叫(?:什么|啥|哪个)|全[名称]|姓(?:什么|啥|甚)|名字|哪[家个位]|\bwhich\b|\bwho\b|called|name/u;

/** Whether the question asks for a day and the fact has only a month or a year, or for a month and it has a year. */
function isCoarser(folded: string, { fact, values }: Described): boolean {
  if (fact.kind !== "date") return false;
  const [wanted] = FINER.find(([, asks]) => asks.test(folded)) ?? [];
  return wanted !== undefined && values.length > 0 && !values.some((value) => wanted.test(value));
}

const FINER: readonly (readonly [RegExp, RegExp])[] = [
  [/\d[日号]|十日|月[一二三四五六七八九十]+日/u, /几[日号]|哪(?:一)?[天日]|what day|which day/u],
  [/月/u, /几月|哪(?:一)?个?月|which month|what month/u],
];

/** Whether the question is about a place inside or around the fact's own that the statement does not name. */
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

/** Whether the question asks who holds an office or a role, and the fact is about another one or about none. */
function isOfOtherRole({ folded, kinds }: Question, { tells, fact }: Described): boolean {
  // 「老板拖欠工资打哪个热线」 asks for a number.
  if (kinds.includes("telephone") && !kinds.includes("person")) return false;
  const role = ROLE.exec(folded)?.[0];
  if (role === undefined) return BY_NAME.test(folded) && !NAMED_KINDS.has(fact.kind);
  if (!tells.includes(role)) return true;
  return !role.startsWith("副") && !new RegExp(`(?<!副)${role}`, "u").test(tells);
}

const NAMED_KINDS: ReadonlySet<FactKind> = new Set(["person", "organisation", "list", "name", "place"]);
