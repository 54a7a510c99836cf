// The service's own sentences, each reviewed word by word. The program fills their slots with verbatim words, names and
// dates, and writes no sentence of its own.
import type { Lang } from "../contract.ts";
import { LEAD_FRAMES } from "./lead-frames.ts";

/**
 * The letter names the block: L lead, E evidence, W and T context, M and S missing, C choices, N next, K beside, P a
 * warning.
 */
const FRAMES = {
  ...LEAD_FRAMES,
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
