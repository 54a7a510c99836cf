// The accessibility statement in three languages. Placeholders are in braces.
import type { Lang } from "../../contract.ts";

interface Statement {
  readonly hope: string;
  /** The author of the statement when no operator is named. */
  readonly us: string;
  readonly done: string;
  readonly doneItems: readonly string[];
  readonly lacking: string;
  readonly lackingItems: readonly string[];
  readonly tell: string;
  readonly noContact: string;
  readonly contact: string;
  readonly complain: string;
  readonly hotline: string;
}

export const ACCESSIBILITY: Readonly<Record<Lang, Statement>> = {
  "zh-CN": {
    hope: "{operator}希望人人都能用上这里的查询，包括看不清、听不见、手不方便、年纪大的人。",
    us: "本站",
    done: "做了什么",
    doneItems: [
      "字大、行距宽，文字和底色分得清；手机调成深色时，页面也跟着变深。",
      "问答上面有“字大一点”，能放大两级，按钮也跟着变大。",
      "放大到四倍，或者用很窄的屏幕，不用左右拖动也能看。",
      "不用鼠标，只用键盘就能问、能看原文、能打电话。",
      "读屏软件会把新的回答读一遍。手机或电脑自己带朗读声音的，回答下面有“朗读”；声音只在您的机器上，不传给别人。",
      "不开脚本也能用。没有广告、弹窗、验证码和倒计时。",
      "在系统里关掉动画的，这里也没有动画。",
    ],
    lacking: "还没做到的",
    lackingItems: [
      "资料是报道的原文，有的句子长、词难，我们没有改写。",
      "没有手语。机器上没有朗读声音的，听不了回答。",
    ],
    tell: "用不了，告诉谁",
    noContact: "运营单位还没有填写联系方式。",
    contact: "请联系：",
    complain: "不满意处理结果，可以投诉：",
    hotline: "法律上的事着急问，可以打{tel}公共法律服务热线。",
  },
  "zh-Hant": {
    hope: "{operator}希望人人都能用上這裡的查詢，包括看不清、聽不見、手不方便、年紀大的人。",
    us: "本站",
    done: "做了什麼",
    doneItems: [
      "字大、行距寬，文字和底色分得清；手機調成深色時，頁面也跟著變深。",
      "問答上面有“字大一點”，能放大兩級，按鈕也跟著變大。",
      "放大到四倍，或者用很窄的螢幕，不用左右拖動也能看。",
      "不用滑鼠，只用鍵盤就能問、能看原文、能打電話。",
      "讀屏軟體會把新的回答讀一遍。手機或電腦自己帶朗讀聲音的，回答下面有“朗讀”；聲音只在您的機器上，不傳給別人。",
      "不開指令碼也能用。沒有廣告、彈窗、驗證碼和倒計時。",
      "在系統裡關掉動畫的，這裡也沒有動畫。",
    ],
    lacking: "還沒做到的",
    lackingItems: [
      "資料是報導的原文，有的句子長、詞難，我們沒有改寫。",
      "沒有手語。機器上沒有朗讀聲音的，聽不了回答。",
    ],
    tell: "用不了，告訴誰",
    noContact: "運營單位還沒有填寫聯絡方式。",
    contact: "請聯絡：",
    complain: "不滿意處理結果，可以投訴：",
    hotline: "法律上的事著急問，可以打{tel}公共法律服務熱線。",
  },
  en: {
    hope: "{operator} wants everybody to be able to use this service: also who sees, hears or moves with difficulty, and who is old.",
    us: "This site",
    done: "What has been done",
    doneItems: [
      "Letters are large, lines wide apart, contrast high; in dark mode the pages are dark, too.",
      "“Larger text” above the chat makes letters and buttons larger, in two steps.",
      "At four times the size, or on a very narrow screen, nothing has to be moved sideways.",
      "Asking, reading the sources and calling work with the keyboard alone.",
      "Screen readers read each new answer. Where the device has a voice of its own, “Read aloud” stands below an answer; the voice is on your device, and nothing goes to anybody else.",
      "It works without scripts, and has no advertisements, pop-ups, captchas or countdowns.",
      "Where the system has animations off, there are none here.",
    ],
    lacking: "What is still missing",
    lackingItems: [
      "The sources are reports as they were published, in Chinese: some sentences are long and some words hard, and we have not changed them. Some quotes have a short English summary, most have none.",
      "There is no sign language. Where the device has no voice, answers cannot be heard.",
    ],
    tell: "Whom to tell",
    noContact: "The operator has not given a contact yet.",
    contact: "Please contact ",
    complain: "If you are not content with the outcome, you can complain: ",
    hotline: "For urgent legal matters call {tel}, the public legal services hotline.",
  },
};
