// What everyday questions ask for: the kinds in their order, the measure word of a number, whether the person asks
// where to turn. Written by hand, apart from the rules that read them.
import type { MissingKind } from "../../../src/contract.ts";

export interface AskedThing {
  question: string;
  kinds: readonly MissingKind[];
  /** Of the first number asked for. */
  unit: string | null;
  turnTo: boolean;
  /** The rules read it in another way, and should not: shown, not asserted. */
  open: boolean;
}

type Row = [question: string, kinds: string, unit?: string];

const KINDS: readonly MissingKind[] = [
  "number",
  "date",
  "person",
  "place",
  "organisation",
  "telephone",
  "address",
  "hours",
  "fee",
  "conditions",
  "documents",
  "procedure",
  "duration",
  "reason",
  "yes_no",
  "definition",
  "list",
];

/** The kinds by their names in their order, or `turn` for asking where to turn. */
const ROWS: readonly Row[] = [
  // Numbers
  ["平湖请了多少名法治监督员？", "number", "名"],
  ["嘉兴有多少个省级民主法治村？", "number", "个"],
  ["全市一共有几家律师事务所？", "number", "家"],
  ["调解成功率是百分之几？", "number", "%"],
  ["嘉善划转了多少项行政处罚权？", "number", "项"],
  ["一年调解多少起纠纷？", "number", "起"],
  ["这是第几次评上？", "number", "第次"],
  ["去年受理了多少件案子", "number", "件"],
  ["志愿者有多少人？", "number", "人"],
  ["窗口有几个？", "number", "个"],
  ["法治公园占地面积有多大？", "number", "平方米"],
  ["村子离县城有多远？", "number", "公里"],
  ["修公园一共花了多少钱？", "number", "元"],
  ["全年财政安排多少经费？", "number", "元"],
  ["开了几场宣传会？", "number", "场"],
  ["追回了多少万元？", "number", "万元"],
  ["覆盖的比例是多少？", "number", "%"],
  ["How many mediators are there in Jiaxing?", "number"],
  ["what percentage of cases was settled", "number"],
  ["多少岁的人算老人？", "number", "岁"],
  // Dates
  ["公共法律服务中心是哪一年启用的？", "date"],
  ["矛调中心什么时候成立的？", "date"],
  ["会议是几月几号开的？", "date"],
  ["这项改革从何时开始？", "date"],
  ["哪年评上的示范县？", "date"],
  ["When was the centre opened?", "date"],
  ["In which year did it start?", "date"],
  ["啥时候开始试点的", "date"],
  // Persons
  ["嘉善县县长是谁？", "person"],
  ["村里的法律顾问是哪位？", "person"],
  ["谁给企业讲过课？", "person"],
  ["Who is the director?", "person"],
  ["调解员叫什么名字？", "person"],
  // Places: where something is done or was; of an office the address is asked for
  ["试点先在哪里搞的？", "place"],
  ["签约仪式在什么地方办的？", "place"],
  ["公共法律服务中心在哪里？", "address"],
  ["法律援助中心在哪儿", "address"],
  ["这个司法所在什么地方？", "address"],
  ["Where is the legal aid centre?", "place"],
  ["法超市开在哪里", "address"],
  // Organisations
  ["“案件码”是哪家单位研发的？", "organisation"],
  ["这件事归哪里管？", "organisation"],
  ["是哪个部门发的文件？", "organisation"],
  ["由什么机构负责鉴定？", "organisation"],
  ["Which agency made the app?", "organisation"],
  ["哪家法院受理？", "organisation"],
  // Telephones
  ["法律援助中心电话多少？", "telephone"],
  ["有联系方式吗", "telephone"],
  ["怎么联系调解员？", "telephone"],
  ["热线的号码是多少？", "telephone"],
  ["What is the phone number of the centre?", "telephone"],
  ["司法所的电话号码是什么", "telephone"],
  ["能加个微信吗？", "telephone"],
  // Addresses
  ["法超市在哪条路上？", "address"],
  ["服务中心的地址是什么？", "address"],
  ["大厅在几楼？", "address"],
  ["去矛调中心怎么走？", "address"],
  ["门牌号是多少？", "address"],
  ["What is the address?", "address"],
  // Hours
  ["嘉善矛调中心几点开门？", "hours"],
  ["周末上班吗？", "hours"],
  ["周六开门吗", "hours"],
  ["中午休息吗", "hours"],
  ["什么时候下班？", "hours"],
  ["接待时间是几点到几点？", "hours"],
  ["节假日开不开门？", "hours"],
  ["What are the opening hours?", "hours"],
  ["晚上几点关门", "hours"],
  // Fees
  ["调解收不收钱？", "fee"],
  ["请律师要多少钱？", "fee"],
  ["公证收费吗", "fee"],
  ["是不是免费的？", "fee"],
  ["费用贵不贵？", "fee"],
  ["要交多少费用？", "fee"],
  ["Is mediation free of charge?", "fee"],
  ["How much does a lawyer cost?", "fee"],
  ["咨询一次几块钱", "fee"],
  ["要花钱吗？", "fee"],
  // Conditions
  ["什么条件才能申请法律援助？", "conditions"],
  ["哪些人可以申请法律援助？", "conditions"],
  ["谁有资格当法律明白人？", "conditions"],
  ["有什么要求吗？", "conditions"],
  ["Am I eligible for legal aid?", "conditions"],
  ["多大年纪可以申请？", "conditions"],
  // Documents
  ["要带哪些材料？", "documents"],
  ["申请要准备什么？", "documents"],
  ["办公证需要什么证件？", "documents"],
  ["要交什么手续？", "documents"],
  ["What documents do I need?", "documents"],
  // Procedures
  ["法律援助怎么申请？", "procedure"],
  ["怎么办理公证？", "procedure"],
  ["申请调解是什么流程？", "procedure"],
  ["如何预约律师？", "procedure"],
  ["遗嘱要怎么写？", "procedure"],
  ["How do I apply for legal aid?", "procedure"],
  ["加班费怎么算？", "procedure"],
  ["房子怎么分？", "procedure"],
  // Durations
  ["调解一次要多久？", "duration"],
  ["办下来要几天？", "duration"],
  ["多长时间能批下来", "duration"],
  ["最多要多少个工作日？", "duration"],
  ["How long does it take?", "duration"],
  // Reasons
  ["为什么要设法治监督员？", "reason"],
  ["纠错率下降的原因是什么？", "reason"],
  ["凭什么不给我办？", "reason"],
  ["Why was it set up?", "reason"],
  // Definitions
  ["“先锋助矫”是做什么的？", "definition"],
  ["什么是法治体检？", "definition"],
  ["“1+N”是什么意思？", "definition"],
  ["村里说的“法律明白人”是什么人？", "person"],
  ["一证通办是什么", "definition"],
  ["“法超市”是个啥？", "definition"],
  ["What is the outbound legal service group?", "definition"],
  // Lists
  ["服务中心有哪些窗口？", "list"],
  ["嘉善有什么调解品牌？", "list"],
  ["分成哪几类？", "list"],
  ["这些单位分别叫什么？", "list"],
  ["都有些啥服务", "list"],
  ["Which services does it offer?", "list"],
  // Yes or no
  ["乌镇有没有司法所？", "yes_no"],
  ["法律援助能异地办吗？", "yes_no"],
  ["是否已经全覆盖？", "yes_no"],
  ["可不可以在网上办？", "yes_no"],
  ["Is there a lawyer at night?", "yes_no"],
  // Several at once
  ["嘉善矛调中心几点开门？调解收不收钱？", "hours fee"],
  ["嘉兴有多少人民调解员？调解一次要多久？", "number duration"],
  ["服务中心在哪里，电话多少？", "address telephone"],
  ["带什么材料，多久能办好？", "documents duration"],
  ["哪一年成立的，有多少人？", "date number", "人"],
  ["谁可以申请，要什么条件", "conditions"],
  // Where to turn
  ["欠薪了找谁？", "turn"],
  ["我爸上班时受了伤，赔偿谈不拢，找谁？", "turn"],
  ["想离婚去哪里办？", "turn"],
  ["半夜想问律师，有地方吗？", "turn"],
  ["邻居吵架，该找哪个部门调解？", "turn"],
  ["谁能帮我写起诉状？", "turn"],
  ["被骗了向谁投诉", "turn"],
  ["想立遗嘱，到哪儿办", "turn"],
  ["公司想做合规，嘉兴有人帮吗？", "turn"],
  ["Where can I get legal help?", "turn"],
  ["Who can help me with a contract?", "turn"],
  ["跟人闹了矛盾，找什么部门解决？", "turn"],
  ["老板不发工资怎么办？", "turn"],
  ["接到诈骗电话，该找谁？", "turn"],
  ["上哪儿能查到我的案子", "turn"],
  ["没有钱请律师，有人管吗？", "turn"],
  // Said in passing, not asked for
  ["免费的法律咨询在哪里？", "place"],
  ["营业执照改地址要带哪些材料？", "documents"],
  ["诉讼费用交不起，可以申请什么？", "list"],
  ["他们天天打电话催债，违法吗？", "yes_no"],
  // Everyday ways to say it
  ["法律援助要钱不", "fee"],
  ["一个小时多少钱", "fee"],
  ["怎么收费的？", "fee"],
  ["请个律师得花多少？", "fee"],
  ["周一到周五几点上班", "hours"],
  ["开到几点", "hours"],
  ["要不要预约？", "yes_no"],
  ["这个消息是真的吗", "yes_no"],
  ["法律顾问多久来一次？", "duration"],
  ["怎么去嘉善矛调中心？", "address"],
  ["哪天开的会？", "date"],
  ["谁来调解？", "person"],
  ["一年来几次？", "number", "次"],
  ["有多少年没出过安全事故了？", "number", "年"],
  // Nothing in particular
  ["你好", ""],
  ["法律援助", ""],
  ["我要离婚", ""],
  ["嘉善矛调中心", ""],
  ["老板拖欠工资三个月了", ""],
  ["tell me about mediation", ""],
];

/** Read in another way by the rules so far. */
const OPEN: ReadonlySet<string> = new Set([
  "会议是几月几号开的？",
  "门牌号是多少？",
  "中午休息吗",
  "要花钱吗？",
  "谁有资格当法律明白人？",
  "多大年纪可以申请？",
  "遗嘱要怎么写？",
  "“法超市”是个啥？",
  "嘉兴有多少人民调解员？调解一次要多久？",
  "老板不发工资怎么办？",
  "接到诈骗电话，该找谁？",
  "免费的法律咨询在哪里？",
  "诉讼费用交不起，可以申请什么？",
  "他们天天打电话催债，违法吗？",
  "请个律师得花多少？",
  "怎么去嘉善矛调中心？",
]);

export const ASKED_THINGS: readonly AskedThing[] = ROWS.map(([question, read, unit = null]) => ({
  question,
  kinds: KINDS.filter((kind) => read.split(" ").includes(kind)).sort(
    (a, b) => read.split(" ").indexOf(a) - read.split(" ").indexOf(b),
  ),
  unit,
  turnTo: read === "turn",
  open: OPEN.has(question),
}));
