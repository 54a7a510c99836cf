// The service's own sentences, each reviewed word by word. The program fills their slots with verbatim words, names and
// dates, and writes no sentence of its own.
import type { Lang } from "../contract.ts";

/**
 * The letter names the block: L lead, E evidence, W and T context, M and S missing, C choices, N next, K beside, P a
 * warning.
 */
const FRAMES = {
  L1: {
    "zh-CN": "{value}。",
    "zh-Hant": "{value}。",
    en: "{value}.",
  },
  L7: {
    "zh-CN": "资料没写{thing}{missing}。",
    "zh-Hant": "資料沒寫{thing}{missing}。",
    en: "Our sources do not give {thing}: {missing}.",
  },
  L11: {
    "zh-CN": "您问的这件事，资料没写。",
    "zh-Hant": "您問的這件事，資料沒寫。",
    en: "Our sources do not cover this.",
  },
  L12: {
    "zh-CN": "{place}的情况，资料没写。",
    "zh-Hant": "{place}的情況，資料沒寫。",
    en: "Our sources have nothing on {place}.",
  },
  L13: {
    "zh-CN": "这件事这里查不了。我只能查{region}公共法律服务的资料。",
    "zh-Hant": "這件事這裡查不了。我只能查{region}公共法律服務的資料。",
    en: "I cannot look that up: only public legal services {region}.",
  },
  L16: {
    "zh-CN": "没看懂您的话。您想问哪方面的事？",
    "zh-Hant": "沒看懂您的話。您想問哪方面的事？",
    en: "I did not understand. What is it about?",
  },
  L17: {
    "zh-CN": "您的问题里有{kind}，我没有往下查。",
    "zh-Hant": "您的問題裡有{kind}，我沒有往下查。",
    en: "Your question contains {kind}; I did not go on.",
  },
  L18: {
    "zh-CN": "这件事我不能帮。",
    "zh-Hant": "這件事我不能幫。",
    en: "I cannot help with that.",
  },
  L20: {
    "zh-CN": "您好。我能从资料里查{region}的公共法律服务，把原文摘给您看。",
    "zh-Hant": "您好。我能從資料裡查{region}的公共法律服務，把原文摘給您看。",
    en: "Hello. I look up public legal services {region} and show you the words of the sources.",
  },
  L21: {
    "zh-CN": "我是法问，一个查资料的程序，不是真人，也不是律师。",
    "zh-Hant": "我是法問，一個查資料的程序，不是真人，也不是律師。",
    en: "I am Fawen, a program that looks things up; not a person, not a lawyer.",
  },
  L22: {
    "zh-CN": "不客气。还有要问的，请接着说。",
    "zh-Hant": "不客氣。還有要問的，請接著說。",
    en: "You are welcome. Ask on if you like.",
  },
  E1: {
    "zh-CN": "原文：{quotes}",
    "zh-Hant": "原文：{quotes}",
    en: "Source: {quotes}",
  },
  E2: {
    "zh-CN": "有关的原文：{quotes}",
    "zh-Hant": "有關的原文：{quotes}",
    en: "Related: {quotes}",
  },
  E5: {
    "zh-CN": "图片说明：{quotes}",
    "zh-Hant": "圖片說明：{quotes}",
    en: "Caption: {quotes}",
  },
  W1: {
    "zh-CN": "原文说的“{word}”，大约是{year}年。",
    "zh-Hant": "原文說的“{word}”，大約是{year}年。",
    en: "“{word}” in the source is about {year}.",
  },
  T1: {
    "zh-CN": "这是{place}的{class}，约{year}年的报道，现在可能有变。",
    "zh-Hant": "這是{place}的{class}，約{year}年的報道，現在可能有變。",
    en: "{place}, about {year}; may have changed.",
  },
  T2: {
    "zh-CN": "这是{place}的{class}，约{year}年的报道。",
    "zh-Hant": "這是{place}的{class}，約{year}年的報道。",
    en: "{place}, about {year}.",
  },
  T3: {
    "zh-CN": "这是{place}的{class}，{date}发布，现在可能有变。",
    "zh-Hant": "這是{place}的{class}，{date}發布，現在可能有變。",
    en: "{place}, published {date}; may have changed.",
  },
  T11: {
    "zh-CN": "本单位资料，核对于{date}。",
    "zh-Hant": "本單位資料，核對於{date}。",
    en: "Checked by this office on {date}.",
  },
  T12: {
    "zh-CN": "本单位资料，核对于{date}，已超过一年，现在可能有变，请先问清楚。",
    "zh-Hant": "本單位資料，核對於{date}，已超過一年，現在可能有變，請先問清楚。",
    en: "Checked by this office on {date}, over a year ago: please ask first.",
  },
  M1: {
    "zh-CN": "资料没写：{missing}。",
    "zh-Hant": "資料沒寫：{missing}。",
    en: "Not in our sources: {missing}.",
  },
  S1: {
    "zh-CN": "这里的资料主要写{place}。",
    "zh-Hant": "這裡的資料主要寫{place}。",
    en: "Our sources are mostly about {place}.",
  },
  C1: {
    "zh-CN": "{choices}。",
    "zh-Hant": "{choices}。",
    en: "{choices}.",
  },
  N1: {
    "zh-CN": "可以打12348公共法律服务热线问一问。",
    "zh-Hant": "可以打12348公共法律服務熱線問一問。",
    en: "You can ask the 12348 legal hotline.",
  },
  N3: {
    "zh-CN": "法律怎么规定，可以打12348公共法律服务热线问一问。",
    "zh-Hant": "法律怎麼規定，可以打12348公共法律服務熱線問一問。",
    en: "For what the law says, ask the 12348 legal hotline.",
  },
  N5: {
    "zh-CN": "您自己的案子，可以打12348公共法律服务热线问一问。",
    "zh-Hant": "您自己的案子，可以打12348公共法律服務熱線問一問。",
    en: "About your own case, ask the 12348 legal hotline.",
  },
  N7: {
    "zh-CN": "法律服务上的事，您可以接着问我。",
    "zh-Hant": "法律服務上的事，您可以接著問我。",
    en: "You can go on asking about legal services.",
  },
  N8: {
    "zh-CN": "您要是有纠纷，可以问我去哪里申请调解。",
    "zh-Hant": "您要是有糾紛，可以問我去哪裡申請調解。",
    en: "If you have a dispute, ask me where to apply for mediation.",
  },
  N9: {
    "zh-CN": "您可以直接说遇到了什么事。",
    "zh-Hant": "您可以直接說遇到了什麼事。",
    en: "Just say what happened.",
  },
  N10: {
    "zh-CN": "想直接找人，可以打12348公共法律服务热线问一问。",
    "zh-Hant": "想直接找人，可以打12348公共法律服務熱線問一問。",
    en: "To talk to someone, call the 12348 legal hotline.",
  },
  K1: {
    "zh-CN": "请不要在这里写身份证号、手机号、银行卡号、车牌号。去掉以后，可以再问一次。",
    "zh-Hant": "請不要在這裡寫身份證號、手機號、銀行卡號、車牌號。去掉以後，可以再問一次。",
    en: "Please leave out identity, phone, bank card and plate numbers, then ask again.",
  },
  K2: {
    "zh-CN": "我是查资料的程序，不是真人，也不是律师；资料没写的，我会直说。",
    "zh-Hant": "我是查資料的程序，不是真人，也不是律師；資料沒寫的，我會直說。",
    en: "I am a program, not a person or a lawyer; what the sources lack, I say.",
  },
  K3: {
    "zh-CN": "我只摘资料里的原文，资料没写的会直说。",
    "zh-Hant": "我只摘資料裡的原文，資料沒寫的會直說。",
    en: "I only quote the sources, and say what they lack.",
  },
  L2: {
    "zh-CN": "您问的是{thing}：{value}。",
    "zh-Hant": "您問的是{thing}：{value}。",
    en: "You asked about {thing}: {value}.",
  },
  L3: {
    "zh-CN": "有：{place}的{name}。",
    "zh-Hant": "有：{place}的{name}。",
    en: "Yes: {name} in {place} ({gloss}).",
  },
  L4: {
    "zh-CN": "可以先找：{name}。",
    "zh-Hant": "可以先找：{name}。",
    en: "Start with: {name} ({gloss}).",
  },
  L6: {
    "zh-CN": "资料的说法是“{word}”，没有写已经办成。",
    "zh-Hant": "資料的說法是“{word}”，沒有寫已經辦成。",
    en: "The source says “{word}” ({gloss}); it does not say it is done.",
  },
  L8: {
    "zh-CN": "和您说的不一样，资料写的是：{span}。",
    "zh-Hant": "和您說的不一樣，資料寫的是：{span}。",
    en: "Our source says otherwise: {span}.",
  },
  L9: {
    "zh-CN": "资料里有{count}个数字：{figures}。",
    "zh-Hant": "資料裡有{count}個數字：{figures}。",
    en: "Our sources give {count} figures: {figures}.",
  },
  L10: {
    "zh-CN": "约{year}年的报道里，{office}是{name}；现在是谁，资料没写。",
    "zh-Hant": "約{year}年的報道裡，{office}是{name}；現在是誰，資料沒寫。",
    en: "In a report of about {year}, the {office} was {name}; who it is now, our sources do not say.",
  },
  E3: {
    "zh-CN": "还可以找：{name}。{quotes}",
    "zh-Hant": "還可以找：{name}。{quotes}",
    en: "Or: {name}. {quotes}",
  },
  E4: {
    "zh-CN": "{place}，{time}：{quotes}",
    "zh-Hant": "{place}，{time}：{quotes}",
    en: "{place}, {time}: {quotes}",
  },
  T4: {
    "zh-CN": "这些数字现在可能有变。",
    "zh-Hant": "這些數字現在可能有變。",
    en: "These figures may have changed.",
  },
  N2: {
    "zh-CN": "去之前，先打12348公共法律服务热线问清楚。",
    "zh-Hant": "去之前，先打12348公共法律服務熱線問清楚。",
    en: "Before you go, ask the 12348 legal hotline.",
  },
  N4: {
    "zh-CN": "现在能不能办，可以打12348公共法律服务热线问一问。",
    "zh-Hant": "現在能不能辦，可以打12348公共法律服務熱線問一問。",
    en: "Whether it is possible now: ask the 12348 legal hotline.",
  },
  N6: {
    "zh-CN": "可以打12348公共法律服务热线，问问该找谁。",
    "zh-Hant": "可以打12348公共法律服務熱線，問問該找誰。",
    en: "Ask the 12348 legal hotline whom to turn to.",
  },
  L14: {
    "zh-CN": "您是不是想问：{name}？",
    "zh-Hant": "您是不是想問：{name}？",
    en: "Did you mean: {name}?",
  },
  L15: {
    "zh-CN": "资料里有{count}种“{word}”，您问哪一种？",
    "zh-Hant": "資料裡有{count}種“{word}”，您問哪一種？",
    en: "Our sources have {count} kinds of “{word}”. Which one do you mean?",
  },
  L5: {
    "zh-CN": "资料里提到这些：{name}。",
    "zh-Hant": "資料裡提到這些：{name}。",
    en: "Our sources name: {name}.",
  },
  T5: {
    "zh-CN": "资料提到的，不一定是全部，现在可能有变。",
    "zh-Hant": "資料提到的，不一定是全部，現在可能有變。",
    en: "This may not be all, and may have changed.",
  },
  K4: {
    "zh-CN": "按“{name}”查的。",
    "zh-Hant": "按“{name}”查的。",
    en: "Looked up as “{name}”.",
  },
  C2: {
    "zh-CN": "是的话，请照这个名字再问一次。",
    "zh-Hant": "是的話，請照這個名字再問一次。",
    en: "If so, please ask again with this name.",
  },
  L23: {
    "zh-CN": "您问的事，资料没写：{missing}。",
    "zh-Hant": "您問的事，資料沒寫：{missing}。",
    en: "Our sources do not give what you asked: {missing}.",
  },
  L26: {
    "zh-CN": "资料里是这样写的。",
    "zh-Hant": "資料裡是這樣寫的。",
    en: "This is what our sources say.",
  },
  L31: {
    "zh-CN": "最接近的原文在下面，是不是您问的，我没有把握。",
    "zh-Hant": "最接近的原文在下面，是不是您問的，我沒有把握。",
    en: "The closest passage is below; I am not sure that it is what you asked.",
  },
  L29: {
    "zh-CN": "资料里的《{law}》没有您问的条款，只到{last}。",
    "zh-Hant": "資料裡的《{law}》沒有您問的條款，只到{last}。",
    en: "《{law}》 in our sources has no such article; the last is {last}.",
  },
  L30: {
    "zh-CN": "资料里不止一部法规，请说明是哪一部。",
    "zh-Hant": "資料裡不止一部法規，請說明是哪一部。",
    en: "Our sources hold several laws: please say which one.",
  },
  L27: {
    "zh-CN": "{about}，先打{tel}（{name}）问，也可以打12348（公共法律服务热线）。",
    "zh-Hant": "{about}，先打{tel}（{name}）問，也可以打12348（公共法律服務熱線）。",
    en: "Call {tel} first ({name}), or 12348 (legal hotline).",
  },
  L28: {
    "zh-CN": "{about}，先打12348（公共法律服务热线）问。",
    "zh-Hant": "{about}，先打12348（公共法律服務熱線）問。",
    en: "Call 12348 first (legal hotline).",
  },
  L25: {
    "zh-CN": "资料里有{count}种说法：{figures}。",
    "zh-Hant": "資料裡有{count}種說法：{figures}。",
    en: "Our sources say {count} different things: {figures}.",
  },
  T10: {
    "zh-CN": "现在可能有变。",
    "zh-Hant": "現在可能有變。",
    en: "May have changed.",
  },
  T6: {
    "zh-CN": "这篇资料没有写明地方和日期，现在可能有变。",
    "zh-Hant": "這篇資料沒有寫明地方和日期，現在可能有變。",
    en: "The source gives no place and no date; may have changed.",
  },
  T7: {
    "zh-CN": "这篇资料写的是{place}，没有写明日期，现在可能有变。",
    "zh-Hant": "這篇資料寫的是{place}，沒有寫明日期，現在可能有變。",
    en: "{place}; the source gives no date; may have changed.",
  },
  T8: {
    "zh-CN": "第{n}段原文来自大约{years}年前的报道，现在可能有变。",
    "zh-Hant": "第{n}段原文來自大約{years}年前的報道，現在可能有變。",
    en: "Quote {n} is from a report of about {years} years ago; may have changed.",
  },
  T9: {
    "zh-CN": "这篇资料是{date}的，没有写明地方，现在可能有变。",
    "zh-Hant": "這篇資料是{date}的，沒有寫明地方，現在可能有變。",
    en: "{date}; the source gives no place; may have changed.",
  },
  T13: {
    "zh-CN": "这是{place}{date}的报道，现在可能有变。",
    "zh-Hant": "這是{place}{date}的報道，現在可能有變。",
    en: "{place}, {date}; may have changed.",
  },
  K5: {
    "zh-CN": "编者提示：{tip}",
    "zh-Hant": "編者提示：{tip}",
    en: "Editor's hint (in Chinese): {tip}",
  },
  P1: {
    "zh-CN": "没有您选的这个地方，这次没有按地方查。",
    "zh-Hant": "沒有您選的這個地方，這次沒有按地方查。",
    en: "The place given is not known here and was ignored.",
  },
} as const satisfies Record<string, Record<Lang, string>>;

export type FrameId = keyof typeof FRAMES;

/** Fills the slots of a frame. Throws when a slot has no value, which is a programming error. */
export function say(id: FrameId, lang: Lang, slots: Readonly<Record<string, string>> = {}): string {
  return FRAMES[id][lang].replace(/\{(\w+)\}/gu, (_, slot: string) => {
    const value = slots[slot];
    if (value === undefined) throw new Error(`frame ${id} lacks {${slot}}`);
    return value;
  });
}
