// Words that fill the frames or stand beside them: what is missing, kinds of personal data, why to call.
import type { Lang, MissingKind, Reason, Status } from "../contract.ts";
import type { PersonalData } from "../question/care.ts";

interface Label {
  /** Used in a list of missing things. */
  alone: string;
  /** Used after the name of the thing that lacks it. */
  after: string;
}

const label = (alone: string, after = alone): Label => ({ alone, after });

const LABELS: Record<Lang, Record<MissingKind, Label>> = {
  "zh-CN": {
    telephone: label("电话", "的电话"),
    address: label("地址", "的地址"),
    hours: label("几点开门"),
    fee: label("收不收费"),
    conditions: label("要什么条件"),
    documents: label("要带什么材料"),
    procedure: label("怎么办理"),
    duration: label("要多长时间"),
    reason: label("原因", "的原因"),
    number: label("数字", "的数字"),
    date: label("日期", "的日期"),
    person: label("是谁", "的有关人员是谁"),
    place: label("在什么地方"),
    organisation: label("归谁管"),
    list: label("名单", "的名单"),
    definition: label("是什么意思"),
    yes_no: label("是不是这样", "的具体情况"),
  },
  "zh-Hant": {
    telephone: label("電話", "的電話"),
    address: label("地址", "的地址"),
    hours: label("幾點開門"),
    fee: label("收不收費"),
    conditions: label("要什麼條件"),
    documents: label("要帶什麼材料"),
    procedure: label("怎麼辦理"),
    duration: label("要多長時間"),
    reason: label("原因", "的原因"),
    number: label("數字", "的數字"),
    date: label("日期", "的日期"),
    person: label("是誰", "的有關人員是誰"),
    place: label("在什麼地方"),
    organisation: label("歸誰管"),
    list: label("名單", "的名單"),
    definition: label("是什麼意思"),
    yes_no: label("是不是這樣", "的具體情況"),
  },
  en: {
    telephone: label("telephone"),
    address: label("address"),
    hours: label("opening hours"),
    fee: label("fee"),
    conditions: label("conditions"),
    documents: label("documents to bring"),
    procedure: label("how to apply"),
    duration: label("how long it takes"),
    reason: label("the reason"),
    number: label("the figure"),
    date: label("the date"),
    person: label("who it is"),
    place: label("where it is"),
    organisation: label("who is in charge"),
    list: label("the list"),
    definition: label("what it means"),
    yes_no: label("whether it is so"),
  },
};

export function labelOf(kind: MissingKind, lang: Lang): Label {
  return LABELS[lang][kind];
}

/** Joins the missing kinds after the name of a thing (的电话、地址), or by themselves when `thing` is "". */
export function missingOf(missing: readonly { readonly kind: MissingKind }[], thing: string, lang: Lang): string {
  const labels = missing.map(({ kind }) => LABELS[lang][kind]);
  // Labels with 的 come first: 的电话、几点开门, not 几点开门、电话.
  const [first, ...rest] = [...labels].sort((a, b) => Number(b.after !== b.alone) - Number(a.after !== a.alone));
  const words = first === undefined ? [] : [thing === "" ? first.alone : first.after];
  return [...words, ...rest.map(({ alone }) => alone)].join(LIST_COMMA[lang]);
}

/** The label of what is missing as of today: 现在的数字, 现在是谁. */
export function labelNow(kind: MissingKind, lang: Lang): string {
  const { alone, after } = LABELS[lang][kind];
  if (lang === "en") return `${alone} today`;
  return `${lang === "zh-CN" ? "现在" : "現在"}${kind === "person" ? alone : after}`;
}

const PERSONAL_DATA: Record<Lang, Record<PersonalData, string>> = {
  "zh-CN": { identity_number: "身份证号", mobile_number: "手机号", bank_card: "银行卡号", plate: "车牌号" },
  "zh-Hant": { identity_number: "身份證號", mobile_number: "手機號", bank_card: "銀行卡號", plate: "車牌號" },
  en: {
    identity_number: "an identity number",
    mobile_number: "a mobile number",
    bank_card: "a bank card number",
    plate: "a plate number",
  },
};

export function personalDataName(kind: PersonalData, lang: Lang): string {
  return PERSONAL_DATA[lang][kind];
}

const WHY = {
  "zh-CN": {
    answered: "还有不清楚的，可以打电话问。",
    lacking: "资料没写的，可以打电话问。",
    legal: "法律上的事，可以打电话问。",
    unclear: "说不清楚也没关系，可以打电话问。",
    own_case: "您自己的案子，可以打电话问。",
    person: "想直接找人，可以打电话问。",
    alert: "法律上的事不急，安全以后可以打电话问。",
  },
  "zh-Hant": {
    answered: "還有不清楚的，可以打電話問。",
    lacking: "資料沒寫的，可以打電話問。",
    legal: "法律上的事，可以打電話問。",
    unclear: "說不清楚也沒關係，可以打電話問。",
    own_case: "您自己的案子，可以打電話問。",
    person: "想直接找人，可以打電話問。",
    alert: "法律上的事不急，安全以後可以打電話問。",
  },
  en: {
    answered: "For anything else, you can call.",
    lacking: "For what the sources lack, you can call.",
    legal: "For legal matters, you can call.",
    unclear: "If it is hard to put into words, you can call.",
    own_case: "About your own case, you can call.",
    person: "To talk to someone, you can call.",
    alert: "The law can wait; once safe, you can call about it.",
  },
} as const satisfies Record<Lang, Record<string, string>>;

/** The text of `handoff.why`: one sentence per outcome, shown above the contacts. */
export function handoffWhy(lang: Lang, outcome: { status: Status; reason: Reason | null; alert: boolean }): string {
  const why = WHY[lang];
  if (outcome.alert) return why.alert;
  if (outcome.status === "answered" || outcome.reason === "contradicted") return why.answered;
  switch (outcome.reason) {
    case "out_of_scope":
    case "unsafe":
      return why.legal;
    case "needs_clarification":
      return why.unclear;
    case "personal_data":
      return why.own_case;
    case "small_talk":
      return why.person;
    default:
      return why.lacking;
  }
}

export const NOTICE: Record<Lang, string> = {
  "zh-CN": "原文摘录，仅供参考，不构成法律意见。",
  "zh-Hant": "原文摘錄，僅供參考，不構成法律意見。",
  en: "Excerpts from the sources, for reference only; not legal advice.",
};

/** Stands for all the places that an answer names. */
export const ALL_OF_THEM: Record<Lang, string> = { "zh-CN": "以上各处", "zh-Hant": "以上各處", en: "all of these" };

/** Stands for the thing asked about when its name is not certain. */
export const ASKED_FOR: Record<Lang, string> = { "zh-CN": "您问的事", "zh-Hant": "您問的事", en: "what you asked" };

const COUNTS: Record<Lang, readonly string[]> = {
  "zh-CN": ["零", "一", "两", "三", "四", "五"],
  "zh-Hant": ["零", "一", "兩", "三", "四", "五"],
  en: ["no", "one", "two", "three", "four", "five"],
};

/** A small number in words: 两, 三. */
export function countName(count: number, lang: Lang): string {
  return COUNTS[lang][count] ?? String(count);
}

/** The label above an editor's hint. */
export const TIP_LABEL: Record<Lang, string> = {
  "zh-CN": "编者提示",
  "zh-Hant": "編者提示",
  en: "Editor's hint",
};
export const TIP_LABEL_UNTRANSLATED = "Editor's hint (in Chinese)";

/** The separator of lists. */
export const LIST_COMMA: Record<Lang, string> = { "zh-CN": "、", "zh-Hant": "、", en: ", " };
