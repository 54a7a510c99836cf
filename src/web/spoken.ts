// An answer as text for reading aloud and for copying. Pure.

import { GLOSS, type Words } from "../view/answer-words.ts";
import { fill } from "../view/chat-words.ts";
import { cutAtMarks } from "../view/marks.ts";
import type { ShownAnswer } from "../view/shown.ts";
import { sourceFacts, titleWords } from "../view/source-words.ts";

/** The text for reading aloud, without citation numbers. */
export function spoken(
  { alert, answer, citations, warnings, tip, notice, ai_generated }: ShownAnswer,
  words: Words,
): string {
  const said = cutAtMarks(answer, citations).filter((piece) => typeof piece === "string");
  const hint = tip === undefined || tip === null ? [] : [`${tip.label}${words.colon}${tip.text}`];
  const danger = alert === null || answer.includes(alert.text) ? [] : [alert.title, alert.text];
  const machine = ai_generated ? [words.machineMade] : [];
  return [...danger, said.join(""), ...warnings, ...hint, ...machine, notice].join("\n");
}

/** The text for copying, with the sources, the contacts and the notice. `origin` makes the links absolute. */
export function copyText(question: string, reply: ShownAnswer, words: Words, origin: string): string {
  const { answer, citations, handoff, notice, ai_generated, warnings } = reply;
  const sources = citations.map(({ n, source, href, article, gloss }) =>
    [
      `[${n}] ${titleWords(source, words, article)}`,
      ...(gloss === undefined ? [] : [fill(GLOSS, { gloss })]),
      sourceFacts(source, words)
        .map(({ label, value }) => `${label}${words.colon}${value}`)
        .join(" "),
      `${origin}${href}`,
    ].join("\n"),
  );
  const contacts = handoff.contacts.flatMap(({ tel, name }) => (tel === null ? [] : [`${tel} ${name}`]));
  return [
    `${words.youAsked}${question}`,
    ...(ai_generated ? [words.machineMade] : []),
    answer,
    ...warnings,
    ...sources,
    contacts.join("\n"),
    notice,
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}
