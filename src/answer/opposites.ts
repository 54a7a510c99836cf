// Pairs of what cannot both be so: 最高 and 最低, 收费 and 不收费, 关门 and 24小时, 没评上 and 成为.
// Enters what a question takes for granted and a clause of the texts; leaves whether the clause says otherwise.

/** Each side denies the other. A word that stands on both sides of a text says nothing. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /上升|升(?:到|至|高|了)|提高|增(?:加|长|多)|上涨|涨|越来越(?:高|多|大)|变多|攀升|翻倍/u,
    /下降|降(?:到|至|低|了)|减少|缩短|压缩|下跌|越来越(?:低|少|小)|变少/u,
  ],
  [/最(?:高|多|大|好|快)|居(?:全\p{Script=Han})?首|首位|排第一/u, /最(?:低|少|小|差|慢)|垫底|末位|倒数/u],
  [
    /只(?:有|覆盖|包括)|仅(?:有|覆盖)|一半都?(?:不到|没)|没(?:有)?(?:全)?(?:覆盖|普及)|一个都没/u,
    /(?<![没未有])全覆盖|全部|全面(?:覆盖|普及)|100[%％]|都(?:有|已)/u,
  ],
  [
    /只开到|关(?:了|门|着)|打烊(?!的)|下班|(?:晚上|半夜|周末)\p{Script=Han}{0,3}(?:没人|不开|停)/u,
    /24小时|不打烊|不间断|全天候|全年无休/u,
  ],
  [
    /(?<![不免])收费(?!标准)|(?<!不)要(?:收|交|花|付)?钱|(?<!不)贵|(?<!不)花钱/u,
    /不(?:另)?收(?:取)?(?:任何)?(?:费|钱|手续费)|免费|无偿|不(?:要|花|用)钱/u,
  ],
  [/照常|照样|也开|都开/u, /不(?:对外)?(?:开放|服务|办公|接待|营业|受理)|休息|关闭/u],
  [/代办|代替|别人去|让(?:儿女|子女|家人|孩子)/u, /必须(?:由)?[^，。]{0,8}本人|(?:代办|代替)不了|不(?:能|得|可)代/u],
];

/** The clause says the other side of a pair of which the question says one. */
export function saysOpposite(question: string, clause: string): boolean {
  return PAIRS.some((pair) => {
    const asked = pair.map((side) => side.test(question));
    const told = pair.map((side) => side.test(clause));
    return asked[0] !== asked[1] && told[0] !== told[1] && asked[0] === told[1];
  });
}

/** Deeds that are said in many words: to be chosen, to be finished. */
const DEEDS: readonly RegExp[] = [
  /评上|评为|选上|入选|获评|拿到|得到|获得|荣获|成为|列为|挤进|当上|脱颖而出/u,
  /整改|完成|办结|解决|弄好|改好|建成|办成|做完|实现|做到/u,
  /启用|成立|启动|揭牌|运行|开张/u,
];
const DENIED = /(?:没有|没能|没|未能|未|从未|不曾|还没)(?:有|被|能)?$/u;

/** The question denies a deed that the clause tells as done: 为什么没评上 against 成为“全国十佳”. */
export function deniesDone(question: string, clause: string): boolean {
  return DEEDS.some((deed) => {
    const asked = deed.exec(question);
    const told = deed.exec(clause);
    if (asked === null || told === null) return false;
    return DENIED.test(question.slice(0, asked.index)) && !DENIED.test(clause.slice(0, told.index));
  });
}

const YEAR = /(?:19|20)[0-9]{2}(?=年)/gu;
const HAPPENED = /启用|成立|启动|揭牌|建成|挂牌|发布|签署|举行|召开|入选|获评|列为|开始/u;

/** The question dates something that happened by a year, and the clause by another. */
export function isOfOtherYear(question: string, clause: string): boolean {
  const asked = question.match(YEAR) ?? [];
  const told = clause.match(YEAR) ?? [];
  const happened = HAPPENED.exec(question)?.[0];
  if (asked.length !== 1 || told.length !== 1 || happened === undefined) return false;
  return asked[0] !== told[0] && clause.includes(happened);
}

const WITH_WHOM =
  /(?:与|和|跟|同)((?!哪|谁|什么|啥)[\p{Script=Han}a-z]{2,8}?)(?:一起|一道|联合|共同)?(?:合作|共建|联手|合办)/u;

/** The question names a partner, and the clause another. */
export function isOtherPartner(question: string, clause: string): boolean {
  const asked = WITH_WHOM.exec(question)?.[1];
  const told = WITH_WHOM.exec(clause)?.[1];
  return asked !== undefined && told !== undefined && !clause.includes(asked) && !question.includes(told);
}
