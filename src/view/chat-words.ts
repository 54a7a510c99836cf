// Interface strings of the chat before there is an answer, each reviewed. The translations are in words-hant.ts and
// words-en.ts. Placeholders stand in braces. A host can override any string. No string makes a claim about a legal
// matter.

export const CHAT_ZH = {
  title: "法问",
  about: "公共法律服务资料查询",
  launcher: "法律问题，问一问",
  close: "关闭",
  clear: "清空",
  cleared: "已经清空。",
  larger: "字大一点",
  largest: "字再大一点",
  normal: "恢复原来的字号",
  language: "语言",
  intro:
    "写下您遇到的事，我从公共法律服务的资料里找出原文给您看。我是查资料的程序，不是真人，也不是律师；资料没写的，我会直说。",
  log: "问答",
  label: "您的问题",
  next: "接着问",
  hint: "最多{max}个字。请不要写身份证号、手机号、银行卡号、车牌号。",
  place: "在哪里（可以不选）",
  anywhere: "不限地方",
  send: "问一问",
  stop: "停下",
  empty: "请先写下您的问题。",
  tooLong: "问题太长了，请减到{max}个字以内。现在是{count}个字。",
  youAsked: "您问：",
  asking: "正在查，请稍等…",
  slow: "网络有点慢，还在查，请再等一等…",
  verySlow: "等了这么久还没有回音。可以接着等，也可以停下来再试，或者打电话问。",
  stopped: "停下了，没有查完。",
  again: "再试一次",
  offline: "没有连上，这次没有收到回答。您写的还在，网络好了可以再试。",
  timeout: "等得太久了，没有收到回答。您写的还在，可以再试一次。",
  unreadable: "这次没有收到回答。您写的还在，可以再试一次。",
  urgent: "着急的话，可以打电话问：",
  hotline: "公共法律服务热线",
  newTab: "（新窗口）",
  tryThese: "可以这样问",
  webPage: "网页",
  notice: "原文摘录，仅供参考，不构成法律意见。",
  notStored: "您写的问题不会保存。",
  sources: "资料目录",
  speak: "说话提问",
  listening: "正在听，请说…",
  notHeard: "没有听清。可以再说一次，或者打字。",
};

/** The keys of these strings. */
export type ChatWords = { readonly [Key in keyof typeof CHAT_ZH]: string };

/** Replaces `{name}` placeholders with their values. An unknown placeholder stays as it is. */
export function fill(wording: string, values: Readonly<Record<string, string | number>>): string {
  return wording.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
