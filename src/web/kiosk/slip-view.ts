// View of the printed slip: the quotes with their sources, what the sources do not state, whom to call. Pure. The
// question is no input, so it is never printed: slips get left behind.
import { GLOSS } from "../../view/answer-words.ts";
import { fill } from "../../view/chat-words.ts";
import { PRINTED_WORDS } from "../../view/printed.ts";
import { dateWords, sourceFacts, titleWords } from "../../view/source-words.ts";
import { el, type ViewElement } from "../../view/view.ts";
import type { TakenAnswer } from "./taken-answer.ts";

/** What a slip shows besides the reply. */
export interface SlipFacts {
  /** The day of printing, `YYYY-MM-DD`. */
  today: string;
  /** The terminal's name, or empty. */
  terminal: string;
  /** The place that the terminal is set to, or empty. */
  place: string;
  hotline: { name: string; tel: string } | null;
  /** Makes room for a QR code in `.slip-code`; the caller inserts the code. */
  hasCode: boolean;
}

const SLIP_WORDS = {
  name: "法问",
  title: "原文摘录",
  missing: "资料没写：{missing}。",
  code: "用手机扫这个码，可以在手机上看这几段原文，也能看到前后文。码里没有您问的问题。",
  hotline: "{name}：",
  terminal: "自助机：{terminal}",
  place: "查询地点：{place}",
  printed: "打印日期：{date}",
};

/** Returns null if the reply quotes nothing. */
export function slipView(
  { citations, missing, notice, ai_generated }: TakenAnswer,
  facts: SlipFacts,
): ViewElement | null {
  if (citations.length === 0) return null;
  const { today, terminal, place, hotline, hasCode } = facts;
  const labels = [...new Set(missing.map(({ label }) => label))];
  const line = (wording: string, value: string, name: string) =>
    value === "" ? null : el("p", {}, fill(wording, { [name]: value }));
  return el(
    "section",
    { class: "slip", lang: "zh-CN", "aria-label": SLIP_WORDS.title },
    el("p", { class: "slip-name" }, SLIP_WORDS.name),
    el("h2", { class: "slip-title" }, SLIP_WORDS.title),
    ...citations.map(quoteView),
    labels.length === 0
      ? null
      : el("p", { class: "slip-missing" }, fill(SLIP_WORDS.missing, { missing: labels.join("、") })),
    hotline === null
      ? null
      : el(
          "p",
          { class: "slip-hotline" },
          fill(SLIP_WORDS.hotline, { name: hotline.name }),
          el("strong", {}, hotline.tel),
        ),
    hasCode ? el("div", { class: "slip-take" }, el("div", { class: "slip-code" }), el("p", {}, SLIP_WORDS.code)) : null,
    el(
      "div",
      { class: "slip-foot" },
      el("p", { class: "slip-notice" }, ai_generated ? el("strong", {}, PRINTED_WORDS.machineMade) : null, notice),
      line(SLIP_WORDS.terminal, terminal, "terminal"),
      line(SLIP_WORDS.place, place, "place"),
      line(SLIP_WORDS.printed, dateWords(today, PRINTED_WORDS), "date"),
    ),
  );
}

function quoteView({ n, quote, source, article, gloss }: TakenAnswer["citations"][number]): ViewElement {
  return el(
    "figure",
    { class: "slip-quote" },
    el("blockquote", {}, `「${quote}」`),
    gloss === undefined ? null : el("p", { lang: "en" }, fill(GLOSS, { gloss })),
    el(
      "figcaption",
      {},
      el("p", {}, `[${n}] ${titleWords(source, PRINTED_WORDS, article)}`),
      ...sourceFacts(source, PRINTED_WORDS).map(({ label, value }) =>
        el("p", {}, `${label}${PRINTED_WORDS.colon}${value}`),
      ),
    ),
  );
}
