// The privacy statement in three languages, without and with a reader. Placeholders are in braces.
import type { Lang } from "../../contract.ts";

interface Privacy {
  readonly kept: string;
  readonly keptItems: readonly string[];
  /** Shown when no reader is configured. */
  readonly stays: string;
  readonly sent: string;
  readonly sentItems: readonly string[];
  readonly ask: string;
  readonly contact: string;
  readonly noContact: string;
}

export const PRIVACY: Readonly<Record<Lang, Privacy>> = {
  "zh-CN": {
    kept: "您写的问题",
    keptItems: [
      "只用来查这一次资料，查完就丢，不会保存，也不会记在日志里。",
      "不用登录，没有 cookie，不认您是谁。问过的话只在您打开的网页里，由您的浏览器管。",
      "请不要写身份证号、手机号、银行卡号、车牌号。写了，程序就不往下查。",
      "“说话提问”“朗读”都在您的机器上做，声音不传给别人。",
      "点“有用”“没用”，只发出回答的编号和您选的原因，不发您的问题。",
      "网址里带着问题的（?q=…），浏览器和路上的设备可能会记下这个网址。在网页里写，问题就不进网址。",
    ],
    stays: "您的问题不会发给别的机构，回答由这里的程序查资料得出，不用人工智能写字。",
    sent: "有的问题会发出去",
    sentItems: [
      "程序自己查不准时，会把您这次的问题、前面最多两个问题，还有找到的原文，发给{host}的人工智能“{model}”。",
      "它只挑：哪几段原文、哪一句放前面、还缺什么。它写的字不会出现在回答里，引文一字不改。这样的回答下面写着是人工智能挑的。",
      "遇到危险、写了身份证号手机号这类号码、程序自己查得准的，都不发。人名、住址程序认不出来，请不要写。",
      "{host}怎么对待收到的问题，由它自己的规定定。不想发出去，可以打12348公共法律服务热线问。",
    ],
    ask: "还有不明白的",
    contact: "请联系：",
    noContact: "运营单位还没有填写联系方式。",
  },
  "zh-Hant": {
    kept: "您寫的問題",
    keptItems: [
      "只用來查這一次資料，查完就丟，不會保存，也不會記在日誌裡。",
      "不用登入，沒有 cookie，不認您是誰。問過的話只在您打開的網頁裡，由您的瀏覽器管。",
      "請不要寫身份證號、手機號、銀行卡號、車牌號。寫了，程式就不往下查。",
      "“說話提問”“朗讀”都在您的機器上做，聲音不傳給別人。",
      "點“有用”“沒用”，只發出回答的編號和您選的原因，不發您的問題。",
      "網址裡帶著問題的（?q=…），瀏覽器和路上的設備可能會記下這個網址。在網頁裡寫，問題就不進網址。",
    ],
    stays: "您的問題不會發給別的機構，回答由這裡的程式查資料得出，不用人工智慧寫字。",
    sent: "有的問題會發出去",
    sentItems: [
      "程式自己查不準時，會把您這次的問題、前面最多兩個問題，還有找到的原文，發給{host}的人工智慧“{model}”。",
      "它只挑：哪幾段原文、哪一句放前面、還缺什麼。它寫的字不會出現在回答裡，引文一字不改。這樣的回答下面寫著是人工智慧挑的。",
      "遇到危險、寫了身份證號手機號這類號碼、程式自己查得準的，都不發。人名、住址程式認不出來，請不要寫。",
      "{host}怎麼對待收到的問題，由它自己的規定定。不想發出去，可以打12348公共法律服務熱線問。",
    ],
    ask: "還有不明白的",
    contact: "請聯絡：",
    noContact: "運營單位還沒有填寫聯絡方式。",
  },
  en: {
    kept: "Your question",
    keptItems: [
      "It is used to look this one thing up and then dropped: not stored, and not written to a log.",
      "There is no login and no cookie, and nobody knows who you are. What you asked is only in the page that you opened, in your browser.",
      "Please leave out identity, phone, bank card and plate numbers. With one of them, nothing is looked up.",
      "Speaking a question and reading aloud are done on your device; no sound goes to anybody else.",
      "“Useful” and “Not useful” send the number of the answer and the reason that you chose, never your question.",
      "An address that holds a question (?q=…) may be noted by your browser and by machines on the way. What you write in the page does not go into an address.",
    ],
    stays:
      "Your question is sent to nobody else. Answers are looked up by the program here; no language model writes them.",
    sent: "Some questions are sent on",
    sentItems: [
      "Where the program is not sure, it sends your question, at most two before it, and the statements that it found to the language model “{model}” at {host}.",
      "The model only chooses: which statements, which comes first, what is missing. No word of it is in an answer, and quotes are verbatim. Below such an answer stands that artificial intelligence chose.",
      "Nothing is sent in danger, with an identity or phone number or the like, or where the program is sure. It cannot recognise names and addresses: please leave them out.",
      "What {host} does with a question is for its own rules. If you do not want that, you can call 12348, the public legal services hotline.",
    ],
    ask: "More questions",
    contact: "Please contact ",
    noContact: "The operator has not given a contact yet.",
  },
};
