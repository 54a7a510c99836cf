// What happened to one request and what to do now, in the language of the request, for problems that people meet. They
// contain nothing of a request. Problems that only programs meet have a Chinese sentence, and in other languages the
// words of their kind.
import type { Sentence } from "../problem.ts";

const sentence = (chinese: string, traditional: string, english: string): Sentence => ({
  "zh-CN": chinese,
  "zh-Hant": traditional,
  en: english,
});

export const NO_ADDRESS = sentence(
  "没有这个地址。可以回到首页再问。",
  "沒有這個地址。可以回到首頁再問。",
  "There is no such address. You can ask again on the start page.",
);

export const NOT_LISTED = sentence(
  "您打开的这个网页不在法问的名单里，从这里查不了。请打开法问自己的网页再问，或者打12348公共法律服务热线。",
  "您打開的這個網頁不在法問的名單裡，從這裡查不了。請打開法問自己的網頁再問，或者打12348公共法律服務熱線。",
  "The page that you opened is not on Fawen's list, so nothing can be looked up from it. Open Fawen's own page to ask, or call 12348, the public legal services hotline.",
);

export const BROKEN = sentence(
  "程序出了毛病，这次没有查成。请过一会儿再试。",
  "程式出了毛病，這次沒有查成。請過一會兒再試。",
  "Something went wrong in the program and nothing was looked up. Please try again in a while.",
);

export const NO_INDEX = sentence(
  "资料没有打开，现在查不了。请过一会儿再试。",
  "資料沒有打開，現在查不了。請過一會兒再試。",
  "The sources could not be opened, so nothing can be looked up now. Please try again in a while.",
);

export const TOO_OFTEN = sentence(
  "问得太快了。请等一分钟再问；急的话请直接打电话。",
  "問得太快了。請等一分鐘再問；急的話請直接打電話。",
  "Too many questions at once. Please wait a minute and ask again; if it is urgent, call.",
);

export const TOO_MANY = sentence(
  "现在问的人太多，一时答不过来。请过几秒再问；急的话请直接打电话。",
  "現在問的人太多，一時答不過來。請過幾秒再問；急的話請直接打電話。",
  "Too many people are asking just now. Please ask again in a few seconds; if it is urgent, call.",
);

export const NO_SOURCE = sentence(
  "没有这一篇资料。可以在资料目录里找。",
  "沒有這一篇資料。可以在資料目錄裡找。",
  "There is no such source. You can look in the list of sources.",
);

export const NO_CARD = sentence(
  "这个号码没有核对过，存不了。可以回到首页再问。",
  "這個號碼沒有核對過，存不了。可以回到首頁再問。",
  "This number has not been checked and cannot be saved. You can ask again on the start page.",
);

export const NO_KIND = sentence(
  "没有这种问题的说明。可以回到首页。",
  "沒有這種問題的說明。可以回到首頁。",
  "No such kind of problem is described here. You can go back to the start page.",
);

export const LATE = sentence(
  "等了很久，内容还没有收全。请过一会儿再发一次。",
  "等了很久，內容還沒有收全。請過一會兒再發一次。",
  "Not everything had arrived after a long wait. Please send it again in a while.",
);

export const CUT_OFF = sentence(
  "内容没有收全，连接断了。请再发一次。",
  "內容沒有收全，連線斷了。請再發一次。",
  "The connection broke before everything had arrived. Please send it again.",
);

export function tooLong(kibibytes: number): Sentence {
  return sentence(
    `发来的内容太长，一次最多收${kibibytes}KiB。请写短一些再发。`,
    `發來的內容太長，一次最多收${kibibytes}KiB。請寫短一些再發。`,
    `What was sent is too long: at most ${kibibytes} KiB at once. Please shorten it and send it again.`,
  );
}

/** `reason` is the operator's, in Chinese. The pages announce it, so the English sentence leaves it out. */
export function askingOff(reason: string): Sentence {
  const because = reason === "" ? "。" : `：${reason.replace(/[。.!！]*$/u, "")}。`;
  return sentence(
    `提问暂时停了${because}可以先看资料目录，过些时候再问。`,
    `提問暫時停了${because}可以先看資料目錄，過些時候再問。`,
    "Asking is turned off for now. You can read the sources meanwhile, and ask later.",
  );
}
