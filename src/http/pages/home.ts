// The page that asks and answers: what this is, the chat, the form. It works by posting the form;
// the script only makes a chat of it. The question shown back has been cleaned.
import { html } from "hono/html";
import type { Collection } from "../../collection.ts";
import type { Answer } from "../../contract.ts";
import type { CorpusPlace } from "../../corpus.ts";
import { QUESTION_CHARS_MAX, SUGGESTIONS_MAX } from "../../limits.ts";
import type { Settings } from "../../settings.ts";
import { clean } from "../../text.ts";
import { choicesView, turnView } from "../../web/answer-view.ts";
import { toHtml } from "../to-html.ts";
import { type Html, renderLayout } from "./layout.ts";

export interface AskedPage {
  collection: Collection;
  settings: Settings;
  /** What was asked and answered, or null. */
  turn: { question: string; answer: Answer } | null;
  /** What was typed and could not be asked, with the sentence that says why. */
  fault: { typed: string; sentence: string } | null;
  /** The place that was chosen, as it came. */
  place: string | undefined;
}

export function renderHome({ collection, settings, turn, fault, place }: AskedPage): string {
  const isEmpty = turn === null;
  const main = html`<h1 id="title"${isEmpty ? "" : html` class="unseen"`}>法律服务上的事，问一句就行</h1>
${isEmpty ? intro(collection) : ""}
<div id="log" class="log" role="region" aria-label="问答">${isEmpty ? "" : toHtml(turnView(clean(turn.question), turn.answer))}</div>
<p id="announcer" class="unseen" role="status" aria-live="polite"></p>
${askForm(collection, !isEmpty, fault, place)}
${isEmpty ? examples(collection) : ""}`;
  return renderLayout({
    title: isEmpty ? "法问：公共法律服务资料查询" : "回答 - 法问",
    main,
    settings,
    hasScript: true,
  });
}

function intro(collection: Collection): Html {
  const region = collection.corpus.region?.["zh-CN"] ?? "";
  return html`<p class="intro opening">写下您遇到的事，我从${region}公共法律服务的资料里找出原文给您看。我是查资料的程序，不是真人，也不是律师；资料没写的，我会直说。</p>`;
}

/** What the collection's editors suggest to begin with. */
function examples({ corpus }: Collection): Html | "" {
  if (corpus.suggest.length === 0) return "";
  const choices = corpus.suggest.slice(0, SUGGESTIONS_MAX).map((question) => ({ label: question, question }));
  return html`<div class="opening examples">${toHtml(choicesView("也可以点一个试试", choices, "h2"))}</div>`;
}

function askForm(
  collection: Collection,
  hasAsked: boolean,
  fault: AskedPage["fault"],
  place: string | undefined,
): Html {
  // Cities and counties: who lives in a village finds it faster by writing it.
  const places = collection.corpus.places.filter(
    ({ within }) => within === null || collection.places.get(within)?.within === null,
  );
  const describedBy = fault === null ? "hint" : "fault hint";
  return html`<form id="ask" class="ask" method="post" action="/">
${fault === null ? "" : html`<p id="fault" class="fault" role="alert">${fault.sentence}</p>`}
<label id="asking" for="question">${hasAsked ? "接着问" : "您的问题"}</label>
<textarea id="question" name="question" rows="3" required autocomplete="off" enterkeyhint="send" aria-describedby="${describedBy}"${fault === null ? "" : html` aria-invalid="true"`}>${fault === null ? "" : clean(fault.typed)}</textarea>
<p id="hint" class="hint">最多${QUESTION_CHARS_MAX}个字。请不要写身份证号、手机号、银行卡号、车牌号。</p>
${places.length === 0 ? "" : placeField(places, place)}
<button type="submit" class="send">问一问</button>
</form>`;
}

function placeField(places: readonly CorpusPlace[], chosen: string | undefined): Html {
  const options = places.map(
    ({ id, name }) =>
      html`<option value="${id}"${chosen === id || chosen === name ? html` selected` : ""}>${name}</option>`,
  );
  return html`<label for="place">在哪里（可以不选）</label>
<select id="place" name="place"><option value="">不限地方</option>${options}</select>`;
}
