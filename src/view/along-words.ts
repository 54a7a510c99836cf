// Interface strings for printing an answer or opening it on a phone, in three languages, each reviewed. Placeholders
// stand in braces. They ship in the same file as that feature. A host can override them too.
import type { Lang } from "../contract.ts";

const ALONG_ZH = {
  phoneHow: "用手机扫这个码，可以在手机上看这几段原文。里面只记着是哪几段，没有您问的话。",
  phoneLink: "扫不了，就在手机上打开这个网址：",
  phoneCode: "二维码，里面是{n}段原文的链接",
  phoneNone: "网址太长，做不成码。可以把下面的网址发到手机上：",
  phoneClose: "收起",
  phoneEmpty: "这次没有可以带到手机上的原文。",
  paperCode: "用手机扫这个码，可以看这几段原文。",
  printed: "打印日期：{date}。来自：{home}",
  cannotPrint: "这里不能打印。可以复制下来，或者换一个浏览器打开再打印。",
};

/** The keys of these strings. */
export type AlongWords = { readonly [Key in keyof typeof ALONG_ZH]: string };

const ZH_HANT: AlongWords = {
  phoneHow: "用手機掃這個碼，可以在手機上看這幾段原文。裡面只記著是哪幾段，沒有您問的話。",
  phoneLink: "掃不了，就在手機上打開這個網址：",
  phoneCode: "二維碼，裡面是{n}段原文的連結",
  phoneNone: "網址太長，做不成碼。可以把下面的網址發到手機上：",
  phoneClose: "收起",
  phoneEmpty: "這次沒有可以帶到手機上的原文。",
  paperCode: "用手機掃這個碼，可以看這幾段原文。",
  printed: "列印日期：{date}。來自：{home}",
  cannotPrint: "這裡不能列印。可以複製下來，或者換一個瀏覽器打開再列印。",
};

const EN: AlongWords = {
  phoneHow:
    "Scan this code to read these quotes on your phone. It holds only which quotes they are, not what you asked.",
  phoneLink: "Or open this address on your phone:",
  phoneCode: "QR code with the link to {n} quotes",
  phoneNone: "The address is too long for a code. Send it to your phone:",
  phoneClose: "Hide",
  phoneEmpty: "There is no quote to take along.",
  paperCode: "Scan this code to read these quotes on a phone.",
  printed: "Printed on {date}, from {home}",
  cannotPrint: "This cannot be printed here. Copy it, or open it in another browser and print there.",
};

export const ALONG_WORDS: Readonly<Record<Lang, AlongWords>> = { "zh-CN": ALONG_ZH, "zh-Hant": ZH_HANT, en: EN };
