// Finds the kinds that a folded question asks for, by cue words. A question without a cue may still ask for a kind; a
// model that is learned from the askings decides that.
import type { MissingKind } from "../contract.ts";
import { MEASURE, measureOf } from "./measures.ts";

/** Narrowest kind first. */
const CUES: readonly (readonly [MissingKind, RegExp])[] = [
  [
    "telephone",
    /(?:电话|号码|手机号|联系方式|邮箱|微信)(?!.{0,4}(?:诈骗|骚扰|推销|是骗))|怎么联系|打(?:什么|哪个|几)号?|热线(?:是|号)|\bphone\b|telephone|contact (?:number|info)|\bcall\b.*\bnumber\b|email/u,
  ],
  [
    "address",
    /地址|几号楼|哪[栋幢]|几楼|[哪什][么条]{0,2}(?:路|街|弄)(?!子)|具体(?:在哪|位置)|怎么(?:走|去|过去)|坐几路|门牌|\baddress\b|which (?:street|road)|how (?:do|can) i get (?:to|there)/u,
  ],
  [
    "hours",
    /几点|(?:开|关)门|(?:上|下)班(?:时间|了?吗)|(?:营业|开放|工作|办公|服务)时间|(?:周末|周[一二三四五六日天]|星期|礼拜|双休|节假日|中午|晚上|半夜|夜里).{0,6}(?:开|上班|休息|有人|办|去)|opening hours|what time|open (?:on|at|late)|weekend/u,
  ],
  [
    "fee",
    /收(?:不收)?(?:费|钱)|(?:费用|门票|价格|价钱)|免费(?!\p{Script=Han}{1,8}(?:在哪|哪[里儿]|几点|怎么|什么时候))|要(?:不要)?(?:钱|花钱|付钱)|(?:花|要|得|收|交|付|缴)(?:多少|几)钱|多少钱(?:一|才|能)|贵不贵|\bfees?\b|\bcosts?\b|charge|price|free of charge|for free/u,
  ],
  [
    "documents",
    /(?:带|准备|提交|交|需要|要|哪些|什么|啥|几样)[^，。?？]{0,5}(?:材料|证件|资料|手续文件|证明(?!事项|材料清单|城市))|(?:材料|证件)(?:要|需要|有)?(?:哪些|什么|啥)|带(?:什么|啥|哪些)|documents? (?:do|should|are|needed|to)|what (?:documents|papers)|\bbring\b/u,
  ],
  [
    "conditions",
    /(?:什么|啥|哪些|有)(?:样的)?(?:条件|资格|要求|门槛)|条件(?:是|有)|(?:什么|哪些|啥|谁)(?:样的)?(?:人|情况|企业|公司)?(?:才|都)?(?:可以|能|有资格)(?:申请|享受|办|用|参加|去)|符合|eligib|qualif|\bconditions?\b|who can apply/u,
  ],
  [
    "procedure",
    /(?:怎么|如何|咋|怎样)(?:样)?(?:才能)?(?:去|来)?(?:申请|对接|接入|使用|登录|联系|办理|办|报名|预约|加入|参加|申报|转|操作|登记|用|开通|弄|成为|当上|走|提|查|投诉|注册|认领|报)|流程|步骤|手续(?:怎么|是|有)|how (?:do|can|should|to) (?:i |we |one |you )?(?:apply|register|book|join|sign|use|go about)|procedure|\bsteps\b/u,
  ],
  [
    "duration",
    /多久|多长时间|(?:多少|几)(?:个)?(?:天|工作日|小时|分钟|个月|星期|礼拜)(?!前)|(?<![这那近头哪几])几年(?!前)|多少年(?!前|代)|how long|how many (?:days|hours|months|years|minutes)/u,
  ],
  ["reason", /为了?什么|为了?啥|为何|怎么会|原因|凭什么|干嘛要|\bwhy\b|\breason\b/u],
  [
    "number",
    /多少(?!年前|钱一)|多(?:[高重远深宽厚]|长(?!时间)|大(?=年纪|岁|年龄))|几周?岁|(?<!好)几(?=[个名人位件家项条次所支座份起类批届间台张篇轮成倍级大种户处村镇米里斤吨平亩层册本枚辆只头部章字页步站]|公[里斤顷])|几倍|比例|百分(?:之几|比)|占比|第几|how (?:many|much)|number of|percentage|what (?:share|proportion)/u,
  ],
  [
    "date",
    /(?:什么|啥)(?:时候|时间|辰光)|何时|哪(?:一)?(?:年|月|天|日|年头)|几(?:月|号|几年)|什么(?:日子|年份)|\bwhen\b|(?:which|what) (?:year|month|date|day)/u,
  ],
  // 「谁可以申请」 asks for a condition, not for a person.
  ["person", /(?:谁|什么人)(?!(?:才|都)?(?:可以|有资格))|哪(?:一)?位|姓(?:什么|甚)|叫什么名字|\bwho\b|\bwhose\b/u],
  [
    "organisation",
    /(?:哪|什么|啥)(?:一)?(?:个|家|些|几家)?(?:单位|部门|机构|机关|组织|公司|企业|法院|局|所)(?!里)|归(?:谁|哪)|which (?:office|agency|department|body|organi[sz]ation|compan)/u,
  ],
  [
    "place",
    /哪里|哪儿|[在去上]哪(?![个些种次届场份期类项份]|[一两二三四五六七八九十几])|什么地方|啥地方|哪[个座]?(?:镇|县|城?市|区|村|街道|省|地方|路口|位置|角落|广场)|何处|\bwhere\b|which (?:town|county|city|village)/u,
  ],
  [
    "definition",
    /(?:是|指|代表|表示)(?:的)?(?:是)?(?:一?[个种])?(?:什么|啥)(?!时候|辰光|地方|人|单位|部门)|(?:什么|啥)意思|什么叫|什么是|怎么理解|含义|(?:干|做)(?:什么|啥|嘛)(?:用)?的|what (?:is|are|does|'s)\b|meaning/u,
  ],
  [
    "list",
    /哪(?:些|几|\d+|[一二两三四五六七八九十]*[项种条份部支样])|(?:能|可以)(?:办|做|干|查|问|处理|受理)(?:理)?(?:些|到)?(?:什么|啥|哪些)|分别|都(?:有|是)(?:谁|啥|什么|哪)|逐[项条个一]|列(?:出|一下|举)|(?:什么|啥)内容|名单|which\b|\blist\b|names of|what are/u,
  ],
  [
    "yes_no",
    /(?:是|有|能|会|要|可|行|对)不(?:是|能|会|要|可以|行|对)|有没有|是否|可否|能否|(?:吗|么|嘛|不|没有?)[?？。]*$|\b(?:is|are|was|were|does|do|did|can|could|has|have) (?:there|it|they|the|i|we|you)\b/u,
  ],
];

const SAID_BY_NUMBER: ReadonlySet<MissingKind> = new Set(["telephone", "fee", "address"]);

/** A clause that asks for something. */
const ASKING =
  /谁|什么|啥|哪|几(?!乎|次三番)|多少|多久|多长|多大|怎|咋|如何|为何|吗|呢|么$|([\p{Script=Han}])[不没]\1|有没|是否|[能可]否|告诉|想知道|请问|问一下|求/u;

/** The clauses that ask something, without those that only tell what happened; the whole text when all or none ask. */
function askingPart(folded: string): string {
  const clauses = folded.split(/[，,。；;！!？?\n]/u).filter((clause) => clause.trim() !== "");
  const asking = clauses.filter((clause) => ASKING.test(clause));
  return asking.length === 0 || asking.length === clauses.length ? folded : asking.join("，");
}

/** Returns the kinds that a folded question names, narrowest first. */
export function kindsAsked(folded: string): MissingKind[] {
  const part = askingPart(folded);
  const kinds = CUES.filter(([, cue]) => cue.test(part)).map(([kind]) => kind);
  // 「电话多少」 and 「收多少钱」 do not ask for a number as well.
  return kinds.some((kind) => SAID_BY_NUMBER.has(kind)) ? kinds.filter((kind) => kind !== "number") : kinds;
}

/** What a question counts: the measure word and the noun that follow 多少 or 几. */
export interface Counted {
  readonly unit: string | null;
  readonly noun: string;
  /** Whether the noun stands before the interrogative, where it may be a verb as well: 一共编了几个. */
  readonly isBefore: boolean;
}

const COUNTED = new RegExp(
  `(?:多少|几)(?:个)?(?:大)?(?:(?!人民|家庭|部门|条[件例款]|处[罚理置]|项目|件数|期限|级别|门类|场[景所馆]|名额|样[本式])(${MEASURE}))?(?:的)?([\\p{Script=Han}“”]{0,12}?)(?=[的了吗呢呀啊嘛吧，,。？?、（(：:；;！!\\s]|和|能|在|被|是|有|$)`,
  "u",
);
const COUNTED_IN_ENGLISH =
  /how many ([a-z' -]{2,40}?)(?= (?:are|is|do|does|did|have|has|in|of|were|was|can|will|took)\b|[?.,]|$)/u;
/** The noun comes first: 律师有多少, 志愿者人数. */
const COUNTED_BEFORE =
  /([\p{Script=Han}“”]{2,10}?)(?:一共|总共|大概|现在|目前|到底|还)?(?:达到|有|是|达|共|占|为)?(?:了|过)?(?:多少|几|多[高重长远深宽厚])/u;

export function countedIn(folded: string): Counted | null {
  const english = COUNTED_IN_ENGLISH.exec(folded)?.[1];
  if (english !== undefined) return { unit: null, noun: english, isBefore: false };
  const [, unit, noun = ""] = COUNTED.exec(folded) ?? [];
  if (unit === undefined && noun === "" && !/多少|几|多[大高重长远深宽厚]/u.test(folded)) return null;
  const before = COUNTED_BEFORE.exec(folded)?.[1] ?? "";
  // 嘉善的网办率: only the words after 的 are counted.
  const counted = (noun.length > 1 ? noun : before).replace(/^.*的(?=.{2})/u, "");
  return { unit: unit ?? measureOf(folded), noun: counted, isBefore: noun.length <= 1 };
}
