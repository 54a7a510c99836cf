// The start page: introduction, chat and question form. It works without a script by posting the form; the script turns
// it into a chat. A question is cleaned before it is shown again.
import { html } from "hono/html";
import type { Collection } from "../../collection.ts";
import type { CorpusPlace } from "../../corpus.ts";
import { QUESTION_CHARS_MAX } from "../../limits.ts";
import type { MenuWords } from "../../menu-words.ts";
import type { Settings } from "../../settings.ts";
import { clean } from "../../text.ts";
import { fill } from "../../view/chat-words.ts";
import { choicesView } from "../../view/choices-view.ts";
import { toText } from "../../view/conversation-text.ts";
import type { Reader } from "../page-language.ts";
import { type AnsweredTurn, type Printing, renderTurn } from "./answered-turn.ts";
import { chatAttributes, intro, placesToChoose, suggestions } from "./chat-attributes.ts";
import { type Html, renderLayout } from "./layout.ts";
import { needsTiles } from "./needs.ts";

export interface AskedPage {
  collection: Collection;
  menuWords: MenuWords;
  settings: Settings;
  reader: Reader;
  /** The question and its answer, or null. */
  turn: AnsweredTurn | null;
  /** A text that could not be asked, with the sentence that says why. */
  fault: { typed: string; sentence: string } | null;
  /** The chosen place, unchecked. */
  place: string | undefined;
  printing: Printing;
}

export function renderHome({
  collection,
  menuWords,
  settings,
  reader,
  turn,
  fault,
  place,
  printing,
}: AskedPage): string {
  const { lang, words, print } = reader;
  const isEmpty = turn === null;
  const tiles = print(needsTiles(collection, reader, menuWords));
  // A script replaces the element's content; without one the content works by itself.
  const main = html`<h1 id="title"${isEmpty ? "" : html` class="unseen"`}>${words.heading}</h1>
<fawen-chat id="chat"${attributes({ collection, settings, reader, turn, place })}>
${isEmpty ? html`<p class="intro">${intro(collection, lang)}</p>` : ""}
<div id="log" class="log" role="region" aria-label="${words.log}">${isEmpty ? "" : renderTurn(turn, printing, reader)}</div>
${isEmpty ? tiles : ""}
${askForm(collection, reader, !isEmpty, fault, place)}
${isEmpty ? examples(collection, reader) : tiles}
</fawen-chat>`;
  return renderLayout({
    title: isEmpty ? words.homeTitle : `${words.answerTitle} - ${words.title}`,
    main,
    settings,
    reader,
    hasScript: true,
  });
}

/** The attributes of the element: the same data as its content. */
function attributes({
  collection,
  settings,
  reader,
  turn,
  place,
}: Pick<AskedPage, "collection" | "settings" | "reader" | "turn" | "place">): Html {
  const values: Record<string, string> = {
    lang: reader.lang,
    ...chatAttributes(collection, place, settings),
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
              place: values.place ?? "",
              ...(turn.note === undefined ? {} : { note: turn.note }),
              stage: { kind: "answered", answer: turn.answer, isJudged: false },
            },
          ]),
        };
  return html`${Object.entries({ ...values, ...turns }).map(([name, value]) => html` ${name}="${value}"`)}`;
}

/** Suggestions to begin with; none when there are tiles, which have their own questions. */
function startingQuestions(collection: Collection): string[] {
  return collection.corpus.menu.needs.length > 0 ? [] : suggestions(collection);
}

function examples(collection: Collection, { words, showing, print }: Reader): Html | "" {
  const choices = startingQuestions(collection).map((question) => ({ label: question, question }));
  if (choices.length === 0) return "";
  return html`<div class="examples">${print(choicesView(words.examples, choices, showing, "h2"))}</div>`;
}

function askForm(
  collection: Collection,
  reader: Reader,
  hasAsked: boolean,
  fault: AskedPage["fault"],
  place: string | undefined,
): Html {
  const { base, words } = reader;
  const places = placesToChoose(collection);
  const describedBy = fault === null ? "hint" : "fault hint";
  return html`<form id="ask" class="ask" method="post" action="${base}/">
${fault === null ? "" : html`<p id="fault" class="fault" role="alert">${fault.sentence}</p>`}
<label id="asking" for="question">${hasAsked ? words.next : words.label}</label>
<textarea id="question" name="question" rows="3" required autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" translate="no" enterkeyhint="send" aria-describedby="${describedBy}"${fault === null ? "" : html` aria-invalid="true"`}>${fault === null ? "" : clean(fault.typed)}</textarea>
<p id="hint" class="hint">${fill(words.hint, { max: QUESTION_CHARS_MAX })}</p>
${places.length === 0 ? "" : placeField(places, place, reader)}
<button type="submit" class="send">${words.send}</button>
</form>`;
}

function placeField(places: readonly CorpusPlace[], chosen: string | undefined, { lang, words }: Reader): Html {
  const other = lang === "en" ? html` lang="zh-CN"` : "";
  const options = places.map(
    ({ id, name }) =>
      html`<option value="${id}"${other}${chosen === id || chosen === name ? html` selected` : ""}>${name}</option>`,
  );
  return html`<label for="place">${words.place}</label>
<select id="place" name="place"><option value="">${words.anywhere}</option>${options}</select>`;
}
