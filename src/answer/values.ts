// Where a text holds a thing of the kind asked for: spans of a number, a date, a name, a fee.
// Only the text is looked at; whether the thing found is the one asked about is decided elsewhere.
import type { MissingKind } from "../contract.ts";
import type { Span } from "../corpus.ts";
import { MEASURE } from "../question/measures.ts";
import type { Want } from "../question/wants.ts";

const DIGITS = "[0-9０-９][0-9０-９,，.．]*";
const HAN_NUMBER = "[零一二两三四五六七八九十百千万]+";
const MAGNITUDE = "(?:余|多|来)?[十百千万亿]*(?:余|多)?";
/** Words that belong to a number: without them it would say something else. */
const QUALIFIER = "(?:首批|近|约|超过|超|不到|不足|至少|最多|连续)?";

/** A number with its unit; 一 to 十 only where a measure word follows. */
const AMOUNT = `${DIGITS}${MAGNITUDE}${MEASURE}?`;
const NUMBER = new RegExp(
  `[由从]${AMOUNT}[^，,。；;0-9]{0,4}(?:到|至|为)${AMOUNT}|${QUALIFIER}(?:首[次个届批位家]|(?:全[国省市县])?第(?:${DIGITS}|${HAN_NUMBER})${MEASURE}?|${DIGITS}${MAGNITUDE}${MEASURE}?|${HAN_NUMBER}${MAGNITUDE}(?:个工作日|方面|[个位名人家项件次支条所处张种类届批户场起份套亩台辆棵成])(?!一体))`,
  "gu",
);
const DATE =
  /(?:(?:[0-9]{4}|[一二三四五六七八九〇零]{4})年(?:(?:底|初|末)|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|(?:去年|今年|前年|明年)(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月[0-9]{1,2}日|“[一二三四五六七八九十]+五”期间)/gu;
const TELEPHONE =
  /微信号?(?:是|为|：|:)?[A-Za-z][\w-]{5,19}|(?:\+?86[- ]?)?(?:0[0-9]{2,3}[- ]?[0-9]{7,8}|1[3-9][0-9]{9}|(?:400|800)[- ]?[0-9]{3}[- ]?[0-9]{4}|1[0-9]{2}(?:[0-9]{2})?(?![0-9年月日个项件名人家次.,，]))/gu;
const ADDRESS =
  /[\p{Script=Han}]{2,8}(?:路|街|大道|弄|巷)[\p{Script=Han}0-9０-９-]{0,16}(?:号|楼|层|室|大厦|幢|栋)(?:[0-9０-９A-Za-z]+(?:号楼|号|楼|层|室|幢|栋))*|[\p{Script=Han}]{2,8}[0-9]+(?:号楼|幢|栋)(?:[0-9]+(?:楼|层|室))*/gu;
const DAYS = "(?:工作日|每?(?:周|星期|礼拜)[一二三四五六日天末](?:[至到、—-](?:周|星期|礼拜)?[一二三四五六日天])*)";
const CLOCK =
  "(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里)?(?:[0-9]{1,2}[:：][0-9]{2}|(?:[0-9]{1,2}|十?[一二两三四五六七八九十])(?:点|时(?!间))(?:半|整|[0-9]{1,2}分?)?)";
const HOURS = new RegExp(`${DAYS}?${CLOCK}(?:(?:[至到~～-]|—+)${CLOCK})?|全年无休|${DAYS}`, "gu");
const FEE =
  /[0-9][0-9,，.]*(?:万|亿)?元(?:[/每][\p{Script=Han}])?|免费|不收(?:取)?(?:任何)?费用|不(?:另)?收(?:费|钱)|不(?:要|花|用)钱|分文不取|无偿|收费标准/gu;
const SPELL = "[0-9０-９一二两三四五六七八九十半]+(?:余|多)?(?:个工作日|个?小时|分钟|天|个月|日内|日办结|日|年内|周)";
const DURATION = new RegExp(
  `[由从]${SPELL}[^，,。；;0-9]{0,6}(?:到|至|为)${SPELL}|(?:最多|最长|不超过|约|近)?${SPELL.replace("|日|", "|")}`,
  "gu",
);
const CONDITIONS =
  /(?:符合|具备|满足|具有)[^，,。；;]{2,}|(?:凡|只要)[^，,。；;]{2,}|(?:申请|受理|适用)(?:条件|范围|对象)[^，,。；;]*|[^，,。；;]{2,}(?:均可|都可以|可以)(?:申请|办理)/gu;
const DOCUMENTS =
  /(?:携带|提交|提供|凭|带上?|出示|准备)[^，,。；;]{0,12}(?:证|材料|证明|书|复印件|照片|户口簿|户口本)[^，,。；;]*/gu;
const PROCEDURE =
  /(?:只需|首先|先|然后|再|凭|拨打|登录|扫码|关注|前往|到)[^，,。；;]{0,20}(?:申请|提交|预约|取(?:个|一个)?号|登记|办理|受理|填写|拨打|咨询)[^，,。；;]*|第[一二三四五]步[^，,。；;]*/gu;
const REASON = /(?:因为|由于|为了|因(?!此|地)|源于|原因是|鉴于|为(?=[^，,。；;]{2,20}[，,]))[^，,。；;]{2,}/gu;
const PERSON =
  /(?:书记|县长|市长|区长|镇长|局长|主任|院长|所长|部长|检察长|负责人|记者|通讯员|律师|志愿者|医生|咨询师|调解员|“[^”]{1,6}”)[\p{Script=Han}]{2,3}(?=[^\p{Script=Han}]|作|在|说|如|介绍|表示|带|告诉|为|及|和)|(?<=(?:负责人|联系人|冠军|主任|所长|局长|书记)(?:是|为|：))[\p{Script=Han}]{2,4}(?=[，,。；;、]|$)|[\p{Script=Han}]{2,6}(?:代表队|队)(?=获|夺|拿)|(?<=由)[^，,。；;]{1,12}(?=牵头|负责|主持)|[\p{Script=Han}](?:某(?:某)?|师傅|女士|先生|大姐|阿姨)/gu;
const ORGANISATION =
  /[\p{Script=Han}（）()]{2,24}?(?:人民法院|法院|检察院|检察机关|公安机关|公安局|公安|司法局|司法所|委员会|调委会|人大常委会|监委|政协|办公室|指导办|街道办事处|镇政府|政府|中心|工作室|事务所|公司|协会|联盟|专班|小组|工作站|服务站|局|厅|部门)/gu;
/** Where something is or happens: a word of place and a name that can be one. */
const PLACE =
  /(?:设在|设立在|位于|坐落于?|落户|入驻|来自|(?<![存所])在(?![此这其各全同一深推建开线]))[\p{Script=Han}（）()0-9]{0,12}(?:省|市|县|区|镇|乡|街道|村|社区|中心|大厅|窗口|司法所|法院|园区?|学校|小区|楼|湖|馆|广场)|(?:从|来到|走进|赴)[\p{Script=Han}]{2,8}|[\p{Script=Han}]{2,8}(?:举行|召开|落地|落户|生根|启用)/gu;

const PATTERNS: Partial<Record<MissingKind, RegExp>> = {
  number: NUMBER,
  date: DATE,
  telephone: TELEPHONE,
  address: ADDRESS,
  hours: HOURS,
  fee: FEE,
  duration: DURATION,
  conditions: CONDITIONS,
  documents: DOCUMENTS,
  procedure: PROCEDURE,
  reason: REASON,
  person: PERSON,
  organisation: ORGANISATION,
  place: PLACE,
};

/** A document by its title; names one by one, without figures between them. */
const EXACT = {
  title: /《[^》]+》/gu,
  names: /(?:[“《][^”》]+[”》]、?){2,}|[^，,。；;：:、0-9]{2,}(?:、[^，,。；;、0-9]{2,})+/gu,
} as const;

/** Whether a text either holds the wanted thing in a recognisable form or does not hold it. */
export function isRecognisable({ kind, exact, loose }: Want): boolean {
  return !loose && (exact !== null || PATTERNS[kind] !== undefined);
}

/** What a clause has to say for a value in it to be of the kind, and values that never are. */
const TOLD: Partial<Record<MissingKind, { by: RegExp; never: RegExp }>> = {
  // How long something takes: something is done, decided or waited for. Round-the-clock is no span of time.
  duration: {
    by: /办结|办好|办理|完成|压缩|缩短|提速|用时|花了?|只要|需要?|以内|日内|天内|不超过|最多|最长|审理|审查|答复|受理|回访|出具|等候|起(?:算|计)|就|谈|提前|预约|后/u,
    never: /^24小时|^15分钟/u,
  },
  // What a person pays: not the sums that a report is proud of.
  fee: { by: /收|费|交|缴|付|免|无偿|价|每[件次份页张人]|元[/／每]/u, never: /[万亿]/u },
};

/** What of a want says how a thing of its kind looks. */
export type Form = Pick<Want, "kind" | "exact">;

/** Spans, relative to `text`, of things of the kind wanted; in order, without overlap. */
export function findValues({ kind, exact }: Form, text: string): Span[] {
  const pattern = exact === null ? PATTERNS[kind] : EXACT[exact];
  if (pattern === undefined) return [];
  const spans = [...text.matchAll(pattern)].map((match): Span => [match.index, match.index + match[0].length]);
  const told = exact === null ? TOLD[kind] : undefined;
  if (told === undefined) return spans;
  return spans.filter(
    ([start, end]) => !told.never.test(text.slice(start, end)) && told.by.test(clauseAround(text, start, end)),
  );
}

function clauseAround(text: string, start: number, end: number): string {
  const before = /[^，,。；;]*$/u.exec(text.slice(0, start))?.[0] ?? "";
  const after = /^[^，,。；;]*/u.exec(text.slice(end))?.[0] ?? "";
  return `${before}${text.slice(start, end)}${after}`;
}
