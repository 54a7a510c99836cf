// What kind of thing a question asks for, read from its own words: a closed list of cues per kind.
// The input is folded text; what leaves are the kinds in the order they are asked, and the question
// without its cues, so that only its matter is searched for.
import type { MissingKind } from "../contract.ts";
import { isEnglish } from "../english-words.ts";
import { countedInEnglish, ENGLISH_CUES, ENGLISH_TITLE, ENGLISH_TURN_TO, officeInEnglish } from "./english-wants.ts";
import { MEASURE, measureOf } from "./measures.ts";

interface Cue {
  kind: MissingKind;
  pattern: RegExp;
}

/** A measure word after 多少 or 几; 人民 and 家庭 are nouns. */
const COUNTED_BY = `(?!人民|家庭|部门|条件)${MEASURE}`;

/**
 * The order matters: a longer or narrower cue stands before a wider one that it contains
 * (几点开门 before 几, 什么条件 before 什么).
 */
const CUES: readonly Cue[] = [
  {
    kind: "telephone",
    pattern:
      /(?<!诈骗|骗子|骚扰|陌生|打|接到|催债)(?:联系|咨询|办公)?电话(?:号码)?(?:是)?(?:多少|几号|什么|有吗)?(?!催|骗|诈|推销|骚扰)|(?:打|拨)(?:哪|什么|多少|几)个?号(?:码)?|(?:什么|哪个)号码|号码(?:是)?(?:多少|什么|几)|联系方式|怎么联系|(?:加|留)(?:个|一下)?微信|phone number|telephone|\bphone\b|\bcall\b/gu,
  },
  {
    kind: "hours",
    pattern:
      /几点(?:钟)?(?:开门|上班|下班|关门|开始|到几点|开)?|什么时候(?:开门|上班|下班|关门)|(?:上班|营业|开放|办公|接待|服务)时间|(?:中午|晚上|周末)(?:休息|开门|上班|有人)(?:吗|么|不)|周[六日末](?:开门|上班|开|休息|办公)*(?:吗|么|不)?|节假日(?:开门|上班|开|休息)*(?:吗|么)?|opening hours|open on|what time/gu,
  },
  {
    kind: "fee",
    pattern:
      /(?<!挽回了?|涉及了?|追回了?|损失了?|骗了?|增收了?)(?:要|得|需要)?(?:花|交|付|收|赔)?(?:多少|几块|几)钱|几块(?:钱)?|收费(?:吗|么|标准|多少)?|收不收(?:费|钱)|收(?:多少)?费(?:用)?|(?:要|用|需)不(?:要|用|需)(?:花|交|付)?钱|(?:要|收)钱(?:吗|么|不)|免费(?:吗|么)|(?:是|要)(?:不是)?免费|(?:什么|多少)费用|费用(?:是|要)?(?:多少|怎么算|高)|多少(?:\p{Script=Han}{0,2})费(?:用)?|贵不贵|什么价(?:钱|格)?|how much (?:does|is|do)|\bfees?\b|\bcharges?\b|\bcost\b|free of charge/gu,
  },
  {
    kind: "conditions",
    pattern:
      /(?:要|需要|有|得)?(?:什么|哪些|啥)(?:样的)?(?:条件|资格|要求)|(?:什么|哪些|啥)(?:样的)?人(?:才)?(?:能|可以|有资格)|谁(?:才)?(?:能|可以|有资格)(?:申请|办|去|用|当)|符合.{0,4}条件|够不够(?:条件|资格)|eligib\w*|qualif\w*|conditions?/gu,
  },
  {
    kind: "documents",
    pattern:
      /(?:要|需要|得|该)?(?:带|准备|交|提交)(?:上)?(?:些)?(?:什么|哪些|啥|几样)(?:材料|东西|证件|手续|资料)?|(?:什么|哪些|啥)(?:材料|证件|资料)|what documents?|papers? (?:do|should)/gu,
  },
  {
    kind: "address",
    pattern:
      /(?:在|是)?(?:哪|什么|几)(?:一)?(?:条|号)?(?:路(?!公交|车)|街|楼|栋楼|栋|幢|号楼|层)(?:上)?|(?:具体|详细)地址|地址(?:是|在)+(?:哪里|哪儿|什么|多少)|地址(?=[？?。呢啊吗]*$)|(?<=(?:中心|所|局|院|窗口|大厅|机|超市|服务站|工作室))(?:设|开|安)?(?:是)?在(?:哪里|哪儿|什么地方|何处)|门牌(?:号)?|怎么走|(?<=[路街巷弄道])(?:几|多少)号|\baddress\b|which street/gu,
  },
  {
    kind: "duration",
    pattern:
      /(?:要|得|需要|大概|一般)?(?:多久|多长时间|多少(?:个)?(?:天|工作日)|(?<![哪那这好前把])几(?:个)?(?:天|工作日))(?:能|才能|可以)?|how long|how many days/gu,
  },
  {
    kind: "reason",
    pattern:
      /(?<![称成作列评分视认名定])为(?:什么|何|啥)|怎么会|(?:是)?(?:什么|啥)原因|原因(?:是)?(?:什么|啥)?|凭什么|\bwhy\b|\breason\b/gu,
  },
  {
    kind: "number",
    pattern: new RegExp(
      `(?:一共|总共|共)?(?:有|是|占|达到|达)?(?:了)?(?:第)?(?:多少|(?<![哪那这好前把几])几(?!月|号|点|步|句|几))大?(?:${COUNTED_BY})?|百分之几|(?:有|是)?多(?:大|高|宽|长|重|远)(?!时间)|规模|比例(?:是)?|how many|how much|what percentage|number of`,
      "gu",
    ),
  },
  {
    kind: "date",
    pattern:
      /(?:是|在)?(?:哪(?:一)?(?:年|月|天|日)|几几年|何年|什么(?:时候|时间|年份|日子)|啥时候|何时|几(?:月|号)|年份)|what year|which year|\bwhen\b|which month|what date/gu,
  },
  {
    kind: "person",
    pattern:
      /(?<=书记|县长|市长|区长|镇长|局长|主任|院长|检察长|部长|所长|会长|负责人)(?:现在)?(?:是|叫)(?:谁|什么(?:名字)?|哪(?:一)?位)|(?:是)?谁|哪(?:一)?位|什么人(?![员数群家口])|姓甚名谁|(?<=[人士生师姐妹员长某任记官])叫什么(?:名字)?|\bwho\b|\bwhose\b/gu,
  },
  {
    kind: "organisation",
    pattern:
      /(?:是)?(?:哪|什么|啥)(?:一)?(?:个|家|些)?(?:单位|部门|机构|机关|组织|公司|企业|法院|局|所)|归谁管|归哪(?:里|儿)?管|which (?:office|agency|department|body|organi[sz]ation)/gu,
  },
  {
    kind: "place",
    pattern: /(?:在|去|到|上|往|找)?(?:哪里|哪儿|什么地方|啥地方|哪个地方|何处)|在哪(?!些|个|位|家|年)|\bwhere\b/gu,
  },
  {
    kind: "procedure",
    pattern:
      /(?:该|要|应该)?(?:怎么|怎样|如何|咋)(?:样)?(?:办理|算|分(?![辨别清成])|判|赔|处理|解决|申请|办|弄|走|报名|预约|用(?![\p{Script=Han}]{2})|登记|提交|操作|才能)|(?:怎么|怎样|如何|咋)(?=注册|下载|缴|交|参加|加入|成为|联系|投诉|举报|请假|换|取|领|拿|写|填|改|约|使用|变更|注销)|(?<!用)(?:什么|哪些|啥)(?:流程|步骤|手续|程序)|(?<!全)流程|how (?:do|can|should) (?:i|we|you)|how to/gu,
  },
  {
    kind: "definition",
    pattern:
      /(?:是|指)?(?:什么|啥)(?:意思|东西|来头|回事)|(?:是)?(?:干|做)(?:什么|啥|嘛)(?:用)?的?|什么是|(?:指|是)(?:的)?(?:是)?(?:什么|啥)|what (?:is|are|does)/gu,
  },
  {
    kind: "list",
    pattern:
      /(?:有|是|包括)?(?:哪些|哪几[个项件种类条家份]?|哪(?:一|[0-9二两三四五六七八九十]+)?(?:个|份|部|项|种|件|类|条|家|样)|什么(?:名字)?|啥)|分别(?:是|叫)?|\bwhich\b|\bwhat\b|\bname\b/gu,
  },
  {
    kind: "yes_no",
    pattern:
      /(?:是|有|能|会|要|可|行|对|好|在)不(?:是|能|会|要|可以|行|对|好|在)|有没有|是否|可否|能否|(?:吗|么|嘛)(?:[？?]|$)|行不行|\b(?:is|are|was|were|does|do|did|can|could) (?:there|it|the|i|we|they)\b/gu,
  },
];

/** An office that somebody holds. */
export const OFFICE = /(?:县委|市委|区委)?(?:副)?(?:书记|县长|市长|区长|镇长|局长|主任|院长|检察长|部长|所长|会长)/u;

/** The office that a question names, as the texts write it; null where it names none. */
export function officeOf(folded: string): string | null {
  return OFFICE.exec(folded)?.[0] ?? (isEnglish(folded) ? officeInEnglish(folded) : null);
}

/**
 * Asked where to turn with a need: the thing wanted is a service, not a name or a place in the text. 「网上有人骂我」
 * tells of somebody, and 「找谁赔」 asks who is liable.
 */
const TURN_TO =
  /(?:该|应该|要|可以|能)?(?:找|去|到|上|向)(?:谁(?!赔|要|负责|算账|追)|哪(?:里|儿|个部门|个单位|家)?(?!年|天|月|些)|什么(?:地方|部门|单位|人))(?:帮忙|申请|说理|问|办|解决|调解|投诉)?|有没有(?:地方|人|单位|部门)(?:能|可以|帮|管)?|(?<![没所])有(?:地方|人|单位|部门)(?:能|可以|帮|管|(?=[^，,。；;？?]{0,12}(?:吗|么|嘛|不)(?:[？?，,。]|$)))|有(?:一?个|什么)[^，,。；;？?\s]{0,8}(?:地方|单位|部门)(?=(?:吗|么)(?:[？?，,。]|$))|谁(?:能|可以|来|给)?(?:帮|管|评|说和)|where (?:can|do|should) (?:i|we) (?:go|get|turn|find)|who can help/gu;

/** 「什么事都能问」 asks for nothing: any is meant. */
const ANY =
  /(?:(?:什么|哪|谁)[^，,。；;？?、\s]{0,3}、)*(?:什么(?:时候|事情?|人|地方|东西)?|谁|哪(?:里|儿|个|家)?|怎么)[都也]/gu;

/** One thing asked for. */
export interface Want {
  readonly kind: MissingKind;
  /** The measure word of a number asked for (多少名 → 名, 第几次 → 第次), or null. */
  readonly unit: string | null;
  /** What is counted: the words after the measure word (多少个律师事务所 → 律师事务所), or null. */
  readonly counted: string | null;
  /** What a number is the amount of (产值多少 → 产值): it stands with the figure, or the figure is another's. */
  readonly attribute: string | null;
  /** What is asked for by what or which (什么难题 → 难题, 品牌叫什么 → 品牌), or null. */
  readonly head: string | null;
  /** Its words in the texts, where the question is English. */
  readonly countedAs?: readonly string[];
  /** The thing itself is asked for by name, so that its being there can be checked. */
  readonly exact: "title" | "names" | null;
  /** 「谁牵头」 is answered by an office or a role as well as by a name: that none is recognised proves nothing. */
  readonly loose: boolean;
}

export interface Wants {
  /** In the order they are asked. */
  readonly wants: readonly Want[];
  /** Asked where to turn with a need. */
  readonly turnTo: boolean;
  /** The question without the cues; what stood between them is kept apart by a blank. */
  readonly rest: string;
}

const UNIT = new RegExp(`(第)?(?:多少|几)大?(${COUNTED_BY})`, "u");

/** The noun that follows a measure word, up to the next mark, particle or verb that many questions end with. */
const COUNTED = /^[\p{Script=Han}]{2,12}?(?=[的了吗呢，,。？?、\s]|和|能|在|被|是|有|$)/u;

/** A number of this kind belongs to the noun before 多少: 产值多少, 上限是多少. */
const ATTRIBUTE =
  /\p{Script=Han}(?:率|度|产值|收入|利润|人口|奖金|工资|薪水|月薪|补贴|待遇)(?=(?:是|有|为|达|占|从|由)?$)/u;
/** The noun before 叫什么. */
const NAMED = /([\p{Script=Han}]{2,6})(?:的)?(?:名字|全名|名称)?(?:叫|叫做|称作|称为|名叫)(?:个)?$/u;

type Details = Pick<Want, "unit" | "counted" | "attribute" | "head">;
const NO_DETAILS: Details = { unit: null, counted: null, attribute: null, head: null };

type Cued = { readonly folded: string; readonly cue: string; readonly at: number };

/** What is counted stands after its cue in English, too. */
function englishDetails(kind: MissingKind, { folded, cue, at }: Cued): Details {
  return kind === "number" ? { ...NO_DETAILS, ...countedInEnglish(cue, folded.slice(at + cue.length)) } : NO_DETAILS;
}

/** What more of a thing asked for is read around its cue. */
function detailsOf(kind: MissingKind, { folded, cue, at }: Cued): Details {
  const after = COUNTED.exec(folded.slice(at + cue.length))?.[0] ?? null;
  const before = folded.slice(0, at);
  if (kind === "list" || kind === "definition") return { ...NO_DETAILS, head: NAMED.exec(before)?.[1] ?? after };
  if (kind !== "number") return NO_DETAILS;
  const [, ordinal = "", measure = null] = UNIT.exec(cue) ?? [];
  if (measure !== null) return { ...NO_DETAILS, unit: `${ordinal}${measure}`, counted: after };
  const unit = /第(?:多少|几)$/u.test(cue) ? "第" : measureOf(folded);
  const counted = unit === null && cue.endsWith("多少") ? after : null;
  return { ...NO_DETAILS, unit, counted, attribute: ATTRIBUTE.exec(before)?.[0].slice(-2) ?? null };
}

/** Money that is spent, paid out or lost is no fee. */
const SPENT =
  /财政|预算|经费|投入|投资|拨|补贴|补助|奖励|花了|用了|备了|安排|损失|骗|追回|挽回|捐|赔了|拿出|(?:修|建|造|办).{0,8}花/u;
const PAYABLE = /收|要(?:不要)?(?:交|付|花)?(?:多少|几)|免费|交多少|付多少|得(?:花|交|付)/u;

/** Reads what a folded question asks for. Asking for nothing recognisable gives no wants. */
export function readWants(folded: string): Wants {
  const found: (Pick<Want, "kind"> & Details & { at: number })[] = [];
  const blank = (cue: string) => " ".repeat(cue.length);
  const asking = folded.replace(ANY, blank);
  const english = isEnglish(folded);
  let rest = asking.replace(english ? ENGLISH_TURN_TO : TURN_TO, blank);
  const turnTo = rest !== asking;
  for (const { kind, pattern } of english ? ENGLISH_CUES : CUES) {
    rest = rest.replace(pattern, (cue, ...more) => {
      const at = more.find((value): value is number => typeof value === "number") ?? 0;
      const details = (english ? englishDetails : detailsOf)(kind, { folded, cue, at });
      // Two figures may be asked for at once; of other kinds one is enough.
      if (!found.some((other) => other.kind === kind && other.unit === details.unit))
        found.push({ kind, ...details, at });
      // Keeps offsets: the order of what is asked is read from them.
      return blank(cue);
    });
  }
  found.sort((a, b) => a.at - b.at);
  const isSpent = SPENT.test(folded) && !PAYABLE.test(folded);
  const wants = found.map(
    ({ at: _at, kind, ...details }): Want => ({
      ...(kind === "fee" && isSpent ? { ...details, kind: "number", unit: "元" } : { ...details, kind }),
      exact: exactness(kind, folded),
      loose: isLoose(kind, folded),
    }),
  );
  return { wants: withoutNames(wants, folded), turnTo, rest };
}

/** Asked what a document is called, or for the names one by one. */
const TITLE =
  /(?:文件|意见|办法|细则|规定|条例|方案|通知).{0,6}(?:叫什么|全称|名称|名字|是哪(?:个|份|部|一))|(?:哪(?:一)?(?:个|份|部)|(?<![有用想没])什么)(?:文件|意见|办法|细则|规定|条例|方案|通知)|全称/u;
const NAMES =
  /分别(?:是|叫|有|为)|名单|一个个|(?:哪(?:几|些)(?:家|个|位|名)|叫什么名字).*(?:名字|分别)|逐一|\bnames of\b/u;

/** A person by name. */
const BY_NAME =
  /是谁|谁是|叫什么|姓什么|姓甚|贵姓|哪(?:一)?位|名字|谁(?:拿|得|赢|获|写|说|讲|发言|出席)|\bwho (?:is|was)\b|\bname\b/u;

/** 「覆盖到哪些单位」 is answered by kinds of them. */
const BY_KIND = /哪些(?:单位|部门|机构|组织|机关)/u;

/** Whose work a thing is: an office or a body as well as a person. */
const MADE_BY = /是谁(?![写说讲拍唱])[^？?，,]{1,4}的/u;

function isLoose(kind: MissingKind, folded: string): boolean {
  if (kind === "organisation") return BY_KIND.test(folded);
  return kind === "person" && (!BY_NAME.test(folded) || MADE_BY.test(folded));
}

function exactness(kind: MissingKind, folded: string): Want["exact"] {
  if (kind !== "list" && kind !== "definition" && kind !== "person") return null;
  if (TITLE.test(folded) || (isEnglish(folded) && ENGLISH_TITLE.test(folded))) return "title";
  return kind === "list" && NAMES.test(folded) ? "names" : null;
}

/** 「21家分别叫什么名字」 asks for a list of names, not for a person. */
function withoutNames(wants: readonly Want[], folded: string): readonly Want[] {
  const isList = wants.some(({ exact }) => exact !== null);
  return isList && !/谁|哪位/u.test(folded)
    ? wants.filter(({ kind, exact }) => kind !== "person" || exact !== null)
    : wants;
}
