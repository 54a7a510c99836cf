// Interface strings of the tools below an answer, in three languages, each reviewed. Placeholders stand in braces. They
// are separate because the kiosk has tools of its own. A host can override them too.
import type { Lang } from "../contract.ts";

const TOOL_ZH = {
  along: "带走",
  print: "打印",
  phone: "用手机看",
  card: "存到通讯录",
  lookedUp: "查询日期：{date}。来自：{home}",
  notLoaded: "没有连上，请再点一次。",
};

/** The keys of these strings. */
export type ToolWords = { readonly [Key in keyof typeof TOOL_ZH]: string };

const ZH_HANT: ToolWords = {
  along: "帶走",
  print: "列印",
  phone: "用手機看",
  card: "存到通訊錄",
  lookedUp: "查詢日期：{date}。來自：{home}",
  notLoaded: "沒有連上，請再點一次。",
};

const EN: ToolWords = {
  along: "Take along",
  print: "Print",
  phone: "See it on your phone",
  card: "Save to contacts",
  lookedUp: "Looked up on {date} at {home}",
  notLoaded: "No connection. Press it again.",
};

export const TOOL_WORDS: Readonly<Record<Lang, ToolWords>> = { "zh-CN": TOOL_ZH, "zh-Hant": ZH_HANT, en: EN };
