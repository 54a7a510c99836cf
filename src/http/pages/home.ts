// The page that asks and answers: what this is, the chat, the form. It works by posting the form;
// the script only makes a chat of it. The question shown back has been cleaned.
import { html } from "hono/html";
import { addressOf, basePath } from "../../base.ts";
import type { Collection } from "../../collection.ts";
import type { Answer } from "../../contract.ts";
import type { CorpusPlace } from "../../corpus.ts";
import { QUESTION_CHARS_MAX } from "../../limits.ts";
import type { Settings } from "../../settings.ts";
import { clean } from "../../text.ts";
import { choicesView } from "../../web/choices-view.ts";
import { toText } from "../../web/conversation-text.ts";
import { printedAt } from "../../web/printed.ts";
import { toHtml } from "../to-html.ts";
import { type Printing, renderTurn } from "./answered-turn.ts";
import { chatAttributes, intro, placesToChoose, suggestions } from "./chat-attributes.ts";
import { type Html, renderLayout } from "./layout.ts";
import { needsTiles } from "./needs.ts";

export interface AskedPage {
  collection: Collection;
  settings: Settings;
  /** What was asked and answered, or null. */
  turn: { question: string; answer: Answer } | null;
  /** What was typed and could not be asked, with the sentence that says why. */
  fault: { typed: string; sentence: string } | null;
  /** The place that was chosen, as it came. */
  place: string | undefined;
  printing: Printing;
}

export function renderHome({ collection, settings, turn, fault, place, printing }: AskedPage): string {
  const isEmpty = turn === null;
  const base = basePath(settings.PUBLIC_ORIGIN);
  // The element takes over where there is a script; without one its light tree works by itself.
  const main = html`<h1 id="title"${isEmpty ? "" : html` class="unseen"`}>法律服务上的事，问一句就行</h1>
<fawen-chat id="chat"${attributes({ collection, turn, place })}>
${isEmpty ? html`<p class="intro">${intro(collection, "zh-CN")}</p>` : ""}
<div id="log" class="log" role="region" aria-label="问答">${isEmpty ? "" : renderTurn(turn.question, turn.answer, printing)}</div>
${isEmpty ? needsTiles(collection, base) : ""}
${askForm(collection, !isEmpty, fault, place, addressOf(settings, "/"))}
${isEmpty ? examples(collection, base) : needsTiles(collection, base)}
</fawen-chat>`;
  return renderLayout({
    title: isEmpty ? "法问：公共法律服务资料查询" : "回答 - 法问",
    main,
    settings,
    hasScript: true,
  });
}

/** What the element is told: the same as its light tree shows. */
function attributes({ collection, turn, place }: Pick<AskedPage, "collection" | "turn" | "place">): Html {
  const told: Record<string, string> = {
    ...chatAttributes(collection, place),
    suggestions: startingQuestions(collection).join("|"),
  };
  const turns =
    turn === null
      ? {}
      : {
          turns: toText([
            {
              id: 0,
              question: clean(turn.question),
              place: told.place ?? "",
              stage: { kind: "answered", answer: turn.answer, isJudged: false },
            },
          ]),
        };
  return html`${Object.entries({ ...told, ...turns }).map(([name, value]) => html` ${name}="${value}"`)}`;
}

/** The tiles have questions of their own. */
function startingQuestions(collection: Collection): string[] {
  return collection.corpus.menu.needs.length > 0 ? [] : suggestions(collection);
}

function examples(collection: Collection, base: string): Html | "" {
  const choices = startingQuestions(collection).map((question) => ({ label: question, question }));
  if (choices.length === 0) return "";
  return html`<div class="examples">${toHtml(choicesView("也可以点一个试试", choices, printedAt(base), "h2"))}</div>`;
}

function askForm(
  collection: Collection,
  hasAsked: boolean,
  fault: AskedPage["fault"],
  place: string | undefined,
  action: string,
): Html {
  const places = placesToChoose(collection);
  const describedBy = fault === null ? "hint" : "fault hint";
  return html`<form id="ask" class="ask" method="post" action="${action}">
${fault === null ? "" : html`<p id="fault" class="fault" role="alert">${fault.sentence}</p>`}
<label id="asking" for="question">${hasAsked ? "接着问" : "您的问题"}</label>
<textarea id="question" name="question" rows="3" required autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" translate="no" enterkeyhint="send" aria-describedby="${describedBy}"${fault === null ? "" : html` aria-invalid="true"`}>${fault === null ? "" : clean(fault.typed)}</textarea>
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
