// Checks that run before any search: personal data, unsafe wishes, small talk, orders to the machine. Each is a fixed
// list of patterns over folded text, tested for what it must and must not match. Nothing of the input is kept.

/** A kind of personal data that a question must not contain. The reply names the kind, never the number. */
export type PersonalData = "identity_number" | "mobile_number" | "bank_card" | "plate";

const PLATE_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
const PERSONAL: readonly { kind: PersonalData; pattern: RegExp }[] = [
  {
    kind: "identity_number",
    pattern: /(?<!\d)[1-8]\d{5}[ -]?(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dx](?!\d)/u,
  },
  { kind: "bank_card", pattern: /(?<!\d)(?:\d{16}|\d{19}|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{3})?)(?!\d)/u },
  { kind: "mobile_number", pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/u },
  {
    kind: "plate",
    pattern: new RegExp(`[${PLATE_PROVINCES}][a-z][ ·.]?(?=[a-z0-9]*\\d)[a-z0-9]{4,6}[学警挂港澳]?(?![a-z0-9])`, "u"),
  },
];

/** Returns the first kind of personal data in a folded question, or null. */
export function findPersonalData(folded: string): PersonalData | null {
  return PERSONAL.find(({ pattern }) => pattern.test(folded))?.kind ?? null;
}

export type SmallTalk = "greeting" | "thanks" | "identity";

const GREETING =
  /^(?:(?:你|您|大家)好[啊呀吗]?|哈喽|哈啰|嗨|喂|在吗|在不在|(?:早上|上午|中午|下午|晚上)好[啊呀哦]?|早安|晚安|hi|hello|hey|good (?:morning|afternoon|evening)|再见|拜拜|bye)+$/u;
const THANKS =
  /^(?:好的?|嗯|行)?(?:非常|太|十分|多)?(?:谢谢|感谢|多谢|谢了|辛苦)(?:你|您|啦|了|啊)*$|^(?:thanks|thank you)(?: very much| so much)?$/u;
const IDENTITY =
  /(?:你|您)(?:到底|究竟)?(?:是|叫)(?:谁|什么(?:名字)?|啥|哪位|哪里的)|(?:你|您)是(?:不是)?(?:真人|机器人|机器|人工(?!智障)|ai|程序|律师)|(?:你|您)(?:能|会|可以)(?:做|干|帮我?)?(?:些)?(?:什么|啥)(?!工作)|who are you|are you (?:a |an )?(?:real|human|robot|bot|ai|lawyer)|what can you do/u;

/** Returns the kind of small talk when the question is nothing else, or null. */
export function findSmallTalk(folded: string): SmallTalk | null {
  const bare = folded.replace(/[\p{P}\p{S}\s]+/gu, " ").trim();
  if (GREETING.test(bare.replaceAll(" ", "")) || GREETING.test(bare)) return "greeting";
  if (THANKS.test(bare)) return "thanks";
  return bare.length <= 24 && IDENTITY.test(bare) ? "identity" : null;
}

/** Wishes to forge, bribe, hurt or evade. Each pattern needs a deed and an intent, so that victims can still ask. */
const UNSAFE: readonly RegExp[] = [
  /教我.{0,16}(?:甩掉|躲过|躲开|逃|绕过|骗过|瞒|篡改|改(?:早|晚|掉|小|大))/u,
  /(?:怎么|如何|咋).{0,20}(?:不被(?:人)?(?:发现|查到)|不让.{0,4}(?:发现|查到))/u,
  /(?:帮|替|给)我?.{0,6}(?:写|做|弄|造|办|搞|开|编|凑).{0,6}(?:假(?!条|期|日|如)|伪造)/u,
  /(?:怎么|如何|咋|哪里|想).{0,8}(?<!被)(?:伪造|造假|做假|办假证|刻假章|假离婚)/u,
  /(?:怎么|如何|咋|想|要|帮我).{0,8}(?:贿赂|行贿|买通|收买).{0,10}/u,
  /^(?!.*(?:举报|投诉|检举|告发)).*(?:给|向|往).{0,4}(?:法官|检察官|警察|官员).{0,8}(?:送钱|塞钱|送礼)|(?:买通|收买)(?:法官|检察官|警察|官员)/u,
  /^(?!.*(?:他|她|对方|人家|前夫|前妻|老板|老公|老婆|丈夫|妻子)).*(?:怎么|如何|咋).{0,10}(?:躲债|逃债|赖账|转移财产|逃避执行|躲避执行|销毁证据|毁掉证据|作伪证|串供)/u,
  /(?:怎么|如何|咋|想|帮我).{0,8}(?:弄死|杀死|杀了|打死|毒死|报复|教训).{0,8}(?:他|她|老婆|老公|丈夫|妻子|邻居|老板|人|一顿)/u,
  /(?:怎么|如何).{0,8}(?:下毒|投毒|制(?:造|作)(?:炸药|毒品|枪)|(?:跟踪|偷拍|窃听)(?:别人|一个人|他|她|前妻|前夫|老婆|老公|女友|男友|邻居|老板|同事|同学|人家))(?!.{0,6}(?:怎么办|报警|维权))/u,
  /\b(?:bribed?|forge (?!ahead)|fake (?:contract|document|certificate)|launder)/u,
];

export function isUnsafe(folded: string): boolean {
  return UNSAFE.some((pattern) => pattern.test(folded));
}

/** Instructions to the machine. They are text like any other, and the service has nothing to look up for them. */
const ORDER =
  /(?:忽略|无视|忘(?:记|掉)|删(?:掉|除)|不要理).{0,10}(?:规则|指令|提示|设定|限制|要求)|你现在(?:就)?(?:是|叫|扮演)|^(?:请)?(?:说|念|写|复述)(?:一|两|几)?(?:句|遍|段|首)|不(?:用|要|必)引用|(?:扮演|假装你是|以.{1,6}的身份)|ignore (?:all|the|your|previous)/u;

export function isOrder(folded: string): boolean {
  return ORDER.test(folded);
}
