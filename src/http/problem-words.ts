// Words of every problem: its title, its meaning, its remedy. They contain nothing of a request. Replies to programs
// are in Simplified Chinese; a page uses its reader's language.
import type { Lang, ProblemSlug } from "../contract.ts";

export interface ProblemWords {
  title: string;
  meaning: string;
  remedy: string;
}
type Words = Readonly<Record<ProblemSlug, ProblemWords>>;

export const PROBLEM_WORDS: Words = {
  invalid_request: {
    title: "请求里有写得不对的地方",
    meaning: "发来的内容缺了东西、太长，或者格式不对，所以没有往下查。",
    remedy: "照 errors 里指出的地方改好，再发一次。问题要有1到500个字。",
  },
  unauthorized: {
    title: "要有密钥才能用",
    meaning: "给程序用的这个接口配了密钥，请求里没有带，或者带得不对，所以没有往下查。",
    remedy:
      "把密钥放在请求的 Authorization 里（Bearer 加密钥）再发一次；密钥向运营单位要。自己有问题想问，打开法问的首页就可以问。",
  },
  forbidden: {
    title: "不能从这个网页查",
    meaning: "法问只给名单里的网站用，您打开的那个网页不在名单里。您写的内容没有往下查。",
    remedy:
      "回到法问的首页就可以问，急的话打12348公共法律服务热线。您是管网站的，请找法问的运营单位把网站的地址加进名单。",
  },
  not_found: {
    title: "没有找到",
    meaning: "地址写错了，或者资料更新以后，原来的那一篇、那一段换了位置。",
    remedy: "从首页再问一次，或者在资料目录里找。",
  },
  method_not_allowed: {
    title: "这个地址不能这样用",
    meaning: "地址是对的，用的方法不对。",
    remedy: "可以用的方法写在回复的 Allow 里。",
  },
  request_timeout: {
    title: "等太久了",
    meaning: "发来的内容迟迟没有收全，就不再等了。",
    remedy: "网络好一些的时候再发一次。",
  },
  withdrawn: {
    title: "这篇资料已经撤下",
    meaning: "编者把这篇资料撤下了，不再给人看，也不再拿它回答。什么时候、为什么撤下的，写在回复里。",
    remedy: "可以从首页再问一次，看现在的资料怎么说；急的话打12348公共法律服务热线。",
  },
  payload_too_large: {
    title: "发来的内容太长",
    meaning: "一次最多收64KiB。",
    remedy: "把问题写短一些再发。问题最多500个字。",
  },
  unsupported_media_type: {
    title: "内容的格式不对",
    meaning: "接口只收 JSON（application/json，UTF-8），网页上的表单只收普通的表单格式。",
    remedy: "换成这种格式再发一次。",
  },
  rate_limited: {
    title: "问得太快了",
    meaning: "同一个地方短时间里问得太多，先歇一会儿，别人也要用。",
    remedy: "等到回复里 Retry-After 写的秒数以后再问。",
  },
  internal: {
    title: "程序出了毛病",
    meaning: "这是我们的问题，不是您写错了。",
    remedy: "过一会儿再试。还是不行，请把编号告诉管理的人。",
  },
  index_unavailable: {
    title: "现在查不了资料",
    meaning: "资料没有打开，我们不拿不完整的资料回答您；或者一下子问的人太多，答不过来。",
    remedy: "过一会儿再试。",
  },
  asking_disabled: {
    title: "提问暂时停了",
    meaning: "管理的人把提问关了，资料还可以看。",
    remedy: "可以先在资料目录里看原文，过些时候再问。",
  },
};

const ZH_HANT: Words = {
  invalid_request: {
    title: "請求裡有寫得不對的地方",
    meaning: "發來的內容缺了東西、太長，或者格式不對，所以沒有往下查。",
    remedy: "照 errors 裡指出的地方改好，再發一次。問題要有1到500個字。",
  },
  unauthorized: {
    title: "要有金鑰才能用",
    meaning: "給程式用的這個介面配了金鑰，請求裡沒有帶，或者帶得不對，所以沒有往下查。",
    remedy:
      "把金鑰放在請求的 Authorization 裡（Bearer 加金鑰）再發一次；金鑰向運營單位要。自己有問題想問，打開法問的首頁就可以問。",
  },
  forbidden: {
    title: "不能從這個網頁查",
    meaning: "法問只給名單裡的網站用，您打開的那個網頁不在名單裡。您寫的內容沒有往下查。",
    remedy:
      "回到法問的首頁就可以問，急的話打12348公共法律服務熱線。您是管網站的，請找法問的運營單位把網站的地址加進名單。",
  },
  not_found: {
    title: "沒有找到",
    meaning: "地址寫錯了，或者資料更新以後，原來的那一篇、那一段換了位置。",
    remedy: "從首頁再問一次，或者在資料目錄裡找。",
  },
  method_not_allowed: {
    title: "這個地址不能這樣用",
    meaning: "地址是對的，用的方法不對。",
    remedy: "可以用的方法寫在回覆的 Allow 裡。",
  },
  request_timeout: {
    title: "等太久了",
    meaning: "發來的內容遲遲沒有收全，就不再等了。",
    remedy: "網路好一些的時候再發一次。",
  },
  withdrawn: {
    title: "這篇資料已經撤下",
    meaning: "編者把這篇資料撤下了，不再給人看，也不再拿它回答。什麼時候、為什麼撤下的，寫在回覆裡。",
    remedy: "可以從首頁再問一次，看現在的資料怎麼說；急的話打12348公共法律服務熱線。",
  },
  payload_too_large: {
    title: "發來的內容太長",
    meaning: "一次最多收64KiB。",
    remedy: "把問題寫短一些再發。問題最多500個字。",
  },
  unsupported_media_type: {
    title: "內容的格式不對",
    meaning: "介面只收 JSON（application/json，UTF-8），網頁上的表單只收普通的表單格式。",
    remedy: "換成這種格式再發一次。",
  },
  rate_limited: {
    title: "問得太快了",
    meaning: "同一個地方短時間裡問得太多，先歇一會兒，別人也要用。",
    remedy: "等到回覆裡 Retry-After 寫的秒數以後再問。",
  },
  internal: {
    title: "程式出了毛病",
    meaning: "這是我們的問題，不是您寫錯了。",
    remedy: "過一會兒再試。還是不行，請把編號告訴管理的人。",
  },
  index_unavailable: {
    title: "現在查不了資料",
    meaning: "資料沒有打開，我們不拿不完整的資料回答您；或者一下子問的人太多，答不過來。",
    remedy: "過一會兒再試。",
  },
  asking_disabled: {
    title: "提問暫時停了",
    meaning: "管理的人把提問關了，資料還可以看。",
    remedy: "可以先在資料目錄裡看原文，過些時候再問。",
  },
};

/** The same in English. */
const EN: Words = {
  invalid_request: {
    title: "Something in the request is wrong",
    meaning: "A part is missing, too long or of the wrong form, so nothing was looked up.",
    remedy: "Correct what is named below and send it again. A question has 1 to 500 characters.",
  },
  unauthorized: {
    title: "A key is needed",
    meaning: "This interface for programs has keys, and the request has none or a wrong one, so nothing was looked up.",
    remedy:
      "Send the key in the header Authorization (Bearer and the key); the operator gives it out. People ask on the first page, without one.",
  },
  forbidden: {
    title: "Not from this page",
    meaning: "Fawen serves listed sites only, and the page this came from is not listed.",
    remedy: "Ask on Fawen's own page, or have the operator add the site to the list.",
  },
  not_found: {
    title: "Not found",
    meaning: "The address is wrong, or the text or passage has moved since.",
    remedy: "Ask again from the first page, or look in the list of sources.",
  },
  method_not_allowed: {
    title: "This address cannot be used that way",
    meaning: "The address is right, the method is not.",
    remedy: "The header Allow names the methods that can be used.",
  },
  request_timeout: {
    title: "It took too long",
    meaning: "What was being sent did not arrive whole in time.",
    remedy: "Send it again when the network is better.",
  },
  withdrawn: {
    title: "This text has been withdrawn",
    meaning: "An editor has taken the text back; it is not shown and not used for answers any more.",
    remedy: "Ask again from the first page to see what today's texts say.",
  },
  payload_too_large: {
    title: "Too much was sent",
    meaning: "At most 64 KiB are taken at a time.",
    remedy: "Shorten the question and send it again. A question has at most 500 characters.",
  },
  unsupported_media_type: {
    title: "Wrong content type",
    meaning: "The interface takes application/json in UTF-8; the form of the page takes plain form data.",
    remedy: "Send it again as that.",
  },
  rate_limited: {
    title: "Too many questions at once",
    meaning: "Too many came from one address in a short time.",
    remedy: "Wait for as many seconds as the header Retry-After says.",
  },
  internal: {
    title: "Something broke on our side",
    meaning: "This is our fault, not yours.",
    remedy: "Try again in a while. If it stays, give the number below to the operator.",
  },
  index_unavailable: {
    title: "The texts cannot be searched right now",
    meaning:
      "They could not be opened, and no answer is made from a part of them; or too many people are asking at once.",
    remedy: "Try again in a while.",
  },
  asking_disabled: {
    title: "Asking is turned off for now",
    meaning: "The operator has turned asking off; the texts can still be read.",
    remedy: "Read them in the list of sources, and ask again later.",
  },
};

/** For pages, and for terminals that ask for English. */
export const PROBLEM_WORDS_IN: Readonly<Record<Lang, Words>> = { "zh-CN": PROBLEM_WORDS, "zh-Hant": ZH_HANT, en: EN };
