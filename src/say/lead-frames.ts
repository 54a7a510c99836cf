// The first lines of answers, each reviewed word by word.
import type { Lang } from "../contract.ts";

export const LEAD_FRAMES = {
  L1: {
    "zh-CN": "{value}。",
    "zh-Hant": "{value}。",
    en: "{value}.",
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
  L5: {
    "zh-CN": "资料里提到这些：{name}。",
    "zh-Hant": "資料裡提到這些：{name}。",
    en: "Our sources name: {name}.",
  },
  L6: {
    "zh-CN": "资料的说法是“{word}”，没有写已经办成。",
    "zh-Hant": "資料的說法是“{word}”，沒有寫已經辦成。",
    en: "The source says “{word}” ({gloss}); it does not say it is done.",
  },
  L7: {
    "zh-CN": "资料没写{thing}{missing}。",
    "zh-Hant": "資料沒寫{thing}{missing}。",
    en: "Our sources do not give {thing}: {missing}.",
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
  L23: {
    "zh-CN": "您问的事，资料没写：{missing}。",
    "zh-Hant": "您問的事，資料沒寫：{missing}。",
    en: "Our sources do not give what you asked: {missing}.",
  },
  L25: {
    "zh-CN": "资料里有{count}种说法：{figures}。",
    "zh-Hant": "資料裡有{count}種說法：{figures}。",
    en: "Our sources say {count} different things: {figures}.",
  },
  L26: {
    "zh-CN": "资料里是这样写的。",
    "zh-Hant": "資料裡是這樣寫的。",
    en: "This is what our sources say.",
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
  L31: {
    "zh-CN": "最接近的原文在下面，是不是您问的，我没有把握。",
    "zh-Hant": "最接近的原文在下面，是不是您問的，我沒有把握。",
    en: "The closest passage is below; I am not sure that it is what you asked.",
  },
} as const satisfies Record<string, Record<Lang, string>>;
