// 收到的回答变成页面上要显示的东西。外面来的先看过再用：少了什么、不是那种类型，就当没有，页面不会坏。
// 字段见法问的 openapi.json；不认识的字段不管。

/** @typedef {{ tel: string, name: string, purpose: string }} Contact */
/** @typedef {{ text: string, isQuote: boolean }} Line */
/** @typedef {{ n: number, title: string, facts: string, gloss: string, link: string }} SourceLine */
/**
 * @typedef {object} Shown
 * @property {string} id
 * @property {{ title: string, text: string, contacts: Contact[] } | null} alert
 * @property {Line[]} lines
 * @property {SourceLine[]} sources
 * @property {string[]} warnings
 * @property {string} tip
 * @property {{ label: string, question: string }[]} choices
 * @property {string} why
 * @property {Contact[]} contacts
 * @property {string[]} suggestions
 * @property {string} notice
 */

const UNKNOWN = "来源未注明";

/** @param {unknown} value @returns {Record<string, unknown>} */
function fieldsOf(value) {
  return typeof value === "object" && value !== null ? Object.assign(Object.create(null), value) : Object.create(null);
}

/** @param {unknown} value @returns {string} */
function textOf(value) {
  return typeof value === "string" ? value : "";
}

/** @param {unknown} value @returns {Record<string, unknown>[]} */
function listOf(value) {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** 只有能打的号码才是按钮。 @param {unknown} value @returns {Contact[]} */
function contactsOf(value) {
  return listOf(value)
    .map(({ tel, name, for: purpose }) => ({ tel: textOf(tel), name: textOf(name), purpose: textOf(purpose) }))
    .filter(({ tel }) => /^[\d-]{3,20}$/.test(tel));
}

/** `2021-05-10` 写成 2021年5月10日。 @param {string} date */
function dateWords(date) {
  const [year, month, day] = date.split("-").map(Number);
  return [year && `${year}年`, month && `${month}月`, day && `${day}日`].filter(Boolean).join("");
}

/** @param {Record<string, unknown>} citation @param {string} host @returns {SourceLine} */
function sourceOf(citation, host) {
  const source = fieldsOf(citation.source);
  const title = textOf(source.title);
  const date = textOf(source.published);
  const time = date === "" ? UNKNOWN : `${source.published_estimated === true ? "约" : ""}${dateWords(date)}`;
  const href = textOf(citation.href);
  return {
    n: Number(citation.n),
    title: `${source.title_given === true ? `《${title}》` : `${title}（编者拟题）`}${textOf(citation.article)}`,
    facts: `发布：${textOf(source.publisher) || UNKNOWN}　地方：${textOf(source.place) || UNKNOWN}　时间：${time}`,
    gloss: textOf(citation.gloss),
    link: textOf(citation.url) || (href.startsWith("/") ? `${host}${href}` : ""),
  };
}

/** 一处引文一行，连着它的编号；引文一个字不动。 @param {string} text @param {Record<string, unknown>[]} citations @returns {string[]} */
function quoteLines(text, citations) {
  /** @type {string[]} */
  const lines = [];
  let from = 0;
  for (const { quote, n } of citations) {
    const ending = `${textOf(quote)}」[${Number(n)}]`;
    const at = text.indexOf(ending, from);
    if (at < 0) continue;
    lines.push(text.slice(from, at + ending.length));
    from = at + ending.length;
  }
  return from < text.length ? [...lines, text.slice(from)] : lines;
}

/** @param {Record<string, unknown>} part @param {Record<string, unknown>[]} citations @returns {Line[]} */
function linesOf({ kind, text }, citations) {
  if (kind !== "evidence") return [{ text: textOf(text), isQuote: false }];
  return quoteLines(textOf(text), citations).map((line) => ({ text: line, isQuote: true }));
}

/** 看不懂的回答是 null。 @param {unknown} data @param {string} host @returns {Shown | null} */
function shownAnswer(data, host) {
  const answer = fieldsOf(data);
  const parts = listOf(answer.parts);
  const citations = listOf(answer.citations);
  if (textOf(answer.id) === "" || textOf(answer.notice) === "" || !Array.isArray(answer.parts)) return null;
  const alert = fieldsOf(answer.alert);
  const handoff = fieldsOf(answer.handoff);
  const tip = fieldsOf(answer.tip);
  const inAlert = contactsOf(alert.contacts);
  const alerted = inAlert.map(({ tel }) => tel);
  return {
    id: textOf(answer.id),
    alert:
      textOf(alert.title) === "" ? null : { title: textOf(alert.title), text: textOf(alert.text), contacts: inAlert },
    lines: parts.flatMap((part) => linesOf(part, citations)),
    sources: citations.map((citation) => sourceOf(citation, host)),
    warnings: Array.isArray(answer.warnings) ? answer.warnings.map(textOf) : [],
    tip: textOf(tip.text) === "" ? "" : `${textOf(tip.label)}：${textOf(tip.text)}`,
    choices: listOf(fieldsOf(answer.clarify).choices).map(({ label, question }) => ({
      label: textOf(label),
      question: textOf(question),
    })),
    why: textOf(handoff.why),
    contacts: contactsOf(handoff.contacts).filter(({ tel }) => !alerted.includes(tel)),
    suggestions: listOf(answer.suggestions).map(({ question }) => textOf(question)),
    notice: `${answer.ai_generated === true ? "内容由人工智能生成。" : ""}${textOf(answer.notice)}`,
  };
}

/** 没有查成：为什么。电话一直在页面底下。 @param {unknown} data @param {string} otherwise */
function problemSentence(data, otherwise) {
  return textOf(fieldsOf(data).detail) || otherwise;
}

module.exports = { shownAnswer, problemSentence };
